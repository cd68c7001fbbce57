"""An entry, or one that is not yet made, as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from laurel.editions.facts import edition_facts_of, unit_facts_of
from laurel.editions.models import Edition
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import BranchDuty, nominations_of
from laurel.people.models import Unit
from laurel.rulebook.calendar import Admission
from laurel.rulebook.entrants import Category, OtherEntry, has_done_its_duty
from laurel.rulebook.entry import EditionFacts, Entrant, may_enter
from laurel.rulebook.grounds import Decision
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
    but: Nomination | None = None,
    admission: Admission | None = None,
) -> Entrant:
    """Who would enter, with the unit's other standing entries (all but the one named)."""
    others = nominations_of(edition).filter(unit=unit)
    if but is not None:
        others = others.exclude(pk=but.pk)
    return Entrant(
        unit=unit_facts_of(unit),
        nominated_by=unit_facts_of(nominated_by),
        others=tuple(OtherEntry(row.code, Category(row.category)) for row in others),
        project=Project(project.start, project.end) if project else None,
        early_project_admission=admission,
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


def eligibility_of(
    nomination: Nomination,
    on: date,
    *,
    facts: EditionFacts | None = None,
    admission: Admission | None = None,
) -> Decision:
    """The same for an entry that stands: asked again at screening and at the meeting."""
    project = None
    if nomination.category == Category.PROJECT_PLANNING:
        project = ProjectDates(nomination.project_start, nomination.project_end)
    entrant = entrant_of(
        nomination.edition,
        nomination.unit,
        nomination.nominated_by_unit,
        project,
        but=nomination,
        admission=admission,
    )
    return may_enter(
        entrant, Category(nomination.category), facts or edition_facts_of(nomination.edition), on
    )


def duty_of(edition: Edition, row: BranchDuty, facts: EditionFacts, on: date) -> Decision:
    """A branch's duty of at least one: which of its units are barred is computed from the same rule."""
    units = [replace(unit_facts_of(unit), branch=row.branch.code) for unit in row.units]
    barred = [
        unit.key
        for unit in units
        if not may_enter(
            Entrant(unit, unit_facts_of(row.branch)), Category.OVERALL_SERVICE, facts, on
        ).granted
    ]
    return has_done_its_duty(
        unit_facts_of(row.branch),
        units,
        [nomination.unit.code for nomination in row.nominated],
        barred,
        row.exemption.reason if row.exemption else "",
    )
