"""Finding, confirming, giving back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import Refused, refuse, refuse_unless
from laurel.ledger.services import record
from laurel.nominations.models import Nomination
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, Verdict
from laurel.rulebook.screening import Judgement, is_judged, provisions_of, taken_over
from laurel.screening.facts import grounds_for, version_of_case
from laurel.screening.models import Finding, FindingConfirmation, FindingReturn
from laurel.screening.permissions import may_confirm, may_screen
from laurel.screening.selectors import finding_of, is_complete, is_given_back, is_reopened

FOUND = "screening.found"
CONFIRMED = "screening.confirmed"
RETURNED = "screening.returned"


@transaction.atomic
def find(
    nomination: Nomination,
    outcome: str,
    note: str,
    *,
    judgements: Mapping[str, Judgement] | None = None,
    expected: str = "",
    actor: Person,
    now: datetime,
) -> Finding:
    """The finding stands as a new version with the grounds as they are computed now and a verdict on each provision.

    `judgements` by article; none given takes over what the system decides itself. `expected` is the version of
    the case that the person looked at: refused when another found meanwhile, or the facts changed. Eligible is
    refused while a ground forbids or a provision is open. Ineligible counts once a second person confirmed it.
    """
    edition = lock_edition(nomination.edition_id)
    if not may_screen(actor):
        raise Http404
    decision, standing = grounds_for(nomination, timezone.localdate(now)), finding_of(nomination)
    _refuse_unseen(edition, standing, decision, expected)
    judged = taken_over(decision) if judgements is None else judgements
    _refuse_unsound(edition, outcome, note, decision, judged, given=judgements is not None)
    finding = Finding.objects.create(
        nomination=nomination,
        number=standing.number + 1 if standing else 1,
        outcome=outcome,
        grounds=decision.as_record(),
        rows=_rows_of(decision, judged),
        note=note,
        found_at=now,
        found_by=actor,
    )
    told = {"entry": nomination.code, "outcome": outcome, "version": finding.number}
    record(FOUND, actor=actor, now=now, chain=edition.chain, rows=[finding], grounds=decision, note=told)
    return finding


def _refuse_unseen(edition: Edition, standing: Finding | None, decision: Decision, expected: str) -> None:
    """Refuses a finding on a case that is no longer what the person looked at."""
    current = version_of_case(standing, decision)
    if not expected or expected == current:
        return
    if standing and expected.split("-")[0] != current.split("-")[0]:
        raise refuse(
            articles.HOUSE_RECORD,
            "found_by_another",
            act=FOUND,
            chain=edition.chain,
            person=standing.found_by.name,
            at=standing.found_at.isoformat(),
            outcome=standing.outcome,
        )
    raise refuse(articles.HOUSE_RECORD, "facts_changed_meanwhile", act=FOUND, chain=edition.chain)


def _refuse_unsound(
    edition: Edition,
    outcome: str,
    note: str,
    decision: Decision,
    judged: Mapping[str, Judgement],
    *,
    given: bool,
) -> None:
    chain = edition.chain
    says_no = any(row.verdict is Verdict.NOT_MET for row in judged.values())
    if outcome == Finding.Outcome.ELIGIBLE:
        refuse_unless(decision, act=FOUND, chain=chain)
    if given or outcome == Finding.Outcome.ELIGIBLE:
        sheet = is_judged(decision, judged)
        if not sheet.granted:
            raise Refused(Decision(sheet.refusals), act=FOUND, chain=chain)
    if outcome == Finding.Outcome.ELIGIBLE and says_no:
        raise refuse(articles.HOUSE_RECORD, "eligible_with_a_no", act=FOUND, chain=chain)
    if outcome == Finding.Outcome.INELIGIBLE and not says_no and not note.strip():
        raise refuse(articles.HOUSE_RECORD, "ineligible_needs_a_note", act=FOUND, chain=chain)


def _rows_of(decision: Decision, judged: Mapping[str, Judgement]) -> list[dict[str, Any]]:
    rows = []
    for provision in provisions_of(decision):
        path = provision.article.path
        judgement = judged.get(path, Judgement(provision.verdict))
        rows.append(
            {
                "article": path,
                "found": provision.verdict.value,
                "judged": judgement.verdict.value,
                "note": judgement.note,
            }
        )
    return rows


@transaction.atomic
def confirm_finding(finding: Finding, *, actor: Person, now: datetime) -> FindingConfirmation:
    """A second person agrees that the entry is ineligible; refused to the one who found it (house rule)."""
    edition = _second_person(finding, CONFIRMED, actor)
    row = FindingConfirmation.objects.create(finding=finding, confirmed_at=now, confirmed_by=actor)
    note = {"entry": finding.nomination.code, "version": finding.number}
    record(CONFIRMED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row


@transaction.atomic
def return_finding(finding: Finding, reason: str, *, actor: Person, now: datetime) -> FindingReturn:
    """A second person does not agree: the entry is examined again, for this reason."""
    edition = _second_person(finding, RETURNED, actor)
    row = FindingReturn.objects.create(finding=finding, reason=reason, returned_at=now, returned_by=actor)
    note = {"entry": finding.nomination.code, "version": finding.number, "reason": reason}
    record(RETURNED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row


def _second_person(finding: Finding, act: str, actor: Person) -> Edition:
    """The locked year, when this person may say the second word on this finding; refused otherwise."""
    edition = lock_edition(finding.nomination.edition_id)
    if not may_confirm(actor):
        raise Http404
    newest = finding_of(finding.nomination)
    if finding.found_by_id == actor.pk:
        raise refuse(articles.HOUSE_TWO_PERSONS, "second_person_needed", act=act, chain=edition.chain)
    if newest is None or newest.pk != finding.pk or is_given_back(newest) or is_reopened(newest):
        raise refuse(articles.HOUSE_ORDER_OF_STAGES, "finding_stands_no_more", act=act, chain=edition.chain)
    if is_complete(newest):
        raise refuse(articles.HOUSE_ORDER_OF_STAGES, "confirmed_already", act=act, chain=edition.chain)
    return edition
