"""What every page on results asks first."""

from __future__ import annotations

from django.http import Http404

from laurel.rulebook.entrants import Category


def known_category(category: str) -> Category:
    """The category of an address; absent when there is none."""
    if category not in list(Category):
        raise Http404
    return Category(category)
