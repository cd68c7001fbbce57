"""What a count says: a table for people, one JSON document for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache

from laurel.rulebook.ranking import Standing, Tally, Tie
from laurel.tally.words import word

MOST_MEMBERS_SHOWN = 12
RECOMMENDED = {True: "yes", False: "no", None: "open"}


def json_of(count: Tally) -> str:
    """The count as the documented JSON."""
    document = {
        "method": "rank_sum",
        "members": count.members,
        "quota": count.quota,
        "settled": count.settled,
        "entries": [_entry(standing) for standing in count.standings],
        "ties": [_tie(tie) for tie in count.ties],
    }
    return json.dumps(document, ensure_ascii=False)


def _entry(standing: Standing) -> dict[str, object]:
    return {
        "entry": standing.entry,
        "ranks": standing.ranks,
        "rank_sum": standing.rank_sum,
        "place": standing.place,
        "settled_by": standing.settled_by,
        "recommended": standing.recommended,
    }


def _tie(tie: Tie) -> dict[str, object]:
    return {name: value for name, value in asdict(tie).items() if name != "round_number"}


def table_of(count: Tally, language: str) -> str:
    """The count for people: places, sums, what settled each; then every tie, and whether all is settled."""
    lines = _aligned(list(_columns(count, language)))
    if len(count.standings) > count.quota:
        lines.insert(count.quota + 1, "─" * 12 + " " + word("cut", language, quota=count.quota))
    lines += ["", *(_tie_in_words(tie, language) for tie in count.ties)]
    return "\n".join([*lines, word("settled" if count.settled else "unsettled", language)])


def _columns(count: Tally, language: str) -> Iterator[list[str]]:
    rows = count.standings
    shared = {e for tie in count.ties if not (tie.must_settle or tie.settled_by) for e in tie.entries}
    yield [word("place", language), *(str(row.place) for row in rows)]
    yield [word("entry", language), *(row.entry for row in rows)]
    if len(count.members) <= MOST_MEMBERS_SHOWN:
        for member, ranks in zip(count.members, zip(*(row.ranks for row in rows), strict=True), strict=True):
            yield [member, *map(str, ranks)]
    yield [word("sum", language), *(str(row.rank_sum) for row in rows)]
    by = {row.settled_by: word(row.settled_by or "open", language) for row in rows}
    equal = word("shared", language)
    yield [
        word("by", language),
        *(by[row.settled_by] if row.settled_by or row.entry not in shared else equal for row in rows),
    ]
    recommended = {state: word(code, language) for state, code in RECOMMENDED.items()}
    yield [word("recommended", language), *(recommended[row.recommended] for row in rows)]


def _tie_in_words(tie: Tie, language: str) -> str:
    if tie.settled_by:
        how = word("tie_settled", language, by=word(tie.settled_by, language))
    else:
        how = word("tie_must_be_settled" if tie.must_settle else "tie_may_stand", language)
    entries = ("、" if language == "zh" else ", ").join(tie.entries)
    first, last = tie.places
    return word("tie", language, entries=entries, rank_sum=tie.rank_sum, first=first, last=last, how=how)


@cache
def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _aligned(columns: Sequence[Sequence[str]]) -> list[str]:
    padded = []
    for column in columns:
        widths = [len(cell) if cell.isascii() else _width(cell) for cell in column]
        most = max(widths)
        padded.append([cell + " " * (most - width) for cell, width in zip(column, widths, strict=True)])
    return ["  ".join(row).rstrip() for row in zip(*padded, strict=True)]
