"""What every page on results asks first."""

from __future__ import annotations

from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition
from laurel.rulebook.entrants import Category


def edition_of_today() -> Edition:
    """The newest year; absent before the first."""
    edition = current_edition()
    if edition is None:
        raise Http404
    return edition


def known_category(category: str) -> Category:
    """The category of an address; absent when there is none."""
    if category not in list(Category):
        raise Http404
    return Category(category)
