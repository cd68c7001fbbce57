"""May this unit enter this category this year? All conditions together, in the regulation's order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from laurel.rulebook.calendar import Admission
from laurel.rulebook.entrants import (
    Category,
    OtherEntry,
    Unit,
    has_one_category,
    is_in_scope,
    is_through_right_door,
    may_enter_category,
)
from laurel.rulebook.grounds import Decision
from laurel.rulebook.history import (
    History,
    no_national_award_within_three_years,
    not_top_six_three_years_running,
)
from laurel.rulebook.periods import Project, is_project_recent_enough
from laurel.rulebook.policy import DEFAULT_POLICY, Policy


@dataclass(frozen=True, slots=True)
class Entrant:
    """Who would enter: the unit, who nominates it, its other standing entries, its project if any."""

    unit: Unit
    nominated_by: Unit
    others: tuple[OtherEntry, ...] = ()
    project: Project | None = None
    early_project_admission: Admission | None = None
    closed_list_admission: Admission | None = None


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """The year as the rules see it: its deadline day, its policy, what earlier years left behind."""

    roc_year: int
    deadline: date
    policy: Policy = DEFAULT_POLICY
    history: History = field(default_factory=History)


def may_enter(entrant: Entrant, category: Category, edition: EditionFacts, on: date) -> Decision:
    """Every condition of entry as it stands on a day: scope, category, one category, door, project, bars.

    Asked again at nomination, at screening and at the meeting: a result that arrives in between counts.
    """
    unit, policy = entrant.unit, edition.policy
    decision = is_in_scope(unit, on)
    decision += may_enter_category(unit, category, policy, entrant.closed_list_admission)
    decision += has_one_category(unit, category, entrant.others, policy)
    decision += is_through_right_door(unit, entrant.nominated_by)
    if category is Category.PROJECT_PLANNING and entrant.project is not None:
        decision += is_project_recent_enough(
            entrant.project, edition.roc_year, on, policy, entrant.early_project_admission
        )
    decision += not_top_six_three_years_running(unit, edition.roc_year, edition.history, policy)
    return decision + no_national_award_within_three_years(
        unit, category, edition.roc_year, edition.history, policy, edition.deadline, on
    )


SUGGESTIONS: dict[str, tuple[str, ...]] = {
    "unit_kind_not_in_list": ("enter_project_planning", "record_decision_a04"),
    "commissioned_unit_not_eligible": ("enter_project_planning", "record_decision_a04"),
    "entered_in_other_category": ("withdraw_other_entry",),
    "entered_already": ("withdraw_other_entry",),
    "must_be_nominated_by_its_branch": ("nominate_through_branch",),
    "must_enter_directly": ("unit_enters_itself",),
    "project_began_too_early": ("record_admission",),
    "late": ("ask_for_a_window",),
    "project_start_missing": ("state_project_start",),
    "top_six_three_years_running": ("wait_until_free_again", "correct_the_register"),
    "national_award_within_three_years": ("enter_project_planning", "correct_the_register"),
    "national_award_after_deadline": ("enter_project_planning", "correct_the_register"),
    "national_award_unclassified": ("classify_the_award",),
}
"""What would change a refusal, or settle what is left to people, by its code."""


def suggestions_of(decision: Decision) -> tuple[str, ...]:
    """The codes of what can be done about refusals and open points, each once; a way that a bar closes is left out."""
    asked = (*decision.refusals, *decision.open_questions)
    found = dict.fromkeys(way for ground in asked for way in SUGGESTIONS.get(ground.code, ()))
    if any(ground.code == "top_six_three_years_running" for ground in decision.refusals):
        found.pop("enter_project_planning", None)
    return tuple(found)
