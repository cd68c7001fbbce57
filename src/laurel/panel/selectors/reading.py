"""Reading orders, when dossiers opened, and when a person last looked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import calendar_of
from laurel.panel.models import Member, PanelLock, PanelLook, ReadingDraw, ReadingOrder
from laurel.people.permissions import Anyone


def reading_opened_at(edition: Edition, moments: Mapping[str, datetime] | None = None) -> datetime | None:
    """When dossiers open to the panel: the calendar's moment, but not before the panel is locked; None until then.

    `moments` is the calendar, where it was read already.
    """
    locked_at = PanelLock.objects.filter(edition=edition).values_list("locked_at", flat=True).first()
    if locked_at is None:
        return None
    opens = (calendar_of(edition) if moments is None else moments).get(CalendarDate.Kind.READING_OPENS)
    return max(opens, locked_at) if opens else locked_at


def is_reading_opened(edition: Edition, now: datetime) -> bool:
    """True once members could read: from then on a recusal stays (edge case 17)."""
    opened_at = reading_opened_at(edition)
    return opened_at is not None and opened_at <= now


def reading_draws_of(edition: Edition) -> QuerySet[ReadingDraw]:
    """All draws of a year with their orders, oldest first."""
    return (
        ReadingDraw.objects.filter(edition=edition)
        .select_related("drawn_by")
        .prefetch_related("orders__member")
    )


def newest_draw(edition: Edition, category: str) -> ReadingDraw | None:
    """The draw that stands in a category, or None before the panel is locked."""
    return reading_draws_of(edition).filter(category=category).last()


def reading_order_of(member: Member, category: str) -> list[str]:
    """The order in which the member is advised to read; empty before the panel is locked."""
    row = ReadingOrder.objects.filter(member=member, draw__category=category).order_by("draw__number").last()
    return list(row.codes) if row else []


def looked_at(person: Anyone, edition: Edition) -> datetime | None:
    """When the person last said that the panel's changes were seen."""
    look = PanelLook.objects.filter(person=person.pk, edition=edition).first()
    return look.looked_at if look else None
