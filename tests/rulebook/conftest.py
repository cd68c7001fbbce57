"""Hypothesis as this folder needs it: nothing kept between runs, no clock, and few examples a test."""

from hypothesis import settings

settings.register_profile("rulebook", deadline=None, database=None, max_examples=25)
settings.load_profile("rulebook")
