"""What a ranking sheet must be: a complete order of exactly the entries under review, no equal ranks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, Ground, for_people, met, not_met
from laurel.rulebook.policy import DEFAULT_POLICY, Point, Policy

WHOLE_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,9}")


def read_rank(text: str | int) -> tuple[int | None, bool]:
    """The whole number that was written, None when it is none; and whether it stood in full-width digits."""
    if isinstance(text, int):
        return text, False
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text), False
    written = text.strip()
    narrow = unicodedata.normalize("NFKC", written).strip()
    if not WHOLE_NUMBER.fullmatch(narrow):
        return None, False
    return int(narrow), narrow != written


def is_sheet_valid(
    ranks: Mapping[str, str | int],
    entries: Sequence[str],
    policy: Policy = DEFAULT_POLICY,
    withdrawn: Collection[str] = (),
) -> Decision:
    """三(二)2(3): every entry has one rank and the ranks are 1 to n; every fault is a ground of its own.

    A-16: by default equal ranks are refused; `shared_rank` (1, 1, 3) and `mid_rank` (1.5, 1.5, 3, written as
    1, 1, 3) allow them. Full-width digits are read as digits, and that is said.
    """
    grounds: list[Ground] = [
        not_met(articles.RANK_SUM, "rank_missing", entry=entry) for entry in entries if entry not in ranks
    ]
    read: dict[str, int] = {}
    under_review = frozenset(entries)
    for entry, written in ranks.items():
        if entry in withdrawn:
            grounds.append(not_met(articles.RANK_SUM, "entry_withdrawn", entry=entry))
            continue
        if entry not in under_review:
            grounds.append(not_met(articles.RANK_SUM, "entry_not_under_review", entry=entry))
            continue
        rank, full_width = read_rank(written)
        if full_width:
            grounds.append(
                for_people(articles.RANK_SUM, "full_width_digits_read", entry=entry, written=str(written))
            )
        if rank is None:
            grounds.append(
                not_met(articles.RANK_SUM, "rank_not_a_whole_number", entry=entry, written=str(written))
            )
        elif not 1 <= rank <= len(entries):
            grounds.append(
                not_met(articles.RANK_SUM, "rank_out_of_range", entry=entry, written=rank, most=len(entries))
            )
        else:
            read[entry] = rank
    grounds += _equal_and_missing_ranks(read, entries, policy)
    if not any(ground.verdict == "not_met" for ground in grounds):
        grounds.append(met(articles.RANK_SUM, "sheet_complete", entries=len(entries)))
    return Decision(tuple(grounds))


def _equal_and_missing_ranks(read: Mapping[str, int], entries: Sequence[str], policy: Policy) -> list[Ground]:
    holders: dict[int, list[str]] = {}
    for entry, rank in read.items():
        holders.setdefault(rank, []).append(entry)
    if policy.choice_of(Point.EQUAL_RANKS) != "refused":
        return _shared(holders)
    grounds = [
        not_met(articles.RANK_SUM, "rank_given_twice", rank=rank, entries="、".join(named))
        for rank, named in sorted(holders.items())
        if len(named) > 1
    ]
    if len(read) == len(entries):
        grounds += [
            not_met(articles.RANK_SUM, "rank_not_given", rank=rank)
            for rank in range(1, len(entries) + 1)
            if rank not in holders
        ]
    return grounds


def _shared(holders: Mapping[int, Sequence[str]]) -> list[Ground]:
    """With equal ranks allowed, as many ranks are skipped after them as entries share them."""
    grounds, expected = [], 1
    for rank, named in sorted(holders.items()):
        if rank != expected:
            grounds.append(
                not_met(
                    articles.RANK_SUM,
                    "rank_not_after_shared",
                    rank=rank,
                    expected=expected,
                    entries="、".join(named),
                )
            )
        expected += len(named)
    return grounds


def counted_ranks_of(ranks: Mapping[str, int], policy: Policy) -> dict[str, float]:
    """The ranks as they are added up: under `mid_rank` equal entries get the mean of the ranks they take."""
    if policy.choice_of(Point.EQUAL_RANKS) != "mid_rank":
        return {entry: float(rank) for entry, rank in ranks.items()}
    values = list(ranks.values())
    return {entry: rank + (values.count(rank) - 1) / 2 for entry, rank in ranks.items()}
