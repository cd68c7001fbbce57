"""Hypothesis as this folder needs it: nothing kept between runs, no clock on a single example."""

from hypothesis import settings

settings.register_profile("rulebook", deadline=None, database=None)
settings.load_profile("rulebook")
