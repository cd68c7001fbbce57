"""Which units a person may nominate, and each branch's duty."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q

from laurel.editions.models import DutyExemption, Edition
from laurel.editions.selectors import exemptions_of
from laurel.nominations.models import Nomination
from laurel.nominations.selectors.entries import nominations_of
from laurel.people.models import Unit
from laurel.people.permissions import Anyone, units_held
from laurel.people.roles import Role
from laurel.rulebook.entrants import CHILD_KINDS, DUTY_KINDS, Category, UnitKind


def units_to_nominate(person: Anyone) -> list[tuple[Unit, Unit]]:
    """(unit, unit that nominates it) for all that a person may nominate.

    A branch coordinator: the branch itself, its centres and training sites. A head or writer of a unit that
    enters directly: that unit. A centre's own people: none, their branch nominates.
    """
    pairs: list[tuple[Unit, Unit]] = []
    branches = units_held(person, Role.BRANCH_COORDINATOR)
    for branch in Unit.objects.filter(pk__in=branches):
        below = Unit.objects.filter(Q(parent=branch) | Q(parent__parent=branch)).select_related(
            "parent__parent"
        )
        pairs += [(branch, branch), *((unit, branch) for unit in below)]
    own = units_held(person, Role.APPLICANT_EDITOR, Role.UNIT_HEAD)
    direct = Unit.objects.filter(pk__in=own).exclude(kind__in=[kind.value for kind in CHILD_KINDS])
    return pairs + [(unit, unit) for unit in direct]


@dataclass(frozen=True, slots=True)
class BranchDuty:
    """What a branch has nominated among its centres and training sites in overall service."""

    branch: Unit
    units: tuple[Unit, ...]
    nominated: tuple[Nomination, ...]
    exemption: DutyExemption | None

    @property
    def is_fulfilled(self) -> bool:
        """True when one is nominated, or a reason stands."""
        return bool(self.nominated) or self.exemption is not None


def duty_board(edition: Edition) -> list[BranchDuty]:
    """Every branch with its duty of 三(二)1(1)乙; four queries."""
    kinds = [kind.value for kind in DUTY_KINDS]
    below = Unit.objects.filter(kind__in=kinds).order_by("parent_id", "code").select_related("parent")
    units = {key: tuple(rows) for key, rows in groupby(below, lambda unit: unit.parent_id)}
    nominated: dict[int | None, list[Nomination]] = {}
    for row in nominations_of(edition, Category.OVERALL_SERVICE).filter(unit__kind__in=kinds):
        nominated.setdefault(row.unit.parent_id, []).append(row)
    exemptions = exemptions_of(edition)
    return [
        BranchDuty(
            branch, units.get(branch.pk, ()), tuple(nominated.get(branch.pk, ())), exemptions.get(branch.pk)
        )
        for branch in Unit.objects.filter(kind=UnitKind.BRANCH)
    ]
