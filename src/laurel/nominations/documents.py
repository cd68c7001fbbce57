"""推薦參獎名單, 分署提報情形表, and the draft of the letter that carries an entry."""

from __future__ import annotations

from collections.abc import Sequence

from laurel.documents.model import Align, Block, Column, Fields, Paper, Paragraph, Signatures, Table
from laurel.editions.models import Edition
from laurel.kit.dates import format_moment
from laurel.nominations.facts import DutyRow, branch_of
from laurel.nominations.models import Nomination
from laurel.people.models import Unit

WHOLE_YEAR = "all"
A_LINE = 14
"""The most letters of an address that fit a line of its column."""
CATEGORIES = {"overall_service": "整體服務類", "project_planning": "專案規劃類"}
LIST_COLUMNS = (
    Column("序號", 0.8, Align.CENTER),
    Column("參獎類別", 1.3),
    Column("參獎單位全銜", 2.9),
    Column("所屬分署", 1.5),
    Column("專案名稱", 2),
    Column("推薦順序／理由", 1.8),
    Column("單位主管", 1.2),
    Column("聯絡人", 1.4),
    Column("職稱", 1.2),
    Column("電話", 2.6),
    Column("電子郵件", 2.4),
    Column("備註", 0.9),
)
DUTY_COLUMNS = (
    Column("分署", 3),
    Column("所轄單位數", 1.2, Align.CENTER),
    Column("可推薦數", 1.1, Align.CENTER),
    Column("提報數", 1, Align.CENTER),
    Column("已達至少一單位", 1.4, Align.CENTER),
    Column("提報單位", 3.4),
    Column("未提報原因", 3.2),
)


def nomination_list_of(edition: Edition, unit: Unit | None, entries: Sequence[Nomination]) -> Paper:
    """推薦參獎名單 of one nominating unit, or of the whole year where no unit is named."""
    blocks: list[Block] = [
        Fields(
            (
                ("年度", f"{edition.roc_year} 年度"),
                ("推薦單位", unit.name if unit else "各分署及單位"),
                ("依據", "要點三(二)1(1)"),
                ("案數", f"{len(entries)} 案"),
            )
        )
    ]
    if entries:
        rows = tuple(_list_row(number, row) for number, row in enumerate(entries, start=1))
        blocks.append(Table(LIST_COLUMNS, rows, "推薦參獎名單"))
    else:
        blocks.append(Paragraph("本年度尚無推薦參獎案。"))
    blocks.append(
        Signatures(("承辦人：＿＿＿＿＿＿＿＿　　單位主管：＿＿＿＿＿＿＿＿　　首長：＿＿＿＿＿＿＿＿",))
    )
    title = f"{edition.roc_year} 年度服務績優獎推薦參獎名單"
    return Paper("nomination_list", title, tuple(blocks), landscape=True, banner=_banner(edition))


def _list_row(number: int, row: Nomination) -> tuple[str, ...]:
    branch = branch_of(row.unit)
    return (
        str(number),
        CATEGORIES[row.category],
        f"{row.code} {row.unit.name}",
        branch.short_name if branch else "—",
        row.project_title or "—",
        row.recommendation,
        row.head.name if row.head else "",
        row.contact_name,
        row.contact_title,
        row.contact_phone,
        _breakable(row.contact_email),
        "",
    )


def _breakable(address: str) -> str:
    """A long address may be broken after its signs; the sign of the break has no width."""
    return address.replace("@", "@\u200b").replace(".", ".\u200b") if len(address) > A_LINE else address


def duty_sheet(edition: Edition, rows: Sequence[DutyRow]) -> Paper:
    """分署提報情形表: each branch with its units, what it nominated, and the reason where it did not."""
    cells = tuple(
        (
            row.duty.branch.name,
            str(len(row.units)),
            str(sum(unit.decision.granted for unit in row.units)),
            str(len(row.duty.nominated)),
            "是" if row.duty.nominated else "否",
            "、".join(f"{entry.code} {entry.unit.short_name}" for entry in row.duty.nominated) or "—",
            row.duty.exemption.reason if row.duty.exemption else "",
        )
        for row in rows
    )
    blocks: list[Block] = [
        Fields(
            (
                ("年度", f"{edition.roc_year} 年度"),
                ("依據", "要點三(二)1(1)乙：每分署於整體服務類至少推薦一單位"),
            )
        ),
        Table(DUTY_COLUMNS, cells, "分署提報情形"),
    ]
    title = f"{edition.roc_year} 年度服務績優獎分署提報情形表"
    return Paper("duty_sheet", title, tuple(blocks), landscape=True, banner=_banner(edition))


def letter_paragraphs(nomination: Nomination) -> tuple[str, ...]:
    """The letter's words, paragraph by paragraph."""
    year, unit = nomination.edition.roc_year, nomination.unit.name
    contact = f"{nomination.contact_name} {nomination.contact_title}".strip()
    named = f"「{nomination.project_title}」" if nomination.project_title else ""
    return (
        f"主旨：函送{unit}參加 {year} 年度服務績優獎（{CATEGORIES[nomination.category]}）{named}推薦參獎名單及參獎資料，請查照。",
        "說明：",
        "一、依據本署服務躍升評審及獎勵要點第三點第二款第一目辦理。",
        f"二、檢附推薦參獎名單 1 份、參獎申請書紙本 {nomination.edition.copies_required} 份及電子檔 1 份（案件編號 {nomination.code}）。",
        f"三、本案聯絡人：{contact}，電話 {nomination.contact_phone}。",
    )


def letter_of(nomination: Nomination) -> Paper:
    """The draft of the letter, to be dated and numbered by whoever sends it."""
    blocks: list[Block] = [
        Fields(
            (
                ("受文者", "本署綜合規劃組"),
                ("發文單位", nomination.nominated_by_unit.name),
                ("發文日期", "　"),
                ("發文字號", "　"),
                ("推薦建立", format_moment(nomination.nominated_at, "zh-hant")),
            )
        ),
        *(Paragraph(words) for words in letter_paragraphs(nomination)),
    ]
    return Paper("nomination_letter", "函（稿）", tuple(blocks), banner=_banner(nomination.edition))


def _banner(edition: Edition) -> str:
    return edition.banner
