"""People of the register whom a nomination may name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from laurel.people.models import Person, Unit

MOST_FOUND = 20


def people_near(units: Sequence[Unit], on: date) -> QuerySet[Person]:
    """The active people who serve at one of the units on a day."""
    serving = Q(postings__unit__in=units, postings__valid_from__lte=on) & (
        Q(postings__valid_to=None) | Q(postings__valid_to__gte=on)
    )
    return Person.objects.filter(serving, is_active=True).distinct()


def people_named(words: str) -> QuerySet[Person]:
    """Up to twenty active people whose name, account, title or unit says what was typed."""
    if not words.strip():
        return Person.objects.none()
    asked = words.strip()
    found = Q(name__icontains=asked) | Q(username__icontains=asked) | Q(title__icontains=asked)
    found |= Q(postings__unit__name__icontains=asked, postings__valid_to=None)
    return Person.objects.filter(found, is_active=True).distinct()[:MOST_FOUND]
