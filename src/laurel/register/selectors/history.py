"""Reading history: years and honours with who verified them, looked for by year, unit and what is missing."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from laurel.editions.models import Edition
from laurel.people.models import HistoryCorrection, HistoryVerification, Honour, PastYear, Unit
from laurel.people.permissions import Anyone
from laurel.register.permissions import may_read_history

UNVERIFIED, UNCLASSIFIED, REVOKED = "unverified", "unclassified", "revoked"
NEEDED = ("verifications__verified_by", "corrections__corrected_by")


def years_run_here() -> frozenset[int]:
    """The years that were opened in Laurel: their places are written when the result is approved."""
    return frozenset(Edition.objects.values_list("roc_year", flat=True))


def years_on_record() -> QuerySet[PastYear]:
    """The years with who verified them, newest first; three queries."""
    return PastYear.objects.select_related("recorded_by").prefetch_related(*NEEDED)


def honours_on_record() -> QuerySet[Honour]:
    """All honours with their units and who verified them; three queries."""
    return Honour.objects.select_related("unit", "recorded_by").prefetch_related(*NEEDED)


def honours_matching(
    *,
    roc_year: int | None = None,
    level: str = "",
    category: str = "",
    unit: Unit | None = None,
    state: str = "",
) -> QuerySet[Honour]:
    """The honours that are looked for, newest year first."""
    wanted = {"roc_year": roc_year, "level": level, "category": category, "unit": unit}
    found = honours_on_record().filter(**{name: value for name, value in wanted.items() if value})
    if state == UNVERIFIED:
        found = unverified(found)
    if state == UNCLASSIFIED:
        found = found.filter(level=Honour.Level.NATIONAL, won=True, line=Honour.Line.UNCLASSIFIED)
    if state == REVOKED:
        found = found.exclude(revoked_on=None)
    return found


def unverified(found: QuerySet[Honour]) -> QuerySet[Honour]:
    """Those that nobody verified, or that were corrected since."""
    verified = HistoryVerification.objects.filter(honour=OuterRef("pk")).order_by("-verified_at")
    corrected = HistoryCorrection.objects.filter(honour=OuterRef("pk")).order_by("-corrected_at")
    dated = found.annotate(
        last_verified=Subquery(verified.values("verified_at")[:1]),
        last_corrected=Subquery(corrected.values("corrected_at")[:1]),
    )
    return dated.filter(Q(last_verified=None) | Q(last_verified__lt=F("last_corrected")))


def access_honour(person: Anyone, pk: int) -> Honour:
    """The honour, to those who read history."""
    found = honours_on_record().filter(pk=pk).first()
    if found is None or not may_read_history(person):
        raise Http404
    return found


def access_year(person: Anyone, pk: int) -> PastYear:
    """The past year, to those who read history."""
    found = years_on_record().filter(pk=pk).first()
    if found is None or not may_read_history(person):
        raise Http404
    return found


def access_rows(person: Anyone, honours: Iterable[str], years: Iterable[str]) -> list[Honour | PastYear]:
    """The rows of these keys, to those who read history; absent when one of them is no key or no row."""
    keys = [*honours], [*years]
    if not may_read_history(person) or not all(key.isdecimal() for part in keys for key in part):
        raise Http404
    rows: list[Honour | PastYear] = [*years_on_record().filter(pk__in=keys[1])]
    rows += honours_on_record().filter(pk__in=keys[0])
    if len(rows) != len({*keys[0]}) + len({*keys[1]}):
        raise Http404
    return rows


def of_one_award(honour: Honour) -> QuerySet[Honour]:
    """All units of the honour's national award, the honour among them."""
    same = {"award_key": honour.award_key} if honour.award_key else {"pk": honour.pk}
    return Honour.objects.filter(level=honour.level, **same).select_related("unit")
