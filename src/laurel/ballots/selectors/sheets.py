"""Reading sheets: one's own before opening, everyone's after, to others yes or no."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet

from laurel.ballots.models import (
    DraftOrder,
    OpenedSheet,
    OpeningConsent,
    Round,
    SealedSheet,
    SheetCorrection,
    VoidedSheet,
)
from laurel.ballots.sealing import unseal
from laurel.panel.models import Member


def standing_sheets(held: Round) -> QuerySet[SealedSheet]:
    """The sheets that count: sealed and not taken back; by member, so that nothing tells who sealed first."""
    rows = SealedSheet.objects.filter(round=held, withdrawal=None).select_related("member__person")
    return rows.order_by("member_id")


def sealed_members(held: Round) -> set[int]:
    """The keys of the members whose sheet is sealed: yes or no, nothing else."""
    return set(standing_sheets(held).values_list("member_id", flat=True))


def own_sheet(member: Member, held: Round) -> SealedSheet | None:
    """The member's own sealed sheet, or None."""
    sheet = SealedSheet.objects.filter(round=held, member=member, withdrawal=None).order_by("number").last()
    if sheet is not None:
        sheet.round, sheet.member = held, member
    return sheet


def own_order(member: Member, held: Round) -> list[str]:
    """The member's own order so far: only entries that were placed."""
    return list(draft_of(member, held)["order"])


def draft_of(member: Member, held: Round) -> dict[str, Any]:
    """The member's own draft with the orders before it."""
    row = DraftOrder.objects.filter(round=held, member=member).first()
    if row is None:
        return {"order": [], "past": []}
    return dict(unseal(held.wrapped_key, held.public_id, f"draft|{member.pk}", row.ciphertext))


def own_ranks(sheet: SealedSheet) -> dict[str, int]:
    """The ranks on a member's own sealed sheet."""
    held = sheet.round
    order = unseal(
        held.wrapped_key, held.public_id, f"sheet|{sheet.member_id}|{sheet.number}", sheet.ciphertext
    )
    return {code: rank for rank, code in enumerate(order, start=1)}


def opened_ranks(
    held: Round, corrections: Iterable[SheetCorrection] | None = None
) -> dict[str, dict[str, int]]:
    """After opening: member's code → entry's code → rank, as corrected, without voided sheets. Before: nothing.

    `corrections` are those of the round or of more, where they were read already.
    """
    proposed = corrections_of([held]) if corrections is None else corrections
    rows = (
        OpenedSheet.objects.filter(sheet__round=held, sheet__round__opening__isnull=False, sheet__voided=None)
        .select_related("sheet__member")
        .order_by("sheet__member_id")
    )
    corrected = {row.sheet_id: row.ranks for row in proposed if row.is_ruled and row.ruling.agreed}
    return {
        row.sheet.member.code: {code: corrected.get(row.sheet_id, row.ranks)[code] for code in held.entries}
        for row in rows
    }


def opened_sheet_of(held: Round, member: Member) -> SealedSheet | None:
    """The member's opened sheet that counts, or None."""
    return SealedSheet.objects.filter(round=held, member=member, opened__isnull=False, voided=None).first()


def voided_sheets_of(rounds: Collection[Round]) -> QuerySet[VoidedSheet]:
    """The opened sheets that count no more, with why; one query."""
    return (
        VoidedSheet.objects.filter(sheet__round__in=rounds)
        .select_related("sheet__member", "sheet__round")
        .order_by("pk")
    )


def corrections_of(rounds: Collection[Round]) -> QuerySet[SheetCorrection]:
    """What was proposed to be corrected on opened sheets, oldest first, with what was answered; one query."""
    return (
        SheetCorrection.objects.filter(sheet__round__in=rounds)
        .select_related("sheet__member", "sheet__opened", "sheet__round", "proposed_by", "ruling__ruled_by")
        .order_by("pk")
    )


def waiting_correction_of(sheet: SealedSheet) -> SheetCorrection | None:
    """The correction of a sheet that nobody has answered yet, or None."""
    return SheetCorrection.objects.filter(sheet=sheet, ruling=None).first()


def consents_of(held: Round) -> list[OpeningConsent]:
    """The words given so far that the round be opened."""
    return list(held.consents.select_related("person"))
