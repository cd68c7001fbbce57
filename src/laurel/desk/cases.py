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
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import nominations_visible_to
from laurel.people.permissions import Anyone, units_held
from laurel.people.roles import Role
from laurel.rulebook.criteria import sections_of
from laurel.rulebook.entrants import Category
from laurel.screening.models import Finding
from laurel.screening.selectors import is_complete, newest_findings

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

    nomination: Nomination
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
    entries = list(nominations_visible_to(person, edition))
    progress, findings = progress_of(edition), newest_findings(entries)
    reviewed, resolved = categories_under_review(edition), resolved_categories(edition)
    sections = {category.value: len(sections_of(category)) for category in Category}
    cases = []
    for row in entries:
        found, how_far = findings.get(row.pk), progress.get(row.pk)
        state = _state(row, how_far, found, now)
        if state == "eligible" and row.category in resolved:
            state = "settled"
        elif state == "eligible" and row.category in reviewed:
            state = "judging"
        cases.append(Case(row, state, how_far, sections[row.category]))
    return cases


def _state(row: Nomination, progress: Progress | None, finding: Finding | None, now: datetime) -> str:
    if row.withdrawal:
        return "withdrawn"
    if progress is None or progress.submitted_at is None:
        return "with_branch" if progress and progress.with_branch else "draft"
    if progress.is_under_correction_at(now):
        return "correction"
    if finding is not None and is_complete(finding):
        return "eligible" if finding.outcome == Finding.Outcome.ELIGIBLE else "ineligible"
    return "submitted"


SORTS = {
    "code": lambda case: (case.nomination.category, len(case.nomination.code), case.nomination.code),
    "unit": lambda case: case.nomination.unit.code,
    "state": lambda case: list(STATES).index(case.state),
    "progress": lambda case: case.written / case.sections,
    "at": lambda case: case.nomination.nominated_at,
}


def chosen(cases: list[Case], asked: Mapping[str, str], person: Anyone) -> list[Case]:
    """The cases that the filters leave (category, branch, state, mine, words), in the order asked for."""
    words = asked.get("q", "").strip().lower()
    own = set(units_held(person, Role.APPLICANT_EDITOR, Role.UNIT_HEAD))
    left = [
        case
        for case in cases
        if asked.get("category") in (None, "", case.nomination.category)
        and asked.get("branch") in (None, "", case.nomination.nominated_by_unit.code)
        and asked.get("state") in (None, "", case.state)
        and (
            not asked.get("mine")
            or case.nomination.nominated_by_id == person.pk
            or case.nomination.unit_id in own
        )
        and (not words or words in _said(case.nomination))
    ]
    sort = asked.get("sort", "code")
    key = SORTS.get(sort.removeprefix("-"), SORTS["code"])
    return sorted(sorted(left, key=SORTS["code"]), key=key, reverse=sort.startswith("-"))


def _said(row: Nomination) -> str:
    said = (row.code, row.unit.name, row.unit.short_name, row.unit.name_en, row.project_title)
    return " ".join(said).lower()
