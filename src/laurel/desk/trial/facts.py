"""Last year's entries as if they came again: in time, eligible, counted and recommended under this year's parameters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from laurel.desk.trial.counting import counted_under
from laurel.desk.trial.reading import (
    LastYear,
    ThisYear,
    arrival_of,
    project_of,
    read_last_year,
    read_this_year,
)
from laurel.editions.facts import unit_facts_of
from laurel.editions.models import Edition
from laurel.meeting.permissions import may_see_category
from laurel.meeting.selectors import count_of
from laurel.nominations.models import Nomination
from laurel.panel.models import Member
from laurel.panel.selectors import Room
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.calendar import in_time
from laurel.rulebook.depletion import is_panel_large_enough, threshold_of
from laurel.rulebook.entrants import Category, OtherEntry
from laurel.rulebook.entry import Entrant, may_enter
from laurel.rulebook.grounds import Decision, Ground
from laurel.rulebook.policy import Point, Policy
from laurel.rulebook.ranking import Standing, Tally, Tie
from laurel.rulebook.recommendation import recommended_number_of
from laurel.rulebook.recusal import Seat, effective_seats

LATE = articles.NOMINATION_DEADLINE.path


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an entry stands in one year. `place` is None where it was not ranked; `is_open` in a tie not settled."""

    is_in_time: bool
    is_eligible: bool
    place: int | None = None
    is_recommended: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """One entry of last year beside what would become of it; `grounds` are those that come out otherwise."""

    code: str
    name: str
    was: Verdict
    now: Verdict
    grounds: tuple[Ground, ...]

    @property
    def is_changed(self) -> bool:
        """True when a verdict or the recommendation is another; a place that moves up with others is not."""
        return replace(self.was, place=None) != replace(self.now, place=None)

    @property
    def is_moved(self) -> bool:
        """True when the place is another."""
        return self.was.place != self.now.place


@dataclass(frozen=True, slots=True)
class Panel:
    """What recusal would leave of the panel. The seats are last year's until somebody is appointed this year."""

    appointed: int
    threshold: int
    was: int
    now: int
    decision: Decision
    is_last_years: bool


@dataclass(frozen=True, slots=True)
class TriedCategory:
    """One category: its entries, the ties that must be settled in each year, its quota and its panel."""

    category: Category
    entries: tuple[Tried, ...]
    quotas: tuple[int, int]
    ties: tuple[tuple[Tie, ...], tuple[Tie, ...]]
    can_be_counted: bool
    is_resolved: bool
    panel: Panel

    @property
    def changed(self) -> int:
        """How many entries would be judged or recommended otherwise."""
        return sum(row.is_changed for row in self.entries)

    @property
    def moved(self) -> int:
        """How many entries would have another place."""
        return sum(row.is_moved for row in self.entries)

    @property
    def numbers(self) -> list[tuple[str, int, int]]:
        """(what, last year, this year)."""
        was, now = [row.was for row in self.entries], [row.now for row in self.entries]
        return [
            ("entries", len(was), len(now)),
            ("in_time", sum(row.is_in_time for row in was), sum(row.is_in_time for row in now)),
            ("eligible", sum(row.is_eligible for row in was), sum(row.is_eligible for row in now)),
            ("quota", *self.quotas),
            ("recommended", sum(row.is_recommended for row in was), sum(row.is_recommended for row in now)),
            ("ties", len(self.ties[0]), len(self.ties[1])),
            ("panel", self.panel.was, self.panel.now),
        ]


def visible_categories(last: Edition, person: Person, today: date) -> list[Category]:
    """The categories of last year that are there for a person: none from which the person is recused."""
    return [category for category in Category if may_see_category(person, last, category, today)]


def trial_of(edition: Edition, last: Edition, categories: Collection[Category]) -> list[TriedCategory]:
    """Those of last year's categories whose sheets are opened, under this year's parameters.

    Entries, letters and projects come as many years later as lie between the two, on the same day; last year's
    results count as history; its sheets are counted without the entries that could not enter, under this year's
    choices. A constant number of queries; nothing is written, and no single sheet is told.
    """
    found = {category: count_of(last, category) for category in categories}
    counts = {category: count for category, count in found.items() if count}
    if not counts:
        return []
    was = read_last_year(last, counts)
    now = read_this_year(edition, was)
    return [_tried_category(category, was, now) for category in counts]


