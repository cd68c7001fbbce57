"""獎勵令 and the evaluation committee: reviewing lines, ordering them under the ceiling, revoking an order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from laurel.editions.models import Edition
from laurel.kit.dates import in_taipei
from laurel.kit.refusals import Refused, refuse, refuse_unless
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.results.models import Recommendation
from laurel.rewards.facts import (
    RewardSheet,
    cause_of,
    elsewhere_of,
    line_of,
    newest_review,
    nobody_named,
    sheet_of,
)
from laurel.rewards.facts.sheets import causes_of_same_project
from laurel.rewards.models import CommitteeReview, OrderedLine, OrderRevocation, RewardLine, RewardOrder
from laurel.rewards.selectors import panel_names_of, roster_of
from laurel.rewards.services.common import locked_year, must_reach, standing_again
from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision
from laurel.rulebook.reward_orders import Days, may_order

REVIEWED = "rewards.lines_reviewed"
ORDERED = "rewards.rewards_ordered"
REVOKED = "rewards.order_revoked"


@transaction.atomic
def record_review(
    recommendation: Recommendation,
    lines: Sequence[RewardLine],
    *,
    met_on: date,
    document_no: str,
    answer: str,
    remark: str = "",
    actor: Person,
    now: datetime,
) -> list[CommitteeReview]:
    """What the evaluation committee said of these lines stands recorded, before their order or after it; the newest
    counts. Refused for a meeting still to come, and for lines that no longer stand (考績法施行細則§13).
    """
    edition = locked_year(recommendation, actor)
    standing = _standing(recommendation, lines, edition, REVIEWED, actor)
    if met_on > in_taipei(now).date():
        raise refuse(
            articles.CIVIL_SERVICE_REWARD_ORDER,
            "review_ahead_of_its_day",
            act=REVIEWED,
            chain=edition.chain,
            committee_on=met_on.isoformat(),
        )
    reviews = [
        CommitteeReview.objects.create(
            line=line,
            met_on=met_on,
            document_no=document_no,
            answer=answer,
            remark=remark,
            recorded_at=now,
            recorded_by=actor,
        )
        for line in standing
    ]
    note = {"entry": cause_of(recommendation), "lines": len(reviews), "answer": answer}
    record(REVIEWED, actor=actor, now=now, chain=edition.chain, rows=reviews, note=note)
    return reviews


@transaction.atomic
def order_rewards(
    recommendation: Recommendation,
    lines: Sequence[RewardLine],
    *,
    ordered_on: date,
    document_no: str,
    actor: Person,
    now: datetime,
) -> RewardOrder:
    """The rewards are ordered; all that let each line onto the roster is asked again under the lock.

    Refused while a result is awaited, above the ceiling, for a major merit without the committee's agreement on or
    before that day, after its disagreement, twice, ahead of its day, and before the result (三(五), 考績法施行細則§13).
    """
    edition = locked_year(recommendation, actor)
    standing = _standing(recommendation, lines, edition, ORDERED, actor)
    sheet = sheet_of(recommendation)
    days = Days(ordered_on, in_taipei(now).date(), sheet.settled_on)
    decision = _may_order_all(standing, sheet, days, edition)
    order = RewardOrder.objects.create(
        recommendation=recommendation,
        ordered_on=ordered_on,
        document_no=document_no,
        case=sheet.pool.case.value,
        ceiling_units=sheet.pool.ceiling or 0,
        recorded_at=now,
        recorded_by=actor,
    )
    ordered = [OrderedLine.objects.create(order=order, line=line) for line in standing]
    record(
        ORDERED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[order, *ordered],
        grounds=decision,
        note={"entry": cause_of(recommendation), "lines": len(ordered)},
    )
    return order


def _may_order_all(
    standing: Sequence[RewardLine], sheet: RewardSheet, days: Days, edition: Edition
) -> Decision:
    """The grounds of all lines, each person as the number of the line; raises the refusal."""
    roster = list(roster_of(sheet.recommendation))
    judges, projects = panel_names_of(edition), causes_of_same_project(sheet.recommendation)
    numbers = {row.pk: f"line-{number}" for number, row in enumerate(roster, start=1)}
    grounds: list[Decision] = []
    for row in standing:
        if hasattr(row, "ordered"):
            raise _refused("line_ordered_already", ORDERED, edition, numbers[row.pk])
        others = [line_of(other) for other in roster if other.pk != row.pk]
        decision = may_order(
            line_of(row, judges, projects),
            newest_review(row),
            sheet.pool,
            others,
            elsewhere_of(row),
            sheet.policy,
            days,
            sheet.readings,
        )
        grounds.append(nobody_named(decision, {row.person_key: numbers[row.pk]}))
    whole = sum(grounds, Decision(()))
    return refuse_unless(whole, act=ORDERED, chain=edition.chain)


@transaction.atomic
def revoke_order(
    line: RewardLine,
    *,
    revoked_on: date,
    document_no: str,
    reason: str,
    actor: Person,
    now: datetime,
) -> OrderRevocation:
    """The reward of a line is taken back: order and line are kept, the units are free again, and the line may be
    corrected and ordered anew. Refused for a line that is not ordered, and for a day before the order or still to come.
    """
    edition = locked_year(line.recommendation, actor)
    must_reach(actor, line.unit)
    standing = standing_again(line, edition, REVOKED)
    if not hasattr(standing, "ordered"):
        raise _refused("line_not_ordered", REVOKED, edition, "this_person")
    _refuse_day(standing, revoked_on, in_taipei(now).date(), edition)
    revocation = OrderRevocation.objects.create(
        ordered=standing.ordered,
        revoked_on=revoked_on,
        document_no=document_no,
        reason=reason,
        recorded_at=now,
        recorded_by=actor,
    )
    note = {"entry": cause_of(line.recommendation)}
    record(REVOKED, actor=actor, now=now, chain=edition.chain, rows=[revocation], note=note)
    return revocation


def _refuse_day(line: RewardLine, revoked_on: date, today: date, edition: Edition) -> None:
    ordered_on = line.ordered.order.ordered_on
    article, chain = articles.CIVIL_SERVICE_REWARD_ORDER, edition.chain
    if revoked_on < ordered_on:
        days = {"revoked_on": revoked_on.isoformat(), "ordered_on": ordered_on.isoformat()}
        raise refuse(article, "revoked_before_ordered", act=REVOKED, chain=chain, **days)
    if revoked_on > today:
        raise refuse(
            article,
            "revocation_ahead_of_its_day",
            act=REVOKED,
            chain=chain,
            revoked_on=revoked_on.isoformat(),
        )


def _standing(
    recommendation: Recommendation, lines: Sequence[RewardLine], edition: Edition, act: str, actor: Person
) -> list[RewardLine]:
    """The lines as they stand under the lock, each of this entry and of people whom the actor keeps."""
    rows = {row.pk: row for row in roster_of(recommendation)}
    for line in lines:
        must_reach(actor, line.unit)
        if line.pk not in rows:
            raise _refused("line_not_standing", act, edition, "this_person")
    return [rows[line.pk] for line in lines]


def _refused(code: str, act: str, edition: Edition, name: str) -> Refused:
    return refuse(articles.CIVIL_SERVICE_REWARD_ORDER, code, act=act, chain=edition.chain, person=name)
