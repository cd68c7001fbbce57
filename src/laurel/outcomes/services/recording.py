"""Recording outcomes. What comes back for an entry becomes honours, and next year's rule reads them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.outcomes.models import MinistryOutcome, NationalOutcome
from laurel.outcomes.permissions import may_record_outcomes
from laurel.outcomes.selectors import case_of
from laurel.outcomes.services.honours import ministry_honours, national_honours
from laurel.people.models import Person, Unit
from laurel.results.models import Recommendation
from laurel.rulebook import articles

MINISTRY_RECORDED = "outcomes.ministry_recorded"
NATIONAL_RECORDED = "outcomes.national_recorded"


@transaction.atomic
def record_ministry_outcome(
    recommendation: Recommendation,
    *,
    place: int | None,
    forwarded: bool,
    announced_on: date,
    document_no: str,
    actor: Person,
    now: datetime,
) -> MinistryOutcome:
    """The Ministry's place (None when unplaced) and whether the entry went on stand recorded, the place as an honour.

    Refused when a national result stands already and the entry would no longer have been forwarded.
    """
    edition = lock_edition(recommendation.nomination.edition_id)
    if not may_record_outcomes(actor):
        raise Http404
    before = case_of(recommendation)
    if before.national and not forwarded:
        raise refuse(
            articles.SAME_CAUSE,
            "national_result_stands",
            act=MINISTRY_RECORDED,
            chain=edition.chain,
            entry=recommendation.nomination.code,
        )
    outcome = MinistryOutcome.objects.create(
        recommendation=recommendation,
        place=place,
        forwarded=forwarded,
        announced_on=announced_on,
        document_no=document_no,
        recorded_at=now,
        recorded_by=actor,
    )
    record(
        MINISTRY_RECORDED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[outcome, *ministry_honours(outcome)],
        note={"entry": recommendation.nomination.code},
    )
    return outcome


@transaction.atomic
def record_national_outcome(
    recommendation: Recommendation,
    *,
    result: str,
    award_year: int,
    category_name: str,
    winner_of_record: Unit | None,
    executing_unit: Unit | None,
    line: str,
    announced_on: date,
    document_no: str,
    actor: Person,
    now: datetime,
) -> NationalOutcome:
    """The national result stands recorded; an award becomes honours of its winner and its executing unit.

    Refused when the Ministry has not forwarded the entry (要點三(五)3), or when an award names no winner.
    A later row corrects an earlier one: its honours are corrected, and what they said stays readable; an award
    that is lost is revoked on the day of that news.
    """
    edition = lock_edition(recommendation.nomination.edition_id)
    if not may_record_outcomes(actor):
        raise Http404
    nomination = recommendation.nomination
    before = case_of(recommendation)
    if before.ministry is None or not before.ministry.forwarded:
        raise refuse(
            articles.SAME_CAUSE,
            "not_forwarded_to_national_award",
            act=NATIONAL_RECORDED,
            chain=edition.chain,
            entry=nomination.code,
        )
    won = result == NationalOutcome.Result.WON
    if won and winner_of_record is None:
        raise refuse(
            articles.NATIONAL_AWARD,
            "award_without_winner_of_record",
            act=NATIONAL_RECORDED,
            chain=edition.chain,
            entry=nomination.code,
        )
    outcome = NationalOutcome.objects.create(
        recommendation=recommendation,
        result=result,
        award_year=award_year,
        category_name=category_name,
        winner_of_record=winner_of_record if won else None,
        executing_unit=executing_unit if won else None,
        line=line if won else "",
        announced_on=announced_on,
        document_no=document_no,
        recorded_at=now,
        recorded_by=actor,
    )
    record(
        NATIONAL_RECORDED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[outcome, *national_honours(outcome)],
        note={"entry": nomination.code},
    )
    return outcome
