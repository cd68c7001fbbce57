"""What may change a case: an authority's admission, a cure by the entrant, a correction of data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from laurel.applications.selectors import application_of
from laurel.applications.services import reopen_application
from laurel.editions.facts import policy_of
from laurel.editions.models import CalendarDate
from laurel.editions.selectors import lock_edition, moment_of
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.nominations.models import Nomination
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.material import may_be_cured_by
from laurel.screening.facts import EXEMPTIBLE, exemption_for, grounds_for
from laurel.screening.models import CorrectionRequest, DataCorrection, Exemption
from laurel.screening.permissions import may_confirm, may_screen

EXEMPTED = "screening.exempted"
CORRECTION_REQUESTED = "screening.correction_requested"
DATA_CORRECTION_REQUESTED = "screening.data_correction_requested"


@transaction.atomic
def grant_exemption(
    nomination: Nomination, code: str, *, authority: str, reason: str, actor: Person, now: datetime
) -> Exemption:
    """An authority's admission stands with its document; only for what people may admit and what forbids now.

    Lateness, an early project, the closed list: never the two bars of 三(二)1(3).
    """
    edition = lock_edition(nomination.edition_id)
    if not may_screen(actor):
        raise Http404
    if code not in EXEMPTIBLE:
        raise refuse(articles.HOUSE_RECORD, "ground_not_exemptible", act=EXEMPTED, chain=edition.chain)
    decision = grounds_for(nomination, timezone.localdate(now))
    if code not in {exemption_for(ground) for ground in decision.refusals}:
        raise refuse(articles.HOUSE_RECORD, "nothing_to_admit", act=EXEMPTED, chain=edition.chain)
    row = Exemption.objects.create(
        nomination=nomination, code=code, authority=authority, reason=reason, granted_at=now, granted_by=actor
    )
    note = {"entry": nomination.code, "code": code, "authority": authority}
    record(EXEMPTED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row


@transaction.atomic
def request_correction(
    nomination: Nomination,
    *,
    what: str,
    due_at: datetime,
    parts: Sequence[str] = (),
    actor: Person,
    now: datetime,
) -> CorrectionRequest:
    """The entrant is asked to mend what is named until a moment; those parts (all when none) open until then.

    A-15: refused beyond the moment when the papers go out to the panel, and in a year that allows no cure.
    """
    edition = lock_edition(nomination.edition_id)
    if not may_screen(actor):
        raise Http404
    if due_at <= now:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "correction_due_in_the_past",
            act=CORRECTION_REQUESTED,
            chain=edition.chain,
            due_at=due_at.isoformat(),
        )
    papers_go_out = moment_of(edition, CalendarDate.Kind.READING_OPENS)
    decision = may_be_cured_by(due_at, papers_go_out, policy_of(edition))
    refuse_unless(decision, act=CORRECTION_REQUESTED, chain=edition.chain)
    row = CorrectionRequest.objects.create(
        nomination=nomination,
        what=what,
        parts=list(parts),
        due_at=due_at,
        requested_at=now,
        requested_by=actor,
    )
    record(
        CORRECTION_REQUESTED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[row],
        grounds=decision,
        note={"entry": nomination.code},
    )
    if application := application_of(nomination):
        reopen_application(application, due_at, parts, actor=actor, now=now)
    return row


@transaction.atomic
def request_data_correction(
    nomination: Nomination,
    code: str,
    *,
    says: str,
    evidence: str,
    asked_by: str,
    actor: Person,
    now: datetime,
) -> DataCorrection:
    """It stands which forbidding ground is said to rest on wrong data, on what evidence; the data is mended where it lives."""
    edition = lock_edition(nomination.edition_id)
    if not may_confirm(actor):
        raise Http404
    decision = grounds_for(nomination, timezone.localdate(now))
    ground = next((ground for ground in decision.refusals if ground.code == code), None)
    if ground is None:
        raise refuse(
            articles.HOUSE_RECORD, "no_such_refusal", act=DATA_CORRECTION_REQUESTED, chain=edition.chain
        )
    row = DataCorrection.objects.create(
        nomination=nomination,
        ground=ground.as_record(),
        says=says,
        evidence=evidence,
        asked_by=asked_by,
        requested_at=now,
        requested_by=actor,
    )
    note = {"entry": nomination.code, "code": code, "evidence": evidence}
    record(DATA_CORRECTION_REQUESTED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row
