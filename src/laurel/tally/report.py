"""What a count says: a table for people, one JSON document for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from functools import cache

from laurel.rulebook.ranking import Standing, Tally, Tie

SETTLED = {
    None: "未定 open",
    "rank_sum": "序位合計 rank sum",
    "re_evaluation": "再行綜合評選 re-evaluation",
    "lot": "抽籤 lot",
}
RECOMMENDED = {True: "推薦 yes", False: "—", None: "未定 open"}
MOST_MEMBERS_SHOWN = 12


def document_of(count: Tally) -> dict[str, object]:
    """The count as the documented JSON."""
    return {
        "method": "rank_sum",
        "members": list(count.members),
        "quota": count.quota,
        "settled": count.settled,
        "entries": [_entry(standing) for standing in count.standings],
        "ties": [_tie(tie) for tie in count.ties],
    }


def _entry(standing: Standing) -> dict[str, object]:
    return {
        "entry": standing.entry,
        "ranks": list(standing.ranks),
        "rank_sum": standing.rank_sum,
        "place": standing.place,
        "settled_by": standing.settled_by,
        "recommended": standing.recommended,
    }


def _tie(tie: Tie) -> dict[str, object]:
    return {
        "entries": list(tie.entries),
        "rank_sum": tie.rank_sum,
        "places": list(tie.places),
        "crosses_cut_line": tie.crosses_cut_line,
        "must_settle": tie.must_settle,
        "settled_by": tie.settled_by,
    }


def json_of(count: Tally) -> str:
    """The documented JSON as text."""
    return json.dumps(document_of(count), ensure_ascii=False)


def table_of(count: Tally) -> str:
    """The count for people: places, sums, how each was settled, then every tie in words."""
    shown = count.members if len(count.members) <= MOST_MEMBERS_SHOWN else ()
    rows = [("名次 place", "受評單位 entry", *shown, "合計 sum", "依 settled by", "推薦 up")]
    rows += [
        (
            str(row.place),
            row.entry,
            *(str(rank) for rank in (row.ranks if shown else ())),
            str(row.rank_sum),
            SETTLED[row.settled_by],
            RECOMMENDED[row.recommended],
        )
        for row in count.standings
    ]
    lines = _aligned(rows)
    if len(count.standings) > count.quota:
        lines.insert(count.quota + 1, "─" * 12 + f" 推薦名額 {count.quota} cut line")
    return "\n".join(lines + [""] + [_tie_in_words(tie) for tie in count.ties]).rstrip()


def _tie_in_words(tie: Tie) -> str:
    named, places = "、".join(tie.entries), f"{tie.places[0]}–{tie.places[1]}"
    if tie.settled_by:
        how = f"以{SETTLED[tie.settled_by]} 定之"
    elif tie.must_settle:
        how = "影響推薦，須再行綜合評選 must be settled"
    else:
        how = "不影響推薦，可並列 may stand"
    return f"同序位 tie: {named}，合計 {tie.rank_sum}，第 {places} 名：{how}"


@cache
def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
