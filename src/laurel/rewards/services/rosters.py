"""The roster of an entry: proposing within the ceiling, once; correcting, striking, proposing nobody. 三(五)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from laurel.editions.models import Edition
from laurel.kit.refusals import Refused, refuse, refuse_unless
from laurel.ledger.services import record
from laurel.people.models import Person, Unit
from laurel.results.models import Recommendation
from laurel.rewards.facts import cause_of, elsewhere_of, line_of, nobody_named, sheet_of
from laurel.rewards.facts.sheets import causes_of_same_project
from laurel.rewards.models import NobodyProposed, RewardLine, RewardLineRemoval
from laurel.rewards.selectors import lines_standing, panel_names_of, roster_of
from laurel.rewards.services.common import locked_year, must_reach, standing_again
from laurel.rewards.text import national_id_in
from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision
from laurel.rulebook.reward_lines import may_reward

PROPOSED = "rewards.line_proposed"
CORRECTED = "rewards.line_corrected"
STRUCK = "rewards.line_struck"
NOBODY = "rewards.nobody_proposed"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is typed of one person: `person_key` is the personnel number, `unit` where the deeds were done."""

    person_key: str
    person_name: str
    unit: Unit
    title: str
    role: str
    deeds: str
    reward: str
    times: int = 1
    grade: str = ""
    engagement: str = RewardLine.Engagement.CIVIL_SERVANT
    has_left: bool = False
    moved_to: Unit | None = None
    committee_on: date | None = None
    declared: str = RewardLine.Declared.NONE
    declared_document: str = ""
    remark: str = ""


@transaction.atomic
def propose_reward(
    recommendation: Recommendation, proposed: Proposed, *, actor: Person, now: datetime
) -> RewardLine:
    """The line stands on the roster of its entry; refused by 三(五) with the arithmetic when it may not.

    Units are commendations. Absent to personnel of an agency that the person does not serve in; refused where a
    national identification number was typed.
    """
    edition = locked_year(recommendation, actor)
    must_reach(actor, proposed.unit)
    line = _new_line(recommendation, proposed, actor, now)
    decision = _may_stand(line, edition, PROPOSED)
    line.save()
    record(
        PROPOSED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[line],
        grounds=decision,
        note={"entry": cause_of(recommendation)},
    )
    return line


@transaction.atomic
def correct_line(
    line: RewardLine, proposed: Proposed, reason: str, *, actor: Person, now: datetime
) -> RewardLine:
    """A new version stands instead of the line, which is kept; the rule is asked as if the old one were gone.

    A revoked line may be proposed anew this way. Refused while the line is ordered: the order is revoked first.
    """
    edition = locked_year(line.recommendation, actor)
    must_reach(actor, line.unit)
    must_reach(actor, proposed.unit)
    before = RewardLine.objects.filter(pk=line.pk, removal=None, correction=None).first()
    if before is None:
        raise refuse(
            articles.HOUSE_PERSONNEL,
            "line_not_standing",
            act=CORRECTED,
            chain=edition.chain,
            person="this_person",
        )
    if lines_standing().filter(pk=before.pk, ordered__isnull=False).exists():
        raise _ordered(edition, CORRECTED)
    after = _new_line(before.recommendation, proposed, actor, now)
    after.corrects, after.correction_reason = before, reason
    decision = _may_stand(after, edition, CORRECTED)
    after.save()
    record(
        CORRECTED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[after],
        grounds=decision,
        note={"entry": cause_of(before.recommendation)},
    )
    return after


@transaction.atomic
def strike_line(line: RewardLine, reason: str, *, actor: Person, now: datetime) -> RewardLineRemoval:
    """The line no longer stands on its roster; what it took of the ceiling is free again. Refused once it is ordered."""
    edition = locked_year(line.recommendation, actor)
    must_reach(actor, line.unit)
    standing = standing_again(line, edition, STRUCK)
    if hasattr(standing, "ordered"):
        raise _ordered(edition, STRUCK)
    removal = RewardLineRemoval.objects.create(line=line, reason=reason, removed_at=now, removed_by=actor)
    note = {"entry": cause_of(line.recommendation)}
    record(STRUCK, actor=actor, now=now, chain=edition.chain, rows=[removal], note=note)
    return removal


@transaction.atomic
def propose_nobody(
    recommendation: Recommendation, reason: str, *, actor: Person, now: datetime
) -> NobodyProposed:
    """It stands recorded, with its reason, that the unit proposes nobody; refused while lines stand, and twice.

    A line proposed later makes it a thing of the past.
    """
    edition = locked_year(recommendation, actor)
    must_reach(actor, recommendation.nomination.unit)
    sheet, entry = sheet_of(recommendation), cause_of(recommendation)
    refusal = ("roster_not_empty", len(sheet.lines)) if sheet.lines else ("nobody_proposed_already", 0)
    if sheet.lines or sheet.nobody:
        code, lines = refusal
        raise refuse(
            articles.HOUSE_PERSONNEL, code, act=NOBODY, chain=edition.chain, entry=entry, lines=lines
        )
    if not sheet.is_open:
        raise refuse(
            sheet.pool.article, "reward_waits_for_result", act=NOBODY, chain=edition.chain, entry=entry
        )
    closing = NobodyProposed.objects.create(
        recommendation=recommendation, reason=reason, closed_at=now, closed_by=actor
    )
    record(NOBODY, actor=actor, now=now, chain=edition.chain, rows=[closing], note={"entry": entry})
    return closing


def _new_line(recommendation: Recommendation, proposed: Proposed, actor: Person, now: datetime) -> RewardLine:
    """The line as it would stand, not yet written."""
    told = {name: getattr(proposed, name) for name in proposed.__slots__}
    return RewardLine(recommendation=recommendation, proposed_at=now, proposed_by=actor, **told)


def _may_stand(line: RewardLine, edition: Edition, act: str) -> Decision:
    """The grounds on which the line may stand, naming nobody; raises the refusal."""
    _refuse_national_ids(line, edition, act)
    sheet = sheet_of(line.recommendation)
    replaced = line.corrects_id
    roster = [line_of(row) for row in roster_of(line.recommendation) if row.pk != replaced]
    facts = line_of(line, panel_names_of(edition), causes_of_same_project(line.recommendation))
    decision = may_reward(facts, sheet.pool, roster, elsewhere_of(line), sheet.policy, sheet.readings)
    return refuse_unless(nobody_named(decision, {}), act=act, chain=edition.chain)


def _refuse_national_ids(line: RewardLine, edition: Edition, act: str) -> None:
    for name in ("person_key", "person_name", "title", "grade", "deeds", "remark", "declared_document"):
        if masked := national_id_in(getattr(line, name)):
            raise refuse(
                articles.HOUSE_PERSONNEL,
                "national_id_typed",
                act=act,
                chain=edition.chain,
                field=f"field_{name}",
                masked=masked,
            )


def _ordered(edition: Edition, act: str) -> Refused:
    return refuse(
        articles.CIVIL_SERVICE_REWARD_ORDER,
        "line_ordered_already",
        act=act,
        chain=edition.chain,
        person="this_person",
    )
