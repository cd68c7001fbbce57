"""The opened sheets of a round to be signed, what was corrected on them, and the record of each lot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from laurel.ballots.selectors import opened_ranks
from laurel.documents.model import (
    Align,
    Block,
    Column,
    Fields,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Table,
)
from laurel.documents.ranking_sheet import NAMES, ranking_sheet, title_of
from laurel.kit.dates import TAIPEI, format_moment
from laurel.meeting.models import PanelMeeting
from laurel.meeting.selectors import happened_in
from laurel.nominations.selectors import all_nominations
from laurel.rulebook.entrants import Category


def units_by_code(meeting: PanelMeeting, category: Category) -> dict[str, str]:
    """The entering unit of each code; one query."""
    entries = all_nominations(meeting.edition).filter(category=category)
    return dict(entries.values_list("code", "unit__name"))


def sheets_paper(meeting: PanelMeeting, category: Category, held: Any) -> Paper:
    """序位表 of every member whose opened sheet counts, each on a page of its own, as it counts now."""
    units = units_by_code(meeting, category)
    blocks: list[Block] = []
    for member, ranks in opened_ranks(held).items():
        sheet = ranking_sheet(
            category,
            [(code, units.get(code, "")) for code in held.entries],
            ranks=ranks,
            member=member,
            day=held.opening.opened_at.astimezone(TAIPEI).date(),
            round_number=held.number,
        )
        blocks += [PageBreak(), *sheet.blocks] if blocks else [*sheet.blocks]
    return Paper(
        "opened_sheets", title_of(category, held.number), tuple(blocks), banner=meeting.edition.banner
    )


def corrections_paper(meeting: PanelMeeting, category: Category) -> Paper | None:
    """序位表更正紀錄: of each correction agreed what stood and what counts instead, to be initialled; None without any."""
    agreed = happened_in(meeting.edition, category).agreed_corrections
    if not agreed:
        return None
    units = units_by_code(meeting, category)
    blocks: list[Block] = []
    for row in agreed:
        blocks += [
            Fields(
                (
                    ("委員", row.sheet.member.code),
                    ("理由", row.reason),
                    ("提出", f"{row.proposed_by.name}　{format_moment(row.proposed_at, 'zh-hant')}"),
                    ("同意", f"{row.ruling.ruled_by.name}　{format_moment(row.ruling.ruled_at, 'zh-hant')}"),
                )
            ),
            Table(
                (
                    Column("受評單位", 3),
                    Column("開封時", 1, Align.CENTER),
                    Column("更正後", 1, Align.CENTER),
                    Column("蓋章", 1.5),
                ),
                tuple(
                    (
                        f"{code} {units.get(code, '')}",
                        str(rank),
                        str(row.ranks[code]) if row.ranks[code] != rank else "同左",
                        "",
                    )
                    for code, rank in row.sheet.opened.ranks.items()
                ),
                f"{row.sheet.member.code} 的兩個版本",
            ),
        ]
    blocks.append(Signatures(("更正委員：＿＿＿＿＿　召集人：＿＿＿＿＿　會議幹事：＿＿＿＿＿",)))
    title = f"序位表更正紀錄({NAMES[category]})"
    return Paper("corrections", title, tuple(blocks), banner=meeting.edition.banner)


def lots_paper(meeting: PanelMeeting, category: Category) -> Paper | None:
    """抽籤紀錄: group, method, drawer, witness, order and time of each lot; None when none was drawn."""
    drawn = happened_in(meeting.edition, category).drawn_lots
    if not drawn:
        return None
    units = units_by_code(meeting, category)
    blocks: list[Block] = [
        Paragraph("序位合計相同，經再行綜合評選後仍相同，以抽籤定其先後（要點三(二)2(3)）。")
    ]
    for row in drawn:
        blocks += [
            Fields(
                (
                    ("同序位案件", "、".join(sorted(row.drawn))),
                    ("方式", row.method),
                    ("抽籤人", row.drawer),
                    ("見證人", row.witness),
                    ("時間", format_moment(row.drawn_at, "zh-hant")),
                )
            ),
            _order_table(row.drawn, units),
        ]
    blocks.append(Signatures(("抽籤人：＿＿＿＿＿　　見證人：＿＿＿＿＿　　記錄：＿＿＿＿＿",)))
    return Paper("lot_record", f"抽籤紀錄({NAMES[category]})", tuple(blocks), banner=meeting.edition.banner)


def _order_table(drawn: Sequence[str], units: dict[str, str]) -> Table:
    rows = tuple((str(place), code, units.get(code, "")) for place, code in enumerate(drawn, start=1))
    columns = (Column("抽籤順位", 1, Align.CENTER), Column("編號", 1), Column("受評單位", 4))
    return Table(columns, rows, "抽籤結果")
