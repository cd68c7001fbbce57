"""Reading entries."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet
from django.http import Http404

from laurel.editions.models import DutyExemption, Edition
from laurel.editions.selectors import exemptions_of
from laurel.nominations.models import Nomination
from laurel.nominations.permissions import ENTRANTS, may_see, sees_all_entries
from laurel.people.models import Unit
from laurel.people.permissions import Anyone, units_held
from laurel.people.roles import Role
from laurel.rulebook.entrants import CHILD_KINDS, DUTY_KINDS, Category, UnitKind


def all_nominations(edition: Edition) -> QuerySet[Nomination]:
    """Every entry of a year, withdrawn ones too."""
    return Nomination.objects.filter(edition=edition).select_related(
        "unit__parent__parent", "nominated_by_unit", "edition", "withdrawal"
    )


def nominations_of(edition: Edition, category: str | None = None) -> QuerySet[Nomination]:
    """The standing entries of a year, or of one of its categories, by code."""
    standing = all_nominations(edition).filter(withdrawal=None)
    return standing.filter(category=category) if category else standing


def nominations_visible_to(person: Anyone, edition: Edition) -> QuerySet[Nomination]:
    """The entries that a person may see: all for the office, their own for branches and units."""
    entries = all_nominations(edition)
    if sees_all_entries(person):
        return entries
    mine = units_held(person, *ENTRANTS)
    return entries.filter(Q(unit__in=mine) | Q(nominated_by_unit__in=mine))


def access_nomination(person: Anyone, public_id: str) -> Nomination:
    """The entry; absent to those who may not see it."""
    nomination = (
        Nomination.objects.filter(public_id=public_id)
        .select_related("unit__parent__parent", "nominated_by_unit", "edition", "withdrawal", "nominated_by")
        .first()
    )
    if nomination is None or not may_see(person, nomination):
        raise Http404
    return nomination


def standing_codes(edition: Edition, category: str) -> list[str]:
    """The codes of the standing entries of a category, in order."""
    return list(nominations_of(edition, category).values_list("code", flat=True))


def next_code(edition: Edition, category: str) -> str:
    """A01, A02 … for overall service, B01 … for projects; a code once given is never given again."""
    letter = "A" if category == Category.OVERALL_SERVICE else "B"
    given = Nomination.objects.filter(edition=edition, category=category).count()
    return f"{letter}{given + 1:02}"


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
