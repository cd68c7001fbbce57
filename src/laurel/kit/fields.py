"""Date fields of the ROC calendar: three boxes, or one whole date typed or pasted into the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laurel.kit.dates import TAIPEI, format_date, format_moment, in_taipei, roc_year
from laurel.rulebook.roc import parse_date

Typed = Sequence[str]


def date_typed(typed: Typed) -> date | None:
    """The date typed into the boxes, None when all are empty; ValueError when it is not a date."""
    parts = [part.strip() for part in typed]
    if not any(parts):
        return None
    if parts[0] and not any(parts[1:]):
        return parse_date(parts[0])
    if not all(parts):
        raise ValueError("a box is empty")
    return parse_date("{}年{}月{}日".format(*parts))


class RocDateWidget(forms.MultiWidget):
    """Boxes for the ROC year, month and day."""

    template_name = "kit/widgets/roc_date.html"
    labels: tuple[Promise, ...] = (_("民國年"), _("月"), _("日"))
    lengths: tuple[int, ...] = (11, 2, 2)

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes = [
            forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": str(length)})
            for length in self.lengths
        ]
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[str]:
        """The boxes of a stored value."""
        if not value:
            return [""] * len(self.lengths)
        day = in_taipei(value).date() if isinstance(value, datetime) else value
        return [str(roc_year(day)), str(day.month), str(day.day)]

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        """What was typed, box by box; a value under the field's own name counts as typed into the first."""
        typed = [str(data.get(f"{name}_{place}") or "") for place in range(len(self.lengths))]
        if not any(typed) and data.get(name):
            typed[0] = str(data[name])
        return typed

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """True when neither the boxes nor the whole were sent."""
        return name not in data and super().value_omitted_from_data(data, files, name)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The boxes with their labels, and the date shown back in words."""
        context = super().get_context(name, value, attrs)
        for box, label in zip(context["widget"]["subwidgets"], self.labels, strict=True):
            box["label"] = label
        context["widget"]["shown_back"] = self.shown_back(value)
        return context

    def shown_back(self, value: Any) -> str:
        """The value in words, empty when it is not a date."""
        if isinstance(value, date):
            return format_date(value)
        try:
            day = date_typed(value or ())
        except ValueError:
            return ""
        return format_date(day) if day else ""


class RocDateField(forms.Field):
    """A date typed in the ROC calendar (115年6月15日, 1150615) or as 2026-06-15; cleans to a `date`."""

    widget = RocDateWidget
    default_error_messages = {
        "invalid": _("請填寫存在的日期：民國年、月、日，例如 115、6、15。"),
    }

    def to_python(self, value: Any) -> date | None:
        """The date, None when empty."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return date_typed([value] if isinstance(value, str) else value)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def bound_data(self, data: Any, initial: Any) -> Any:
        """A whole date typed into one box comes back spread over the boxes."""
        if self.disabled:
            return initial
        try:
            return self.to_python(data) or data
        except ValidationError:
            return data


class RocDateTimeWidget(RocDateWidget):
    """Boxes for the ROC year, month and day and the time in Taipei."""

    labels = (*RocDateWidget.labels, _("時間"))
    lengths = (11, 2, 2, 5)

    def decompress(self, value: Any) -> list[str]:
        """The boxes of a stored moment."""
        if not value:
            return [""] * len(self.lengths)
        return [*super().decompress(value), f"{in_taipei(value):%H:%M}"]

    def shown_back(self, value: Any) -> str:
        """The moment in words, empty when it is none."""
        if isinstance(value, datetime):
            return format_moment(value)
        try:
            moment = moment_typed(value or ("", ""))
        except ValueError:
            return ""
        return format_moment(moment) if moment else ""


def moment_typed(typed: Typed) -> datetime | None:
    """The moment typed into the boxes (the last is the time in Taipei); ValueError when it is none."""
    *day_parts, clock = typed
    day = date_typed(day_parts)
    if day is None and not clock.strip():
        return None
    if day is None:
        raise ValueError("a time without a date")
    return datetime.combine(day, time.fromisoformat(clock.strip().replace("：", ":").zfill(5)), TAIPEI)


class RocDateTimeField(RocDateField):
    """A moment in Taipei; cleans to an aware `datetime`. As one text: 115年6月15日 17:00."""

    widget = RocDateTimeWidget
    default_error_messages = {
        "invalid": _("請填寫存在的日期與時間：民國年、月、日、時間，例如 115、6、15、17:00。"),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": _("時間採 24 小時制，例如 17:00。"), **kwargs})

    def to_python(self, value: Any) -> datetime | None:
        """The moment, None when empty."""
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        typed = [value, "", "", ""] if isinstance(value, str) else list(value)
        whole = typed[0].replace("T", " ").split()
        if len(whole) == 2 and not any(typed[1:]):
            typed = [whole[0], "", "", whole[1]]
        try:
            return moment_typed(typed)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
