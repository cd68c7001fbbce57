"""序位表: a member's own sheet as the form of Annex 3, blank or filled."""

from __future__ import annotations

from datetime import datetime

from laurel.ballots.models import Round, SealedSheet
from laurel.ballots.selectors import entries_of, own_ranks, own_sheet
from laurel.documents.model import Issue, Paper
from laurel.documents.ranking_sheet import ranking_sheet
from laurel.documents.services import IssuedFile, file_of
from laurel.panel.models import Member
from laurel.rulebook.calendar import TAIPEI
from laurel.rulebook.entrants import Category


def sheet_paper(held: Round, member: Member, sheet: SealedSheet | None) -> Paper:
    """The sheet of one member: filled where it is sealed, blank otherwise."""
    return ranking_sheet(
        Category(held.category),
        [(code, nomination.unit.name) for code, nomination in entries_of(held).items()],
        ranks=own_ranks(sheet) if sheet else None,
        member=member.code,
        day=sheet.sealed_at.astimezone(TAIPEI).date() if sheet else None,
        receipt_code=sheet.receipt_code if sheet else "",
        round_number=held.number,
        banner="示範資料" if held.edition.is_sample else "",
    )


def own_sheet_file(held: Round, member: Member, file_format: str, now: datetime) -> IssuedFile:
    """The member's sheet as a file; its number names year, category, round and seat, its code is the receipt's.

    It is not entered among the issued papers: the digest of a short order could be guessed back to the order.
    """
    sheet = own_sheet(member, held)
    code = "-".join(sheet.receipt_code[start : start + 4] for start in (0, 4, 8)) if sheet else ""
    letter = held.entries[0][0]
    number = f"{held.edition.roc_year}-{letter}{held.number}-{member.code}"
    issue = Issue(number, code, sheet.sealed_at if sheet else now)
    content, media_type = file_of(sheet_paper(held, member, sheet), issue, file_format)
    return IssuedFile(content, media_type, f"{number}.{file_format}")
