"""The dated acts of a year, from its record, beside the dates that were planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Min
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import calendar_of
from laurel.kit.dates import in_taipei
from laurel.ledger.models import Entry

STEPS: tuple[tuple[str | Promise, tuple[str, ...], str], ...] = (
    (_("開辦"), ("editions.opened",), ""),
    (_("推薦參獎"), ("nominations.nominated",), CalendarDate.Kind.NOMINATIONS_CLOSE),
    (_("送出申請書"), ("applications.submitted",), CalendarDate.Kind.NOMINATIONS_CLOSE),
    (_("資格審查"), ("screening.found", "screening.confirmed"), CalendarDate.Kind.READING_OPENS),
    (_("評審小組"), ("panel.member_appointed", "panel.locked"), CalendarDate.Kind.READING_OPENS),
    (_("閱讀與排序"), ("ballots.round_begun", "ballots.round_opened"), CalendarDate.Kind.SHEETS_CLOSE),
    (_("評審會議"), ("ballots.round_opened", "meeting.category_resolved"), CalendarDate.Kind.MEETING),
    (_("核定與推薦"), ("results.approved",), ""),
    (_("部評結果"), ("outcomes.ministry_recorded",), ""),
    (_("國發會結果"), ("outcomes.national_recorded",), ""),
    (_("敘獎"), ("rewards.line_proposed", "rewards.pool_decided"), ""),
    (_("結案歸檔"), ("archive.year_closed",), ""),
)
"""Each step: its name, the acts that it consists of, the planned moment that ends it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the year: from the first to the last of its acts, and when it was planned to end."""

    label: str
    first: date | None
    last: date | None
    planned: date | None

    @property
    def days_late(self) -> int:
        """By how many days the last act came after the plan; nought when in time, undone or unplanned."""
        return max((self.last - self.planned).days, 0) if self.last and self.planned else 0


def steps_of(edition: Edition) -> list[Step]:
    """All steps of a year in the order of the award; two queries."""
    acts = Entry.objects.filter(chain=edition.chain, kind=Entry.Kind.ACT).order_by()
    times = {
        act: (first, last)
        for act, first, last in acts.values_list("act").annotate(first=Min("at"), last=Max("at"))
    }
    calendar = calendar_of(edition)
    return [_step(str(label), acts, calendar.get(plan), times) for label, acts, plan in STEPS]


def _last_day(moment: datetime) -> date:
    """The day that a moment ends: midnight is the end of the day before."""
    return in_taipei(moment - timedelta(microseconds=1)).date()


def _step(
    label: str,
    acts: tuple[str, ...],
    planned: datetime | None,
    times: dict[str, tuple[datetime, datetime]],
) -> Step:
    found = [times[act] for act in acts if act in times]
    return Step(
        label,
        min((in_taipei(first).date() for first, _last in found), default=None),
        max((in_taipei(last).date() for _first, last in found), default=None),
        _last_day(planned) if planned else None,
    )
