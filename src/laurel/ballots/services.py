"""Beginning a round, ordering, sealing, taking back, opening."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.ballots.models import (
    DraftOrder,
    OpenedSheet,
    OpeningConsent,
    Round,
    RoundOpening,
    SealedSheet,
    SheetWithdrawal,
    VoidedSheet,
)
from laurel.ballots.permissions import may_open_as
from laurel.ballots.sealing import ORDERS_KEPT, new_wrapped_key, seal
from laurel.ballots.selectors import (
    closes_at,
    draft_of,
    is_open,
    is_opened,
    own_ranks,
    own_sheet,
    rounds_of,
    standing_sheets,
    voters_of,
)
from laurel.documents.verification import ALPHABET
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.ids import public_id
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.panel.models import Member
from laurel.panel.selectors import stands_back, waiting_challenges
from laurel.people.models import Person
from laurel.people.roles import Role
from laurel.rulebook import articles
from laurel.rulebook.challenge import no_challenge_waits
from laurel.rulebook.entrants import Category
from laurel.rulebook.sheets import is_sheet_valid

BEGUN = "ballots.round_begun"
SEALED = "ballots.sheet_sealed"
WITHDRAWN = "ballots.sheet_withdrawn"
CONSENTED = "ballots.opening_consented"
OPENED = "ballots.round_opened"
VOIDED = "ballots.sheet_voided"
PLACED = "ballots.entry_placed"


@transaction.atomic
def begin_round(
    edition: Edition,
    category: str,
    entries: Sequence[str],
    voters: Collection[int] | None,
    closing: datetime | None,
    *,
    actor: Person,
    now: datetime,
) -> Round:
    """An evaluation of these entries begins, with a key of its own; `voters` names who may file in a tie round."""
    edition = lock_edition(edition.pk)
    label = public_id()
    held = Round.objects.create(
        public_id=label,
        edition=edition,
        category=category,
        number=len(rounds_of(edition, category)) + 1,
        entries=list(entries),
        voters=None if voters is None else sorted(voters),
        wrapped_key=new_wrapped_key(label),
        begun_at=now,
        begun_by=actor,
        closes_at=closing,
    )
    note = {"category": category, "number": held.number, "entries": list(entries)}
    record(BEGUN, actor=actor, now=now, chain=edition.chain, rows=[held], note=note)
    return held


@transaction.atomic
def place_entry(
    held: Round, member: Member, code: str, position: int | None, *, actor: Person, now: datetime
) -> list[str]:
    """The entry stands at that position (from 1), the others move; None takes it out of the order.

    The draft is encrypted and leaves no line in the record: nobody can tell that or when it moved.
    """
    _refuse_unless_filing(held, member, act=PLACED, actor=actor, now=now)
    if code not in held.entries:
        raise Http404
    draft = draft_of(member, held)
    order = [other for other in draft["order"] if other != code]
    if position is not None:
        order.insert(min(max(position, 1), len(order) + 1) - 1, code)
    _keep(held, member, order, [draft["order"], *draft["past"]])
    return order


@transaction.atomic
def undo_placing(held: Round, member: Member, *, actor: Person, now: datetime) -> list[str]:
    """The order is as it was before the last move; up to twenty moves back."""
    _refuse_unless_filing(held, member, act=PLACED, actor=actor, now=now)
    draft = draft_of(member, held)
    if not draft["past"]:
        return list(draft["order"])
    order, *past = draft["past"]
    _keep(held, member, order, past)
    return list(order)


def _keep(held: Round, member: Member, order: list[str], past: list[list[str]]) -> None:
    content = {"order": order, "past": past[: ORDERS_KEPT - 1]}
    ciphertext = seal(held.wrapped_key, held.public_id, f"draft|{member.pk}", content, held.entries)
    DraftOrder.objects.update_or_create(round=held, member=member, defaults={"ciphertext": ciphertext})


@transaction.atomic
def seal_sheet(
    held: Round, member: Member, *, idempotency_key: str, actor: Person, now: datetime
) -> SealedSheet:
    """The member's order is sealed as a sheet that never changes; the receipt's code is on it.

    Refused incomplete, after closing, and when the member was recused in the meantime. The same key pressed
    again gives the same sheet.
    """
    edition = _refuse_unless_filing(held, member, act=SEALED, actor=actor, now=now, but_sealed=True)
    pressed = SealedSheet.objects.filter(round=held, member=member, idempotency_key=idempotency_key).first()
    if pressed is not None:
        return pressed
    if own_sheet(member, held) is not None:
        raise refuse(articles.HOUSE_SEALED, "sheet_sealed_already", act=SEALED, chain=edition.chain)
    order = draft_of(member, held)["order"]
    ranks = {code: rank for rank, code in enumerate(order, start=1)}
    refuse_unless(is_sheet_valid(ranks, held.entries), act=SEALED, chain=edition.chain)
    number = SealedSheet.objects.filter(round=held, member=member).count() + 1
    place = f"sheet|{member.pk}|{number}"
    sheet = SealedSheet.objects.create(
        round=held,
        member=member,
        number=number,
        ciphertext=seal(held.wrapped_key, held.public_id, place, order, held.entries),
        receipt_code="".join(secrets.choice(ALPHABET) for _ in range(12)),
        idempotency_key=idempotency_key,
        sealed_at=now,
    )
    note = {"round": held.public_id, "member": member.code}
    record(SEALED, actor=actor, now=now, chain=edition.chain, rows=[sheet], note=note)
    return sheet


@transaction.atomic
def withdraw_sheet(held: Round, member: Member, *, actor: Person, now: datetime) -> SheetWithdrawal:
    """The sealed sheet no longer counts; the member may change the order and seal again until closing."""
    edition = _refuse_unless_filing(held, member, act=WITHDRAWN, actor=actor, now=now, but_sealed=True)
    sheet = own_sheet(member, held)
    if sheet is None:
        raise Http404
    row = SheetWithdrawal.objects.create(sheet=sheet, withdrawn_at=now)
    note = {"round": held.public_id, "member": member.code}
    record(WITHDRAWN, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row


def _refuse_unless_filing(
    held: Round, member: Member, *, act: str, actor: Person, now: datetime, but_sealed: bool = False
) -> Edition:
    """The year, locked, when the person may file here now; absent to others; refused after closing."""
    edition = lock_edition(held.edition_id)
    held = Round.objects.select_related("edition", "opening").get(pk=held.pk)
    if member.person_id != actor.pk or member.pk not in {voter.pk for voter in voters_of(held)}:
        raise Http404
    if not is_open(held, now):
        closing = closes_at(held)
        raise refuse(
            articles.HOUSE_SEALED,
            "sheets_closed",
            act=act,
            chain=edition.chain,
            at=closing.isoformat() if closing else "",
        )
    if not but_sealed and own_sheet(member, held) is not None:
        raise refuse(articles.HOUSE_SEALED, "sheet_sealed_already", act=act, chain=edition.chain)
    return edition


@transaction.atomic
def consent_to_open(
    held: Round,
    role: str,
    sheets_named: int,
    *,
    excused: Collection[str] = (),
    actor: Person,
    now: datetime,
) -> OpeningConsent:
    """One person's word that exactly so many sheets be opened; with the other person's word they are.

    Refused to the same person twice, while a sheet is missing that nobody excused (by member's code), and
    when the number named is not the number sealed. A word given for another number is void.
    """
    edition = lock_edition(held.edition_id)
    held = Round.objects.select_related("edition", "opening").get(pk=held.pk)
    if not may_open_as(actor, role) or stands_back(actor, edition, held.category):
        raise Http404
    if is_opened(held):
        raise refuse(articles.HOUSE_SEALED, "opened_already", act=CONSENTED, chain=edition.chain)
    waiting = tuple(row.member.code for row in waiting_challenges(edition, held.category))
    refuse_unless(no_challenge_waits(Category(held.category), waiting), act=CONSENTED, chain=edition.chain)
    counted = _counted(held)
    missing = [
        voter.code for voter in voters_of(held) if voter.pk not in {sheet.member_id for sheet in counted}
    ]
    expected = [code for code in missing if code not in excused]
    if expected:
        raise refuse(
            articles.RANK_SUM,
            "sheets_missing",
            act=CONSENTED,
            chain=edition.chain,
            members="、".join(expected),
        )
    if sheets_named != len(counted) or not counted:
        raise refuse(
            articles.HOUSE_SEALED,
            "sheets_counted_otherwise",
            act=CONSENTED,
            chain=edition.chain,
            named=sheets_named,
            sealed=len(counted),
        )
    given = {row.role: row for row in held.consents.all()}
    if any(row.person_id == actor.pk for key, row in given.items() if key != role):
        raise refuse(articles.HOUSE_TWO_PERSONS, "second_person_opens", act=CONSENTED, chain=edition.chain)
    consent, _ = OpeningConsent.objects.update_or_create(
        round=held,
        role=role,
        defaults={"person": actor, "sheets_named": sheets_named, "consented_at": now},
    )
    note = {"round": held.public_id, "role": role, "sheets": sheets_named}
    record(CONSENTED, actor=actor, now=now, chain=edition.chain, rows=[consent], note=note)
    given[role] = consent
    if {Role.CONVENER, Role.MEETING_CLERK} <= given.keys() and all(
        row.sheets_named == len(counted) for row in given.values()
    ):
        _open(held, counted, actor=actor, now=now)
    return consent


def _counted(held: Round) -> list[SealedSheet]:
    able = {voter.pk for voter in voters_of(held)}
    newest = {sheet.member_id: sheet for sheet in standing_sheets(held).order_by("number")}
    return [sheet for member, sheet in newest.items() if member in able]


def _open(held: Round, sheets: Sequence[SealedSheet], *, actor: Person, now: datetime) -> None:
    opening = RoundOpening.objects.create(round=held, opened_at=now)
    opened = [OpenedSheet.objects.create(sheet=sheet, ranks=own_ranks(sheet)) for sheet in sheets]
    note = {"round": held.public_id, "sheets": len(opened)}
    record(OPENED, actor=actor, now=now, chain=held.edition.chain, rows=[opening, *opened], note=note)


@transaction.atomic
def void_sheet(
    held: Round, member: Member, reason: str, *, actor: Person, now: datetime
) -> VoidedSheet | None:
    """An opened sheet no longer counts: its member's recusal was found too late. None when there is no sheet."""
    edition = lock_edition(held.edition_id)
    sheet = SealedSheet.objects.filter(round=held, member=member, opened__isnull=False, voided=None).first()
    if sheet is None:
        return None
    row = VoidedSheet.objects.create(sheet=sheet, reason=reason, voided_at=now, voided_by=actor)
    note = {"round": held.public_id, "member": member.code}
    record(VOIDED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row
