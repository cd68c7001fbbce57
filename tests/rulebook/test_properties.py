"""What holds for every date, period, quota, panel size and roster of rewards, whatever the figures."""

import re
from collections import Counter
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from laurel.rulebook.calendar import (
    Arrival,
    end_of,
    in_time,
    is_working_day,
    meeting_deadline_of,
    next_working_day_from,
    nomination_deadline_of,
)
from laurel.rulebook.depletion import is_panel_large_enough, sizes_without, threshold_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.periods import (
    Period,
    Project,
    data_period_of,
    earliest_project_start_of,
    is_data_period_right,
    is_project_recent_enough,
)
from laurel.rulebook.policy import BY_POINT, DEFAULT_POLICY, Point, Policy
from laurel.rulebook.reading import base_order_of, reading_order_of, with_late_entry
from laurel.rulebook.recommendation import may_recommend, quota_of, recommended_after, recommended_number_of
from laurel.rulebook.recusal import Entry, Seat, effective_seats
from laurel.rulebook.reward_lines import may_reward
from laurel.rulebook.reward_orders import confirmation_due_on
from laurel.rulebook.rewards import (
    Line,
    NationalResult,
    Outcome,
    RewardCase,
    RewardKind,
    RewardRole,
    pool_of,
    units_used,
)
from laurel.rulebook.roc import OFFSET, parse_date, roc_year_of
from laurel.rulebook.sheets import counted_ranks_of, is_sheet_valid

DAYS = st.dates(date(1922, 1, 1), date(2910, 12, 31))
YEARS = st.integers(106, 200)
CATEGORIES = st.sampled_from(Category)
DEADLINES = st.sampled_from(BY_POINT[Point.DEADLINE].choices)


@given(DAYS)
def test_a_date_reads_the_same_however_it_is_typed(day):
    year = roc_year_of(day)
    typed = (
        f"{year:02}{day:%m%d}",
        f"{year}/{day.month}/{day.day}",
        f"{year}.{day.month}.{day.day}",
        f"{year}-{day:%m-%d}",
        f"{year}年{day.month}月{day.day}日",
        f"民國 {year} 年 {day.month} 月 {day.day} 日",
        f"中華民國{year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{year}/{day.month}/{day.day}".translate(str.maketrans("0123456789/", "０１２３４５６７８９／")),
    )

    assert [parse_date(text) for text in typed] == [day] * len(typed)


@given(st.text(max_size=12))
@example("1060631")
@example("10606150")
@example("²⁰¹⁷⁰⁶¹⁵")
def test_whatever_is_typed_is_a_date_or_refused_by_name(text):
    try:
        answer = parse_date(text).isoformat()
    except ValueError as fault:
        answer = str(fault)

    assert re.fullmatch(r"\d{4}-\d\d-\d\d", answer) or answer.startswith(f"{text!r} is not a")


@given(YEARS, DEADLINES, st.integers(0, 60_000))
def test_an_arrival_is_in_time_or_late_and_earlier_is_never_worse(year, choice, minutes):
    policy = Policy({Point.DEADLINE: choice})
    deadline = nomination_deadline_of(year, policy)
    moment = end_of(date(year + OFFSET, 5, 31)) + timedelta(minutes=minutes)

    def arrives(at):
        return in_time(Arrival(received_on=at.date(), submitted_at=at), deadline, policy).granted

    assert arrives(moment) <= arrives(moment - timedelta(days=1))
    assert not arrives(deadline.late_from)
    assert arrives(deadline.late_from - timedelta(microseconds=1))


@given(YEARS, DEADLINES)
def test_a_deadline_ends_with_its_last_day_before_the_meeting(year, choice):
    deadline = nomination_deadline_of(year, Policy({Point.DEADLINE: choice}))

    assert deadline.late_from == end_of(deadline.last_day)
    assert roc_year_of(deadline.last_day) == year
    assert deadline.last_day < meeting_deadline_of(year)
    assert meeting_deadline_of(year) == date(year + OFFSET, 6, 30)


@given(DAYS.filter(lambda day: day.year < 2900), st.sets(st.integers(0, 20)), st.sets(st.integers(0, 20)))
def test_the_next_working_day_is_the_first_working_day_from_then(day, off, make_up):
    holidays = {day + timedelta(days=step) for step in off}
    worked = {day + timedelta(days=step) for step in make_up}

    found = next_working_day_from(day, holidays, worked)

    assert is_working_day(found, holidays, worked)
    assert not any(
        is_working_day(day + timedelta(days=step), holidays, worked) for step in range((found - day).days)
    )


