"""What units reached, as far as a person may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from laurel.library.permissions import sees_every_place
from laurel.library.selectors.lines import former_units, units_known_to
from laurel.library.selectors.publicity import Public, is_public, public_years
from laurel.people.models import Honour, Unit
from laurel.people.permissions import Anyone
from laurel.people.selectors import units_on
from laurel.register.selectors import honours_on_record
from laurel.rulebook.entrants import UnitKind


@dataclass(frozen=True, slots=True)
class Eyes:
    """What one person may see of units' places: all, those of some units (by key), or what is public."""

    sees_all: bool
    known: frozenset[int]
    public: Public

    def knows(self, unit: Unit) -> bool:
        """True when nothing of the unit is kept from the person."""
        return self.sees_all or unit.pk in self.known

    def sees(self, honour: Honour) -> bool:
        """True when the person may see this one."""
        return self.sees_all or honour.unit_id in self.known or is_public(honour, self.public)


def eyes_of(person: Anyone, now: datetime) -> Eyes:
    """What the person may see at a moment; at most five queries."""
    if sees_every_place(person):
        return Eyes(True, frozenset(), {})
    return Eyes(False, units_known_to(person), public_years(now))


def honours_seen(eyes: Eyes) -> list[Honour]:
    """The honours that the person may see, with evidence and who verified them; three queries."""
    return [row for row in honours_on_record() if eyes.sees(row)]


def units_listed(today: date, *, words: str = "", branch: Unit | None = None) -> QuerySet[Unit]:
    """The units that exist, and former ones that have honours; looked for by words of name or code, and by branch."""
    honours = Honour.objects.filter(unit=OuterRef("pk"))
    found = units_on(today) | Unit.objects.filter(Exists(honours))
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word)
            | Q(short_name__icontains=word)
            | Q(name_en__icontains=word)
            | Q(code__icontains=word)
        )
    if branch:
        found = found.filter(Q(pk=branch.pk) | Q(parent=branch) | Q(parent__parent=branch))
    return found.select_related("parent__parent").order_by("code").distinct()


def units_that_stand(today: date, branch: Unit | None = None) -> list[Unit]:
    """The units whose places are compared: those that exist, and former ones that nobody continues. Two queries."""
    continued = frozenset().union(*former_units().values())
    return [
        unit
        for unit in units_listed(today, branch=branch)
        if unit.pk not in continued or unit.valid_to is None or unit.valid_to >= today
    ]


def branches() -> QuerySet[Unit]:
    """The branches, by code."""
    return Unit.objects.filter(kind=UnitKind.BRANCH).order_by("code")


def unit_by_code(code: str) -> Unit:
    """The unit, former ones too; absent when there is none."""
    unit = Unit.objects.filter(code=code).select_related("parent__parent").first()
    if unit is None:
        raise Http404
    return unit
