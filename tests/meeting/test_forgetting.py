"""What does not stay: private notes thirty days after the resolution, reading packs after their hour."""

import io
import os
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from factories.year import OVERALL, at, make_judging
from laurel.ballots.models import PrivateNotebook
from laurel.ballots.selectors import rounds_of
from laurel.ballots.services import keep_pack, kept_pack, write_notebook
from laurel.commands.sweep import sweep_once
from laurel.kit import clock
from laurel.ledger.verification import verify
from laurel.meeting.services import consent_to_open, resolve_category

pytestmark = pytest.mark.django_db
NOW = at(6, 30, 14, 5)


@pytest.fixture
def judging(settings, tmp_path):
    settings.HOME = tmp_path
    return make_judging(entries=2, members=3)


def resolved(judging):
    judging.fill([["A01", "A02"]] * 3)
    for person in (judging.convener, judging.clerk):
        consent_to_open(judging.edition, OVERALL, 3, actor=person, now=NOW)
    resolve_category(judging.edition, OVERALL, actor=judging.convener, now=NOW)


def swept(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)
    return sweep_once()


def test_private_notes_go_thirty_days_after_the_resolution(judging, monkeypatch):
    held, member = rounds_of(judging.edition, OVERALL)[0], judging.members[0]
    write_notebook(
        held, member, "A01", 1, lambda book: replace(book, notes={"A1": "好"}), actor=member.person
    )
    before_resolution = swept(monkeypatch, NOW + timedelta(days=90)).notebooks
    resolved(judging)

    early = swept(monkeypatch, NOW + timedelta(days=29)).notebooks
    on_time = swept(monkeypatch, NOW + timedelta(days=30)).notebooks

    assert (before_resolution, early, on_time) == (0, 0, 2)
    assert not PrivateNotebook.objects.exists()
    assert verify().sound


def test_a_reading_pack_goes_after_its_hour(judging, monkeypatch, tmp_path):
    held, member = rounds_of(judging.edition, OVERALL)[0], judging.members[0]
    key = keep_pack(io.BytesIO(b"%PDF-"), held, member)
    fresh = swept(monkeypatch, NOW).packs
    kept = b"".join(kept_pack(held, member, key))
    for path in (tmp_path / "packs").iterdir():
        os.utime(path, (time.time() - 3_700,) * 2)

    assert (fresh, kept, swept(monkeypatch, NOW).packs) == (0, b"%PDF-", 1)
    assert list((tmp_path / "packs").iterdir()) == []
