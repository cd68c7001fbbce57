"""Too few members left: substitutes whom the Director-General names, or a decision by document. A-09."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse_unless
from laurel.ledger.services import record
from laurel.panel.facts import member_facts_of, strengths_of
from laurel.panel.models import DepletionDecision, Member
from laurel.panel.permissions import may_build_panel
from laurel.panel.selectors import room_of
from laurel.panel.services.common import Appointment, new_seat, next_code, refuse_to_seat
from laurel.panel.services.following import follow_changes
from laurel.people.models import Person, Unit
from laurel.rulebook.depletion import Choice, may_go_on
from laurel.rulebook.panel import is_substitute_lawful

DEPLETION_DECIDED = "panel.depletion_decided"
SUBSTITUTE_APPOINTED = "panel.substitute_appointed"


@transaction.atomic
def decide_depletion(
    edition: Edition,
    category: str,
    *,
    choice: str = Choice.CONTINUE.value,
    authority: str,
    reason: str,
    actor: Person,
    now: datetime,
) -> DepletionDecision:
    """A category goes on under the threshold, by a document, in a way that A-09 leaves open.

    Refused: recusal from single entries (sums would not compare), the convener alone in a year that did not
    decide so, and going on with nobody.
    """
    edition = lock_edition(edition.pk)
    if not may_build_panel(actor):
        raise Http404
    strength = next(row for row in strengths_of(edition) if row.category == category)
    decision = refuse_unless(
        may_go_on(Choice(choice), strength.effective, policy_of(edition), authority),
        act=DEPLETION_DECIDED,
        chain=edition.chain,
    )
    row = DepletionDecision.objects.create(
        edition=edition,
        category=category,
        choice=choice,
        authority=authority,
        reason=reason,
        decided_at=now,
        decided_by=actor,
    )
    note = {"category": category, "choice": choice}
    record(
        DEPLETION_DECIDED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[row],
        grounds=decision,
        note=note,
    )
    follow_changes(edition, actor=actor, now=now)
    return row


@transaction.atomic
def appoint_substitute(
    edition: Edition,
    person: Person,
    category: str,
    *,
    unit: Unit | None,
    rank_level: int | None,
    appointment_no: str,
    document_on: date | None = None,
    actor: Person,
    now: datetime,
) -> Member:
    """The person reviews this one category, named by the Director-General's letter; before or after locking.

    Refused from a unit with an entry in the category, and below 簡任.
    """
    edition = lock_edition(edition.pk)
    if not may_build_panel(actor):
        raise Http404
    refuse_to_seat(edition, person, act=SUBSTITUTE_APPOINTED)
    member = new_seat(
        edition,
        person,
        Appointment(appointment_no, document_on),
        seat=Member.Seat.MEMBER,
        code=next_code(edition, "替代委員"),
        unit=unit,
        rank_level=rank_level,
        for_category=category,
        actor=actor,
        now=now,
    )
    entering = {entry.unit for entry in room_of(edition).entries if entry.category == category}
    decision = refuse_unless(
        is_substitute_lawful(member_facts_of(member), entering),
        act=SUBSTITUTE_APPOINTED,
        chain=edition.chain,
    )
    member.save(force_insert=True)
    note = {"member": member.code, "category": category}
    record(
        SUBSTITUTE_APPOINTED,
        actor=actor,
        now=now,
        chain=edition.chain,
        rows=[member],
        grounds=decision,
        note=note,
    )
    follow_changes(edition, actor=actor, now=now)
    return member
