"""How far the applications of a year are, many at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Q, Subquery

from laurel.applications.fields import SECTION
from laurel.applications.models import Application, BranchHandover, Presence, Reopening
from laurel.applications.selectors.sending import judged_versions
from laurel.applications.selectors.writing import HERE_FOR
from laurel.editions.models import Edition

NOTHING_WRITTEN: dict[str, list[str]] = {"blocks": []}


@dataclass(frozen=True, slots=True)
class Progress:
    """One application: how many criteria have a text, who has it, when it was sent and sent back."""

    key: int
    written: int
    with_branch: bool
    submitted_at: datetime | None
    reopened_at: datetime | None
    reopened_until: datetime | None

    def is_under_correction_at(self, now: datetime) -> bool:
        """True while it was sent back after its newest submission and the date is not past."""
        if not (self.submitted_at and self.reopened_at and self.reopened_until):
            return False
        return self.reopened_at >= self.submitted_at and now <= self.reopened_until


def progress_of(edition: Edition) -> dict[int, Progress]:
    """Every application of a year: key of its entry → how far it is; one query."""
    sent = judged_versions().filter(application=OuterRef("pk")).order_by("-number")
    handed = BranchHandover.objects.filter(application=OuterRef("pk")).order_by("-pk")
    reopened = Reopening.objects.filter(application=OuterRef("pk"), purpose=Reopening.Purpose.CORRECTION)
    reopened = reopened.order_by("-pk")
    written = Q(fields__name__startswith=SECTION) & ~Q(fields__value=NOTHING_WRITTEN)
    rows = Application.objects.filter(nomination__edition=edition).annotate(
        written=Count("fields", filter=written),
        submitted_at=Subquery(sent.values("submitted_at")[:1]),
        handed=Subquery(handed.values("pk")[:1]),
        given_back=Subquery(handed.values("giving_back__pk")[:1]),
        reopened_at=Subquery(reopened.values("reopened_at")[:1]),
        reopened_until=Subquery(reopened.values("due_at")[:1]),
    )
    return {
        row["nomination_id"]: Progress(
            row["pk"],
            row["written"],
            row["handed"] is not None and row["given_back"] is None,
            row["submitted_at"],
            row["reopened_at"],
            row["reopened_until"],
        )
        for row in rows.values(
            "pk",
            "nomination_id",
            "written",
            "submitted_at",
            "handed",
            "given_back",
            "reopened_at",
            "reopened_until",
        )
    }


def people_in(applications: Collection[int], now: datetime) -> dict[int, list[str]]:
    """Who has each of the applications open now: key of the application → names; one query."""
    rows = Presence.objects.filter(application__in=applications, seen_at__gte=now - HERE_FOR)
    found: dict[int, list[str]] = {}
    for key, name in rows.values_list("application_id", "person__name").order_by("person__name"):
        found.setdefault(key, []).append(name)
    return found
