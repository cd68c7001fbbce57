"""What an authority decided on rewards where the text is silent: a ceiling for one entry, the readings of a year."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.results.models import Recommendation
from laurel.rewards.facts import cause_of, sheet_of
from laurel.rewards.models import PoolDecision, RewardReading
from laurel.rewards.permissions import may_decide_pool
from laurel.rulebook.rewards import RewardCase

POOL_DECIDED = "rewards.pool_decided"
READ = "rewards.readings_decided"


@transaction.atomic
def decide_pool(
    recommendation: Recommendation,
    *,
    ceiling_units: int,
    authority: str,
    reason: str,
    actor: Person,
    now: datetime,
) -> PoolDecision:
    """The ceiling that an authority set stands; refused where 三(五) sets one itself or a result is awaited."""
    edition = _locked(recommendation.nomination.edition, actor)
    pool = sheet_of(recommendation).pool
    if pool.case is not RewardCase.NOT_COVERED:
        raise refuse(
            pool.article,
            "pool_set_by_regulation",
            act=POOL_DECIDED,
            chain=edition.chain,
            case=pool.case.value,
        )
    decision = PoolDecision.objects.create(
        recommendation=recommendation,
        ceiling_units=ceiling_units,
        authority=authority,
        reason=reason,
        decided_at=now,
        decided_by=actor,
    )
    note = {"entry": cause_of(recommendation), "ceiling": ceiling_units}
    record(POOL_DECIDED, actor=actor, now=now, chain=edition.chain, rows=[decision], note=note)
    return decision


@transaction.atomic
def decide_readings(
    edition: Edition,
    *,
    scope: str,
    most_major_merits: int | None,
    authority: str,
    reason: str,
    actor: Person,
    now: datetime,
) -> RewardReading:
    """How the year reads 三(五)2 stands recorded: whose the ceiling is, how many major merits at most (None: any)."""
    locked = _locked(edition, actor)
    reading = RewardReading.objects.create(
        edition=locked,
        scope=scope,
        most_major_merits=most_major_merits,
        authority=authority,
        reason=reason,
        decided_at=now,
        decided_by=actor,
    )
    note = {"scope": scope, "most_major_merits": most_major_merits}
    record(READ, actor=actor, now=now, chain=locked.chain, rows=[reading], note=note)
    return reading


def _locked(edition: Edition, actor: Person) -> Edition:
    locked = lock_edition(edition.pk)
    if locked.is_rehearsal or not may_decide_pool(actor):
        raise Http404
    return locked
