"""An entry, or one that is not yet made, as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from laurel.editions.facts import deadline_of, edition_facts_of, policy_of, unit_facts_of
from laurel.editions.models import Edition
from laurel.nominations.facts.year import YearRead, admission_by
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import NOMINATION, nominations_of, window_at
from laurel.people.models import Unit
from laurel.rulebook.calendar import Admission, Arrival, in_time
from laurel.rulebook.entrants import Category, OtherEntry, UnitKind
from laurel.rulebook.entry import EditionFacts, Entrant, may_enter
from laurel.rulebook.grounds import Decision, Verdict
from laurel.rulebook.periods import Project


@dataclass(frozen=True, slots=True)
class ProjectDates:
    """When a project began and ended, as typed; both may be missing."""

    start: date | None = None
    end: date | None = None


def entrant_of(
    edition: Edition,
    unit: Unit,
    nominated_by: Unit,
    project: ProjectDates | None = None,
    *,
    others: tuple[OtherEntry, ...] | None = None,
) -> Entrant:
    """Who would enter, with the unit's other standing entries: those given, otherwise all that it has."""
    if others is None:
        rows = nominations_of(edition).filter(unit=unit)
        others = tuple(OtherEntry(row.code, Category(row.category)) for row in rows)
    return Entrant(
        unit=unit_facts_of(unit),
        nominated_by=unit_facts_of(nominated_by),
        others=others,
        project=Project(project.start, project.end) if project else None,
    )


def eligibility_of_unit(
    edition: Edition,
    unit: Unit,
    nominated_by: Unit,
    category: str,
    on: date,
    *,
    project: ProjectDates | None = None,
    facts: EditionFacts | None = None,
) -> Decision:
    """May this unit enter this category on that day, nominated by that unit?"""
    return may_enter(
        entrant_of(edition, unit, nominated_by, project),
        Category(category),
        facts or edition_facts_of(edition),
        on,
    )


def nomination_in_time(edition: Edition, unit: Unit, at: datetime) -> Decision:
    """三(二)1(1)丙: is a nomination at that moment in time, or admitted by a window open for the unit?"""
    arrival = Arrival(received_on=timezone.localdate(at), submitted_at=at)
    admission = admission_by(window_at(edition, unit, NOMINATION, at))
    return in_time(arrival, deadline_of(edition), policy_of(edition), admission)


def may_nominate_now(
    edition: Edition,
    unit: Unit,
    nominated_by: Unit,
    category: str,
    now: datetime,
    *,
    project: ProjectDates | None = None,
) -> Decision:
    """Everything that a new nomination, or a revival, meets at this moment: the entry's conditions and the time."""
    today = timezone.localdate(now)
    decision = eligibility_of_unit(edition, unit, nominated_by, category, today, project=project)
    return decision + nomination_in_time(edition, unit, now)


def late_nomination_of(nomination: Nomination, year: YearRead) -> Decision:
    """The ground on which a nomination after the deadline was admitted; no ground for one in time."""
    at = nomination.nominated_at
    arrival = Arrival(received_on=timezone.localdate(at), submitted_at=at)
    admission = admission_by(year.window_at(nomination.unit_id, NOMINATION, at))
    decision = in_time(arrival, year.deadline, year.facts.policy, admission)
    return Decision(tuple(row for row in decision.grounds if row.verdict is Verdict.FOR_PEOPLE))


def project_dates_of(nomination: Nomination) -> ProjectDates | None:
    """When the entry's project began and ended; None for overall service."""
    if nomination.category != Category.PROJECT_PLANNING:
        return None
    return ProjectDates(nomination.project_start, nomination.project_end)


def eligibility_of(
    nomination: Nomination,
    on: date,
    year: YearRead,
    *,
    early_project: Admission | None = None,
    closed_list: Admission | None = None,
) -> Decision:
    """The same for an entry that stands, with what an authority admitted: asked again at screening and at the meeting."""
    entrant = entrant_of(
        nomination.edition,
        nomination.unit,
        nomination.nominated_by_unit,
        project_dates_of(nomination),
        others=year.others_of(nomination),
    )
    entrant = replace(entrant, early_project_admission=early_project, closed_list_admission=closed_list)
    return may_enter(entrant, Category(nomination.category), year.facts, on)


@dataclass(frozen=True, slots=True)
class UnitState:
    """How a unit stands before it is chosen: its entries of the year, and whether it may enter now."""

    unit: Unit
    nominated_by: Unit
    entries: tuple[Nomination, ...]
    decision: Decision


def unit_states(
    edition: Edition, pairs: list[tuple[Unit, Unit]], category: str, now: datetime
) -> list[UnitState]:
    """How each unit stands for a category today; a constant number of queries."""
    facts, today = edition_facts_of(edition), timezone.localdate(now)
    entered: dict[int, list[Nomination]] = {}
    for row in nominations_of(edition).filter(unit__in=[unit for unit, _ in pairs]):
        entered.setdefault(row.unit_id, []).append(row)
    states = []
    for unit, nominated_by in pairs:
        entries = tuple(entered.get(unit.pk, ()))
        others = tuple(OtherEntry(row.code, Category(row.category)) for row in entries)
        entrant = Entrant(unit_facts_of(unit), unit_facts_of(nominated_by), others)
        decision = may_enter(entrant, Category(category), facts, today)
        states.append(UnitState(unit, nominated_by, entries, decision))
    return states


def branch_of(unit: Unit) -> Unit | None:
    """The branch above a unit, if any."""
    above = unit.parent
    while above is not None and above.kind != UnitKind.BRANCH:
        above = above.parent
    return above
