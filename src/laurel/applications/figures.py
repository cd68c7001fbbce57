"""Evidence figures (數據卡): what is typed, what follows from it, where it does not agree."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

PERCENT = ("%", "％")


@dataclass(frozen=True, slots=True)
class Card:
    """One evidence figure as typed; numbers stay the text that was typed."""

    key: str
    indicator: str = ""
    definition: str = ""
    numerator_label: str = ""
    numerator: str = ""
    denominator_label: str = ""
    denominator: str = ""
    unit: str = ""
    period_from: str = ""
    period_to: str = ""
    value: str = ""
    last_year: str = ""
    source: str = ""
    attachment: str = ""
    drawn_as: str = ""
    """`table`, `bars` or empty: a chart where there is a trend, a table otherwise"""
    unchanged: str = ""
    """why the figure still ends in May in the update to January–June"""
    trend: tuple[tuple[str, str], ...] = ()
    """(label of the period, value), oldest first, at most five"""

    def as_json(self) -> dict[str, Any]:
        """The card as JSON values."""
        return {**asdict(self), "trend": [list(point) for point in self.trend]}


def card_of(key: str, value: Mapping[str, Any]) -> Card:
    """The card of a stored value; what it lacks is empty."""
    typed = {name: value[name] for name in Card.__slots__ if name in value and name not in {"key", "trend"}}
    return Card(key, **typed, trend=tuple((label, point) for label, point in value.get("trend", ())))


def number_of(typed: str) -> Decimal | None:
    """The number that was typed: 1,248 or １２４８ or 97.6%; None when it is none."""
    plain = unicodedata.normalize("NFKC", typed).strip().rstrip("%").replace(",", "").strip()
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def is_share(card: Card) -> bool:
    """True when the figure is a percentage of its parts."""
    return card.unit.strip() in PERCENT or card.value.strip().endswith(PERCENT)


def quotient_of(card: Card) -> Decimal | None:
    """The numerator by the denominator (times 100 for a percentage), to as many places as the value is typed with.

    None without both parts or with a denominator of nought.
    """
    above, below = number_of(card.numerator), number_of(card.denominator)
    if above is None or not below:
        return None
    stated = number_of(card.value)
    places = max(1, -int(stated.as_tuple().exponent)) if stated is not None else 1
    share = above / below * (100 if is_share(card) else 1)
    return share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def disagrees(card: Card) -> bool:
    """True when the value typed is not the one that its parts give."""
    stated, computed = number_of(card.value), quotient_of(card)
    if stated is None or computed is None:
        return False
    places = max(0, -int(stated.as_tuple().exponent))
    return computed.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) != stated and computed != stated


def change_of(card: Card) -> Decimal | None:
    """The value less that of the same period last year, in the figure's own unit; None without both."""
    now, before = number_of(card.value), number_of(card.last_year)
    return None if now is None or before is None else now - before


def days_of(card: Card) -> tuple[date | None, date | None]:
    """The period that the figure covers; None where it is not a date."""
    return _day(card.period_from), _day(card.period_to)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def faults_of(card: Card, first: date | None, last: date | None) -> tuple[str, ...]:
    """What a reader would stumble over, as codes: shown with the card, never a bar.

    `first` and `last` are the application's own data period.
    """
    begins, ends = days_of(card)
    faults = [
        ("figure_without_indicator", not card.indicator.strip()),
        ("figure_without_value", not card.value.strip()),
        ("figure_not_a_number", bool(card.value.strip()) and number_of(card.value) is None),
        ("figure_denominator_nought", number_of(card.denominator) == 0),
        ("figure_disagrees", disagrees(card)),
        ("figure_without_period", begins is None or ends is None),
        ("figure_period_reversed", bool(begins and ends and begins > ends)),
        (
            "figure_period_differs",
            bool(begins and ends and first and last and (begins, ends) != (first, last)),
        ),
        ("figure_without_source", not card.source.strip()),
    ]
    return tuple(code for code, found in faults if found)
