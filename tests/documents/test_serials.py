"""Check characters: every single wrong digit and every swap of neighbours is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laurel.documents.serials import has_good_check, read_serial, serial_of, with_check

DIGITS = st.from_regex(r"[0-9]{7,10}", fullmatch=True)


@given(DIGITS)
def test_the_check_fits(digits):
    assert has_good_check(with_check(digits))


@given(DIGITS, st.integers(0, 11), st.integers(1, 9))
def test_any_one_wrong_digit_is_noticed(digits, place, more):
    good = with_check(digits)
    place %= len(good)
    wrong = str((int(good[place]) + more) % 10)

    assert not has_good_check(good[:place] + wrong + good[place + 1 :])


@given(DIGITS, st.integers(0, 10))
def test_any_two_neighbours_swapped_are_noticed(digits, place):
    good = with_check(digits)
    place %= len(good) - 1
    swapped = good[:place] + good[place + 1] + good[place] + good[place + 2 :]

    assert swapped == good or not has_good_check(swapped)


def test_every_serial_of_a_year_differs():
    assert len({serial_of(115, number) for number in range(1, 10_001)}) == 10_000


@pytest.mark.parametrize("typed", ["115-0042-68", " 1150042 68", "１１５－００４２－６８", "115–0042–68"])
def test_a_serial_is_read_however_it_is_typed(typed):
    assert read_serial(typed) == serial_of(115, 42) == "115-0042-68"


@pytest.mark.parametrize("typed", ["", "115-0042-69", "115-0024-68", "115", "abc", "٣" * 9, "1" * 40])
def test_what_is_no_serial_is_none(typed):
    assert read_serial(typed) is None
