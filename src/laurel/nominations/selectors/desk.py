"""Reading drafts and reminders."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from laurel.editions.models import Edition
from laurel.nominations.models import NominationDraft, Reminder
from laurel.people.permissions import Anyone


def drafts_of(person: Anyone, edition: Edition) -> QuerySet[NominationDraft]:
    """The person's own nominations under way, newest first."""
    return NominationDraft.objects.filter(owner_id=person.pk, edition=edition, made=None)


def access_draft(person: Anyone, public_id: str) -> NominationDraft:
    """The draft of its owner; absent to everybody else."""
    draft = NominationDraft.objects.filter(public_id=public_id, owner_id=person.pk).select_related("edition")
    found = draft.first()
    if found is None:
        raise Http404
    return found


def newest_reminders(edition: Edition) -> dict[int, Reminder]:
    """The newest reminder of each branch: key of the branch → row; one query."""
    return {row.branch_id: row for row in Reminder.objects.filter(edition=edition).order_by("pk")}
