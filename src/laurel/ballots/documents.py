"""序位表 of a member (as sealed, blank with a serial, as a file to fill offline), and the pages of a reading pack."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence

from django.utils.crypto import salted_hmac

from laurel.applications.text import Paragraph as Written
from laurel.ballots.facts import Part as Section
from laurel.ballots.models import PrintedSheet, Round, SealedSheet
from laurel.ballots.notebook import Mark, Notebook
from laurel.ballots.selectors import entries_of, own_ranks
from laurel.documents.binding import Part, bind
from laurel.documents.model import (
    Align,
    Block,
    Column,
    Fields,
    Heading,
    Issue,
    PageBreak,
    Paper,
    Paragraph,
    Table,
    Words,
)
from laurel.documents.pdf import pdf_of
from laurel.documents.ranking_sheet import NAMES, ranking_sheet
from laurel.documents.services import IssuedFile, file_of
from laurel.documents.tables import csv_of, ods_of, xlsx_of
from laurel.nominations.models import Nomination
from laurel.panel.models import Member
from laurel.rulebook.calendar import TAIPEI
from laurel.rulebook.entrants import Category


def sheet_paper(sheet: SealedSheet) -> Paper:
    """The sheet that a member sealed, to be signed."""
    held = sheet.round
    return ranking_sheet(
        Category(held.category),
        [(code, nomination.unit.name) for code, nomination in entries_of(held).items()],
        ranks=own_ranks(sheet),
        member=sheet.member.code,
        day=sheet.sealed_at.astimezone(TAIPEI).date(),
        receipt_code=sheet.receipt_code,
        round_number=held.number,
        banner=held.edition.banner,
    )


def own_sheet_file(sheet: SealedSheet, file_format: str) -> IssuedFile:
    """A sealed sheet as a file; its number names year, category, round and seat, its code is the receipt's.

    It is not entered among the issued papers: the digest of a short order could be guessed back to the order.
    """
    held = sheet.round
    code = "-".join(sheet.receipt_code[start : start + 4] for start in (0, 4, 8))
    letter = held.entries[0][0]
    number = f"{held.edition.roc_year}-{letter}{held.number}-{sheet.member.code}"
    content, media_type = file_of(sheet_paper(sheet), Issue(number, code, sheet.sealed_at), file_format)
    return IssuedFile(content, media_type, f"{number}.{file_format}")


def serial_sheets_file(held: Round, prints: Sequence[PrintedSheet]) -> IssuedFile:
    """Blank sheets, one a member, each with its serial below the form and at its foot; one PDF."""
    entries = [(code, nomination.unit.name) for code, nomination in entries_of(held).items()]
    banner = held.edition.banner
    parts = []
    for printed in prints:
        paper = ranking_sheet(
            Category(held.category),
            entries,
            member=f"{printed.member.code}　序號 {printed.serial}",
            round_number=held.number,
            banner=banner,
        )
        sheet = pdf_of(paper, Issue(printed.serial, "", printed.printed_at))
        parts.append(Part(io.BytesIO(sheet.content), printed.serial))
    target = io.BytesIO()
    for _part in bind(parts, target, f"序位表（{NAMES[Category(held.category)]}）"):
        pass
    number = f"{held.edition.roc_year}-{held.number}-{held.category}"
    return IssuedFile(target.getvalue(), "application/pdf", f"{number}.pdf")


OFFLINE_FORMATS = {
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def offline_id(held: Round, member: Member) -> str:
    """What ties an offline file to one round and one member; nobody else can make it."""
    digest = salted_hmac("laurel.ballots.offline", f"{held.public_id}|{member.public_id}").hexdigest()
    return f"laurel-{digest[:24]}"


def offline_file(held: Round, member: Member, file_format: str) -> IssuedFile:
    """A table to fill offline: code, unit, rank; the id stands in its first row."""
    header = ("編號", "受評單位", "排序", offline_id(held, member))
    rows = [(code, nomination.unit.name, "") for code, nomination in entries_of(held).items()]
    if file_format == "csv":
        content = csv_of(header, rows)
    else:
        content = (ods_of if file_format == "ods" else xlsx_of)("序位", header, rows)
    name = f"{held.edition.roc_year}-{held.number}-{held.category}.{file_format}"
    return IssuedFile(content, OFFLINE_FORMATS[file_format], name)


def contents_paper(held: Round, member: Member, rows: Sequence[tuple[Nomination, int, int]]) -> Paper:
    """The contents of a reading pack: each entry with its pages and the page on which it begins."""
    columns = (
        Column("編號", 1),
        Column("受評單位", 5),
        Column("頁數", 1, Align.END),
        Column("起頁", 1, Align.END),
    )
    lines = tuple(
        (entry.code, entry.unit.name + (f"　{entry.project_title}" if entry.project_title else ""), *pages)
        for entry, *pages in ((entry, str(pages), str(first)) for entry, pages, first in rows)
    )
    facts = Fields((("評審委員", member.code), ("案件", f"{len(rows)} 案")))
    return Paper(
        "reading_pack",
        f"閱讀本（{NAMES[Category(held.category)]}）",
        (facts, Table(columns, lines, "目錄")),
        banner=held.edition.banner,
    )


def notes_paper(books: Mapping[str, tuple[Nomination, Notebook, list[Section]]]) -> Paper:
    """The member's notes, each entry on a new page under its code; the first page holds the title only."""
    blocks: list[Block] = []
    for code, (entry, book, sections) in books.items():
        blocks += [PageBreak(), Heading(f"{code} {entry.unit.name}　我的筆記", key=code)]
        blocks += _noted(book, sections)
    return Paper("reading_notes", "我的筆記", tuple(blocks))


GRADE_WORDS = {"good": "優", "fair": "可", "weak": "弱"}
MARK_SIGNS = {Mark.STAR.value: "★", Mark.QUESTION.value: "？"}
LONGEST_QUOTE = 60


def _noted(book: Notebook, sections: list[Section]) -> Iterator[Block]:
    if book.reason:
        yield Words((("排在這個序位的理由：", True), (book.reason, False)))
    for section in sections:
        code = section.criterion.code
        about = {name: block for name, _, block in section.blocks() if name in {*book.marks, *book.remarks}}
        if not (book.notes.get(code) or book.grades.get(code) or about):
            continue
        grade = GRADE_WORDS.get(book.grades.get(code, ""), "")
        yield Heading(f"{code} {section.criterion.name}{f'　{grade}' if grade else ''}", 3)
        yield from (Paragraph(line) for line in book.notes.get(code, "").splitlines() if line.strip())
        for name, block in about.items():
            sign = MARK_SIGNS.get(book.marks.get(name, ""), "")
            words = block.words[:LONGEST_QUOTE] if isinstance(block, Written) else ""
            yield Words(((f"{sign}{name}　", True), (f"{words}　{book.remarks.get(name, '')}", False)), "", 1)
