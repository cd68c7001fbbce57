"""評審結果簽: what the meeting resolved for a category, put before the Director-General."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from laurel.documents.model import Align, Block, Column, Paper, Paragraph, Signatures, Table
from laurel.documents.ranking_sheet import NAMES, date_line
from laurel.kit.dates import in_taipei
from laurel.meeting.models import Resolution
from laurel.meeting.selectors import Count
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations
from laurel.results.documents.letters import BASIS, explained
from laurel.results.selectors import Proposal, proposal_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.ranking import BY_CONVENER, BY_FIRST_PLACES, BY_LOT, BY_RE_EVALUATION, Standing, Tie
from laurel.rulebook.recommendation import quota_of

Entries = Mapping[str, Nomination]
STILL_EQUAL = "再行綜合評選後仍相同，"
SETTLED = {
    BY_RE_EVALUATION: "經再行綜合評選",
    BY_LOT: f"{STILL_EQUAL}經抽籤",
    BY_FIRST_PLACES: f"{STILL_EQUAL}依第一名次數",
    BY_CONVENER: f"{STILL_EQUAL}由召集人決定",
}
DECIDED = (
    "核定：□ 照評審結果　　□ 另作決定：＿＿＿＿＿＿＿＿＿＿＿＿",
    "承辦人：＿＿＿＿＿＿＿＿　　單位主管：＿＿＿＿＿＿＿＿",
    "副署長：＿＿＿＿＿＿＿＿　　署長：＿＿＿＿＿＿＿＿",
)
"""The box and the signatures below it: with the proposal above them they are never parted by a page."""


def result_letter(resolution: Resolution, now: datetime) -> Paper:
    """評審結果簽 of a category: sums and places, how equal places were settled, who is proposed (要點三(二)2(1)).

    It holds sums only, nothing of a single member. Once the decision is recorded it says what was proposed then,
    whoever leaves afterwards.
    """
    edition, count = resolution.meeting.edition, Count.from_record(resolution.tally)
    entries = {row.code: row for row in all_nominations(edition).filter(category=count.category)}
    proposal, name = proposal_of(edition, count, entries.values(), now), NAMES[count.category]
    subject = f"檢陳 {edition.roc_year} 年度服務績優獎{name}評審結果及擬推薦名單，請核示。"
    blocks: list[Block] = [
        Paragraph(f"主旨：{subject}"),
        *explained(_points(resolution, count)),
        _table(count, entries, proposal),
        *(Paragraph(words) for words in _settled(count)),
        *(Paragraph(words) for words in _left(proposal)),
        Signatures((f"擬辦：{_proposed(count.category, entries, proposal)}", *DECIDED)),
    ]
    title = f"{edition.roc_year} 年度服務績優獎評審結果簽（{name}）"
    return Paper("result_letter", title, tuple(blocks), banner=edition.banner)


def _points(resolution: Resolution, count: Count) -> tuple[str, ...]:
    resolved_on = in_taipei(resolution.resolved_at).date()
    members, entries = len(count.tally.members), len(count.order)
    return (
        f"依據{BASIS}第三點第二款第二目辦理。",
        f"評審會議於{date_line(resolved_on)}決議。受評 {entries} 案，評審委員 {members} 人評比。",
        "評審方式：序位法，序位合計值最低者在前（要點三(二)2(3)）。",
        "評審結果如下表：",
    )


def _table(count: Count, entries: Entries, proposal: Proposal) -> Table:
    with_titles = count.category is Category.PROJECT_PLANNING
    columns = (
        Column("名次", 0.8, Align.CENTER),
        Column("編號", 0.8, Align.CENTER),
        Column("受評單位", 3.4),
        *((Column("專案名稱", 2.6),) if with_titles else ()),
        Column("序位合計", 0.9, Align.CENTER),
        Column("推薦", 0.9, Align.CENTER),
    )
    rows = tuple(
        (
            str(standing.place),
            standing.entry,
            entries[standing.entry].unit.name,
            *((entries[standing.entry].project_title,) if with_titles else ()),
            str(standing.rank_sum),
            _mark(standing, proposal),
        )
        for standing in count.tally.standings
    )
    within = len(proposal.codes)
    is_cut = count.order[:within] == proposal.codes and within < len(rows)
    return Table(columns, rows, "評審結果", cut_after=within if is_cut else 0)


def _mark(standing: Standing, proposal: Proposal) -> str:
    if standing.entry in proposal.left:
        return "已撤回"
    return "推薦" if standing.entry in proposal.codes else ""


def _settled(count: Count) -> list[str]:
    places = {standing.entry: standing.place for standing in count.tally.standings}
    words = [_settling(tie, places) for tie in count.tally.ties]
    return ["序位合計相同之處理：", *words] if words else ["沒有序位合計相同之案件。"]


def _settling(tie: Tie, places: Mapping[str, int]) -> str:
    first, last = tie.places
    held = f"第 {tie.round_number} 次評選之" if tie.round_number > 1 else ""
    equal = f"{'、'.join(tie.entries)}：{held}序位合計同為 {tie.rank_sum}（第 {first} 至 {last} 名），"
    if tie.settled_by is None:
        return f"{equal}未涉及推薦名額，名次並列。"
    order = sorted(tie.entries, key=places.__getitem__)
    return (
        f"{equal}{SETTLED[tie.settled_by]}：{'、'.join(f'{code} 第 {places[code]} 名' for code in order)}。"
    )


def _left(proposal: Proposal) -> list[str]:
    return (
        [f"決議後撤回參獎：{'、'.join(proposal.left)}，不予推薦（本年度決定 A-12）。"]
        if proposal.left
        else []
    )


def _proposed(category: Category, entries: Entries, proposal: Proposal) -> str:
    named = "、".join(f"{code} {entries[code].unit.short_name}" for code in proposal.codes)
    return (
        f"{NAMES[category]}推薦名額 {quota_of(category)} 案（要點三(二)2(1)），擬推薦 {len(proposal.codes)} 案至勞動部："
        f"{named or '無'}。奉核後通知各參獎單位，並函送勞動部。"
    )
