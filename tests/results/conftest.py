"""What the tests of certificates and feedback begin from: projects that are approved, on the day of the decision."""

import pytest

from factories.deciding import make_approved
from factories.publishing import DECIDED
from factories.year import PROJECT, named
from laurel.kit import clock
from laurel.nominations.models import Nomination


@pytest.fixture
def judging(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: DECIDED)
    judging = make_approved()
    named(judging, PROJECT, "甲分署", "乙分署", "丙分署")
    return judging


@pytest.fixture
def entries(judging):
    return list(Nomination.objects.filter(edition=judging.edition).order_by("code"))
