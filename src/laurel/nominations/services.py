"""Nominating and withdrawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from laurel.editions.facts import unit_facts_of
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.nominations.facts import ProjectDates, eligibility_of_unit
from laurel.nominations.models import Nomination, NominationWithdrawal
from laurel.nominations.permissions import may_nominate_from, may_withdraw
from laurel.nominations.selectors import next_code
from laurel.people.models import Person, Unit
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category, door_of

NOMINATED = "nominations.nominated"
WITHDRAWN = "nominations.withdrawn"


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said about an entry beside its unit and category."""

    contact_name: str
    contact_phone: str
    contact_title: str = ""
    contact_email: str = ""
    project_title: str = ""
    project_start: date | None = None
    project_end: date | None = None
    team: str = ""
    budget_thousand: int | None = None


@transaction.atomic
def nominate(
    edition: Edition,
    unit: Unit,
    category: str,
    *,
    nominated_by_unit: Unit,
    particulars: Particulars,
    is_sample: bool = False,
    actor: Person,
    now: datetime,
) -> Nomination:
    """The entry stands with its code and the grounds on which it may enter; refused with every article that forbids.

    After the nomination deadline no entry is made: a late one needs an authority (see screening's exemptions).
    """
    edition = lock_edition(edition.pk)
    if not may_nominate_from(actor, nominated_by_unit):
        raise Http404
    is_project = category == Category.PROJECT_PLANNING
    project = ProjectDates(particulars.project_start, particulars.project_end) if is_project else None
    decision = eligibility_of_unit(
        edition, unit, nominated_by_unit, category, timezone.localdate(now), project=project
    )
    refuse_unless(decision, act=NOMINATED, chain=edition.chain)
    nomination = Nomination.objects.create(
        edition=edition,
        category=category,
        code=next_code(edition, category),
        unit=unit,
        nominated_by_unit=nominated_by_unit,
        door=door_of(unit_facts_of(unit)).value,
        project_title=particulars.project_title if is_project else "",
        project_start=particulars.project_start if is_project else None,
        project_end=particulars.project_end if is_project else None,
        team=particulars.team,
        budget_thousand=particulars.budget_thousand if is_project else None,
        contact_name=particulars.contact_name,
        contact_title=particulars.contact_title,
        contact_phone=particulars.contact_phone,
        contact_email=particulars.contact_email,
        grounds=decision.as_record(),
        nominated_at=now,
        nominated_by=actor,
        is_sample=is_sample,
    )
    record(NOMINATED, actor=actor, now=now, chain=edition.chain, rows=[nomination], grounds=decision)
    return nomination


@transaction.atomic
def withdraw_nomination(
    nomination: Nomination, *, reason: str, letter_no: str, actor: Person, now: datetime
) -> NominationWithdrawal:
    """The entry no longer stands; refused when it was withdrawn already."""
    edition = lock_edition(nomination.edition_id)
    if not may_withdraw(actor, nomination):
        raise Http404
    if NominationWithdrawal.objects.filter(nomination=nomination).exists():
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "withdrawn_already",
            act=WITHDRAWN,
            chain=edition.chain,
            entry=nomination.code,
        )
    row = NominationWithdrawal.objects.create(
        nomination=nomination, reason=reason, letter_no=letter_no, withdrawn_at=now, withdrawn_by=actor
    )
    record(WITHDRAWN, actor=actor, now=now, chain=edition.chain, rows=[row], note={"entry": nomination.code})
    return row
