"""Reading award years: the year itself, its dates and decisions as they stand."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from laurel.editions.models import (
    REHEARSAL_CHAIN,
    CalendarDate,
    DutyExemption,
    Edition,
    RuleDecision,
    YearClosing,
)
from laurel.ledger.models import Entry
from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role

OPENED, LIMITS_SET = "editions.opened", "editions.limits_set"
"""The acts whose notes name the documents of what a year's own row holds."""


def editions() -> QuerySet[Edition]:
    """All years, newest first; no rehearsal."""
    return Edition.objects.filter(rehearsal_no=0).select_related("opened_by")


def current_edition() -> Edition | None:
    """The newest year, or None before the first."""
    return Edition.objects.filter(rehearsal_no=0).first()


def edition_of(roc_year: int) -> Edition:
    """The year; absent when there is none."""
    edition = Edition.objects.filter(roc_year=roc_year, rehearsal_no=0).first()
    if edition is None:
        raise Http404
    return edition


def lock_edition(pk: int) -> Edition:
    """The year, locked until the transaction ends: acts of one year happen one after another."""
    return Edition.objects.select_for_update().get(pk=pk)


def lock_newest_edition() -> None:
    """The newest year, locked until the transaction ends; nothing before the first is opened."""
    Edition.objects.select_for_update().filter(rehearsal_no=0).first()


def edition_of_chain(chain: str) -> Edition | None:
    """The year, or the rehearsal, that a chain of the record belongs to; None for the chain of the house."""
    return next((edition for edition in Edition.objects.all() if edition.chain == chain), None)


def is_of_rehearsal(chain: str) -> bool:
    """True for the chain of a rehearsal: its acts concern no year."""
    return chain.startswith(REHEARSAL_CHAIN)


def calendar_of(edition: Edition) -> dict[str, datetime]:
    """The moment of each kind as it stands: the newest row counts."""
    return edition.moments()


def moment_of(edition: Edition, kind: str) -> datetime | None:
    """One moment as it stands, or None."""
    return calendar_of(edition).get(kind)


def dates_of(edition: Edition) -> QuerySet[CalendarDate]:
    """All rows of the calendar with who decided, oldest first."""
    return edition.calendar.select_related("decided_by").order_by("pk")


def decisions_of(edition: Edition) -> dict[str, RuleDecision]:
    """The decision that stands on each point: the newest row counts."""
    return {row.point: row for row in all_decisions_of(edition)}


def all_decisions_of(edition: Edition) -> QuerySet[RuleDecision]:
    """Every decision of a year on a silent point with who decided, oldest first."""
    return edition.decisions.select_related("decided_by").order_by("pk")


def entries_on_limits(edition: Edition) -> list[Entry]:
    """The acts of the record that opened the year or set its limits, oldest first: they name the documents."""
    acts = Entry.objects.filter(chain=edition.chain, kind=Entry.Kind.ACT, act__in=[OPENED, LIMITS_SET])
    return list(acts.order_by("number"))


def exemptions_of(edition: Edition) -> dict[int, DutyExemption]:
    """The newest exemption of each branch from nominating at least one: key of the branch → row."""
    return {row.branch_id: row for row in edition.duty_exemptions.select_related("decided_by").order_by("pk")}


def is_closed(edition: Edition) -> bool:
    """True once the year, or the year that a rehearsal repeats, is closed; one query."""
    return YearClosing.objects.filter(edition__roc_year=edition.roc_year).exists()


def is_open_to(person: Anyone, edition: Edition) -> bool:
    """True while the year is under way; once it is closed, for officer and auditor only: others keep what is their own."""
    return holds(person, Role.PROGRAMME_OFFICER, Role.AUDITOR) or not is_closed(edition)


def closings_of(years: Collection[Edition]) -> dict[int, YearClosing]:
    """The closing that stands of each year: key of the year → newest row; one query."""
    rows = YearClosing.objects.filter(edition__in=years).select_related("closed_by").order_by("pk")
    return {row.edition_id: row for row in rows}
