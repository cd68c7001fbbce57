"""What was submitted and dispatched, of one entry and of many."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from laurel.applications.models import Application, Dispatch, Submission
from laurel.editions.models import Edition
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import nominations_of


def submission_of(nomination: Nomination) -> Submission | None:
    """The newest frozen version of an entry, or None."""
    return (
        Submission.objects.filter(application__nomination=nomination)
        .select_related("application", "submitted_by")
        .last()
    )


def submissions_of(application: Application) -> QuerySet[Submission]:
    """All frozen versions, oldest first."""
    return application.submissions.select_related("submitted_by")


def dispatch_of(application: Application) -> Dispatch | None:
    """The letter as last recorded, or None."""
    return application.dispatches.select_related("recorded_by").last()


def submitted_nominations(edition: Edition, category: str | None = None) -> list[Nomination]:
    """The standing entries that were submitted, by code; one query."""
    submitted = Submission.objects.filter(application__nomination=OuterRef("pk"))
    return list(nominations_of(edition, category).filter(Exists(submitted)))


def newest_submissions(nominations: list[Nomination]) -> dict[int, Submission]:
    """The newest frozen version of many entries: key of the entry → version; one query."""
    rows = Submission.objects.filter(application__nomination__in=nominations).order_by("number")
    return {row.application.nomination_id: row for row in rows.select_related("application")}


def newest_dispatches(nominations: list[Nomination]) -> dict[int, Dispatch]:
    """The newest letter of many entries: key of the entry → letter; one query."""
    rows = Dispatch.objects.filter(application__nomination__in=nominations).order_by("pk")
    return {row.application.nomination_id: row for row in rows.select_related("application")}


def last_year_of(nomination: Nomination, criterion: str) -> Submission | None:
    """What the same unit submitted in the same category of the newest earlier year, when it wrote on the criterion."""
    earlier = (
        Submission.objects.filter(
            application__nomination__unit=nomination.unit_id,
            application__nomination__category=nomination.category,
            application__nomination__edition__roc_year__lt=nomination.edition.roc_year,
        )
        .order_by("application__nomination__edition__roc_year", "number")
        .last()
    )
    wrote = earlier and any(row["criterion"] == criterion for row in earlier.content["sections"])
    return earlier if wrote else None
