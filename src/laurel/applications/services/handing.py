"""Between unit, branch and office: handing over, giving back, opening again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.applications.models import Application, BranchHandover, BranchReturn, Reopening, ReopeningEnd
from laurel.applications.permissions import may_submit
from laurel.applications.selectors.writing import is_with_branch, standing_of
from laurel.applications.services.common import locked
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.entrants import Door

HANDED_OVER = "applications.handed_over"
GIVEN_BACK = "applications.given_back"
REOPENED = "applications.reopened"
UPDATE_OPENED = "applications.update_opened"
UPDATE_ENDED = "applications.update_ended"


@transaction.atomic
def hand_to_branch(application: Application, *, actor: Person, now: datetime) -> BranchHandover:
    """The unit hands its application to its branch, which alone sends it on (三(二)1(1)甲).

    Absent where the unit enters directly: no branch would have it.
    """
    if application.nomination.door != Door.THROUGH_BRANCH:
        raise Http404
    edition, application = locked(application, actor, now, act=HANDED_OVER)
    handover = BranchHandover.objects.create(application=application, handed_at=now, handed_by=actor)
    record(HANDED_OVER, actor=actor, now=now, chain=edition.chain, rows=[handover])
    return handover


@transaction.atomic
def give_back(application: Application, words: str, *, actor: Person, now: datetime) -> BranchReturn:
    """退回單位: the unit may write again, and reads what the branch asks for."""
    edition, application = locked(application, actor, now, act=GIVEN_BACK)
    if not may_submit(actor, application):
        raise Http404
    if not is_with_branch(application):
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES, "application_not_with_branch", act=GIVEN_BACK, chain=edition.chain
        )
    handover = application.handovers.latest("pk")
    row = BranchReturn.objects.create(handover=handover, words=words, returned_at=now, returned_by=actor)
    record(GIVEN_BACK, actor=actor, now=now, chain=edition.chain, rows=[row])
    return row


@transaction.atomic
def reopen_application(
    application: Application,
    due_at: datetime,
    fields: Sequence[str] = (),
    *,
    purpose: str = Reopening.Purpose.CORRECTION,
    actor: Person,
    now: datetime,
) -> Reopening:
    """The named fields (all when none is named) may be changed and sent again until then.

    Screening calls this for a correction, forwarding for the update to January–June: what is sent then stands
    beside the version that was judged.
    """
    edition = lock_edition(application.nomination.edition_id)
    row = Reopening.objects.create(
        application=application,
        due_at=due_at,
        fields=list(fields),
        purpose=purpose,
        reopened_at=now,
        reopened_by=actor,
    )
    act = UPDATE_OPENED if purpose == Reopening.Purpose.UPDATE else REOPENED
    note = {"fields": list(fields), "entry": application.nomination.code}
    record(act, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row


@transaction.atomic
def end_update(application: Application, *, actor: Person, now: datetime) -> ReopeningEnd | None:
    """The update is open no more, what was written stays; None when none was open. Forwarding calls this."""
    edition = lock_edition(application.nomination.edition_id)
    standing = standing_of(application)
    if not standing.is_update or standing.reopening is None:
        return None
    row = ReopeningEnd.objects.create(reopening=standing.reopening, ended_at=now, ended_by=actor)
    note = {"entry": application.nomination.code}
    record(UPDATE_ENDED, actor=actor, now=now, chain=edition.chain, rows=[row], note=note)
    return row
