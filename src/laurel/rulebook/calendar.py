"""When nominations must be in, and whether one was."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, for_people, met, not_met
from laurel.rulebook.parameters import MEETING_MONTH, NOMINATION_DAY, NOMINATION_MONTH
from laurel.rulebook.policy import Point, Policy
from laurel.rulebook.roc import OFFSET

TAIPEI = ZoneInfo("Asia/Taipei")
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, and the first instant that is too late."""

    last_day: date
    late_from: datetime
    falls_on_non_working_day: bool = False
    next_working_day: date | None = None
    """The next working day where the last day is none: shown, never applied without a decision."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """When an entry came: the letter's date, the day it was received, the moment of submission."""

    dispatched_on: date | None = None
    received_on: date | None = None
    submitted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Admission:
    """An authority's word that lets something through: document number and reason."""

    authority: str
    reason: str


def is_working_day(day: date, non_working: Collection[date], make_up: Collection[date] = ()) -> bool:
    """True for a weekday that is no holiday, and for a Saturday that is worked in exchange."""
    return day in make_up or (day.weekday() < SATURDAY and day not in non_working)


def next_working_day_from(day: date, non_working: Collection[date], make_up: Collection[date] = ()) -> date:
    """The day itself when it is a working day, otherwise the first one after it."""
    while not is_working_day(day, non_working, make_up):
        day += timedelta(days=1)
    return day


def nomination_deadline_of(
    roc_year: int, policy: Policy, non_working: Collection[date] = (), make_up: Collection[date] = ()
) -> Deadline:
    """三(二)1(1)丙: 15 June of the year, through the end of the day in Taipei (A-01).

    A last day that is no working day is said so with the next working day; it moves only where the edition
    chose `next_working_day`. `exclusive` ends the day before.
    """
    stated = date(roc_year + OFFSET, NOMINATION_MONTH.at(roc_year), NOMINATION_DAY.at(roc_year))
    working = next_working_day_from(stated, non_working, make_up)
    choice = policy.choice_of(Point.DEADLINE)
    last = {"next_working_day": working, "exclusive": stated - timedelta(days=1)}.get(choice, stated)
    return Deadline(last, end_of(last), working != stated, working if working != stated else None)


def decided_deadline(late_from: datetime) -> Deadline:
    """A deadline that an edition set itself: the first instant that is too late."""
    last = (late_from.astimezone(TAIPEI) - timedelta(microseconds=1)).date()
    return Deadline(last, late_from)


def meeting_deadline_of(roc_year: int) -> date:
    """三(二)2(1): the meeting is held by the last day of June."""
    return date(roc_year + OFFSET, MEETING_MONTH.at(roc_year) + 1, 1) - timedelta(days=1)


def end_of(day: date) -> datetime:
    """The first instant after a day in Taipei."""
    return datetime.combine(day + timedelta(days=1), time(), TAIPEI)


def in_time(
    arrival: Arrival, deadline: Deadline, policy: Policy, admission: Admission | None = None
) -> Decision:
    """三(二)1(1)丙 and A-01: by default the earlier of the letter's date and the submission counts.

    With the choice `received_date` the day of receipt counts alone. A late entry is refused unless an
    authority admitted it; then it is for people, with the document's number. Nothing sent yet is refused.
    """
    counted = _counted(arrival, policy)
    seen: dict[str, str] = {
        "deadline": deadline.late_from.isoformat(),
        "last_day": deadline.last_day.isoformat(),
    }
    if counted is None:
        return Decision((not_met(articles.NOMINATION_DEADLINE, "nothing_sent_yet", **seen),))
    seen["counted"] = counted.isoformat()
    if counted < deadline.late_from:
        return Decision((met(articles.NOMINATION_DEADLINE, "in_time", **seen),))
    if admission:
        return Decision(
            (
                for_people(
                    articles.NOMINATION_DEADLINE,
                    "late_and_admitted",
                    **seen,
                    authority=admission.authority,
                    reason=admission.reason,
                ),
            )
        )
    return Decision((not_met(articles.NOMINATION_DEADLINE, "late", **seen),))


def _counted(arrival: Arrival, policy: Policy) -> datetime | None:
    if policy.choice_of(Point.DEADLINE) == "received_date":
        return _start_of(arrival.received_on)
    moments = [moment for moment in (_start_of(arrival.dispatched_on), arrival.submitted_at) if moment]
    return min(moments, default=None)


def _start_of(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), TAIPEI) if day else None
