"""The update: which years, which entries, what was asked and decided, for whom a page is there."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from laurel.applications.models import Application
from laurel.applications.permissions import ENTRANTS, may_write
from laurel.applications.selectors import applications
from laurel.editions.models import Edition
from laurel.editions.selectors import edition_of, editions
from laurel.forwarding.models import UpdateDecision, UpdateRequest
from laurel.forwarding.permissions import may_forward, may_read_forwarding
from laurel.people.permissions import Anyone, units_held
from laurel.results.models import Recommendation
from laurel.results.selectors import standing_recommendations


def years_to_forward() -> QuerySet[Edition]:
    """The years that have a recommended entry, newest first; one query."""
    recommended = Recommendation.objects.filter(nomination__edition=OuterRef("pk"))
    return editions().filter(Exists(recommended))


def access_year(person: Anyone, roc_year: int) -> Edition:
    """The year, for those who read what goes up; absent to others, and before anything was recommended."""
    edition = edition_of(roc_year)
    if not may_read_forwarding(person) or not years_to_forward().filter(pk=edition.pk).exists():
        raise Http404
    return edition


def access_recommended(person: Anyone, nomination_id: str) -> Recommendation:
    """The standing recommendation of an entry, by the entry's public id, for the officer; absent to others."""
    row = standing_recommendations().filter(nomination__public_id=nomination_id).first()
    if row is None or not may_forward(person):
        raise Http404
    return row


def access_entry(person: Anyone, nomination_id: str) -> Application:
    """The application of an entry that was recommended, for those who read what goes up and for its writers."""
    application = applications().filter(nomination__public_id=nomination_id).first()
    if (
        application is None
        or not Recommendation.objects.filter(nomination=application.nomination_id).exists()
    ):
        raise Http404
    if may_read_forwarding(person) or may_write(person, application):
        return application
    raise Http404


def newest_requests(recommendations: Iterable[Recommendation]) -> dict[int, UpdateRequest]:
    """Until when each recommended entry is asked: key of the recommendation → row; one query."""
    rows = UpdateRequest.objects.filter(recommendation__in=list(recommendations)).order_by("pk")
    return {row.recommendation_id: row for row in rows.select_related("requested_by")}


def request_of(recommendation: Recommendation) -> UpdateRequest | None:
    """Until when one recommended entry is asked, or None before it was."""
    return newest_requests([recommendation]).get(recommendation.pk)


def requests_of(application: Application) -> QuerySet[UpdateRequest]:
    """Every time that the update of an entry was asked for, oldest first."""
    rows = UpdateRequest.objects.filter(recommendation__nomination=application.nomination_id)
    return rows.select_related("requested_by").order_by("pk")


def newest_decisions(recommendations: Iterable[Recommendation]) -> dict[int, UpdateDecision]:
    """What was decided on entries that are not updated: key of the recommendation → row; one query."""
    rows = UpdateDecision.objects.filter(recommendation__in=list(recommendations)).order_by("pk")
    return {row.recommendation_id: row for row in rows.select_related("decided_by")}


def updates_open_to(person: Anyone) -> list[tuple[Application, UpdateRequest]]:
    """The updates of any year that wait for this person: asked for, not sent since, not ended; three queries."""
    mine = units_held(person, *ENTRANTS)
    if not mine:
        return []
    own = Q(nomination__unit__in=mine) | Q(nomination__nominated_by_unit__in=mine)
    standing = {row.nomination_id: row for row in standing_recommendations().filter(own)}
    requests = newest_requests(standing.values())
    asked = {key: requests[row.pk] for key, row in standing.items() if row.pk in requests}
    rows = (
        applications()
        .filter(nomination__in=asked)
        .order_by("-nomination__edition__roc_year", "nomination__code")
    )
    rows = rows.prefetch_related("submissions", "reopenings__ending")
    return [
        (row, asked[row.nomination_id])
        for row in rows
        if may_write(person, row) and _is_waiting(row, asked[row.nomination_id])
    ]


def _is_waiting(application: Application, request: UpdateRequest) -> bool:
    sent = max((row.submitted_at for row in application.submissions.all()), default=None)
    opened = max(application.reopenings.all(), key=lambda row: row.pk, default=None)
    later = sent is None or sent < request.requested_at
    return later and opened is not None and not hasattr(opened, "ending")
