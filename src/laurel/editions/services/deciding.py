"""Moving a date, deciding a silent point, limiting applications, exempting a branch."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.models import CalendarDate, DutyExemption, Edition, RuleDecision
from laurel.editions.permissions import may_run_editions
from laurel.editions.selectors import LIMITS_SET, calendar_of, lock_edition
from laurel.editions.services.lawful import refuse_backwards, refuse_unlawful_choice
from laurel.ledger.services import record
from laurel.people.models import Person, Unit
from laurel.rulebook.policy import Point

DATE_SET = "editions.date_set"
POINT_DECIDED = "editions.point_decided"
BRANCH_EXEMPTED = "editions.branch_exempted"


@transaction.atomic
def set_date(
    edition: Edition, kind: str, at: datetime, *, authority: str, reason: str, actor: Person, now: datetime
) -> CalendarDate:
    """The moment is moved by a decision with its document; the old one stays readable."""
    edition = lock_edition(edition.pk)
    if not may_run_editions(actor):
        raise Http404
    refuse_backwards({**calendar_of(edition), kind: at}, act=DATE_SET, chain=edition.chain)
    row = CalendarDate.objects.create(
        edition=edition,
        kind=kind,
        at=at,
        authority=authority,
        reason=reason,
        decided_at=now,
        decided_by=actor,
    )
    record(DATE_SET, actor=actor, now=now, chain=edition.chain, rows=[row], note={"kind": kind, "at": at})
    return row


@transaction.atomic
def decide_point(
    edition: Edition, point: Point, choice: str, *, authority: str, reason: str, actor: Person, now: datetime
) -> RuleDecision:
    """The year's choice on a silent point stands, with the document that decided it.

    Refused where sums of ranks would no longer compare: recusal from single entries (A-09).
    """
    edition = lock_edition(edition.pk)
    if not may_run_editions(actor):
        raise Http404
    refuse_unlawful_choice(point, choice, act=POINT_DECIDED, chain=edition.chain)
    row = RuleDecision.objects.create(
        edition=edition,
        point=point.value,
        choice=choice,
        authority=authority,
        reason=reason,
        decided_at=now,
        decided_by=actor,
    )
    record(POINT_DECIDED, actor=actor, now=now, chain=edition.chain, rows=[row], note={"point": point.value})
    return row


@transaction.atomic
def set_limits(
    edition: Edition,
    *,
    page_limit: int | None,
    section_characters: int | None,
    authority: str,
    actor: Person,
    now: datetime,
) -> Edition:
    """The year limits its applications: pages of the printed form, characters a section; None is no limit.

    The regulation sets none, so a limit needs the document that decided it.
    """
    edition = lock_edition(edition.pk)
    if not may_run_editions(actor):
        raise Http404
    edition.page_limit, edition.section_characters = page_limit, section_characters
    edition.save()
    note = {"pages": page_limit, "characters": section_characters, "authority": authority}
    record(LIMITS_SET, actor=actor, now=now, chain=edition.chain, rows=[edition], note=note)
    return edition


@transaction.atomic
def exempt_branch(
    edition: Edition, branch: Unit, *, reason: str, authority: str, actor: Person, now: datetime
) -> DutyExemption:
    """The branch's duty to nominate at least one is closed for the year, with the reason recorded."""
    edition = lock_edition(edition.pk)
    if not may_run_editions(actor):
        raise Http404
    row = DutyExemption.objects.create(
        edition=edition, branch=branch, reason=reason, authority=authority, decided_at=now, decided_by=actor
    )
    record(BRANCH_EXEMPTED, actor=actor, now=now, chain=edition.chain, rows=[row])
    return row
