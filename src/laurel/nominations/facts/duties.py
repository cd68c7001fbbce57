"""Each branch's duty of at least one, as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from laurel.editions.facts import edition_facts_of, unit_facts_of
from laurel.editions.models import Edition
from laurel.nominations.facts.entering import UnitState
from laurel.nominations.models import Reminder
from laurel.nominations.selectors import BranchDuty, duty_board, newest_reminders
from laurel.people.models import Unit
from laurel.rulebook.calendar import end_of
from laurel.rulebook.entrants import Category, has_done_its_duty
from laurel.rulebook.entry import EditionFacts, Entrant, may_enter
from laurel.rulebook.grounds import Decision


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


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A branch's duty with its units as they stand, the answer of the rule, and the newest reminder."""

    duty: BranchDuty
    units: tuple[UnitState, ...]
    decision: Decision
    reminder: Reminder | None
    may_remind_from: datetime | None


def duty_rows(edition: Edition, on: date) -> list[DutyRow]:
    """Every branch with its duty; a constant number of queries."""
    facts, reminders = edition_facts_of(edition), newest_reminders(edition)
    rows = []
    for duty in duty_board(edition):
        last = reminders.get(duty.branch.pk)
        rows.append(
            DutyRow(
                duty,
                tuple(_duty_unit(unit, duty, facts, on) for unit in duty.units),
                duty_of(edition, duty, facts, on),
                last,
                end_of(timezone.localdate(last.reminded_at)) if last else None,
            )
        )
    return rows


def _duty_unit(unit: Unit, duty: BranchDuty, facts: EditionFacts, on: date) -> UnitState:
    entrant = Entrant(replace(unit_facts_of(unit), branch=duty.branch.code), unit_facts_of(duty.branch))
    decision = may_enter(entrant, Category.OVERALL_SERVICE, facts, on)
    entries = tuple(row for row in duty.nominated if row.unit_id == unit.pk)
    return UnitState(unit, duty.branch, entries, decision)
