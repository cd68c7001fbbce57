"""Every year that is followed, as the list shows it: entries by steps, what is expected, what does not go together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from laurel.editions.models import Edition
from laurel.outcomes.facts.came import Kin
from laurel.outcomes.facts.contradictions import Contradiction, contradictions_in
from laurel.outcomes.models import NationalOutcome, Sending, Step
from laurel.outcomes.selectors import (
    Case,
    awaited_steps,
    clarifications_of,
    expectations_of,
    followed_by_year,
    newest_sendings,
)


@dataclass(frozen=True, slots=True)
class Expected:
    """When the next word on a step is expected; `overdue` once the day is over."""

    step: Step
    on: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class YearFollowed:
    """A year with its package, its entries, what is awaited and what does not go together."""

    edition: Edition
    cases: tuple[Case, ...]
    sending: Sending | None
    awaited: tuple[Expected, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def open_contradictions(self) -> int:
        """On how many contradictions nobody has said a word."""
        return sum(row.clarification is None for row in self.contradictions)

    def of(self, code: str) -> tuple[Contradiction, ...]:
        """The contradictions that concern an entry."""
        return tuple(row for row in self.contradictions if row.concerns(code))


def years_followed(today: date) -> list[YearFollowed]:
    """The newest year and every earlier one with something recommended or recorded, newest first.

    A constant number of queries whatever the number of entries; one more for each year.
    """
    years = followed_by_year()
    sent, expected, words = newest_sendings(years), expectations_of(years), clarifications_of(years)
    kin, followed = Kin.read(), []
    for edition, cases in years.items():
        sending = sent.get(edition.pk)
        awaited = _awaited(cases, sending, expected.get(edition.pk, {}), today)
        found = contradictions_in(edition, cases, sending, words, kin) if cases else []
        followed.append(YearFollowed(edition, tuple(cases), sending, awaited, tuple(found)))
    return followed


def _awaited(
    cases: list[Case], sending: Sending | None, expected: dict[str, date], today: date
) -> tuple[Expected, ...]:
    days = [(Step(step), expected.get(step)) for step in awaited_steps(cases, sending)]
    return tuple(Expected(step, day, day is not None and day < today) for step, day in days)


def steps_of(year: YearFollowed) -> list[tuple[str, int]]:
    """How many entries of a year came how far, for the picture."""
    rows = [case for case in year.cases if not case.is_withdrawn]
    won = NationalOutcome.Result.WON
    return [
        (_("推薦至本部"), len(rows)),
        (_("有部評結果"), sum(case.ministry is not None for case in rows)),
        (_("部前三名"), sum(case.is_top for case in rows)),
        (_("推薦國發會"), sum(bool(case.ministry and case.ministry.forwarded) for case in rows)),
        (_("獲獎"), sum(bool(case.national and case.national.result == won) for case in rows)),
    ]
