"""Remarks on parts of an application."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.applications.models import Application, Comment
from laurel.applications.permissions import may_write
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook import articles

COMMENTED = "applications.commented"
COMMENT_SETTLED = "applications.comment_settled"


@transaction.atomic
def comment(application: Application, place: str, words: str, *, actor: Person, now: datetime) -> Comment:
    """The remark stands at that part of the application, for those who write it."""
    edition = lock_edition(application.nomination.edition_id)
    if not may_write(actor, application):
        raise Http404
    row = Comment.objects.create(
        application=application, place=place, words=words, said_at=now, said_by=actor
    )
    record(COMMENTED, actor=actor, now=now, chain=edition.chain, rows=[row], note={"place": place})
    return row


@transaction.atomic
def settle_comment(row: Comment, *, actor: Person, now: datetime) -> Comment:
    """The remark is dealt with; refused when it was before."""
    edition = lock_edition(row.application.nomination.edition_id)
    if not may_write(actor, row.application):
        raise Http404
    row = Comment.objects.select_for_update().get(pk=row.pk)
    if row.settled_at:
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES,
            "comment_settled_already",
            act=COMMENT_SETTLED,
            chain=edition.chain,
        )
    row.settled_at, row.settled_by = now, actor
    row.save()
    record(COMMENT_SETTLED, actor=actor, now=now, chain=edition.chain, rows=[row], note={"place": row.place})
    return row
