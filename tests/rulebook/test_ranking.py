"""The count of ranks against a second one, on every small panel, on many random ones, on real ranks."""

import csv
import random
from itertools import permutations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laurel.rulebook.figures import agreement_of
from laurel.rulebook.policy import Point, Policy
from laurel.rulebook.ranking import (
    Unusable,
    places_of,
    rank_sums_of,
    re_evaluated_as_ranked,
    tally,
    without_entry,
    without_member,
)
from rulebook import oracle

EXAMPLES = Path(__file__).parents[2] / "examples"
ALL_TIES = Policy({Point.TIE_LADDER: "all_ties"})


def panel_of(rows):
    return {f"M{number}": dict(zip("ABCDEFGHIJKLMN", row, strict=False)) for number, row in enumerate(rows)}


def small_panels():
    """Every panel of up to three members and four entries."""
    for entries, members in product(range(1, 5), range(1, 4)):
        orders = list(permutations(range(1, entries + 1)))
        yield from (panel_of(rows) for rows in product(orders, repeat=members))


def random_panel(chance):
    entries, members = chance.randint(1, 10), chance.randint(1, 9)
    return panel_of([chance.sample(range(1, entries + 1), entries) for _ in range(members)])


def ranked_again(entries, members, chance):
    """A re-evaluation of these entries in which every member has a new order."""
    orders = {member: chance.sample(range(1, len(entries) + 1), len(entries)) for member in members}
    return {member: dict(zip(entries, order, strict=True)) for member, order in orders.items()}


def said(count):
    """The tally in the oracle's words."""
    return {
        "sums": {row.entry: row.rank_sum for row in count.standings},
        "order": [(row.entry, row.place, row.settled_by, row.recommended) for row in count.standings],
        "open": [(sorted(tie.entries), tie.crosses_cut_line) for tie in count.open_ties],
        "unused": 0,
    }


@st.composite
def panels(draw):
    entries = draw(st.integers(1, 8))
    members = draw(st.integers(1, 9))
    return panel_of([draw(st.permutations(range(1, entries + 1))) for _ in range(members)])


def read(name):
    with (EXAMPLES / name).open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    return {
        member: {row[0]: int(row[column]) for row in rows} for column, member in enumerate(header) if column
    }


def test_every_small_panel_counts_as_the_oracle_counts():
    for number, panel in enumerate(small_panels()):
        quota = 1 + number % 4

        assert said(tally(panel, quota)) == oracle.count(panel, quota)


def test_small_panels_with_a_round_and_a_lot_count_as_the_oracle_counts():
    chance = random.Random(115)
    for number, panel in enumerate(small_panels()):
        tied = next(iter(oracle.ties(panel)), None) if number % 4 == 0 else None
        if tied is None:
            continue
        quota = chance.randint(1, 4)
        held = [ranked_again(tied, chance.sample(sorted(panel), chance.randint(1, len(panel))), chance)]
        expected = oracle.count(panel, quota, held)

        assert said(tally(panel, quota, held)) == expected

        if expected["open"]:
            still_tied, _ = expected["open"][0]
            lots = [chance.sample(still_tied, len(still_tied))]

            assert said(tally(panel, quota, held, lots)) == oracle.count(panel, quota, held, lots)


def test_five_thousand_random_panels_count_as_the_oracle_counts():
    chance = random.Random(115)
    for number in range(5_000):
        panel = random_panel(chance)
        quota, policy = chance.choice((2, 6)), chance.choice((Policy(), ALL_TIES))
        tied = oracle.ties(panel)
        rounds = [ranked_again(entries, list(panel), chance) for entries in tied if number % 2]
        lots = [chance.sample(entries, len(entries)) for entries in tied if not rounds and number % 3 == 0]

        assert said(tally(panel, quota, rounds, lots, policy)) == oracle.count(
            panel, quota, rounds, lots, all_ties=policy is ALL_TIES
        )


def test_agreement_is_that_of_the_mean_rank_correlation():
    chance = random.Random(115)
    for _ in range(300):
        panel = random_panel(chance)

        assert agreement_of(panel) == oracle.concordance(panel)


