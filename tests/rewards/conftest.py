"""A year whose projects are approved, its first entry, and a personnel officer of headquarters."""

import pytest

from factories.deciding import make_approved
from factories.people import make_person
from factories.year import PROJECT, at
from laurel.kit import clock
from laurel.people.roles import Role
from laurel.results.selectors import recommendations_of


@pytest.fixture
def judging(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(12, 3))
    return make_approved()


@pytest.fixture
def first(judging):
    return recommendations_of(judging.edition, PROJECT)[0]


@pytest.fixture
def second(judging):
    return recommendations_of(judging.edition, PROJECT)[1]


@pytest.fixture
def personnel():
    return make_person(Role.HR_OFFICER)
