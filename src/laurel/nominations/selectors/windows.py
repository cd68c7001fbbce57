"""Reading windows after the deadline."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from laurel.editions.models import Edition
from laurel.nominations.models import AdmissionWindow
from laurel.people.models import Unit

NOMINATION, SUBMISSION = "for_nomination", "for_submission"
"""What a window may be for."""


def windows_of(edition: Edition) -> QuerySet[AdmissionWindow]:
    """Every window of a year, oldest first."""
    return AdmissionWindow.objects.filter(edition=edition).select_related("unit", "opened_by")


def windows_of_unit(edition: Edition, unit: Unit) -> list[AdmissionWindow]:
    """The windows of one unit, oldest first."""
    return list(windows_of(edition).filter(unit=unit))


def window_at(edition: Edition, unit: Unit, what: str, moment: datetime) -> AdmissionWindow | None:
    """The newest window of a unit that was open at a moment for a nomination, or for a submission."""
    rows = windows_of(edition).filter(unit=unit, opened_at__lte=moment, until__gt=moment, **{what: True})
    return rows.last()
