"""Where each entry stands, in the words of its applicants: computed here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laurel.applications.selectors import Progress, progress_of
from laurel.ballots.selectors import categories_under_review
from laurel.editions.models import Edition
from laurel.meeting.selectors import resolved_categories
from laurel.nominations.selectors import Line, lines_visible_to
from laurel.people.permissions import Anyone, units_held
from laurel.people.roles import Role
from laurel.rulebook.criteria import sections_of
from laurel.rulebook.entrants import Category
from laurel.screening.models import Finding
from laurel.screening.selectors import outcomes_in

STATES: dict[str, tuple[Promise, str]] = {
    "draft": (_("草稿"), "plain"),
    "with_branch": (_("待分署推薦"), "plain"),
    "submitted": (_("已送出"), "plain"),
    "correction": (_("補正中"), "warn"),
    "eligible": (_("資格符合"), "ok"),
    "ineligible": (_("資格不符"), "danger"),
    "judging": (_("評審中"), "plain"),
    "settled": (_("已定案"), "plain"),
    "withdrawn": (_("已撤回"), "plain"),
}
"""The state of an entry by its code, in the order of the award: its word and its tone."""


@dataclass(frozen=True, slots=True)
class Case:
    """An entry with how far it is."""

    entry: Line
    state: str
    progress: Progress | None
    sections: int

    @property
    def word(self) -> Promise:
        """The state as people read it."""
        return STATES[self.state][0]

    @property
    def tone(self) -> str:
        """How the state is marked."""
        return STATES[self.state][1]

    @property
    def written(self) -> int:
        """On how many criteria something is written."""
        return self.progress.written if self.progress else 0


def cases_of(person: Anyone, edition: Edition, now: datetime) -> list[Case]:
    """The entries that a person may see, each with its state; a constant number of queries."""
    progress, outcomes = progress_of(edition), outcomes_in(edition)
    reviewed, resolved = categories_under_review(edition), resolved_categories(edition)
    sections = {category.value: len(sections_of(category)) for category in Category}
    cases = []
    for line in lines_visible_to(person, edition):
        how_far = progress.get(line.pk)
        state = _state(line, how_far, outcomes.get(line.pk), now)
        if state == "eligible" and line.category in resolved:
            state = "settled"
        elif state == "eligible" and line.category in reviewed:
            state = "judging"
        cases.append(Case(line, state, how_far, sections[line.category]))
    return cases


def _state(line: Line, progress: Progress | None, found: tuple[str, bool] | None, now: datetime) -> str:
    if line.is_withdrawn:
        return "withdrawn"
    if progress is None or progress.submitted_at is None:
        return "with_branch" if progress and progress.with_branch else "draft"
    if progress.is_under_correction_at(now):
        return "correction"
    outcome, is_complete = found or ("", False)
    if is_complete:
        return "eligible" if outcome == Finding.Outcome.ELIGIBLE else "ineligible"
    return "submitted"


SORTS = {
    "code": lambda case: (case.entry.category, len(case.entry.code), case.entry.code),
    "unit": lambda case: case.entry.unit_code,
    "state": lambda case: list(STATES).index(case.state),
    "progress": lambda case: case.written / case.sections,
    "at": lambda case: case.entry.nominated_at,
}


def chosen(cases: list[Case], asked: Mapping[str, str], person: Anyone) -> list[Case]:
    """The cases that the filters leave (category, branch, state, mine, words), in the order asked for."""
    words = asked.get("q", "").strip().lower()
    own = set(units_held(person, Role.APPLICANT_EDITOR, Role.UNIT_HEAD))
    left = [
        case
        for case in cases
        if asked.get("category") in (None, "", case.entry.category)
        and asked.get("branch") in (None, "", case.entry.branch_code)
        and asked.get("state") in (None, "", case.state)
        and (not asked.get("mine") or case.entry.nominated_by_id == person.pk or case.entry.unit_id in own)
        and (not words or words in case.entry.said)
    ]
    sort = asked.get("sort", "code")
    key = SORTS.get(sort.removeprefix("-"), SORTS["code"])
    return sorted(sorted(left, key=SORTS["code"]), key=key, reverse=sort.startswith("-"))
