"""The sample year opens at every stage, is sound, and no role meets a page that fails."""

import re
from pathlib import Path

import pytest
from django.test import Client

from laurel.commands.demo import STAGES
from laurel.desk.selectors import stage_of
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.ledger.verification import verify
from laurel.people.models import Person
from laurel.sample.year import load

pytestmark = pytest.mark.django_db
STANDS_AT = {
    "nominations": "nominations",
    "screening": "screening",
    "judging": "judging",
    "meeting": "judging",
    "results": "approval",
    "rewards": "rewards",
}


@pytest.mark.parametrize("stage", STAGES)
def test_the_sample_year_opens_at_every_stage(stage, settings, tmp_path):
    settings.DEMO, settings.HOME, settings.MEDIA_ROOT = True, tmp_path, Path(tmp_path) / "files"
    load(stage, say=lambda words: None)

    assert verify().sound
    officer = Person.objects.get(username="officer")
    assert stage_of(current_edition(), officer, clock.now()) == STANDS_AT[stage]
    assert failures() == []


def failures() -> list[str]:
    """Every address in everyone's navigation, and every address that those pages link to."""
    failed = []
    for person in Person.objects.filter(is_sample=True):
        client = Client(raise_request_exception=False)
        client.force_login(person)
        today = client.get("/today/")
        for path in sorted(set(re.findall(r'href="(/(?!static)[^"#?]*)', today.content.decode()))):
            if client.get(path, follow=True).status_code >= 500:
                failed.append(f"{person.username} {path}")
        if today.status_code != 200:
            failed.append(f"{person.username} /today/ {today.status_code}")
    return failed
