"""Reading what lies beside the findings: exemptions, corrections, assignments; and the door of a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from laurel.applications.models import Submission
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import all_nominations
from laurel.people.models import Person
from laurel.people.permissions import Anyone
from laurel.screening.models import Assignment, CorrectionRequest, DataCorrection, Exemption
from laurel.screening.permissions import DESK, may_confirm


def access_screening(person: Anyone, public_id: str) -> Nomination:
    """An entry that was submitted, a withdrawn one too; absent to those who do not screen."""
    asked = Nomination.objects.filter(public_id=public_id).select_related("edition").first()
    if asked is None or not may_confirm(person):
        raise Http404
    if not Submission.objects.filter(application__nomination=asked).exists():
        raise Http404
    return all_nominations(asked.edition).get(pk=asked.pk)


def exemptions_of(nominations: Sequence[Nomination]) -> dict[int, list[Exemption]]:
    """What an authority admitted, by entry, oldest first; one query."""
    found: dict[int, list[Exemption]] = {}
    for row in (
        Exemption.objects.filter(nomination__in=nominations).select_related("granted_by").order_by("pk")
    ):
        found.setdefault(row.nomination_id, []).append(row)
    return found


def corrections_of(nominations: Sequence[Nomination]) -> dict[int, list[CorrectionRequest]]:
    """What entrants were asked to mend, by entry, oldest first; one query."""
    rows = CorrectionRequest.objects.filter(nomination__in=nominations).select_related("requested_by")
    found: dict[int, list[CorrectionRequest]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.nomination_id, []).append(row)
    return found


def assignees_of(nominations: Sequence[Nomination]) -> dict[int, Person | None]:
    """Who looks at each entry now; one query."""
    rows = Assignment.objects.filter(nomination__in=nominations).select_related("assignee").order_by("pk")
    return {row.nomination_id: row.assignee for row in rows}


def assignments_of(nomination: Nomination) -> QuerySet[Assignment]:
    """Who looked at an entry, oldest first."""
    return Assignment.objects.filter(nomination=nomination).select_related("assignee", "assigned_by")


def data_corrections_of(nomination: Nomination) -> QuerySet[DataCorrection]:
    """What is said to be wrong in the data, oldest first."""
    return DataCorrection.objects.filter(nomination=nomination).select_related("requested_by")


def people_who_screen(on: date) -> QuerySet[Person]:
    """The active people who hold a role of the desk on a day."""
    held = Q(role_grants__valid_to=None) | Q(role_grants__valid_to__gte=on)
    rows = Person.objects.filter(held, role_grants__role__in=DESK, role_grants__valid_from__lte=on)
    return rows.filter(is_active=True).distinct()
