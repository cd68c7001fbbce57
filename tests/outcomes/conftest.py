"""A year whose projects are approved, and its first recommended entry."""

import pytest

from factories.deciding import make_approved
from factories.year import PROJECT
from laurel.results.selectors import recommendations_of


@pytest.fixture
def judging():
    return make_approved()


@pytest.fixture
def rows(judging):
    return list(recommendations_of(judging.edition, PROJECT))


@pytest.fixture
def first(rows):
    return rows[0]
