"""推薦函 and 推薦名單: who goes up to the Ministry, over the categories that are approved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from laurel.applications.selectors import Version, versions_of
from laurel.documents.model import Align, Block, Column, Fields, Paper, Paragraph, Signatures, Table
from laurel.documents.ranking_sheet import NAMES
from laurel.editions.models import Edition
from laurel.nominations.models import Nomination
from laurel.results.documents.letters import (
    BASIS,
    TO_BE_NUMBERED,
    approved_by,
    contact_of,
    explained,
)
from laurel.results.models import Approval, Recommendation
from laurel.results.selectors import resolved_entries
from laurel.rulebook.entrants import Category

COLUMNS = (
    Column("類別", 1.4),
    Column("推薦順序", 0.8, Align.CENTER),
    Column("推薦單位", 3),
    Column("專案名稱", 2.4),
    Column("聯絡窗口", 3),
    Column("附件", 1.8),
)
SIGNED = ("承辦人：＿＿＿＿＿＿＿＿　　單位主管：＿＿＿＿＿＿＿＿　　署長：＿＿＿＿＿＿＿＿",)


def recommendation_letter(
    edition: Edition, approvals: Iterable[Approval], recommended: Sequence[Recommendation]
) -> Paper:
    """推薦函 to the Ministry: how many of each approved category go up, and by which decision (要點三(二)2(1))."""
    kept = len(versions_of([row.nomination for row in recommended]))
    points = (
        f"依據{BASIS}第三點第二款第二目之(一)辦理。",
        *(
            _decided(approval, [row for row in recommended if row.nomination.category == approval.category])
            for approval in approvals
        ),
        _enclosures(kept, len(recommended)),
        contact_of(edition),
    )
    sent = "推薦名單及參獎資料" if kept else "推薦名單"
    subject = f"檢送本署 {edition.roc_year} 年度服務績優獎{sent}，請鑒核。"
    blocks: list[Block] = [
        Fields((("受文者", "勞動部"), ("發文單位", "勞動部勞動力發展署"), *TO_BE_NUMBERED)),
        Paragraph(f"主旨：{subject}"),
        *explained(points),
    ]
    return Paper("recommendation_letter", "推薦函（稿）", tuple(blocks), banner=edition.banner)


def _decided(approval: Approval, recommended: Sequence[Recommendation]) -> str:
    """How many go up by which decision; where it differs from the result, both, with the reason."""
    category, number = Category(approval.category), len(recommended)
    if approval.ruling != Approval.Ruling.OTHERWISE:
        return f"{NAMES[category]}推薦 {number} 案，評審結果經{approved_by(approval)}核定。"
    resolved = "、".join(entry.code for entry in resolved_entries(approval)) or "無"
    decided = "、".join(f"{row.nomination.code} {row.nomination.unit.short_name}" for row in recommended)
    return (
        f"{NAMES[category]}評審結果之推薦順序為 {resolved}；經{approved_by(approval)}另作決定，"
        f"推薦 {number} 案：{decided or '無'}。理由：{approval.reason}"
    )


def _enclosures(kept: int, recommended: int) -> str:
    """What goes with the letter: only applications that are kept here are counted."""
    if not kept:
        return "檢附推薦名單 1 份。"
    missing = recommended - kept
    rest = f"（另 {missing} 案沒有送出之參獎申請書）" if missing else ""
    return f"檢附推薦名單 1 份及參獎申請書 {kept} 份{rest}。"


def recommendation_list(edition: Edition, recommended: Sequence[Recommendation]) -> Paper:
    """推薦名單: the standing recommendations of each category, best first, whom to call, what is enclosed."""
    versions = versions_of([row.nomination for row in recommended])
    cells = tuple(
        _row(place, row.nomination, versions)
        for _, rows in groupby(recommended, key=lambda row: row.nomination.category)
        for place, row in enumerate(rows, start=1)
    )
    blocks: list[Block] = [
        Fields(
            (
                ("年度", f"{edition.roc_year} 年度"),
                ("依據", "要點三(二)2(1)"),
                ("案數", f"{len(cells)} 案"),
            )
        ),
        Table(COLUMNS, cells, "推薦名單") if cells else Paragraph("目前沒有推薦案。"),
        Signatures(SIGNED),
    ]
    title = f"{edition.roc_year} 年度服務績優獎推薦名單"
    return Paper("recommendation_list", title, tuple(blocks), landscape=True, banner=edition.banner)


def _row(place: int, entry: Nomination, versions: Mapping[int, Sequence[Version]]) -> tuple[str, ...]:
    return (
        NAMES[Category(entry.category)],
        str(place),
        entry.unit.name,
        entry.project_title or "—",
        _contact(entry),
        _enclosed(versions.get(entry.pk, ())),
    )


def _contact(entry: Nomination) -> str:
    """Whom to call; an address may be broken after its signs, the sign of the break has no width."""
    address = entry.contact_email.replace("@", "@\u200b").replace(".", ".\u200b")
    said = (f"{entry.contact_name} {entry.contact_title}".strip(), entry.contact_phone, address)
    return "\n".join(filter(None, said))


def _enclosed(versions: Sequence[Version]) -> str:
    if not versions:
        return "—"
    newest = versions[-1]
    return f"參獎申請書第 {newest.number} 版（{newest.pages} 頁）"
