"""The rehearsals of a year's meeting."""

from __future__ import annotations

from django.db.models import QuerySet

from laurel.ballots.selectors import categories_under_review
from laurel.editions.models import Edition
from laurel.editions.selectors import editions
from laurel.meeting.models import PanelMeeting


def rehearsals_of(edition: Edition) -> QuerySet[PanelMeeting]:
    """The rehearsals of a year's meeting, newest first; one query."""
    rows = PanelMeeting.objects.filter(edition__roc_year=edition.roc_year, edition__rehearsal_no__gt=0)
    return rows.select_related("edition", "convened_by").order_by("-edition__rehearsal_no")


def judged_before(edition: Edition) -> Edition | None:
    """The year before, when its judging had begun: what a year without entries of its own may rehearse with."""
    before = editions().filter(roc_year__lt=edition.roc_year).first()
    return before if before and categories_under_review(before) else None
