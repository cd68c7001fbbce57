"""Proposing rewards within their ceiling, once; striking a line; deciding where the text covers no case."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from laurel.documents.tables import ods_of
from laurel.editions.facts import policy_of
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.people.models import Person, Unit
from laurel.results.models import Recommendation
from laurel.rewards.documents import ROSTER_HEADER, roster_foot, roster_rows
from laurel.rewards.facts import cause_of, line_of, sheet_of, unnamed
from laurel.rewards.models import PoolDecision, RewardLine, RewardLineRemoval
from laurel.rewards.permissions import may_decide_pool, may_see_roster
from laurel.rewards.selectors import lines_standing, panel_names_of, roster_of
from laurel.rulebook.rewards import Line, RewardCase, RewardKind, RewardRole, may_reward

PROPOSED = "rewards.line_proposed"
STRUCK = "rewards.line_struck"
POOL_DECIDED = "rewards.pool_decided"
EXPORTED = "rewards.roster_exported"


@transaction.atomic
def propose_reward(
    recommendation: Recommendation,
    *,
    person_key: str,
    person_name: str,
    unit: Unit,
    title: str,
    role: str,
    deeds: str,
    reward: str,
    times: int,
    committee_on: date | None,
    actor: Person,
    now: datetime,
) -> RewardLine:
    """The line stands on the roster of its entry; refused by 三(五) with the arithmetic when it may not.

    `person_key` identifies a person across entries and years (the personnel number, never the national id).
    """
    edition = lock_edition(recommendation.nomination.edition_id)
    if not may_see_roster(actor):
        raise Http404
    sheet = sheet_of(recommendation)
    cause = cause_of(recommendation)
    judged = person_name in panel_names_of(edition)
    proposed = Line(person_key, RewardRole(role), RewardKind(reward), times, cause, committee_on, judged)
    standing = [line_of(row) for row in lines_standing()]
    roster = [line for line in standing if line.cause == cause]
    elsewhere = [line for line in standing if line.cause != cause]
    decision = may_reward(
        unnamed(proposed, person_key),
        sheet.pool,
        [unnamed(line, person_key) for line in roster],
        [unnamed(line, person_key) for line in elsewhere],
        policy_of(edition),
    )
    refuse_unless(decision, act=PROPOSED, chain=edition.chain)
    line = RewardLine.objects.create(
        recommendation=recommendation,
        person_key=person_key,
        person_name=person_name,
        unit=unit,
        title=title,
        role=role,
        deeds=deeds,
        reward=reward,
        times=times,
        committee_on=committee_on,
        proposed_at=now,
        proposed_by=actor,
    )
    record(
        PROPOSED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[line],
        grounds=decision,
        note={"entry": cause},
    )
    return line


@transaction.atomic
def strike_line(line: RewardLine, reason: str, *, actor: Person, now: datetime) -> RewardLineRemoval:
    """The line no longer stands on its roster; what it took of the ceiling is free again."""
    edition = lock_edition(line.recommendation.nomination.edition_id)
    if not may_see_roster(actor):
        raise Http404
    removal = RewardLineRemoval.objects.create(line=line, reason=reason, removed_at=now, removed_by=actor)
    record(STRUCK, actor=actor, now=now, chain=edition.chain, rows=[removal])
    return removal


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
    edition = lock_edition(recommendation.nomination.edition_id)
    if not may_decide_pool(actor):
        raise Http404
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
    record(POOL_DECIDED, actor=actor, now=now, chain=edition.chain, rows=[decision])
    return decision


@transaction.atomic
def export_roster(recommendation: Recommendation, *, actor: Person, now: datetime) -> bytes:
    """The roster as ODS; personnel data leaves only with an entry in the record."""
    edition = lock_edition(recommendation.nomination.edition_id)
    if not may_see_roster(actor):
        raise Http404
    lines = list(roster_of(recommendation))
    record(
        EXPORTED,
        actor=actor,
        now=now,
        chain=edition.chain,
        note={"entry": cause_of(recommendation), "lines": len(lines)},
    )
    foot = ("", roster_foot(sheet_of(recommendation)))
    return ods_of("獎懲建議名冊", ROSTER_HEADER, [*roster_rows(lines), foot])
