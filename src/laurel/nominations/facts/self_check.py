"""May a unit enter in a year, opened or not: every condition of both categories, until when, what would change it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from laurel.editions.facts import (
    deadline_of,
    facts_of_year,
    policy_of,
    proposed_deadline,
    unit_facts_of,
    year_in_question,
)
from laurel.editions.models import Edition
from laurel.editions.selectors import editions
from laurel.kit.dates import in_taipei
from laurel.nominations.facts.entering import branch_of
from laurel.nominations.selectors import nominations_of
from laurel.people.models import Unit
from laurel.people.selectors import withheld_years
from laurel.register.facts.unit_history import UnitHistory, history_of
from laurel.rulebook import articles
from laurel.rulebook.calendar import Arrival, in_time
from laurel.rulebook.entrants import Category, Door, OtherEntry, door_of
from laurel.rulebook.entry import Entrant, may_enter
from laurel.rulebook.grounds import Decision, Ground
from laurel.rulebook.history import NationalAward
from laurel.rulebook.policy import DEFAULT_POLICY
from laurel.rulebook.years import awards_of_the_branch, free_again, one_more_place_bars


@dataclass(frozen=True, slots=True)
class Answer:
    """One category: may the unit enter, and the first ROC year in which no bar of today stands."""

    category: Category
    decision: Decision
    free_again: int | None


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What a unit is told for one year.

    `pending` is the year before, where its places are still to come; `next_bars` is true when a place among the
    first six in that year, or in this one where none is pending, bars the next.
    """

    unit: Unit
    roc_year: int
    edition: Edition | None
    answers: tuple[Answer, ...]
    history: UnitHistory
    pending: int | None
    next_bars: bool
    branch_awards: tuple[NationalAward, ...]


def year_to_check(now: datetime) -> int:
    """The year that people ask about first: the one that still takes nominations, or the coming one."""
    today = in_taipei(now).date()
    year = year_in_question(today)
    edition = editions().filter(roc_year=year).first()
    deadline = deadline_of(edition) if edition else proposed_deadline(year, DEFAULT_POLICY)
    return year if today <= deadline.last_day else year + 1


def self_check_of(unit: Unit, roc_year: int, now: datetime, *, with_entries: bool) -> SelfCheck:
    """The unit's answers for a year as things stand now. Nothing is written.

    Without `with_entries` the unit's other entries of the year are left out, and so are places that are not public
    yet (A-17): only those who may see them are told.
    """
    today = in_taipei(now).date()
    edition = editions().filter(roc_year=roc_year).first()
    withheld: frozenset[int] = frozenset() if with_entries else withheld_years(now)
    facts = facts_of_year(roc_year)
    facts = replace(facts, history=facts.history.without_places_of(withheld))
    others = _others_of(edition, unit) if edition and with_entries else ()
    entrant = Entrant(unit_facts_of(unit), unit_facts_of(usual_nominator(unit)), others)
    late = _late(edition, now) if edition else ()
    answers = []
    for category in Category:
        grounds = may_enter(entrant, category, facts, today).grounds
        lasting = Decision(
            tuple(g for g in grounds if with_entries or g.article is not articles.ONE_CATEGORY)
        )
        free = free_again(lasting, but=roc_year + 1 if late else None)
        answers.append(Answer(category, lasting + Decision(late), free))
    history = history_of(unit, roc_year, today, facts, withheld)
    pending = roc_year - 1 if roc_year - 1 in history.pending else None
    return SelfCheck(
        unit,
        roc_year,
        edition,
        tuple(answers),
        history,
        pending,
        one_more_place_bars(entrant.unit, pending or roc_year, facts.history, facts.policy),
        tuple(awards_of_the_branch(entrant.unit, roc_year, facts.history)),
    )


def usual_nominator(unit: Unit) -> Unit:
    """Who nominates the unit: its branch, or the unit itself."""
    if door_of(unit_facts_of(unit)) is Door.DIRECT:
        return unit
    return branch_of(unit) or unit


def _others_of(edition: Edition, unit: Unit) -> tuple[OtherEntry, ...]:
    rows = nominations_of(edition).filter(unit=unit)
    return tuple(OtherEntry(row.code, Category(row.category)) for row in rows)


def _late(edition: Edition, now: datetime) -> tuple[Ground, ...]:
    """That the time for nominations is over, when it is; a window opened for one unit is that unit's affair."""
    arrival = Arrival(received_on=in_taipei(now).date(), submitted_at=now)
    return in_time(arrival, deadline_of(edition), policy_of(edition), None).refusals
