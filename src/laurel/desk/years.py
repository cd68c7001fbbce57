"""Several years at once: which a page is about, and where each of the newest stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest

from laurel.desk.selectors import STAGES, stage_of
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import calendar_of, editions
from laurel.meeting.selectors import meeting_of
from laurel.people.permissions import Anyone

UNDER_WAY = 4
"""So many of the newest years are asked where they stand: the national result of one comes within a year."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the list: where it stands (None for one long past), and what can be reached from here."""

    edition: Edition
    before: Edition | None
    stage: str | None
    close: datetime | None
    held: datetime | None
    meeting_key: str

    @property
    def passed(self) -> int:
        """How many stages lie behind it."""
        return STAGES.index(self.stage) if self.stage else len(STAGES)

    @property
    def all_stages(self) -> int:
        """How many stages a year has."""
        return len(STAGES)


def asked_edition(request: HttpRequest) -> Edition | None:
    """The year that `?year=` names, otherwise the newest; absent when there is no such year."""
    asked = request.GET.get("year", "")
    if not asked:
        return editions().first()
    found = editions().filter(roc_year=int(asked)).first() if asked.isdecimal() and len(asked) < 4 else None
    if found is None:
        raise Http404
    return found


def years_for(person: Anyone, now: datetime) -> list[Year]:
    """All years, newest first; the newest few with their stage, dates and meeting, however many there are."""
    known = list(editions())
    earlier: list[Edition | None] = [*known[1:], None]
    return [
        _year(edition, before, person, now, asks=place < UNDER_WAY)
        for place, (edition, before) in enumerate(zip(known, earlier, strict=False))
    ]


def _year(edition: Edition, before: Edition | None, person: Anyone, now: datetime, *, asks: bool) -> Year:
    if not asks:
        return Year(edition, before, None, None, None, "")
    moments, meeting = calendar_of(edition), meeting_of(edition)
    return Year(
        edition,
        before,
        stage_of(edition, person, now),
        moments.get(CalendarDate.Kind.NOMINATIONS_CLOSE),
        moments.get(CalendarDate.Kind.MEETING),
        meeting.public_id if meeting else "",
    )
