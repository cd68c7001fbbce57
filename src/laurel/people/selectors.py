"""Reading the register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from laurel.people.models import Honour, Passkey, PastYear, Person, Posting, Succession, Unit
from laurel.people.signals import withholding


def units_on(day: date) -> QuerySet[Unit]:
    """The units that exist on a day."""
    return Unit.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


def unit_of(person: Person, on: date) -> Unit | None:
    """The unit where a person serves on a day, or None."""
    posting = (
        Posting.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), person=person, valid_from__lte=on)
        .select_related("unit")
        .order_by("-valid_from")
        .first()
    )
    return posting.unit if posting else None


def successions() -> QuerySet[Succession]:
    """All links between units, with both ends."""
    return Succession.objects.select_related("predecessor", "successor")


def honours_before(roc_year: int) -> QuerySet[Honour]:
    """All honours of earlier years and of that year itself (a national result may fall in it)."""
    return Honour.objects.filter(roc_year__lte=roc_year).select_related("unit")


def past_years() -> QuerySet[PastYear]:
    """The years on record, newest first."""
    return PastYear.objects.all()


def withheld_years(now: datetime) -> frozenset[int]:
    """The ROC years whose places are not for everybody yet; those of the unit itself and the office know them (A-17)."""
    answers: Iterable[tuple[Any, Any]] = withholding.send(sender=None, now=now)
    return frozenset(year for _receiver, years in answers for year in years)


def passkeys_of(person: Person) -> QuerySet[Passkey]:
    """The person's passkeys, oldest first."""
    return Passkey.objects.filter(user=person, type=Passkey.Type.WEBAUTHN).order_by("created_at", "pk")


def access_passkey(person: Person, pk: int) -> Passkey:
    """The person's own passkey; to everybody else it is absent."""
    found = passkeys_of(person).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
