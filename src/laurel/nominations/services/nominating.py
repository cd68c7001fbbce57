"""Nominating: an entry with its code and the grounds on which it may enter."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.http import Http404

from laurel.editions.facts import unit_facts_of
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse_unless
from laurel.ledger.services import record
from laurel.nominations.facts import ProjectDates, may_nominate_now
from laurel.nominations.models import Nomination
from laurel.nominations.permissions import may_nominate_from
from laurel.nominations.selectors import next_code
from laurel.nominations.services.writers import give_writers
from laurel.people.models import Person, Unit
from laurel.rulebook.entrants import Category, door_of
from laurel.rulebook.grounds import Decision

NOMINATED = "nominations.nominated"


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said about an entry beside its unit and category, and who heads and writes it."""

    contact_name: str
    contact_phone: str
    contact_title: str = ""
    contact_email: str = ""
    recommendation: str = ""
    project_title: str = ""
    project_start: date | None = None
    project_end: date | None = None
    team: list[dict[str, str]] = field(default_factory=list)
    team_total: int | None = None
    budget_thousand: int | None = None
    head: Person | None = None
    writers: tuple[Person, ...] = ()


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

    After the deadline it is refused (三(二)1(1)丙) unless a window is open for the unit. The named writers may
    write its application from now on.
    """
    edition = lock_edition(edition.pk)
    if not may_nominate_from(actor, nominated_by_unit):
        raise Http404
    nomination, decision = enter(
        edition, unit, category, nominated_by_unit, particulars, act=NOMINATED, actor=actor, now=now
    )
    if is_sample:
        nomination.is_sample = True
        nomination.save(update_fields=["is_sample"])
    record(NOMINATED, actor=actor, now=now, chain=edition.chain, rows=[nomination], grounds=decision)
    give_writers(nomination, particulars.writers, act=NOMINATED, actor=actor, now=now)
    return nomination


def enter(
    edition: Edition,
    unit: Unit,
    category: str,
    nominated_by_unit: Unit,
    particulars: Particulars,
    *,
    act: str,
    actor: Person,
    now: datetime,
) -> tuple[Nomination, Decision]:
    """The new entry and its grounds, for the act that records it; refused when a rule forbids."""
    is_project = category == Category.PROJECT_PLANNING
    project = ProjectDates(particulars.project_start, particulars.project_end) if is_project else None
    decision = may_nominate_now(edition, unit, nominated_by_unit, category, now, project=project)
    refuse_unless(decision, act=act, chain=edition.chain)
    nomination = Nomination.objects.create(
        edition=edition,
        category=category,
        code=next_code(edition, category),
        unit=unit,
        nominated_by_unit=nominated_by_unit,
        door=door_of(unit_facts_of(unit)).value,
        contact_name=particulars.contact_name,
        contact_title=particulars.contact_title,
        contact_phone=particulars.contact_phone,
        contact_email=particulars.contact_email,
        recommendation=particulars.recommendation,
        head=particulars.head,
        **(_project_of(particulars) if is_project else {}),
        grounds=decision.as_record(),
        nominated_at=now,
        nominated_by=actor,
    )
    return nomination, decision


def _project_of(particulars: Particulars) -> dict[str, Any]:
    return {
        "project_title": particulars.project_title,
        "project_start": particulars.project_start,
        "project_end": particulars.project_end,
        "team": particulars.team,
        "team_total": particulars.team_total,
        "budget_thousand": particulars.budget_thousand,
    }
