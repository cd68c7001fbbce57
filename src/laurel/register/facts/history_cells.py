"""Cells of history: years, categories, places, results."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from django.db.models import TextChoices

from laurel.people.models import CATEGORY_CHOICES
from laurel.register.facts.cells import BadCell, folded, spellings, yes_no_of
from laurel.register.words import UNPLACED, UNPLACED_WORDS, NationalResult
from laurel.rulebook.roc import OFFSET

YEAR = re.compile(r"(?:民國)?(\d{2,4})(?:年度?)?")
PLACE = re.compile(r"第?(\d{1,3})名?(?:\.0)?")
NUMBER = re.compile(r"(\d{1,4})(?:\.0)?")
HIGHEST = 300


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def year_of(text: str) -> int:
    """Reads a year: 114, 民國114年度, or 2025."""
    found = YEAR.fullmatch(_plain(text))
    year = int(found[1]) if found else 0
    year -= OFFSET if year > OFFSET else 0
    if not 1 <= year < 1000:
        raise BadCell("cell_no_year", text=text[:40])
    return year


def place_of(text: str) -> int | None:
    """Reads a place: 3 or 第3名; empty where there is none."""
    if not text:
        return None
    found = PLACE.fullmatch(_plain(text))
    if not found or not 1 <= int(found[1]) <= HIGHEST:
        raise BadCell("cell_no_place", text=text[:40])
    return int(found[1])


def count_of(text: str) -> int | None:
    """Reads how many entries there were; empty where nobody knows."""
    if not text:
        return None
    found = NUMBER.fullmatch(_plain(text))
    if not found:
        raise BadCell("cell_no_count", text=text[:40])
    return int(found[1])


def held_of(text: str) -> bool | None:
    """Reads whether the award was held; empty says nothing."""
    return yes_no_of(text) if text else None


def category_of(text: str) -> str:
    """Reads a category: its word in either language or its code; empty for none."""
    if not text:
        return ""
    category = _categories().get(folded(text))
    if category is None:
        raise BadCell("cell_no_category", text=text[:40])
    return category


def ministry_of(text: str) -> int | str | None:
    """Reads a place at the Ministry, or that the entry was not placed there."""
    if folded(text) in _unplaced():
        return UNPLACED
    return place_of(text)


def national_of(text: str) -> str:
    """Reads what the national award made of it; empty where it was not sent."""
    return choice_of(NationalResult)(text)


def choice_of(choices: type[TextChoices]) -> Callable[[str], str]:
    """Reads one of the choices: its word in either language or its code; empty for none."""

    @cache
    def known() -> dict[str, str]:
        return {
            spelling: choice.value for choice in choices for spelling in spellings(choice.value, choice.label)
        }

    def read(text: str) -> str:
        if not text:
            return ""
        found = known().get(folded(text))
        if found is None:
            raise BadCell(
                "cell_no_choice", text=text[:40], choices="、".join(str(choice.label) for choice in choices)
            )
        return found

    return read


@cache
def _categories() -> dict[str, str]:
    return {
        spelling: category for category, words in CATEGORY_CHOICES for spelling in spellings(category, words)
    }


@cache
def _unplaced() -> frozenset[str]:
    return frozenset(spellings(UNPLACED, UNPLACED_WORDS) | {folded("未列"), folded("未得名")})
