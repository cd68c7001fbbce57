"""Opened sheets counted again under other choices; of single sheets nothing is told."""

from __future__ import annotations

from collections.abc import Collection

from laurel.meeting.selectors import Count
from laurel.rulebook.policy import Policy
from laurel.rulebook.ranking import Sheets, Tally, Unusable, without_entry
from laurel.rulebook.recommendation import quota_of
from laurel.rulebook.recount import recounted


def counted_under(count: Count, policy: Policy, without: Collection[str] = ()) -> Tally | None:
    """The category counted under other choices and without some entries; rounds and lots that still belong count.

    None when nothing is left to count, or the sheets are none under these choices (A-16).
    """
    first = _without(count.first.sheets, without)
    rounds = [_without(held.sheets, without) for held in count.rounds]
    if not next(iter(first.values()), {}):
        return None
    try:
        return recounted(
            first,
            quota_of(count.category),
            [held for held in rounds if len(next(iter(held.values()), {})) > 1],
            _orders(count.lots, without),
            policy,
            _orders(count.convener_orders, without),
        ).tally
    except Unusable:
        return None


def _without(sheets: Sheets, gone: Collection[str]) -> Sheets:
    for code in gone:
        if code in next(iter(sheets.values()), {}):
            sheets = without_entry(sheets, code)
    return sheets


def _orders(drawn: Collection[Collection[str]], gone: Collection[str]) -> list[tuple[str, ...]]:
    kept = [tuple(code for code in order if code not in gone) for order in drawn]
    return [order for order in kept if len(order) > 1]
