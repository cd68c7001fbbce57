"""An officer, a reviewer, and one submitted entry."""

import pytest
from django.utils.translation import override

from factories.people import make_person
from factories.year import make_edition, make_nomination, make_officer, make_submission
from laurel.people.roles import Role


@pytest.fixture(autouse=True)
def _chinese():
    """A page read in English leaves its language behind; each test begins in Chinese."""
    with override("zh-hant"):
        yield


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def reviewer():
    return make_person(Role.SCREENING_REVIEWER)


@pytest.fixture
def edition(officer):
    return make_edition(officer)


@pytest.fixture
def nomination(edition):
    nomination = make_nomination(edition)
    make_submission(nomination)
    return nomination
