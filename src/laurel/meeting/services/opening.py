"""Opening sealed sheets: two persons, each from their own session, who name how many they open."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from laurel.ballots import services as ballots
from laurel.ballots.selectors import is_opened, rounds_of, sheets_to_open
from laurel.editions.models import Edition
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.meeting.facts import missing_members, presence_in
from laurel.meeting.models import MissingSheetsDecision, PanelMeeting
from laurel.meeting.permissions import may_run_meeting, opening_role_of
from laurel.meeting.selectors import missing_decision_of
from laurel.meeting.services.room import enter_room, refuse_after_resolution
from laurel.people.models import Person
from laurel.rulebook import articles

MISSING_DECIDED = "meeting.missing_sheets_decided"
CONSENTED = "meeting.opening_consented"


@transaction.atomic
def decide_missing_sheets(
    edition: Edition,
    category: str,
    reason: str,
    *,
    set_aside: Collection[str] = (),
    actor: Person,
    now: datetime,
) -> MissingSheetsDecision:
    """The meeting goes on without the sheets that are missing now in the round under way (A-14).

    `set_aside` names the members whose sheet it does without because they object to what was typed: like a missing
    one it is not counted, and it is not opened. Refused when none is missing or named, and when no sheet would be
    left: there would be nothing to count.
    """
    meeting = enter_room(edition, category, may_run_meeting, actor=actor, now=now)
    chain = meeting.edition.chain
    held = _sealed_round(meeting.edition, category, act=MISSING_DECIDED)
    missing = [member.code for member in missing_members(held)]
    if not missing and not set_aside:
        raise refuse(articles.RANK_SUM, "no_sheet_missing", act=MISSING_DECIDED, chain=chain)
    if all(sheet.member.code in set_aside for sheet in sheets_to_open(held)):
        raise refuse(articles.RANK_SUM, "no_sheet_to_open", act=MISSING_DECIDED, chain=chain)
    ballots.set_aside_papers(held, set_aside, reason, actor=actor, now=now)
    decision = MissingSheetsDecision.objects.create(
        meeting=meeting,
        round_key=held.public_id,
        member_codes=[*missing, *set_aside],
        reason=reason,
        decided_at=now,
        decided_by=actor,
    )
    record(
        MISSING_DECIDED,
        actor=actor,
        now=now,
        chain=chain,
        rows=[decision],
        note={
            "category": category,
            "round": held.number,
            "members": missing,
            **({"set_aside": list(set_aside)} if set_aside else {}),
        },
    )
    return decision


@transaction.atomic
def consent_to_open(
    edition: Edition, category: str, sheets_named: int, *, actor: Person, now: datetime
) -> bool:
    """The convener's or the clerk's word stands that exactly so many sheets be opened; true when that opened them.

    The first word opens nothing. Refused to the same person twice, while a sheet is missing or objected to without
    a recorded decision, and when the number named is not the number to open (house rule: two persons).
    """
    meeting = enter_room(edition, category, may_run_meeting, actor=actor, now=now)
    refuse_after_resolution(meeting, category, act=CONSENTED)
    held = _sealed_round(meeting.edition, category, act=CONSENTED)
    _refuse_without_quorum(meeting)
    decision = missing_decision_of(meeting, held.public_id)
    role = opening_role_of(actor)
    assert role is not None  # nosec B101
    ballots.consent_to_open(
        held,
        role,
        sheets_named,
        excused=decision.member_codes if decision else [],
        actor=actor,
        now=now,
    )
    return any(row.pk == held.pk and is_opened(row) for row in rounds_of(meeting.edition, category))


def _refuse_without_quorum(meeting: PanelMeeting) -> None:
    presence, chain = presence_in(meeting), meeting.edition.chain
    if not presence.is_noted:
        raise refuse(articles.MEETING_AND_QUOTAS, "attendance_not_noted", act=CONSENTED, chain=chain)
    refuse_unless(presence.decision, act=CONSENTED, chain=chain)


def _sealed_round(edition: Edition, category: str, *, act: str) -> Any:
    """The round of a category that is still sealed; refused when there is none."""
    sealed = [row for row in rounds_of(edition, category) if not is_opened(row)]
    if not sealed:
        raise refuse(
            articles.HOUSE_SEALED, "no_sealed_round", act=act, chain=edition.chain, category=category
        )
    return sealed[-1]
