"""The named fields of an application: every word that is written has one name, one value, one version."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from laurel.applications.text import BadText, text_of, value_of
from laurel.rulebook.criteria import criterion_of, sections_of
from laurel.rulebook.entrants import Category

SUMMARY, HEAD = "summary", "head_name"
PERIOD_FROM, PERIOD_TO, PERIOD_REASON = "period_from", "period_to", "period_exception_reason"
LINES = {HEAD: 80, PERIOD_REASON: 400, SUMMARY: 4000}
"""Plain fields and the most characters that each holds."""
DATES = (PERIOD_FROM, PERIOD_TO)
BASICS = (HEAD, SUMMARY, *DATES, PERIOD_REASON)
SECTION, DONE, EVIDENCE, FIGURE = "section.", "done.", "evidence.", "figure."
FIGURE_NAME = re.compile(r"figure\.[\w-]{6,40}")
FIGURE_LINES = {
    "indicator": 120,
    "definition": 400,
    "numerator_label": 120,
    "numerator": 30,
    "denominator_label": 120,
    "denominator": 30,
    "unit": 20,
    "period_from": 10,
    "period_to": 10,
    "value": 30,
    "last_year": 30,
    "source": 200,
    "attachment": 40,
    "drawn_as": 10,
    "unchanged": 200,
}
"""What an evidence figure (數據卡) says, and the most characters of each; numbers are kept as typed."""
MOST_TREND = 5


class BadValue(ValueError):
    """A value that its field cannot hold; `code` names the sentence, `name` the field."""

    def __init__(self, name: str, code: str, **seen: str | int) -> None:
        super().__init__(f"{name}: {code}")
        self.name, self.code, self.seen = name, code, seen


def section_field(criterion: str) -> str:
    """The field of the text on one criterion."""
    return f"{SECTION}{criterion}"


def done_field(criterion: str) -> str:
    """The field that says whether its writers call a criterion finished."""
    return f"{DONE}{criterion}"


def evidence_field(criterion: str) -> str:
    """The field of the required evidence that its writers say is given, by place in the catalogue."""
    return f"{EVIDENCE}{criterion}"


PERIOD, FIGURES, ATTACHMENTS = "period", "figures", "attachments"
"""Parts of an application that are more than one field."""


def parts_of(category: Category) -> tuple[str, ...]:
    """The parts that the office may open for correction, in the order of the form."""
    sections = tuple(section_field(criterion.code) for criterion in sections_of(category))
    return (HEAD, SUMMARY, PERIOD, *sections, FIGURES, ATTACHMENTS)


def part_of(name: str) -> str:
    """The part that a field belongs to."""
    if name in (*DATES, PERIOD_REASON):
        return PERIOD
    if name.startswith(FIGURE):
        return FIGURES
    for prefix in (DONE, EVIDENCE):
        if name.startswith(prefix):
            return section_field(name.removeprefix(prefix))
    return name


def is_unlocked(name: str, parts: Collection[str]) -> bool:
    """True when a field may be changed while only these parts are open; no part named means all."""
    return not parts or name in parts or part_of(name) in parts


def clean(name: str, value: Any, category: Category) -> Any:
    """The value as it is stored; BadValue when there is no such field or it cannot hold the value."""
    if name in LINES:
        return _line(name, value, LINES[name])
    if name in DATES:
        return _day(name, value)
    if name.startswith(SECTION) and criterion_of(category, name.removeprefix(SECTION)):
        return _text(name, value)
    if name.startswith(DONE) and criterion_of(category, name.removeprefix(DONE)):
        return bool(value)
    if name.startswith(EVIDENCE) and (shown := criterion_of(category, name.removeprefix(EVIDENCE))):
        return _ticks(name, value, len(shown.evidence))
    if FIGURE_NAME.fullmatch(name):
        return _figure(name, value)
    raise BadValue(name, "field_unknown")


def _line(name: str, value: Any, most: int) -> str:
    if not isinstance(value, str):
        raise BadValue(name, "field_not_text")
    if len(value) > most:
        raise BadValue(name, "field_too_long", most=most, length=len(value))
    return value


def _day(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise BadValue(name, "field_not_a_date") from error


def _text(name: str, value: Any) -> dict[str, Any]:
    try:
        return value_of(text_of(value))
    except BadText as error:
        raise BadValue(name, "field_not_a_text", block=error.where) from error


def _ticks(name: str, value: Any, most: int) -> list[int]:
    ticked = value if isinstance(value, list) else [None]
    if not all(type(place) is int and 0 <= place < most for place in ticked):
        raise BadValue(name, "field_not_text")
    return sorted(set(ticked))


def _figure(name: str, value: Any) -> dict[str, Any]:
    """The card; an empty one was taken out."""
    if not value:
        return {}
    if not isinstance(value, dict):
        raise BadValue(name, "field_not_text")
    card: dict[str, Any] = {key: _line(name, value.get(key, ""), most) for key, most in FIGURE_LINES.items()}
    trend = value.get("trend", [])
    if not isinstance(trend, list) or len(trend) > MOST_TREND:
        raise BadValue(name, "figure_trend_too_long", most=MOST_TREND)
    card["trend"] = [_point(name, point) for point in trend]
    return card


def _point(name: str, point: Any) -> list[str]:
    match point:
        case [str(label), str(value)]:
            return [_line(name, label, 20), _line(name, value, 30)]
    raise BadValue(name, "field_not_text")
