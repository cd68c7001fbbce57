"""How long what a year leaves behind is kept, when the year may be closed, and what may be destroyed by whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, Ground, holds, met, not_met, refused, silent

LAWFUL_YEARS = (30, 25, 20, 15, 10, 5, 3, 1)
"""The terms between which an agency chooses; everything else is kept for good. 機關檔案保存年限及銷毀辦法 §4."""
SOON_DAYS = 180
"""A term that ends within so many days is shown as near. A visible parameter of the house."""


@dataclass(frozen=True, slots=True)
class Term:
    """How long a kind of item is kept: whole years, or for good where `years` is None."""

    years: int | None

    @property
    def is_permanent(self) -> bool:
        """True where nothing of the kind is ever destroyed."""
        return self.years is None


@dataclass(frozen=True, slots=True)
class Pending:
    """One thing that a year still waits for: a code, and how many of them."""

    code: str
    number: int = 1


def is_term_lawful(term: Term) -> Decision:
    """For good, or one of the terms of 機關檔案保存年限及銷毀辦法 §4."""
    if term.years is None:
        return Decision((met(articles.RETENTION_TERMS, "kept_for_good"),))
    return Decision(
        (
            holds(
                term.years in LAWFUL_YEARS,
                articles.RETENTION_TERMS,
                "retention_term_lawful" if term.years in LAWFUL_YEARS else "retention_term_unknown",
                years=term.years,
            ),
        )
    )


def keep_until(closed_on: date, term: Term) -> date | None:
    """The last day on which an item is kept; None for good.

    The day of closing does not count; the term ends the day before the one that corresponds to its first, or with
    the month where that month has no such day (民法 §120, §121: a term that begins on 29 February).
    """
    if term.years is None:
        return None
    first = closed_on + timedelta(days=1)
    try:
        return first.replace(year=first.year + term.years) - timedelta(days=1)
    except ValueError:
        return date(first.year + term.years, 2, 28)


def is_soon(until: date | None, today: date) -> bool:
    """True when a term ends within `SOON_DAYS` days, and has not ended."""
    return until is not None and today <= until <= today + timedelta(days=SOON_DAYS)


def may_destroy(closed_on: date | None, term: Term | None, today: date) -> Decision:
    """Only of a closed year, only where a term was decided, never what is kept for good, only after its last day."""
    if closed_on is None:
        return refused(articles.DESTRUCTION, "year_not_closed")
    if term is None:
        return refused(articles.RETENTION_TERMS, "retention_undecided")
    until = keep_until(closed_on, term)
    if until is None:
        return refused(articles.RETENTION_TERMS, "never_destroyed")
    if today <= until:
        return refused(articles.DESTRUCTION, "term_runs", until=until.isoformat())
    return Decision((met(articles.DESTRUCTION, "term_ended", until=until.isoformat()),))


def may_confirm_destruction(proposed_by: str, confirming: str) -> Decision:
    """Two persons, whatever roles they hold and however often they are signed in: keys of the register."""
    same = proposed_by == confirming
    code = "destruction_needs_another_person" if same else "destruction_by_two_persons"
    return Decision((holds(not same, articles.HOUSE_TWO_PERSONS, code),))


def may_close(pending: Sequence[Pending], authority: str) -> Decision:
    """A year is closed when nothing is pending, or by a recorded decision that names its document.

    With such a decision what is pending stands in the record beside it.
    """
    if not pending:
        return Decision((met(articles.HOUSE_ORDER_OF_STAGES, "nothing_pending"),))
    return Decision(tuple(_told(pending, authority.strip())))


def _told(pending: Iterable[Pending], authority: str) -> Iterable[Ground]:
    for row in pending:
        if authority:
            yield silent(articles.HOUSE_ORDER_OF_STAGES, row.code, number=row.number, authority=authority)
        else:
            yield not_met(articles.HOUSE_ORDER_OF_STAGES, row.code, number=row.number)