@given(CATEGORIES, YEARS, st.sampled_from((1, 2)), DAYS)
def test_the_required_period_is_right_without_a_reason(category, year, version, day):
    required = data_period_of(category, year, version)
    last = required.last or max(day, required.first)

    decision = is_data_period_right(category, year, Period(required.first, last), "", version)

    assert [ground.code for ground in decision] == ["data_period_right"]


@given(CATEGORIES, YEARS, DAYS, DAYS, st.sampled_from((1, 2)))
def test_a_reason_helps_any_period_that_is_not_reversed(category, year, first, last, version):
    without = is_data_period_right(category, year, Period(first, last), "", version)
    with_reason = is_data_period_right(category, year, Period(first, last), "特殊狀況", version)

    assert with_reason.granted == (first <= last)
    assert without.granted <= with_reason.granted


@given(YEARS, st.integers(-800, 800), st.integers(0, 400))
def test_a_project_counts_from_its_earliest_day_to_the_day_it_is_judged(year, step, judged):
    start = earliest_project_start_of(year) + timedelta(days=step)
    on = date(year + OFFSET, 1, 1) + timedelta(days=judged)

    decision = is_project_recent_enough(Project(start), year, on, DEFAULT_POLICY)

    assert decision.granted == (earliest_project_start_of(year) <= start <= on)
    assert earliest_project_start_of(year) == date(year + OFFSET - 2, 1, 1)


@given(CATEGORIES, st.integers(0, 60), st.sets(st.integers(0, 59)))
def test_as_many_go_up_as_there_are_places_or_entries_left(category, entries, gone):
    order = [f"件{number}" for number in range(entries)]
    withdrawn = {f"件{number}" for number in gone} & set(order)
    quota = quota_of(category)

    going = recommended_after(order, quota, withdrawn)

    assert len(going) == recommended_number_of(category, entries - len(withdrawn))
    assert list(going) == [entry for entry in order if entry in going]
    assert going == tuple(e for e in order if may_recommend(e, order, quota, withdrawn).granted)
    assert withdrawn & set(going) == set()


@given(st.integers(1, 30), st.integers(0, 30))
def test_a_panel_under_its_threshold_needs_a_document(appointed, effective):
    large_enough = effective >= threshold_of(appointed)

    plain = is_panel_large_enough(Category.OVERALL_SERVICE, effective, appointed, DEFAULT_POLICY)
    decided = is_panel_large_enough(Category.OVERALL_SERVICE, effective, appointed, DEFAULT_POLICY, "第1號")

    assert plain.granted == large_enough
    assert decided.granted == (effective > 0)
    assert 2 * threshold_of(appointed) >= appointed
    assert threshold_of(appointed) >= 3


@given(st.sets(st.integers(0, 7)), st.sets(st.integers(0, 7)))
def test_a_withdrawal_never_makes_the_panel_smaller(overall, projects):
    seats = [Seat(str(number), frozenset({str(number)})) for number in range(8)]
    entries = [Entry(f"整體-{n}", Category.OVERALL_SERVICE, str(n)) for n in overall]
    entries += [Entry(f"專案-{n}", Category.PROJECT_PLANNING, str(n)) for n in projects]

    left = effective_seats(seats, Category.PROJECT_PLANNING, entries)

    assert [int(seat.key) for seat in left] == sorted(set(range(8)) - projects)
    assert sizes_without(seats, Category.PROJECT_PLANNING, entries) == {
        f"專案-{n}": len(left) + 1 for n in projects
    }


