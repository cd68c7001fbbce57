"""Imports: only their owner reaches them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from laurel.people.permissions import Anyone
from laurel.register.models import ImportDraft
from laurel.register.permissions import may_import


def access_draft(person: Anyone, public_id: str) -> ImportDraft:
    """The person's own import; to everybody else it is absent."""
    draft = ImportDraft.objects.filter(public_id=public_id, owner_id=person.pk).first()
    if draft is None or not may_import(person, draft.subject):
        raise Http404
    return draft


def drafts_of(person: Anyone) -> QuerySet[ImportDraft]:
    """The person's imports, newest first, without their contents."""
    return ImportDraft.objects.filter(owner_id=person.pk).defer("rows", "undo", "header", "mapping")[:20]
