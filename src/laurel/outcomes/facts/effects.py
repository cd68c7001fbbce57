"""What a national award does to who may enter: the years that it bars, and the entries of open years that it touches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from laurel.editions.facts import award_of, deadline_of, policy_of, proposed_deadline, unit_facts_of
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import editions, moment_of
from laurel.kit.dates import in_taipei
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import nominations_of
from laurel.outcomes.selectors import Case, award_rows_of
from laurel.people.models import Unit
from laurel.people.selectors import successions
from laurel.rulebook.calendar import meeting_deadline_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.history import Follows, lineage_of
from laurel.rulebook.outcomes import Judged, years_barred_by
from laurel.rulebook.policy import DEFAULT_POLICY
from laurel.screening.selectors import is_complete, is_reopened, newest_findings

YEARS_AHEAD = 5
"""An award is asked about so many years from its own on: none bars longer."""


@dataclass(frozen=True, slots=True)
class Touched:
    """An entry of an open year that the award keeps out, and where its screening stands."""

    nomination: Nomination
    state: str


@dataclass(frozen=True, slots=True)
class EffectInYear:
    """A barred year: opened already or not, with the entries that the award keeps out."""

    roc_year: int
    edition: Edition | None
    touched: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What the award does to one of its units; no year where it bars nothing."""

    unit: Unit
    line: str
    revoked_on: date | None
    years: tuple[EffectInYear, ...]

    @property
    def first(self) -> int | None:
        """The first barred year."""
        return self.years[0].roc_year if self.years else None

    @property
    def last(self) -> int | None:
        """The last barred year."""
        return self.years[-1].roc_year if self.years else None

    @property
    def opened(self) -> tuple[EffectInYear, ...]:
        """The barred years that are open."""
        return tuple(year for year in self.years if year.edition)


def effects_of(case: Case) -> list[Effect]:
    """What the award of an entry does to each of its units; none without an award.

    A constant number of queries for each year that is open.
    """
    rows = award_rows_of(case.recommendation)
    if not rows:
        return []
    award = award_of([row for row in rows if row.revoked_on is None] or rows)
    open_years = {row.roc_year: row for row in editions()}
    after = case.recommendation.nomination.edition.roc_year + 1
    asked = [_judged(year, open_years.get(year)) for year in range(after, award.roc_year + YEARS_AHEAD)]
    follows = tuple(Follows(row.predecessor.code, row.successor.code, row.on) for row in successions())
    effects = []
    for row in rows:
        barred = () if row.revoked_on else years_barred_by(award, unit_facts_of(row.unit), asked, follows)
        years = (
            EffectInYear(year, open_years.get(year), _touched(open_years.get(year), row.unit, follows))
            for year in barred
        )
        effects.append(Effect(row.unit, row.line, row.revoked_on, tuple(years)))
    return effects


def _judged(roc_year: int, edition: Edition | None) -> Judged:
    """A year as the rule asks about it: judged for the last time at its meeting, as planned or by the end of June."""
    if edition is None:
        deadline = proposed_deadline(roc_year, DEFAULT_POLICY).last_day
        return Judged(roc_year, deadline, meeting_deadline_of(roc_year), DEFAULT_POLICY)
    meeting = moment_of(edition, CalendarDate.Kind.MEETING)
    on = in_taipei(meeting).date() if meeting else meeting_deadline_of(roc_year)
    return Judged(roc_year, deadline_of(edition).last_day, on, policy_of(edition))


def _touched(edition: Edition | None, unit: Unit, follows: Iterable[Follows]) -> tuple[Touched, ...]:
    if edition is None:
        return ()
    links = tuple(follows)
    entries = [
        row
        for row in nominations_of(edition, Category.OVERALL_SERVICE)
        if unit.code in lineage_of(row.unit.code, links)
    ]
    found = newest_findings(entries)
    return tuple(Touched(row, _state(found.get(row.pk))) for row in entries)


def _state(finding: object) -> str:
    if finding is None:
        return "waiting"
    if is_reopened(finding):  # type: ignore[arg-type]
        return "reopened"
    return "found" if is_complete(finding) else "second"  # type: ignore[arg-type]
