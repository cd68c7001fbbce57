"""The sample year opens at every stage, is sound, and no role meets a page that fails."""

import re
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from laurel.commands.demo import STAGES
from laurel.desk.selectors import stage_of
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.ledger.verification import verify
from laurel.people.models import Person
from laurel.sample.year import MOMENTS, script_until

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.slow]
STANDS_AT = {
    "nominations": "nominations",
    "screening": "screening",
    "judging": "judging",
    "meeting": "judging",
    "results": "approval",
    "rewards": "rewards",
}


def test_the_sample_year_opens_at_every_stage(settings, tmp_path, monkeypatch):
    settings.DEMO, settings.HOME, settings.MEDIA_ROOT = True, tmp_path, Path(tmp_path) / "files"
    script = [play for _, play in script_until(STAGES[-1])]
    played = 0
    for stage in STAGES:
        until = len(list(script_until(stage)))
        for play in script[played:until]:
            play()
        played = until
        monkeypatch.setattr(clock, "now", lambda stage=stage: MOMENTS[stage])

        officer = Person.objects.get(username="officer")
        assert verify().sound
        assert (stage, stage_of(current_edition(), officer, clock.now())) == (stage, STANDS_AT[stage])
        assert (stage, failures()) == (stage, [])


def failures() -> list[str]:
    """Every address in the navigation of one person of each set of roles, and every address those pages link to."""
    failed = []
    with transaction.atomic():
        for person in {frozenset(roles_of(row)): row for row in sample_people()}.values():
            client = Client(raise_request_exception=False)
            client.force_login(person)
            today = client.get("/today/")
            for path in sorted(set(re.findall(r'href="(/(?!static)[^"#?]*)', today.content.decode()))):
                if client.get(path, follow=True).status_code >= 500:
                    failed.append(f"{person.username} {path}")
            if today.status_code != 200:
                failed.append(f"{person.username} /today/ {today.status_code}")
        transaction.set_rollback(True)
    return failed


def sample_people():
    return Person.objects.filter(is_sample=True)


def roles_of(person: Person) -> list[str]:
    return [grant.role for grant in person.grants]
