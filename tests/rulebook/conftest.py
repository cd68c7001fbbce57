"""The regulation asks for no files, no settings and no clock: its tests go without, and few examples are enough for each."""

import pytest
from hypothesis import settings

settings.register_profile("rulebook", deadline=None, database=None, max_examples=25)
settings.load_profile("rulebook")


@pytest.fixture(autouse=True)
def _own_media():
    pass


@pytest.fixture(autouse=True)
def _quick():
    pass
