"""What was submitted and dispatched, of one entry and of many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.fields.json import KeyTransform

from laurel.applications.models import Application, Dispatch, Submission
from laurel.editions.models import Edition
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import nominations_of


def judged_versions() -> QuerySet[Submission]:
    """The versions that are screened and judged; the update for the Ministry is none of them."""
    return Submission.objects.filter(is_update=False)


def submission_of(nomination: Nomination) -> Submission | None:
    """The version of an entry that is screened and judged, which is the newest before any update; or None."""
    rows = judged_versions().filter(application__nomination=nomination)
    return rows.select_related("application", "submitted_by").last()


def update_of(nomination: Nomination) -> Submission | None:
    """The newest frozen update of an entry, or None."""
    rows = Submission.objects.filter(application__nomination=nomination, is_update=True)
    return rows.select_related("application", "submitted_by").last()


def submissions_of(application: Application) -> QuerySet[Submission]:
    """All frozen versions, oldest first."""
    return application.submissions.select_related("submitted_by")


def dispatch_of(application: Application) -> Dispatch | None:
    """The letter as last recorded, or None."""
    return application.dispatches.select_related("recorded_by").last()


def submitted(entries: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Those of the entries that were submitted."""
    return entries.filter(Exists(Submission.objects.filter(application__nomination=OuterRef("pk"))))


def submitted_nominations(edition: Edition, category: str | None = None) -> list[Nomination]:
    """The standing entries that were submitted, by code; two queries."""
    return list(submitted(nominations_of(edition, category)))


class Version(NamedTuple):
    """A frozen version as a line: columns and the few values of its content that the rules ask for."""

    nomination_id: int
    pk: int
    number: int
    submitted_at: datetime
    submitted_by: str
    sha256: str
    pdf_sha256: str
    pages: int
    application: str
    period_from: str | None
    period_to: str | None
    period_exception_reason: str | None
    first_criterion: str | None
    files: list[dict[str, Any]] | None
    is_update: bool


def versions_of(nominations: Sequence[Nomination]) -> dict[int, tuple[Version, ...]]:
    """All frozen versions of many entries, updates too, oldest first: key of the entry → lines; one query."""
    names = ("period_from", "period_to", "period_exception_reason", "files")
    content = {f"said_{name}": KeyTransform(name, "content") for name in names}
    first = KeyTransform("criterion", KeyTransform(0, KeyTransform("sections", "content")))
    rows = (
        Submission.objects.filter(application__nomination__in=nominations)
        .order_by("number")
        .annotate(said_first=first, by=F("submitted_by__name"), **content)
        .values_list(
            "application__nomination",
            "pk",
            "number",
            "submitted_at",
            "by",
            "sha256",
            "pdf_sha256",
            "pages",
            "application__public_id",
            "said_period_from",
            "said_period_to",
            "said_period_exception_reason",
            "said_first",
            "said_files",
            "is_update",
        )
    )
    found: dict[int, list[Version]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(Version._make(row))
    return {key: tuple(versions) for key, versions in found.items()}


def contents_of(keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What frozen versions say, whole: key of the version → content; one query."""
    return dict(Submission.objects.filter(pk__in=keys).values_list("pk", "content"))


def newest_submissions(nominations: Sequence[Nomination]) -> dict[int, Submission]:
    """The judged version of many entries: key of the entry → version; one query."""
    rows = judged_versions().filter(application__nomination__in=nominations).order_by("number")
    return {row.application.nomination_id: row for row in rows.select_related("application")}


def newest_updates(nominations: Sequence[Nomination]) -> dict[int, Submission]:
    """The newest frozen update of many entries: key of the entry → version; one query."""
    rows = Submission.objects.filter(application__nomination__in=nominations, is_update=True)
    return {
        row.application.nomination_id: row for row in rows.order_by("number").select_related("application")
    }


def newest_dispatches(nominations: Sequence[Nomination]) -> dict[int, Dispatch]:
    """The newest letter of many entries: key of the entry → letter; one query."""
    rows = Dispatch.objects.filter(application__nomination__in=nominations).order_by("pk")
    rows = rows.select_related("application", "recorded_by")
    return {row.application.nomination_id: row for row in rows}


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
