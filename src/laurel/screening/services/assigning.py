"""Who looks at a case."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.nominations.models import Nomination
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.screening.models import Assignment
from laurel.screening.permissions import may_confirm, may_screen
from laurel.screening.selectors import people_who_screen

ASSIGNED = "screening.assigned"


@transaction.atomic
def assign_case(
    nomination: Nomination, assignee: Person | None, *, actor: Person, now: datetime
) -> Assignment:
    """That person looks at the case from now on; nobody gives it back to all. Only who screens may be given one.

    The officer gives to anybody of the desk; a reviewer takes a case or gives back one's own.
    """
    edition = lock_edition(nomination.edition_id)
    if not may_confirm(actor) or not (may_screen(actor) or assignee in (None, actor)):
        raise Http404
    if assignee and not people_who_screen(timezone.localdate(now)).filter(pk=assignee.pk).exists():
        raise refuse(
            articles.HOUSE_ROLES,
            "assignee_does_not_screen",
            act=ASSIGNED,
            chain=edition.chain,
            person=assignee.name,
        )
    row = Assignment.objects.create(
        nomination=nomination, assignee=assignee, assigned_at=now, assigned_by=actor
    )
    note = {"entry": nomination.code, "assignee": assignee.name if assignee else ""}
    record(ASSIGNED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row
