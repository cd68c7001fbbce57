"""The categories of the national award: written from its announcement, taken over from what is publicly known, withdrawn."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.selectors import lock_newest_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import HOUSE_CHAIN, record
from laurel.outcomes.models import NationalOutcome, SchemeCategory, SchemeWithdrawal
from laurel.outcomes.permissions import may_record_outcomes
from laurel.outcomes.selectors import standing_schemes
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.schemes import KnownScheme, category_named

SCHEME_RECORDED = "outcomes.scheme_recorded"
SCHEME_WITHDRAWN = "outcomes.scheme_withdrawn"


@transaction.atomic
def record_scheme(
    award_year: int, name: str, category: str, source: str, *, actor: Person, now: datetime
) -> SchemeCategory:
    """The category stands in the award year, with the one of ours that it takes (empty: none) and its source.

    Refused when the year has a category of that name already.
    """
    _only_recorders(actor)
    lock_newest_edition()
    if standing_schemes().filter(award_year=award_year, name=name).exists():
        raise refuse(
            articles.HOUSE_RECORD,
            "scheme_recorded_already",
            act=SCHEME_RECORDED,
            chain=HOUSE_CHAIN,
            name=name,
            year=award_year,
        )
    row = _written(award_year, name, category, source, actor, now)
    record(SCHEME_RECORDED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[row])
    return row


@transaction.atomic
def take_over_schemes(known: KnownScheme, *, actor: Person, now: datetime) -> list[SchemeCategory]:
    """The categories of a publicly known year stand, with their source; those that stand already are left alone."""
    _only_recorders(actor)
    lock_newest_edition()
    standing = set(standing_schemes().filter(award_year=known.award_year).values_list("name", flat=True))
    source = f"{known.award}：{known.source}"
    rows = [
        _written(known.award_year, name, category_named(name) or "", source, actor, now)
        for name in known.categories
        if name not in standing
    ]
    if rows:
        record(SCHEME_RECORDED, actor=actor, now=now, chain=HOUSE_CHAIN, rows=rows)
    return rows


@transaction.atomic
def withdraw_scheme(scheme: SchemeCategory, reason: str, *, actor: Person, now: datetime) -> SchemeWithdrawal:
    """The category can no longer be chosen; refused while a result names it."""
    _only_recorders(actor)
    lock_newest_edition()
    if SchemeWithdrawal.objects.filter(scheme=scheme).exists():
        raise Http404
    used = NationalOutcome.objects.filter(scheme=scheme).select_related("recommendation__nomination").first()
    if used:
        raise refuse(
            articles.HOUSE_RECORD,
            "scheme_in_use",
            act=SCHEME_WITHDRAWN,
            chain=HOUSE_CHAIN,
            name=scheme.name,
            entry=used.recommendation.nomination.code,
        )
    row = SchemeWithdrawal.objects.create(scheme=scheme, reason=reason, withdrawn_at=now, withdrawn_by=actor)
    record(SCHEME_WITHDRAWN, actor=actor, now=now, chain=HOUSE_CHAIN, rows=[row])
    return row


def _written(
    award_year: int, name: str, category: str, source: str, actor: Person, now: datetime
) -> SchemeCategory:
    return SchemeCategory.objects.create(
        award_year=award_year,
        name=name,
        category=category,
        source=source,
        recorded_at=now,
        recorded_by=actor,
    )


def _only_recorders(actor: Person) -> None:
    if not may_record_outcomes(actor):
        raise Http404
