"""Printing sheets with serials, and typing signed ones: twice, by two persons, neither of whom sees the other's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.http import Http404

from laurel.ballots.models import PaperDifference, PaperSealing, PaperTyping, PrintedSheet, Round
from laurel.ballots.permissions import may_handle_paper, may_print_paper
from laurel.ballots.sealing import seal, unseal
from laurel.ballots.selectors import (
    is_opened,
    newest_prints,
    objection_to,
    own_sheet,
    place_of_print,
    sealing_of,
    voters_of,
)
from laurel.ballots.services.rows import order_of
from laurel.ballots.services.sheets import put_under_seal
from laurel.documents.serials import serial_of
from laurel.editions.selectors import lock_edition
from laurel.kit.dates import in_taipei
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.panel.models import Member
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.paper import PaperSheet, may_type_paper

PRINTED = "ballots.paper_printed"
TYPED = "ballots.paper_typed"
DIFFERED = "ballots.paper_differed"
SEALED = "ballots.paper_sealed"


class Outcome(StrEnum):
    """What came of typing a sheet."""

    FIRST = "first"
    DIFFERED = "differed"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class _Hand:
    """Who types which sheet, and the order typed."""

    printed: PrintedSheet
    order: list[str]
    actor: Person
    now: datetime

    @property
    def held(self) -> Round:
        return self.printed.round

    def note(self, **more: str) -> dict[str, str]:
        """What the record says: never a rank."""
        member, serial = self.printed.member.code, self.printed.serial
        return {"round": self.held.public_id, "member": member, "serial": serial, **more}


@transaction.atomic
def print_sheets(
    held: Round, members: Collection[str], *, idempotency_key: str, actor: Person, now: datetime
) -> list[PrintedSheet]:
    """A blank sheet with a new serial for each of these members (by code); an older one counts no more.

    The same key pressed again gives the same sheets, and new ones only to members who were not chosen then. Refused for nobody and after opening; absent to whoever does not print here, and for a member who is out.
    """
    edition = lock_edition(held.edition_id)
    held = Round.objects.select_related("edition", "opening").get(pk=held.pk)
    if not may_print_paper(actor, edition, held.category, in_taipei(now).date()):
        raise Http404
    if is_opened(held):
        raise refuse(articles.HOUSE_SEALED, "opened_already", act=PRINTED, chain=edition.chain)
    if not members:
        raise refuse(articles.HOUSE_PAPER, "paper_nobody_chosen", act=PRINTED, chain=edition.chain)
    chosen = [voter for voter in voters_of(held) if voter.code in members]
    if len(chosen) < len(set(members)):
        raise Http404
    pressed = PrintedSheet.objects.filter(round=held, member__in=chosen, idempotency_key=idempotency_key)
    rows = list(pressed.select_related("member"))
    done = {row.member_id for row in rows}
    new = _new_serials(held, [m for m in chosen if m.pk not in done], idempotency_key, actor, now)
    if new:
        note = {"round": held.public_id, "sheets": {row.member.code: row.serial for row in new}}
        record(PRINTED, actor=actor, now=now, chain=edition.chain, rows=new, note=note)
    return [*rows, *new]


def _new_serials(
    held: Round, members: list[Member], key: str, actor: Person, now: datetime
) -> list[PrintedSheet]:
    """Serials run through the year, whatever the category."""
    edition = held.edition
    number = PrintedSheet.objects.filter(round__edition=edition).count() + 1
    return [
        PrintedSheet.objects.create(
            round=held,
            member=member,
            serial=serial_of(edition.roc_year, number + place),
            idempotency_key=key,
            printed_at=now,
            printed_by=actor,
        )
        for place, member in enumerate(members)
    ]


@transaction.atomic
def type_paper(printed: PrintedSheet, ranks: Mapping[str, str], *, actor: Person, now: datetime) -> Outcome:
    """The first typing waits, encrypted; the second, by another person, seals the sheet when both agree.

    When they differ neither is kept: both type again. The same person pressing again gets the same answer.
    Raises NotAnOrder; refused by `may_type_paper`; absent to whoever does not handle paper here.
    """
    edition = lock_edition(printed.round.edition_id)
    printed = PrintedSheet.objects.select_related("round__edition", "round__opening", "member").get(
        pk=printed.pk
    )
    if not may_handle_paper(actor, edition, printed.round.category, in_taipei(now).date()):
        raise Http404
    order = order_of(ranks, printed.round.entries)
    hand = _Hand(printed, order, actor, now)
    done = PaperSealing.objects.filter(printed=printed).first()
    if done is not None and done.second_by_id == actor.pk:
        return Outcome.SEALED
    first = PaperTyping.objects.filter(printed=printed).select_related("typed_by").first()
    if first is not None and first.typed_by_id == actor.pk and _typed(first, hand) == order:
        return Outcome.FIRST
    refuse_unless(may_type_paper(_facts(printed, first, actor)), act=TYPED, chain=edition.chain)
    if first is None:
        return _keep_first(hand)
    return _seal(hand, first) if _typed(first, hand) == order else _forget_both(hand, first)


def _facts(printed: PrintedSheet, first: PaperTyping | None, actor: Person) -> PaperSheet:
    held, member = printed.round, printed.member
    sheet = own_sheet(member, held)
    sealing = sealing_of(sheet) if sheet else None
    return PaperSheet(
        printed.serial,
        member.code,
        takes_part=member.pk in {voter.pk for voter in voters_of(held)},
        is_newest=newest_prints(held)[member.pk].pk == printed.pk,
        is_used=PaperSealing.objects.filter(printed=printed).exists(),
        is_opened=is_opened(held),
        has_sealed_on_screen=sheet is not None and sealing is None,
        has_sealed_paper=sealing is not None,
        has_objected=objection_to(sealing) is not None,
        is_second_by_the_first=first is not None and first.typed_by_id == actor.pk,
    )


def _typed(first: PaperTyping, hand: _Hand) -> list[str]:
    held, place = hand.held, place_of_print(hand.printed, "typing")
    return list(unseal(held.wrapped_key, held.public_id, place, first.ciphertext))


def _under_key(hand: _Hand, kind: str, codes: list[str]) -> bytes:
    held, place = hand.held, place_of_print(hand.printed, kind)
    return seal(held.wrapped_key, held.public_id, place, codes, held.entries)


def _keep_first(hand: _Hand) -> Outcome:
    PaperTyping.objects.create(
        printed=hand.printed,
        typed_by=hand.actor,
        typed_at=hand.now,
        ciphertext=_under_key(hand, "typing", hand.order),
    )
    record(TYPED, actor=hand.actor, now=hand.now, chain=hand.held.edition.chain, note=hand.note())
    return Outcome.FIRST


def _forget_both(hand: _Hand, first: PaperTyping) -> Outcome:
    before = {code: rank for rank, code in enumerate(_typed(first, hand))}
    rows = [code for rank, code in enumerate(hand.order) if before[code] != rank]
    difference = PaperDifference.objects.create(
        printed=hand.printed,
        first_by=first.typed_by,
        second_by=hand.actor,
        found_at=hand.now,
        ciphertext=_under_key(hand, "difference", [code for code in hand.held.entries if code in rows]),
    )
    note = hand.note(first=first.typed_by.label)
    first.delete()
    record(
        DIFFERED, actor=hand.actor, now=hand.now, chain=hand.held.edition.chain, rows=[difference], note=note
    )
    return Outcome.DIFFERED


def _seal(hand: _Hand, first: PaperTyping) -> Outcome:
    sheet = put_under_seal(hand.held, hand.printed.member, hand.order, now=hand.now)
    sealing = PaperSealing.objects.create(
        sheet=sheet, printed=hand.printed, first_by=first.typed_by, second_by=hand.actor
    )
    note = hand.note(first=first.typed_by.label, second=hand.actor.label)
    PaperTyping.objects.filter(printed__round=hand.held, printed__member=hand.printed.member).delete()
    rows = [sheet, sealing]
    record(SEALED, actor=hand.actor, now=hand.now, chain=hand.held.edition.chain, rows=rows, note=note)
    return Outcome.SEALED


def forget_typings(held: Round) -> None:
    """Nothing typed only once outlives the opening."""
    PaperTyping.objects.filter(printed__round=held).delete()
