"""Recording outcomes. What comes back for an entry becomes honours at once, and the rules of every open year read them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition, lock_newest_edition
from laurel.files.receiving import IncomingFile
from laurel.kit.dates import in_taipei
from laurel.kit.refusals import refuse_unless
from laurel.ledger.services import record
from laurel.outcomes.facts import came_of, ministry_of, national_of
from laurel.outcomes.models import MinistryOutcome, NationalOutcome, SchemeCategory
from laurel.outcomes.permissions import may_record_outcomes
from laurel.outcomes.selectors import case_of
from laurel.outcomes.services.evidence import kept, looked_at
from laurel.outcomes.services.honours import ministry_honours, national_honours
from laurel.people.models import Person, Unit
from laurel.results.models import Recommendation
from laurel.rulebook.outcomes import may_record_ministry, may_record_national

MINISTRY_RECORDED = "outcomes.ministry_recorded"
NATIONAL_RECORDED = "outcomes.national_recorded"


def record_ministry_outcome(
    recommendation: Recommendation,
    *,
    place: int | None,
    forwarded: bool,
    announced_on: date,
    document_no: str,
    is_shared: bool = False,
    disqualified: bool = False,
    evidence: IncomingFile | None = None,
    reason: str = "",
    actor: Person,
    now: datetime,
) -> MinistryOutcome:
    """The Ministry's place (None when unplaced) and whether the entry went on stand recorded, the place as an honour.

    A later row corrects the one before, which stays readable, and says why. Refused by `may_record_ministry`, and when
    the file is none that may be kept. What contradicts other rows is recorded and flagged.
    """
    chain = _chain_for(recommendation, actor)
    looked = looked_at(evidence, act=MINISTRY_RECORDED, chain=chain)
    with transaction.atomic():
        edition, before = _locked(recommendation), case_of(recommendation)
        outcome = MinistryOutcome(
            recommendation=recommendation,
            place=place,
            is_shared=is_shared,
            disqualified=disqualified,
            forwarded=forwarded,
            announced_on=announced_on,
            document_no=document_no,
            reason=reason if before.ministry else "",
            recorded_at=now,
            recorded_by=actor,
        )
        decision = refuse_unless(
            may_record_ministry(came_of(before), ministry_of(outcome), in_taipei(now).date(), reason),
            act=MINISTRY_RECORDED,
            chain=chain,
        )
        outcome.file, files = kept(looked, before.ministry, document_no, actor=actor, now=now)
        outcome.save(force_insert=True)
        record(
            MINISTRY_RECORDED,
            actor=actor,
            now=now,
            chain=edition.chain,
            rows=[*files, outcome, *ministry_honours(outcome)],
            grounds=decision,
            note={"entry": recommendation.nomination.code},
        )
    return outcome


def record_national_outcome(
    recommendation: Recommendation,
    *,
    result: str,
    award_year: int,
    category_name: str = "",
    winner_of_record: Unit | None,
    executing_unit: Unit | None,
    line: str,
    announced_on: date,
    document_no: str,
    scheme: SchemeCategory | None = None,
    evidence: IncomingFile | None = None,
    reason: str = "",
    actor: Person,
    now: datetime,
) -> NationalOutcome:
    """The national result stands recorded; an award becomes honours of its winner and its executing unit.

    A category of that year's scheme gives its name and year. A postponed award is still awaited and becomes no honour.
    Refused by `may_record_national`, first of all when the Ministry has not forwarded the entry (要點三(五)3).
    A later row corrects an earlier one: its honours are corrected, and what they said stays readable; an award
    that is lost is revoked on the day of that news.
    """
    chain = _chain_for(recommendation, actor)
    looked = looked_at(evidence, act=NATIONAL_RECORDED, chain=chain)
    won = result == NationalOutcome.Result.WON
    with transaction.atomic():
        edition, before = _locked(recommendation), case_of(recommendation)
        outcome = NationalOutcome(
            recommendation=recommendation,
            result=result,
            award_year=scheme.award_year if scheme else award_year,
            scheme=scheme,
            category_name=scheme.name if scheme else category_name,
            winner_of_record=winner_of_record if won else None,
            executing_unit=executing_unit if won else None,
            line=line if won else "",
            announced_on=announced_on,
            document_no=document_no,
            reason=reason if before.national else "",
            recorded_at=now,
            recorded_by=actor,
        )
        said, today = national_of(outcome), in_taipei(now).date()
        decision = refuse_unless(
            may_record_national(came_of(before), said, edition.roc_year, today, reason),
            act=NATIONAL_RECORDED,
            chain=chain,
        )
        newest = before.national or before.postponed
        outcome.file, files = kept(looked, newest, document_no, actor=actor, now=now)
        outcome.save(force_insert=True)
        honours = national_honours(outcome) if outcome.is_final else []
        record(
            NATIONAL_RECORDED,
            actor=actor,
            now=now,
            chain=edition.chain,
            rows=[*files, outcome, *honours],
            grounds=decision,
            note={"entry": recommendation.nomination.code},
        )
    return outcome


def _chain_for(recommendation: Recommendation, actor: Person) -> str:
    edition = recommendation.nomination.edition
    if edition.is_rehearsal or not may_record_outcomes(actor):
        raise Http404
    return edition.chain


def _locked(recommendation: Recommendation) -> Edition:
    """The entry's year, after the newest: what is found there may open findings of the newest again."""
    lock_newest_edition()
    return lock_edition(recommendation.nomination.edition_id)
