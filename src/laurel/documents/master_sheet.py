"""評審總表: entries × members by code, sums, places, re-evaluation, lot, recommendation, signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from laurel.documents.model import Align, Block, Column, Fields, Paper, Paragraph, Signatures, Table
from laurel.documents.ranking_sheet import NAMES
from laurel.rulebook.entrants import Category
from laurel.rulebook.ranking import Tally

RECOMMENDED = {True: "推薦", False: "", None: "待定"}
"""What a paper says of an entry that is recommended, that is not, and of one while a tie is open."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was to rank, who was out and why, who was away; and who signs."""

    appointed: int
    recused: tuple[tuple[str, str], ...] = ()
    """(member's code, reason)"""
    absent: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    noted: bool = True
    """False while nobody wrote down who came."""


@dataclass(frozen=True, slots=True)
class MasterSheetFacts:
    """All that the master sheet of one category says."""

    roc_year: int
    category: Category
    tally: Tally
    names: Mapping[str, str]
    """unit names by entry code"""
    attendance: Attendance
    rounds: Sequence[Mapping[str, int]] = field(default_factory=tuple)
    """sums of each re-evaluation by entry code"""
    lots: Sequence[Sequence[str]] = field(default_factory=tuple)
    place: str = ""
    held_on: str = ""
    remarks: str = ""
    marked_differences: Sequence[str] = field(default_factory=tuple)
    handling: str = ""
    """How the meeting dealt with the marked differences."""
    banner: str = ""
    sums_only: bool = False
    """Without the ranks of single members: for whoever may not see them."""


def master_sheet(facts: MasterSheetFacts) -> Paper:
    """The sheet that all members sign; members appear by code. With sums only it says so in its title."""
    blocks: list[Block] = [
        Fields(
            (
                ("年度", f"{facts.roc_year} 年度"),
                ("會議", "　".join(part for part in (facts.held_on, facts.place) if part) or "—"),
                ("評審方式", "序位法：序位合計值最低者在前（要點三(二)2(3)）"),
            )
        ),
        _table(facts),
        Fields(_notes(facts)),
    ]
    if facts.remarks:
        blocks.append(Paragraph(f"附記：{facts.remarks}"))
    signers = facts.attendance.signers
    blocks.append(
        Signatures(
            tuple("　　".join(f"{name}：＿＿＿＿＿＿＿＿" for name in row) for row in _threes(signers))
        )
    )
    title = f"本署暨所屬各機關(構)「勞動部服務績優獎」評審會議序位彙整總表({NAMES[facts.category]})"
    title += "（只列合計）" if facts.sums_only else ""
    return Paper("master_sheet", title, tuple(blocks), landscape=True, banner=facts.banner)


def _table(facts: MasterSheetFacts) -> Table:
    tally = facts.tally
    members = () if facts.sums_only else tally.members
    drawn = {entry: str(place) for lot in facts.lots for place, entry in enumerate(lot, start=1)}
    columns = [Column("受評單位", 5.8)]
    columns += [Column(member, 0.9, Align.CENTER) for member in members]
    columns += [Column("序位合計", 1, Align.CENTER), Column("名次", 0.9, Align.CENTER)]
    columns += [Column(f"再評{number}", 0.9, Align.CENTER) for number, _ in enumerate(facts.rounds, start=1)]
    if facts.lots:
        columns.append(Column("抽籤", 0.9, Align.CENTER))
    columns.append(Column("推薦", 0.9, Align.CENTER))
    rows = []
    for row in tally.standings:
        cells = [
            f"{row.entry} {facts.names.get(row.entry, '')}",
            *(str(rank) for rank in row.ranks[: len(members)]),
        ]
        cells += [str(row.rank_sum), str(row.place)]
        cells += [str(sums.get(row.entry, "")) for sums in facts.rounds]
        if facts.lots:
            cells.append(drawn.get(row.entry, ""))
        cells.append(RECOMMENDED[row.recommended])
        rows.append(tuple(cells))
    cut = tally.quota if len(rows) > tally.quota else 0
    return Table(tuple(columns), tuple(rows), "序位彙整總表", cut_after=cut)


def _notes(facts: MasterSheetFacts) -> tuple[tuple[str, str], ...]:
    attendance = facts.attendance
    recused = "；".join(f"{member}（{reason}）" for member, reason in attendance.recused) or "無"
    ties = "；".join(
        f"{'、'.join(tie.entries)} 合計 {tie.rank_sum}" for tie in facts.tally.ties if tie.must_settle
    )
    differences = "；".join(facts.marked_differences) or "無"
    return (
        ("應評委員", f"{attendance.appointed} 人，實際評比 {len(facts.tally.members)} 人"),
        ("迴避（要點三(二)2(4)）", recused),
        ("缺席", "、".join(attendance.absent) or ("無" if attendance.noted else "尚未報到")),
        ("影響推薦之同序位", ties or "無"),
        ("委員間明顯差異", "（只列合計）" if facts.sums_only else differences),
        *((("明顯差異之處理", facts.handling),) if facts.handling else ()),
    )


def _threes(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[start : start + 3] for start in range(0, len(names), 3)] or [("主持人", "記錄")]