def _tried_category(category: Category, was: LastYear, now: ThisYear) -> TriedCategory:
    count = was.counts[category]
    rows = [row for row in was.entries if row.category == category]
    decisions = {row.code: _decision(row, was, now) for row in rows}
    let_in = {code for code, decision in decisions.items() if decision.granted}
    gone = [code for code in count.order if code not in let_in]
    will = counted_under(count, now.facts.policy, gone)
    entries = [_tried(row, decisions[row.code], was, count.tally, will) for row in rows]
    return TriedCategory(
        category=category,
        entries=tuple(entries),
        quotas=(
            recommended_number_of(category, len(count.order)),
            recommended_number_of(category, len(let_in)),
        ),
        ties=(_to_settle(count.tally), _to_settle(will)),
        can_be_counted=will is not None or len(gone) == len(count.order),
        is_resolved=category in was.resolved,
        panel=_panel(category, let_in, was, now),
    )


def _decision(row: Nomination, was: LastYear, now: ThisYear) -> Decision:
    """Everything that the entry would meet this year: the entry's conditions on the day of the meeting, and the time."""
    years = now.edition.roc_year - was.edition.roc_year
    own = [other for other in was.entries if other.unit_id == row.unit_id and other.pk != row.pk]
    entrant = Entrant(
        unit_facts_of(row.unit),
        unit_facts_of(row.nominated_by_unit),
        tuple(OtherEntry(other.code, Category(other.category)) for other in own),
        project_of(row, years),
    )
    decision = may_enter(entrant, Category(row.category), now.facts, now.on)
    return decision + in_time(arrival_of(was.sent[row.pk], years), now.deadline, now.facts.policy)


def _tried(row: Nomination, decision: Decision, was: LastYear, count: Tally, will: Tally | None) -> Tried:
    asked = {ground.article.path for ground in decision}
    before = {
        ground.article.path: ground for ground in was.grounds[row.pk].refusals if ground.article.path in asked
    }
    after = {ground.article.path: ground for ground in decision.refusals}
    stood, stands = _standing(count, row.code), _standing(will, row.code)
    return Tried(
        code=row.code,
        name=row.unit.name,
        was=_verdict(before, stood, recommended=row.code in was.recommended),
        now=_verdict(after, stands, recommended=bool(stands and stands.recommended)),
        grounds=tuple(_differing(before, after, decision)),
    )


def _verdict(refused: Mapping[str, Ground], stands: Standing | None, *, recommended: bool) -> Verdict:
    return Verdict(
        LATE not in refused,
        not (refused.keys() - {LATE}),
        stands.place if stands else None,
        recommended,
        bool(stands and stands.settled_by is None),
    )


def _differing(
    before: Mapping[str, Ground], after: Mapping[str, Ground], decision: Decision
) -> Iterator[Ground]:
    """This year's grounds under each article that forbade in one of the years only."""
    for ground in decision:
        path = ground.article.path
        if (path in before) != (path in after) and (path not in after or ground in after.values()):
            yield ground


def _standing(tally: Tally | None, code: str) -> Standing | None:
    return next((line for line in tally.standings if line.entry == code), None) if tally else None


def _to_settle(tally: Tally | None) -> tuple[Tie, ...]:
    return tuple(tie for tie in tally.ties if tie.must_settle) if tally else ()


def _panel(category: Category, let_in: Collection[str], was: LastYear, now: ThisYear) -> Panel:
    seated = now.room if now.room.members else was.room
    seats = _ranking(seated, now.facts.policy)
    entries = [entry for entry in was.room.entries if entry.code in let_in]
    stood = effective_seats(_ranking(was.room, was.policy), category, was.room.entries, was.room.known)
    left = len(effective_seats(seats, category, entries))
    return Panel(
        appointed=len(seats),
        threshold=threshold_of(len(seats)),
        was=len(stood),
        now=left,
        decision=is_panel_large_enough(category, left, len(seats), now.facts.policy),
        is_last_years=not now.room.members,
    )


def _ranking(room: Room, policy: Policy) -> list[Seat]:
    """The regular seats that rank under a year's choice on the convener (A-03)."""
    with_convener = policy.choice_of(Point.CONVENER_RANKS) == "ranks_too"
    return [
        room.seats[row.pk]
        for row in room.members
        if (row.seat == Member.Seat.MEMBER and not row.for_category)
        or (row.seat == Member.Seat.CONVENER and with_convener)
    ]
