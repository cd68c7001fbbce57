"""Moves on an order, against the simplest model of it; and help in comparing, which never asks too much."""

from math import ceil, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laurel.ballots.ordering import (
    most_questions,
    next_to_compare,
    placed_at,
    placed_beside,
    span_of,
    without,
)

CODES = [f"A{number:02}" for number in range(1, 31)]
orders = st.lists(st.sampled_from(CODES), unique=True)
codes = st.sampled_from(CODES)


@given(orders, codes, st.integers(-5, 40))
def test_placing_inserts_one_and_moves_the_others(order, code, position):
    placed = placed_at(order, code, position)

    model = [other for other in order if other != code]
    model.insert(max(0, min(position, len(model) + 1) - 1), code)
    assert placed == model


@given(orders, codes)
def test_taking_out_leaves_the_others_as_they_were(order, code):
    assert without(placed_at(order, code, 1), code) == without(order, code)


@given(orders.filter(len), codes, st.booleans(), st.data())
def test_placing_beside_stands_right_there(order, code, after, data):
    other = (
        data.draw(st.sampled_from(order).filter(lambda drawn: drawn != code))
        if set(order) != {code}
        else None
    )
    if other is None:
        return

    placed = placed_beside(order, code, other, after=after)

    assert placed.index(code) - placed.index(other) == (1 if after else -1)
    assert without(placed, code) == without(order, code)


def test_placing_beside_one_that_is_not_placed_is_an_error():
    with pytest.raises(ValueError):
        placed_beside(["A01"], "A02", "A03", after=True)


@given(orders, codes, st.data())
def test_help_in_comparing_finds_the_wanted_place_with_few_questions(order, code, data):
    rest = without(order, code)
    wanted = data.draw(st.integers(0, len(rest)))
    answers = []

    while rival := next_to_compare(order, code, answers):
        answers.append((rival, wanted <= rest.index(rival)))

    assert span_of(order, code, answers) == (wanted + 1, wanted + 1)
    assert len(answers) <= (ceil(log2(len(rest) + 1)) if rest else 0)


@pytest.mark.parametrize(("placed", "most"), [(0, 0), (1, 1), (2, 2), (3, 2), (7, 3), (15, 4), (29, 5)])
def test_the_most_questions_for_so_many_placed(placed, most):
    assert most_questions(placed) == most


@given(orders, codes, st.lists(st.tuples(codes, st.booleans()), max_size=8))
def test_answers_that_no_longer_fit_never_lead_out_of_the_order(order, code, answers):
    first, last = span_of(order, code, answers)

    assert 1 <= first <= last <= len(without(order, code)) + 1
