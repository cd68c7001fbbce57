"""What a year is opened with: proposed from the calendar of its own year and from an earlier year, then typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from laurel.editions.facts.year import non_working_days, proposed_deadline
from laurel.editions.models import CalendarDate, Edition
from laurel.rulebook.calendar import is_working_day, meeting_deadline_of, next_working_day_from
from laurel.rulebook.opening import Opening
from laurel.rulebook.parameters import COPIES
from laurel.rulebook.policy import DEFAULT_POLICY, Point, Policy
from laurel.rulebook.roc import OFFSET

TAIPEI = ZoneInfo("Asia/Taipei")


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything that a year opens with.

    `documents` names the document behind a date, the copies, the limits and each choice, by its key: the kind of
    the moment, `copies`, `limits`, the point.
    """

    roc_year: int
    title: str
    calendar: Mapping[str, datetime]
    basis: str = ""
    contact: str = ""
    copies_required: int = COPIES.value
    page_limit: int | None = None
    section_characters: int | None = None
    choices: Mapping[Point, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)


def in_their_order(calendar: Mapping[str, datetime]) -> list[tuple[str, datetime]]:
    """The moments that there are, in the order in which they must come."""
    return [(kind.value, calendar[kind.value]) for kind in CalendarDate.Kind if kind.value in calendar]


def opening_of(setup: Setup) -> Opening:
    """The setup as the rules see it."""
    return Opening(
        setup.roc_year,
        setup.calendar[CalendarDate.Kind.NOMINATIONS_CLOSE],
        setup.calendar[CalendarDate.Kind.MEETING],
        setup.copies_required,
        setup.page_limit is not None or setup.section_characters is not None,
        setup.choices,
        setup.documents,
    )


def proposed_calendar(roc_year: int, policy: Policy = DEFAULT_POLICY) -> dict[str, datetime]:
    """The moments that the regulation and the office's habit suggest for a year, by that year's own calendar.

    Nominations close when 15 June ends; reading opens at nine on the second working day after that moment; sheets
    close and the meeting is held on the last working day of June.
    """
    close, days_off = proposed_deadline(roc_year, policy).late_from, non_working_days(roc_year + OFFSET)
    day_after = next_working_day_from(close.date() + timedelta(days=1), days_off)
    second = next_working_day_from(day_after + timedelta(days=1), days_off)
    last = meeting_deadline_of(roc_year)
    while not is_working_day(last, days_off):
        last -= timedelta(days=1)
    return {
        CalendarDate.Kind.NOMINATIONS_CLOSE.value: close,
        CalendarDate.Kind.READING_OPENS.value: _at(second, 9),
        CalendarDate.Kind.SHEETS_CLOSE.value: _at(last, 14),
        CalendarDate.Kind.MEETING.value: _at(last, 14),
    }


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), TAIPEI)


def proposed_setup(roc_year: int, source: Edition) -> Setup:
    """The year as an earlier one suggests it: its name, contact, copies and limits; dates of its own.

    Basis, documents and choices do not carry over: they are last year's word, not this year's.
    """
    usual = _("%(year)d 年度服務績優獎") % {"year": roc_year}
    return Setup(
        roc_year=roc_year,
        title=source.title.replace(str(source.roc_year), str(roc_year)) or usual,
        calendar=proposed_calendar(roc_year),
        contact=source.contact,
        copies_required=source.copies_required,
        page_limit=source.page_limit,
        section_characters=source.section_characters,
    )
