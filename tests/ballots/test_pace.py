"""The reader's own pace, and the plan to the closing day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from laurel.ballots.pace import Reading, plan_of, seconds_a_page, seconds_left

MONDAY, FRIDAY = date(2026, 6, 22), date(2026, 6, 26)


def test_no_estimate_before_five_pages():
    assert seconds_left([Reading("A01", 20, 0.2, 480)]) is None


def test_the_estimate_is_the_readers_own_pace_times_what_is_left():
    readings = [Reading("A01", 20, 0.5, 1200), Reading("A02", 30)]

    assert seconds_a_page(readings) == 120
    assert seconds_left(readings) == 120 * 40


def test_dossiers_marked_as_read_without_time_do_not_make_the_pace_look_fast():
    readings = [Reading("A01", 10, 1.0, 600), Reading("A02", 30, 1.0, 0)]

    assert seconds_a_page(readings) == 60


def test_the_plan_spreads_whole_dossiers_over_working_days():
    days = plan_of(
        [Reading(f"A{n}", 10) for n in range(5)], MONDAY, date(2026, 6, 28), frozenset({date(2026, 6, 25)})
    )

    assert [(day.on.day, day.pages) for day in days] == [(22, 10), (23, 10), (24, 20), (26, 10)]


def test_with_no_working_day_left_all_stand_on_today():
    sunday = date(2026, 6, 28)

    assert [
        day.on for day in plan_of([Reading("A01", 10), Reading("A02", 5)], sunday, sunday, frozenset())
    ] == [sunday]


@given(st.lists(st.tuples(st.integers(1, 60), st.floats(0, 1)), max_size=30), st.integers(0, 14))
def test_the_plan_holds_every_unread_dossier_once(rows, length):
    readings = [Reading(f"A{n:02}", pages, share) for n, (pages, share) in enumerate(rows)]

    days = plan_of(readings, MONDAY, date.fromordinal(MONDAY.toordinal() + length), frozenset())

    planned = [code for day in days for code in day.codes]
    assert planned == [row.code for row in readings if row.pages_left >= 1]
