"""銷毀清冊: what is proposed, and what was destroyed by whom and which document."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import override

from laurel.archive.documents.listing import DIGITS, PAPER_LANGUAGE
from laurel.archive.models import DestructionItem, DestructionList, Kind
from laurel.documents.model import Align, Block, Column, Fields, Paper, Signatures, Table
from laurel.kit.dates import format_date, format_moment, format_short

COLUMNS = (
    Column("序號", 0.6, Align.CENTER),
    Column("種類", 1.4),
    Column("件名", 3.2),
    Column("文件日期", 1.2),
    Column("字號", 1.3),
    Column("頁數", 0.6, Align.END),
    Column("SHA-256", 3.2),
    Column("保存年限", 0.9),
    Column("保存到", 1.2),
)
SIGNED = ("提出：＿＿＿＿＿＿＿＿　　確認：＿＿＿＿＿＿＿＿　　核定：＿＿＿＿＿＿＿＿",)


def destruction_paper(listed: DestructionList, items: Sequence[DestructionItem]) -> Paper:
    """The list as a paper, to be approved; after it was carried out with the document and both persons' roles."""
    facts = [
        ("年度", f"{listed.edition.roc_year} 年度"),
        ("提出", f"{format_moment(listed.proposed_at, PAPER_LANGUAGE)} {listed.proposed_by.name}"),
        ("件數", f"{len(items)} 件"),
    ]
    if listed.state == "destroyed":
        done = listed.confirmation
        facts += [
            ("核准文號", f"{done.document_no}（{format_date(done.document_on, PAPER_LANGUAGE)}）"),
            ("銷毀", f"{format_moment(done.confirmed_at, PAPER_LANGUAGE)} {done.confirmed_by.name}"),
        ]
    with override(PAPER_LANGUAGE):
        rows = tuple(_cells(number, item) for number, item in enumerate(items, start=1))
    blocks: list[Block] = [Fields(tuple(facts)), Table(COLUMNS, rows, "銷毀清冊"), Signatures(SIGNED)]
    title = f"{listed.edition.roc_year} 年度服務績優獎檔案銷毀清冊"
    return Paper("destruction_list", title, tuple(blocks), landscape=True, banner=listed.edition.banner)


def _cells(number: int, item: DestructionItem) -> tuple[str, ...]:
    digest = "\n".join(item.sha256[start : start + DIGITS] for start in range(0, len(item.sha256), DIGITS))
    return (
        str(number),
        str(Kind(item.kind).label),
        item.title,
        format_short(item.dated_on, PAPER_LANGUAGE),
        item.number or "—",
        "—" if item.pages is None else str(item.pages),
        digest or "—",
        f"{item.years} 年",
        format_short(item.kept_until, PAPER_LANGUAGE),
    )