@given(st.integers(1, 30), st.integers(1, 40))
def test_reading_orders_put_every_entry_in_every_place_as_evenly_as_can_be(entries, readers):
    base = base_order_of([f"A{number:02}" for number in range(entries)], "種子")
    orders = [reading_order_of(base, reader) for reader in range(readers)]

    most = -(-readers // entries) + (entries % 2 if entries > 1 else 0)

    assert all(sorted(order) == sorted(base) for order in orders)
    for place in range(entries):
        counts = Counter(order[place] for order in orders)
        assert max(counts.values()) <= most
    assert all(orders[reader] == orders[reader - 1][::-1] for reader in range(1, readers, 2))


@given(st.integers(1, 12).map(lambda half: 2 * half))
def test_with_an_even_number_of_entries_as_many_readers_make_a_latin_square(entries):
    base = base_order_of([f"B{number:02}" for number in range(entries)], "種子")

    orders = [reading_order_of(base, reader) for reader in range(entries)]

    assert all(sorted(column) == sorted(base) for column in zip(*orders, strict=True))


@given(st.permutations("ABCDEF"), st.integers(1, 12))
def test_a_late_entry_moves_nothing_else(order, readers):
    orders = [with_late_entry(order, "X", reader, readers) for reader in range(readers)]

    assert all([code for code in late if code != "X"] == list(order) for late in orders)


@given(st.integers(1, 12).flatmap(lambda n: st.permutations(range(1, n + 1))), st.data())
def test_an_order_is_a_sheet_and_no_order_with_one_rank_changed_is(order, data):
    entries = [f"件{number}" for number in range(len(order))]
    ranks = dict(zip(entries, order, strict=True))
    entry = data.draw(st.sampled_from(entries))
    other = data.draw(st.integers(-2, 20).filter(lambda rank: rank != ranks[entry]))

    assert is_sheet_valid(ranks, entries).granted
    assert not is_sheet_valid({**ranks, entry: other}, entries).granted


@given(st.lists(st.integers(0, 5), min_size=1, max_size=9))
def test_mean_ranks_give_out_as_much_as_an_order_without_equals(points):
    ranks = {f"件{i}": 1 + sum(other < own for other in points) for i, own in enumerate(points)}
    policy = Policy({Point.EQUAL_RANKS: "mid_rank"})

    assert is_sheet_valid(ranks, list(ranks), policy).granted
    assert sum(counted_ranks_of(ranks, policy).values()) == len(points) * (len(points) + 1) / 2


OUTCOMES = st.builds(
    Outcome,
    recommended=st.booleans(),
    ministry_known=st.booleans(),
    ministry_place=st.none() | st.integers(1, 8),
    forwarded=st.booleans(),
    national=st.sampled_from(NationalResult),
)
LINES = st.builds(
    Line,
    person=st.sampled_from("王李張陳林黃吳劉"),
    role=st.sampled_from(RewardRole),
    kind=st.sampled_from(RewardKind),
    times=st.integers(-1, 3),
    cause=st.just("整體-01"),
    committee_on=st.none() | st.just(date(2018, 3, 1)),
)


@given(OUTCOMES, st.lists(LINES, max_size=20), st.none() | st.integers(0, 9))
def test_no_accepted_sequence_of_lines_ever_exceeds_the_ceiling(outcome, lines, decided):
    pool = pool_of(outcome, decided)
    roster = []

    for line in lines:
        if may_reward(line, pool, roster, (), DEFAULT_POLICY).granted:
            roster.append(line)

    assert units_used(roster, pool.case) <= (pool.ceiling or 0)
    assert len({line.person for line in roster}) == len(roster)
    if pool.case is not RewardCase.NATIONAL_WON:
        assert sum(line.units for line in roster) <= (pool.ceiling or 0)
        assert all(line.kind is not RewardKind.MAJOR_MERIT for line in roster)


@given(OUTCOMES, st.lists(LINES, max_size=20))
def test_counted_by_person_no_person_ever_exceeds_the_ceiling(outcome, lines):
    pool = pool_of(outcome)
    policy = Policy({Point.REWARD_TOTAL: "per_person"})
    roster = []

    for line in lines:
        if may_reward(line, pool, roster, (), policy).granted:
            roster.append(line)

    assert all(units_used([line], pool.case) <= (pool.ceiling or 0) for line in roster)


@given(OUTCOMES)
def test_every_outcome_has_one_case_and_only_an_uncovered_one_has_no_ceiling(outcome):
    pool = pool_of(outcome)

    assert (pool.ceiling is None) == (pool.case is RewardCase.NOT_COVERED)
    assert (pool.ceiling == 0) == (pool.case in (RewardCase.NONE, RewardCase.HOLD))


@given(DAYS.filter(lambda day: day.year < 2900))
def test_a_confirmation_is_due_on_the_same_day_three_months_on_or_the_last_of_the_month(day):
    due = confirmation_due_on(day)

    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == 3
    assert due.day == day.day or (due.day < day.day and (due + timedelta(days=1)).day == 1)
