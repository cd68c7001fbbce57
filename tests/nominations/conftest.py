"""The pages of nominations are looked at in May: the clock of a demonstration can be moved."""

import pytest

from factories.year import at
from laurel.kit import clock


@pytest.fixture
def moment(settings, tmp_path):
    """`moment(at(6, 20))` moves the clock of the pages; it begins on 20 May."""
    settings.DEMO, settings.HOME = True, tmp_path
    clock.move_to(at(5, 20))
    return clock.move_to
