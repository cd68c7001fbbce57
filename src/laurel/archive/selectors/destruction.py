"""Reading lists of destruction."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.http import Http404

from laurel.archive.models import DestructionItem, DestructionList
from laurel.archive.permissions import may_read_destruction
from laurel.editions.models import Edition
from laurel.people.permissions import Anyone


def lists_of(edition: Edition) -> QuerySet[DestructionList]:
    """The lists of a year, newest first, each with how many items it has (`number_of_items`)."""
    return _lists().filter(edition=edition)


def waiting_lists() -> QuerySet[DestructionList]:
    """The lists of all years that nobody has confirmed or taken back."""
    return _lists().filter(confirmation=None, withdrawal=None)


def waiting_list_of(edition: Edition) -> DestructionList | None:
    """The list of a year that waits, or None: there is one at a time."""
    return waiting_lists().filter(edition=edition).first()


def items_of_list(row: DestructionList) -> QuerySet[DestructionItem]:
    """What is listed, in its order."""
    return row.items.all()


def access_list(person: Anyone, public_id: str) -> DestructionList:
    """A list, for those who read lists of destruction; absent to others."""
    row = _lists().filter(public_id=public_id).first()
    if row is None or not may_read_destruction(person):
        raise Http404
    return row


def _lists() -> QuerySet[DestructionList]:
    return DestructionList.objects.select_related(
        "edition", "proposed_by", "confirmation__confirmed_by", "withdrawal__withdrawn_by"
    ).annotate(number_of_items=Count("items"))
