"""Who may enter which category, through which door, and the duty of each branch."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from laurel.rulebook import articles
from laurel.rulebook.calendar import Admission
from laurel.rulebook.grounds import Decision, Ground, for_people, holds, met, not_met, silent
from laurel.rulebook.parameters import NOMINATIONS_PER_BRANCH
from laurel.rulebook.policy import Point, Policy


class Category(StrEnum):
    """The two categories of 三(一)."""

    OVERALL_SERVICE = "overall_service"
    PROJECT_PLANNING = "project_planning"


class UnitKind(StrEnum):
    """What a unit is, as the regulation tells units apart."""

    AGENCY = "agency"
    DIVISION = "division"
    OFFICE = "office"
    CROSS_BORDER_CENTER = "cross_border_center"
    INNOVATION_CENTER = "innovation_center"
    BRANCH = "branch"
    EMPLOYMENT_SERVICE_CENTER = "employment_service_center"
    TRAINING_SITE = "training_site"
    SKILLS_EVALUATION_CENTER = "skills_evaluation_center"
    SUB_STATION = "sub_station"
    LABOUR_ACADEMY = "labour_academy"
    YOUTH_CAREER_CENTER = "youth_career_center"


class Door(StrEnum):
    """How an entry reaches the planning division."""

    THROUGH_BRANCH = "through_branch"
    DIRECT = "direct"


OVERALL_SERVICE_KINDS = frozenset(
    {
        UnitKind.BRANCH,
        UnitKind.EMPLOYMENT_SERVICE_CENTER,
        UnitKind.TRAINING_SITE,
        UnitKind.CROSS_BORDER_CENTER,
        UnitKind.SKILLS_EVALUATION_CENTER,
    }
)
"""The list of 三(一)1."""
BY_ANALOGY_KINDS = frozenset(
    {UnitKind.SUB_STATION, UnitKind.LABOUR_ACADEMY, UnitKind.YOUTH_CAREER_CENTER, UnitKind.INNOVATION_CENTER}
)
"""Units like those of the list, which it does not name (A-04)."""
CHILD_KINDS = frozenset(
    {
        UnitKind.EMPLOYMENT_SERVICE_CENTER,
        UnitKind.TRAINING_SITE,
        UnitKind.SUB_STATION,
        UnitKind.LABOUR_ACADEMY,
        UnitKind.YOUTH_CAREER_CENTER,
    }
)
"""Units of a branch: they enter through it."""
DUTY_KINDS = frozenset({UnitKind.EMPLOYMENT_SERVICE_CENTER, UnitKind.TRAINING_SITE})
"""The units among which a branch nominates at least one."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the rules see it. `branch` is the key of the branch above it, if any."""

    key: str
    kind: UnitKind
    name: str
    branch: str | None = None
    valid_from: date = date.min
    valid_to: date | None = None
    commissioned_to_local_government: bool = False

    def exists_on(self, day: date) -> bool:
        """True when the unit exists on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class OtherEntry:
    """Another standing entry of the same unit in the same year."""

    code: str
    category: Category


def is_in_scope(unit: Unit, on: date) -> Decision:
    """要點二: the unit belongs to the agency and exists on that day."""
    return Decision(
        (
            holds(
                unit.exists_on(on) and unit.kind is not UnitKind.AGENCY,
                articles.SCOPE,
                "unit_in_scope"
                if unit.exists_on(on) and unit.kind is not UnitKind.AGENCY
                else "unit_not_in_scope",
                unit=unit.name,
                on=on.isoformat(),
            ),
        )
    )


def may_enter_category(
    unit: Unit, category: Category, policy: Policy, admission: Admission | None = None
) -> Decision:
    """三(一)1-2: every unit may plan a project; overall service is for the kinds that the list names (A-04).

    A unit like those of the list may be admitted by an authority; one of another kind may not.
    """
    if category is Category.PROJECT_PLANNING:
        return Decision((met(articles.PROJECT_PLANNING, "any_unit_may_enter_projects", unit=unit.name),))
    ground = _overall_service(unit, policy)
    if admission and is_like_the_list(ground):
        ground = for_people(
            articles.OVERALL_SERVICE,
            "unit_kind_admitted",
            **ground.seen,
            authority=admission.authority,
            reason=admission.reason,
        )
    return Decision((ground,))


def is_like_the_list(ground: Ground) -> bool:
    """True for a refusal that the closed list alone causes: a unit like those it names, or a commissioned centre (A-04)."""
    if ground.code == "unit_kind_not_in_list":
        return ground.seen["kind"] in BY_ANALOGY_KINDS
    return ground.code == "commissioned_unit_not_eligible"


def _overall_service(unit: Unit, policy: Policy) -> Ground:
    by_analogy = policy.choice_of(Point.CLOSED_LIST) == "open_by_analogy"
    seen = {"unit": unit.name, "kind": unit.kind.value}
    if unit.commissioned_to_local_government:
        code = "commissioned_unit_by_analogy" if by_analogy else "commissioned_unit_not_eligible"
    elif unit.kind in OVERALL_SERVICE_KINDS:
        return met(articles.OVERALL_SERVICE, "unit_kind_in_list", **seen)
    elif unit.kind in BY_ANALOGY_KINDS:
        code = "unit_kind_by_analogy" if by_analogy else "unit_kind_not_in_list"
    else:
        return not_met(articles.OVERALL_SERVICE, "unit_kind_not_in_list", **seen)
    if by_analogy:
        return silent(articles.OVERALL_SERVICE, code, **seen, point=Point.CLOSED_LIST.value)
    return not_met(articles.OVERALL_SERVICE, code, **seen)


def door_of(unit: Unit) -> Door:
    """三(二)1(1)甲: centres and training sites through their branch, all others directly."""
    return Door.THROUGH_BRANCH if unit.kind in CHILD_KINDS else Door.DIRECT


def is_through_right_door(unit: Unit, nominated_by: Unit) -> Decision:
    """三(二)1(1)甲: a unit of a branch is nominated by that branch, any other unit by itself."""
    if door_of(unit) is Door.THROUGH_BRANCH:
        right = nominated_by.kind is UnitKind.BRANCH and unit.branch == nominated_by.key
        code = "nominated_by_its_branch" if right else "must_be_nominated_by_its_branch"
    else:
        right = unit.key == nominated_by.key
        code = "enters_directly" if right else "must_enter_directly"
    return Decision(
        (
            holds(
                right,
                articles.ROUTE,
                code,
                unit=unit.name,
                nominated_by=nominated_by.name,
                door=door_of(unit).value,
            ),
        )
    )


def has_one_category(
    unit: Unit, category: Category, others: Iterable[OtherEntry], policy: Policy
) -> Decision:
    """三(一)3: a unit chooses one category; one entry a unit unless the edition allows several projects (A-05)."""
    standing = tuple(others)
    if not standing:
        return Decision((met(articles.ONE_CATEGORY, "no_other_entry", unit=unit.name),))
    codes = "、".join(entry.code for entry in standing)
    if any(entry.category is not category for entry in standing):
        return Decision(
            (not_met(articles.ONE_CATEGORY, "entered_in_other_category", unit=unit.name, entries=codes),)
        )
    several = policy.choice_of(Point.ENTRIES_PER_UNIT) == "several_projects"
    if several and category is Category.PROJECT_PLANNING:
        return Decision(
            (
                silent(
                    articles.ONE_CATEGORY,
                    "several_projects_allowed",
                    unit=unit.name,
                    entries=codes,
                    point=Point.ENTRIES_PER_UNIT.value,
                ),
            )
        )
    return Decision((not_met(articles.ONE_CATEGORY, "entered_already", unit=unit.name, entries=codes),))


def has_done_its_duty(
    branch: Unit,
    own_units: Collection[Unit],
    nominated: Collection[str],
    barred: Collection[str],
    exemption: str = "",
) -> Decision:
    """三(二)1(1)乙: a branch nominates at least one of its centres and training sites in overall service.

    `nominated` and `barred` hold unit keys. The branch's own entry does not count. A duty not done never bars
    anyone: it is for people to remind, and is closed by a recorded reason.
    """
    candidates = [unit for unit in own_units if unit.kind in DUTY_KINDS and unit.branch == branch.key]
    done = [unit for unit in candidates if unit.key in nominated]
    able = [
        unit for unit in candidates if unit.key not in barred and not unit.commissioned_to_local_government
    ]
    seen: dict[str, str | int] = {"branch": branch.name, "nominated": len(done), "eligible": len(able)}
    if len(done) >= NOMINATIONS_PER_BRANCH.value:
        ground = met(articles.AT_LEAST_ONE, "branch_nominated_one", **seen)
    elif exemption:
        ground = for_people(articles.AT_LEAST_ONE, "branch_exempted", **seen, reason=exemption)
    elif not able:
        ground = for_people(articles.AT_LEAST_ONE, "branch_has_no_eligible_unit", **seen)
    else:
        ground = for_people(articles.AT_LEAST_ONE, "branch_has_nominated_none", **seen)
    return Decision((ground,))
