"""Reading paper sheets: how far each is for those who handle them, never what it says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from laurel.ballots.models import (
    PaperDifference,
    PaperObjection,
    PaperScan,
    PaperSealing,
    PaperTyping,
    PrintedSheet,
    Round,
    SealedSheet,
)
from laurel.ballots.permissions import may_handle_paper, may_see_opened
from laurel.ballots.sealing import unseal
from laurel.ballots.selectors.rounds import is_opened, voters_of
from laurel.ballots.selectors.sheets import standing_sheets
from laurel.editions.models import Edition
from laurel.files.selectors import refuse_destroyed, undestroyed
from laurel.panel.models import Member
from laurel.people.permissions import Anyone


@dataclass(frozen=True, slots=True)
class PaperRow:
    """How far the paper of one member is. Nothing of what it says."""

    member: Member
    printed: PrintedSheet | None
    typing: PaperTyping | None
    has_differed: bool
    sheet: SealedSheet | None
    sealing: PaperSealing | None
    scan: PaperScan | None
    objection: PaperObjection | None

    @property
    def is_to_print(self) -> bool:
        """True for a member who has neither a sealed sheet nor a printed one, or who objects."""
        return self.is_behind if self.objection else not self.sheet and not self.printed

    @property
    def is_to_type(self) -> bool:
        """True while the newest printed sheet may be typed."""
        if self.printed is None or (self.sheet and not self.sealing):
            return False
        return not self.sealing or (bool(self.objection) and not self.is_behind)

    @property
    def is_behind(self) -> bool:
        """True when no sheet was printed after the one that was sealed."""
        return bool(self.sealing and self.printed and self.printed.pk == self.sealing.printed_id)


def sealed_rounds(edition: Edition) -> list[Round]:
    """The evaluations that are not opened yet."""
    return list(
        Round.objects.filter(edition=edition, opening=None).select_related("edition").order_by("category")
    )


def access_paper_round(person: Anyone, public_id: str, on: date) -> Round:
    """A round whose paper the person handles; absent to all others."""
    held = Round.objects.filter(public_id=public_id).select_related("edition", "opening").first()
    if held is None or not may_handle_paper(person, held.edition, held.category, on):
        raise Http404
    return held


def access_opened_round(person: Anyone, public_id: str, on: date) -> Round:
    """An opened round, for those who may see opened sheets."""
    held = Round.objects.filter(public_id=public_id).select_related("edition", "opening").first()
    if held is None or not is_opened(held) or not may_see_opened(person, held.edition, held.category, on):
        raise Http404
    return held


def access_print(person: Anyone, public_id: str, on: date) -> PrintedSheet:
    """A printed sheet that the person handles; absent to all others."""
    printed = _prints().filter(public_id=public_id).first()
    if printed is None or not _handles(person, printed.round, on):
        raise Http404
    return printed


def print_of_serial(person: Anyone, serial: str, on: date) -> PrintedSheet | None:
    """The printed sheet of a serial, or None when there is none for this person."""
    printed = _prints().filter(serial=serial).first()
    return printed if printed and _handles(person, printed.round, on) else None


def _prints() -> QuerySet[PrintedSheet]:
    return PrintedSheet.objects.select_related("round__edition", "round__opening", "member__person")


def _handles(person: Anyone, held: Round, on: date) -> bool:
    return may_handle_paper(person, held.edition, held.category, on)


def newest_prints(held: Round) -> dict[int, PrintedSheet]:
    """The newest printed sheet of each member: key of the member → sheet; one query."""
    return {row.member_id: row for row in PrintedSheet.objects.filter(round=held).select_related("member")}


def sealing_of(sheet: SealedSheet | None) -> PaperSealing | None:
    """From which paper a sealed sheet comes, or None when it was sealed on screen."""
    return PaperSealing.objects.filter(sheet=sheet).select_related("printed", "first_by", "second_by").first()


def objection_to(sealing: PaperSealing | None) -> PaperObjection | None:
    """The objection to a sealed paper that its member has not taken back."""
    rows = PaperObjection.objects.filter(sealing=sealing, withdrawal=None).select_related("set_aside")
    return rows.last() if sealing else None


def objections_in(held: Round) -> list[PaperObjection]:
    """The objections that stand: not taken back, not answered by a new sheet, of members who take part."""
    rows = PaperObjection.objects.filter(sealing__sheet__round=held, withdrawal=None)
    objections = list(rows.select_related("sealing__sheet__member", "set_aside").order_by("pk"))
    standing = {sheet.pk for sheet in _newest_sheets(held)} if objections else set()
    return [row for row in objections if row.sealing.sheet_id in standing]


def objecting_members(held: Round) -> list[str]:
    """The codes of the members whose objection holds the opening: it stands, and no decision goes on without it."""
    rows = [row for row in objections_in(held) if not row.is_set_aside]
    return list(dict.fromkeys(row.sealing.sheet.member.code for row in rows))


def sheets_to_open(held: Round) -> list[SealedSheet]:
    """The sheets that an opening opens now: the newest of each member who takes part, without those set aside."""
    aside = {row.sealing.sheet_id for row in objections_in(held) if row.is_set_aside}
    return [sheet for sheet in _newest_sheets(held) if sheet.pk not in aside]


def _newest_sheets(held: Round) -> list[SealedSheet]:
    able = {voter.pk for voter in voters_of(held)}
    newest = {sheet.member_id: sheet for sheet in standing_sheets(held).order_by("member_id", "number")}
    return [sheet for member, sheet in newest.items() if member in able]


def scan_of(sealing: PaperSealing | None) -> PaperScan | None:
    """The newest scan of the signed sheet."""
    return PaperScan.objects.filter(sealing=sealing).last() if sealing else None


def is_locked_scan(key: str) -> bool:
    """True when the blob of that name is a locked scan that was not destroyed."""
    return PaperScan.objects.filter(undestroyed(PaperScan), locked_sha256=key.rpartition("/")[2]).exists()


def scans_in(years: Collection[Edition]) -> QuerySet[PaperScan]:
    """The scans of signed sheets of whole years, for the archive: what they are, never what they show; one query."""
    return (
        PaperScan.objects.filter(sealing__sheet__round__edition__in=years)
        .select_related("sealing__printed__round__edition")
        .defer("ciphertext")
    )


def access_scan(person: Anyone, public_id: str, on: date) -> PaperScan:
    """A scan: for its member, and once its very sheet was opened for those who see opened sheets."""
    scan = (
        PaperScan.objects.filter(public_id=public_id)
        .select_related(
            "sealing__printed__round",
            "sealing__sheet__round__edition",
            "sealing__sheet__member",
            "sealing__sheet__opened",
        )
        .first()
    )
    if scan is None:
        raise Http404
    sheet = scan.sealing.sheet
    held = sheet.round
    is_own = any(voter.pk == sheet.member_id and voter.person_id == person.pk for voter in voters_of(held))
    if not is_own and not (sheet.is_opened and may_see_opened(person, held.edition, held.category, on)):
        raise Http404
    refuse_destroyed(scan)
    return scan


def place_of_print(printed: PrintedSheet, kind: str) -> str:
    """What a ciphertext about a printed sheet is bound to; `kind` is typing, difference, objection or scan."""
    return f"{kind}|{printed.pk}"


def differing_rows(printed: PrintedSheet) -> list[str]:
    """The codes of the rows in which the last two typings differed; empty when they never did."""
    row = PaperDifference.objects.filter(printed=printed).last()
    if row is None:
        return []
    held = printed.round
    return list(
        unseal(held.wrapped_key, held.public_id, place_of_print(printed, "difference"), row.ciphertext)
    )


def words_of_objection(objection: PaperObjection) -> str:
    """Why the member objects: for that member alone."""
    printed = objection.sealing.printed
    held = printed.round
    return str(
        unseal(held.wrapped_key, held.public_id, place_of_print(printed, "objection"), objection.ciphertext)
    )


def paper_rows(held: Round) -> list[PaperRow]:
    """How far the paper of each member is, in the order of the panel; a constant number of queries."""
    prints = newest_prints(held)
    typings = PaperTyping.objects.filter(printed__round=held).select_related("typed_by")
    typed = {row.printed_id: row for row in typings}
    differed = set(PaperDifference.objects.filter(printed__round=held).values_list("printed_id", flat=True))
    filed = standing_sheets(held).select_related("opened").order_by("number")
    sheets = {sheet.member_id: sheet for sheet in filed}
    sealings = {
        row.sheet_id: row
        for row in PaperSealing.objects.filter(sheet__round=held).select_related(
            "printed", "first_by", "second_by"
        )
    }
    scans = {
        row.sealing_id: row for row in PaperScan.objects.filter(sealing__sheet__round=held).order_by("pk")
    }
    objections = {
        row.sealing_id: row
        for row in PaperObjection.objects.filter(sealing__sheet__round=held, withdrawal=None).select_related(
            "set_aside"
        )
    }
    return [
        PaperRow(
            member,
            (printed := prints.get(member.pk)),
            typed.get(printed.pk) if printed else None,
            bool(printed and printed.pk in differed),
            (sheet := sheets.get(member.pk)),
            (sealing := sealings.get(sheet.pk) if sheet else None),
            scans.get(sealing.pk) if sealing else None,
            objections.get(sealing.pk) if sealing else None,
        )
        for member in voters_of(held)
    ]
