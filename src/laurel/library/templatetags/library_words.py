"""Filters for a unit's years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from laurel.applications.figures import Card
from laurel.library.facts import Shown
from laurel.library.words import SHORT_STATES, STATES

register = template.Library()


@register.filter
def state_in_words(state: str) -> str:
    """What a year holds besides a place."""
    return str(STATES[state])


@register.filter
def state_in_short(state: str) -> str:
    """The same in the few characters that a picture has room for."""
    return str(SHORT_STATES.get(state, STATES[state]))


@register.filter
def of_category(counts: Mapping[str, int | None], category: str) -> int | None:
    """The number of entries of a category."""
    return counts.get(category)


@register.filter
def of_year(places: Mapping[int, int], year: int) -> int | None:
    """The place of a year."""
    return places.get(year)


@register.filter
def shown_card(shown: Shown, key: str) -> Card | None:
    """The evidence figure of that id, where it is shown."""
    return next((card for card in shown.cards if card.key == key), None)


@register.filter
def shown_file(shown: Shown, key: str) -> Mapping[str, Any] | None:
    """The file of that id, where it is shown."""
    return next((row for row in shown.files if row["id"] == key), None)
