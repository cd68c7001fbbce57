"""The rows of the meeting."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.http import Http404

from laurel.editions.models import Edition
from laurel.editions.selectors import is_open_to
from laurel.meeting.models import (
    Attendance,
    DifferenceHandling,
    Dissent,
    Lot,
    MinutesNote,
    MissingSheetsDecision,
    PanelMeeting,
    RecusalReading,
    Resolution,
    StruckEntry,
)
from laurel.meeting.permissions import may_enter_room, may_see_category
from laurel.nominations.selectors import nominations_of
from laurel.people.models import Person
from laurel.people.permissions import Anyone
from laurel.rulebook.entrants import Category
from laurel.screening.models import Finding
from laurel.screening.selectors import outcomes_in


def meeting_of(edition: Edition) -> PanelMeeting | None:
    """The meeting of a year, or None before it is called."""
    return PanelMeeting.objects.select_related("edition", "convened_by").filter(edition=edition).first()


def access_meeting(person: Anyone, public_id: str) -> PanelMeeting:
    """The meeting, for everyone in the room; absent to others. In a closed year for officer and auditor only."""
    meeting = PanelMeeting.objects.select_related("edition").filter(public_id=public_id).first()
    if meeting is None or not may_enter_room(person) or not is_open_to(person, meeting.edition):
        raise Http404
    return meeting


def categories_visible_to(person: Person, edition: Edition, on: date) -> list[Category]:
    """The categories that a person in the room may follow on a day."""
    return [category for category in Category if may_see_category(person, edition, category, on)]


def access_category(person: Person, meeting: PanelMeeting, category: str, on: date) -> Category:
    """The category, absent to whoever is recused from it: the page looks as if there were none."""
    if category not in [known.value for known in Category]:
        raise Http404
    if not may_see_category(person, meeting.edition, category, on):
        raise Http404
    return Category(category)


def attendance_of(meeting: PanelMeeting) -> dict[int, Attendance]:
    """What was noted last of each member: key of the member → row."""
    return {row.member_id: row for row in meeting.attendance.order_by("pk")}


def missing_decision_of(meeting: PanelMeeting, round_key: str) -> MissingSheetsDecision | None:
    """The newest decision to go on without certain sheets of a round."""
    return MissingSheetsDecision.objects.filter(meeting=meeting, round_key=round_key).last()


def missing_decisions_of(meeting: PanelMeeting) -> QuerySet[MissingSheetsDecision]:
    """All decisions to go on without sheets, oldest first."""
    return MissingSheetsDecision.objects.filter(meeting=meeting).order_by("pk")


def reading_of(meeting: PanelMeeting, category: str) -> RecusalReading | None:
    """The newest reading out of the recusals of a category."""
    return RecusalReading.objects.filter(meeting=meeting, category=category).last()


def handling_of(meeting: PanelMeeting, category: str) -> DifferenceHandling | None:
    """The newest word on the marked differences of a category."""
    return DifferenceHandling.objects.filter(meeting=meeting, category=category).last()


def dissents_of(meeting: PanelMeeting, category: str) -> QuerySet[Dissent]:
    """What members asked to have in the minutes, oldest first."""
    return Dissent.objects.filter(meeting=meeting, category=category).select_related("member")


def minutes_note_of(meeting: PanelMeeting, category: str) -> MinutesNote | None:
    """What the minutes of a category say besides the figures, as written last."""
    return MinutesNote.objects.filter(meeting=meeting, category=category).select_related("written_by").last()


def lots_of(edition: Edition, category: str) -> QuerySet[Lot]:
    """The lots drawn and the orders that the convener decided, oldest first."""
    return Lot.objects.filter(meeting__edition=edition, category=category).order_by("pk")


def struck_of(edition: Edition, category: str) -> QuerySet[StruckEntry]:
    """The entries taken out of the count after opening, oldest first."""
    return StruckEntry.objects.filter(meeting__edition=edition, category=category).order_by("pk")


def resolution_of(edition: Edition, category: str) -> Resolution | None:
    """What the meeting resolved for a category, or None."""
    return (
        Resolution.objects.filter(meeting__edition=edition, category=category)
        .select_related("resolved_by", "meeting")
        .first()
    )


def resolved_categories(edition: Edition) -> set[str]:
    """The categories that the meeting has resolved; one query."""
    return set(Resolution.objects.filter(meeting__edition=edition).values_list("category", flat=True))


class Unsettled(NamedTuple):
    """The entries that are still counted and may not be resolved as they stand."""

    left: list[str]
    """Withdrawn, or found ineligible by two persons: to be struck (A-12)."""
    examined: list[str]
    """Opened again by the screening desk: its finding comes first."""


def unsettled_of(edition: Edition, category: str, entries: Collection[str]) -> Unsettled:
    """Which of the entries on opened sheets must leave the count, and which wait for a finding; three queries."""
    standing = dict(nominations_of(edition, category).values_list("code", "pk"))
    struck = set(struck_of(edition, category).values_list("code", flat=True))
    outcomes = outcomes_in(edition)
    found = {code: outcomes.get(standing.get(code, 0), ("", False)) for code in entries if code not in struck}
    ineligible = (Finding.Outcome.INELIGIBLE, True)
    left = [code for code, finding in found.items() if code not in standing or finding == ineligible]
    return Unsettled(left, [code for code, (_, counts) in found.items() if not counts and code not in left])
