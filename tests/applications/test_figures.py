"""Evidence figures: what follows from what is typed, and what does not agree."""

from datetime import date
from decimal import Decimal

import pytest

from laurel.applications.figures import card_of, change_of, disagrees, faults_of, number_of, quotient_of

FIRST, LAST = date(2026, 1, 1), date(2026, 5, 31)
WHOLE = {
    "indicator": "期限內辦結比率",
    "value": "97.6",
    "unit": "%",
    "numerator": "1,220",
    "denominator": "1250",
    "period_from": "2026-01-01",
    "period_to": "2026-05-31",
    "source": "公文系統",
}


def card(**typed):
    return card_of("abc123", {**WHOLE, **typed})


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1,248", "1248"),
        ("１２．５", "12.5"),
        ("97.6%", "97.6"),
        ("97.6％", "97.6"),
        (" -3 ", "-3"),
        ("", None),
        ("約一千", None),
        ("NaN", None),
        ("1e999999", "1e999999"),
    ],
)
def test_numbers_are_read_as_people_type_them(typed, number):
    assert number_of(typed) == (None if number is None else Decimal(number))


def test_a_percentage_is_its_parts_times_a_hundred():
    assert quotient_of(card()) == Decimal("97.6")


def test_a_plain_quotient_is_not_multiplied():
    assert quotient_of(card(unit="天", value="2.5", numerator="5", denominator="2")) == Decimal("2.5")


def test_a_stated_value_that_its_parts_do_not_give_is_flagged():
    wrong = card(value="98.2")

    assert disagrees(wrong)
    assert "figure_disagrees" in faults_of(wrong, FIRST, LAST)


@pytest.mark.parametrize(
    ("stated", "above", "below"), [("97.6", "1220", "1250"), ("98", "1220", "1250"), ("33.33", "1", "3")]
)
def test_rounding_to_the_places_typed_is_agreement(stated, above, below):
    assert not disagrees(card(value=stated, numerator=above, denominator=below))


def test_without_parts_nothing_is_computed_and_nothing_disagrees():
    bare = card(numerator="", denominator="")

    assert quotient_of(bare) is None
    assert faults_of(bare, FIRST, LAST) == ()


def test_a_denominator_of_nought_is_named():
    assert faults_of(card(denominator="0"), FIRST, LAST) == ("figure_denominator_nought",)


def test_the_change_from_last_year():
    assert change_of(card(last_year="95.1")) == Decimal("2.5")
    assert change_of(card()) is None


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"indicator": " "}, "figure_without_indicator"),
        ({"value": ""}, "figure_without_value"),
        ({"value": "很高"}, "figure_not_a_number"),
        ({"period_to": ""}, "figure_without_period"),
        ({"period_to": "2025-12-31"}, "figure_period_reversed"),
        ({"period_to": "2026-04-30"}, "figure_period_differs"),
        ({"source": ""}, "figure_without_source"),
    ],
)
def test_every_fault_is_named(typed, fault):
    assert fault in faults_of(card(**typed), FIRST, LAST)


def test_a_whole_card_has_no_fault():
    assert faults_of(card(), FIRST, LAST) == ()


def test_a_card_comes_back_as_it_was_stored():
    whole = card(trend=[["113年", "95.1"], ["114年", "96"]])

    assert card_of("abc123", whole.as_json()) == whole