def test_agreement_with_equal_ranks_is_that_of_the_corrected_formula():
    chance = random.Random(115)
    for _ in range(300):
        panel = {
            member: {entry: 1 + sum(other < own for other in ranks.values()) for entry, own in ranks.items()}
            for member, ranks in (
                (member, {entry: rank // chance.randint(2, 3) for entry, rank in ranks.items()})
                for member, ranks in random_panel(chance).items()
            )
        }

        assert agreement_of(panel) == oracle.concordance_with_equals(panel)


@given(panels(), st.randoms(use_true_random=False))
def test_the_order_of_the_members_changes_nothing(panel, chance):
    members = list(panel)
    chance.shuffle(members)

    shuffled = tally({member: panel[member] for member in members}, 6)

    assert said(shuffled) == said(tally(panel, 6))


@given(panels(), st.randoms(use_true_random=False))
def test_the_order_of_the_entries_changes_no_sum_and_no_place(panel, chance):
    entries = list(panel["M0"])
    chance.shuffle(entries)

    shuffled = tally({m: {entry: ranks[entry] for entry in entries} for m, ranks in panel.items()}, 6)

    assert {row.entry: row for row in shuffled.standings} == {
        row.entry: row for row in tally(panel, 6).standings
    }


@given(panels())
def test_all_sums_together_are_what_the_members_gave_out(panel):
    members, entries = len(panel), len(panel["M0"])

    assert sum(rank_sums_of(panel).values()) == members * entries * (entries + 1) // 2


@given(panels())
def test_a_sum_is_the_mean_rank_times_the_members(panel):
    sums = rank_sums_of(panel)

    assert sums == {entry: oracle.mean_rank(panel, entry) * len(panel) for entry in sums}


@given(panels())
def test_a_tie_is_never_broken_without_a_round_or_a_lot(panel):
    count = tally(panel, 6)

    assert [tie.settled_by for tie in count.ties] == [None] * len(count.ties)
    assert {row.entry: row.place for row in count.standings} == places_of(rank_sums_of(panel))


@given(panels())
def test_lots_alone_settle_every_tie_and_give_each_place_once(panel):
    lots = oracle.ties(panel)

    count = tally(panel, 6, lots=lots, policy=ALL_TIES)

    assert [row.place for row in count.standings] == list(range(1, len(panel["M0"]) + 1))
    assert count.open_ties == ()
    assert len(count.recommended) == min(6, len(panel["M0"]))


@given(panels().filter(lambda panel: len(panel) > 1), st.data())
def test_two_entries_are_never_equal_with_an_odd_number_of_members(panel, data):
    odd = dict(list(panel.items())[(len(panel) + 1) % 2 :])
    tied = data.draw(st.permutations(sorted(panel["M0"])))[:2]

    again = re_evaluated_as_ranked(odd, tied)

    assert tally(again, 2).ties == ()


@given(panels())
def test_a_better_rank_from_one_member_never_costs_a_place(panel):
    entries = list(panel["M0"])
    before = places_of(rank_sums_of(panel))
    ranks = panel["M0"]
    lifted = next(entry for entry in entries if ranks[entry] == len(entries))
    raised = {e: 1 if e == lifted else ranks[e] + 1 for e in entries}

    after = places_of(rank_sums_of({**panel, "M0": raised}))

    assert after[lifted] <= before[lifted]


@given(panels())
def test_a_unanimous_first_is_first(panel):
    first = {
        member: {"Z": 1, **{e: rank + 1 for e, rank in ranks.items()}} for member, ranks in panel.items()
    }

    assert tally(first, 1).standings[0].entry == "Z"
    assert tally(first, 1).recommended == ("Z",)


@given(panels())
def test_sheets_without_an_entry_are_complete_orders_of_the_others(panel):
    left = without_entry(panel, "A")

    assert [sorted(ranks.values()) for ranks in left.values()] == [list(range(1, len(panel["M0"])))] * len(
        panel
    )


@given(panels())
def test_without_a_member_each_sum_falls_by_that_members_rank(panel):
    left = without_member(panel, "M0")

    if left:
        sums = rank_sums_of(panel)

        assert rank_sums_of(left) == {entry: total - panel["M0"][entry] for entry, total in sums.items()}


@given(panels())
def test_ranking_all_again_as_before_gives_the_same_sums(panel):
    assert re_evaluated_as_ranked(panel, list(panel["M0"])) == panel


@given(panels(), st.integers(1, 7))
def test_recommended_are_certain_and_never_more_than_the_quota(panel, quota):
    count = tally(panel, quota)

    assert len(count.recommended) <= quota
    if count.settled:
        assert len(count.recommended) == min(quota, len(panel["M0"]))


def test_real_ranks_tie_at_the_top_and_a_re_evaluation_settles_them():
    sheets = read("skating-2002.csv")

    open_count = tally(sheets, 6)
    count = tally(sheets, 6, [read("skating-2002-round.csv")])

    assert [(tie.entries, tie.rank_sum, tie.places) for tie in open_count.open_ties] == [
        (("hughes", "slutskaya"), 18, (1, 2))
    ]
    assert rank_sums_of(read("skating-2002-round.csv")) == {"hughes": 13, "slutskaya": 14}
    assert count.settled
    assert count.recommended == ("hughes", "slutskaya", "kwan", "cohen", "suguri", "butyrskaya")
    assert count.standings[0].settled_by == "re_evaluation"


def test_real_ranks_of_eight_judges_tie_across_the_cut():
    sheets = read("skating-2002-without-j6.csv")

    open_count = tally(sheets, 6)
    count = tally(sheets, 6, [read("skating-2002-without-j6-round.csv")])

    assert [
        (tie.entries, tie.rank_sum, tie.places, tie.crosses_cut_line) for tie in open_count.open_ties
    ] == [(("butyrskaya", "robinson"), 59, (6, 7), True)]
    assert rank_sums_of(read("skating-2002-without-j6-round.csv")) == {"butyrskaya": 11, "robinson": 13}
    assert count.settled
    assert count.recommended[-1] == "butyrskaya"


def test_real_ranks_tie_below_the_cut_and_may_stay_so():
    sheets = read("skating-2002-without-j1.csv")
    again = re_evaluated_as_ranked(sheets, ["kettunen", "volchkova"])

    count = tally(sheets, 6)

    assert count.settled
    assert [(tie.entries, tie.places, tie.must_settle) for tie in count.ties] == [
        (("kettunen", "volchkova"), (9, 10), False),
        (("onda", "meier"), (14, 15), False),
    ]
    assert rank_sums_of(again) == {"kettunen": 12, "volchkova": 12}


def test_the_example_sheets_are_the_first_sheets_without_a_judge():
    sheets = read("skating-2002.csv")

    assert read("skating-2002-without-j6.csv") == without_member(sheets, "J6")
    assert read("skating-2002-without-j1.csv") == without_member(sheets, "J1")
    assert read("skating-2002-round.csv") == re_evaluated_as_ranked(sheets, ["hughes", "slutskaya"])
    assert read("skating-2002-without-j6-round.csv") == re_evaluated_as_ranked(
        without_member(sheets, "J6"), ["butyrskaya", "robinson"]
    )


def test_real_ranks_as_first_printed_are_refused():
    with pytest.raises(Unusable, match=r"^sheet_incomplete member=J5 most=23$"):
        tally(read("skating-2002-as-first-printed.csv"), 6)
