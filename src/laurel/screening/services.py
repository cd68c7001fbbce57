"""Finding, confirming, exempting, asking for corrections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from laurel.applications.selectors import application_of
from laurel.applications.services import reopen_application
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.nominations.models import Nomination
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.screening.facts import EXEMPTIBLE, grounds_for
from laurel.screening.models import CorrectionRequest, Exemption, Finding, FindingConfirmation
from laurel.screening.permissions import may_confirm, may_screen
from laurel.screening.selectors import findings_of

FOUND = "screening.found"
CONFIRMED = "screening.confirmed"
EXEMPTED = "screening.exempted"
CORRECTION_REQUESTED = "screening.correction_requested"


@transaction.atomic
def find(nomination: Nomination, outcome: str, note: str, *, actor: Person, now: datetime) -> Finding:
    """The finding stands with the grounds as they are computed now; a later one replaces it.

    Eligible is refused while a ground forbids. Ineligible counts once a second person confirmed it.
    """
    edition = lock_edition(nomination.edition_id)
    if not may_screen(actor):
        raise Http404
    decision = grounds_for(nomination, timezone.localdate(now))
    if outcome == Finding.Outcome.ELIGIBLE:
        refuse_unless(decision, act=FOUND, chain=edition.chain)
    elif not note.strip() and decision.granted:
        raise refuse(articles.HOUSE_RECORD, "ineligible_needs_a_note", act=FOUND, chain=edition.chain)
    finding = Finding.objects.create(
        nomination=nomination,
        number=findings_of(nomination).count() + 1,
        outcome=outcome,
        grounds=decision.as_record(),
        note=note,
        found_at=now,
        found_by=actor,
    )
    record(
        FOUND,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[finding],
        grounds=decision,
        note={"entry": nomination.code, "outcome": outcome},
    )
    return finding


@transaction.atomic
def confirm_finding(finding: Finding, *, actor: Person, now: datetime) -> FindingConfirmation:
    """A second person agrees that the entry is ineligible; refused to the one who found it (house rule)."""
    edition = lock_edition(finding.nomination.edition_id)
    if not may_confirm(actor):
        raise Http404
    if finding.found_by_id == actor.pk:
        raise refuse(articles.HOUSE_TWO_PERSONS, "second_person_needed", act=CONFIRMED, chain=edition.chain)
    if FindingConfirmation.objects.filter(finding=finding).exists():
        raise refuse(articles.HOUSE_ORDER_OF_STAGES, "confirmed_already", act=CONFIRMED, chain=edition.chain)
    row = FindingConfirmation.objects.create(finding=finding, confirmed_at=now, confirmed_by=actor)
    record(
        CONFIRMED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[row],
        note={"entry": finding.nomination.code},
    )
    return row


@transaction.atomic
def grant_exemption(
    nomination: Nomination, code: str, *, authority: str, reason: str, actor: Person, now: datetime
) -> Exemption:
    """An authority's admission stands with its document; only for what people may admit: lateness, an early project."""
    edition = lock_edition(nomination.edition_id)
    if not may_screen(actor):
        raise Http404
    if code not in EXEMPTIBLE:
        raise refuse(articles.HOUSE_RECORD, "ground_not_exemptible", act=EXEMPTED, chain=edition.chain)
    row = Exemption.objects.create(
        nomination=nomination, code=code, authority=authority, reason=reason, granted_at=now, granted_by=actor
    )
    record(
        EXEMPTED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[row],
        note={"entry": nomination.code, "code": code, "authority": authority},
    )
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
    """The entrant is asked to mend what is named until a moment; those parts (all when none) open until then."""
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
    row = CorrectionRequest.objects.create(
        nomination=nomination, what=what, due_at=due_at, requested_at=now, requested_by=actor
    )
    record(
        CORRECTION_REQUESTED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[row],
        note={"entry": nomination.code},
    )
    if application := application_of(nomination):
        reopen_application(application, due_at, parts, actor=actor, now=now)
    return row
