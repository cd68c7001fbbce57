"""An import on its way: received, its columns chosen. Nothing of the register is written yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Q
from django.http import Http404

from laurel.people.models import Person
from laurel.register.facts.columns import guessed, is_undo_file
from laurel.register.facts.reading import table_of
from laurel.register.models import ImportDraft
from laurel.register.permissions import may_import

KEPT_OPEN = timedelta(days=1)
KEPT_APPLIED = timedelta(days=90)
"""How long a draft is kept, and how long the undo file of an applied one can be fetched again."""


@transaction.atomic
def receive_file(content: bytes, *, name: str, subject: str, actor: Person, now: datetime) -> ImportDraft:
    """The file stands as a draft of its owner, its columns guessed. Raises `BadFile` when it cannot be read."""
    if not may_import(actor, subject):
        raise Http404
    table = table_of(content)
    _forget_old(actor, now)
    undo = is_undo_file(table.header)
    return ImportDraft.objects.create(
        owner=actor,
        subject=subject,
        is_undo=undo,
        file_name="".join(sign for sign in name if sign.isprintable())[-200:],
        sha256=sha256(content).hexdigest(),
        header=table.header,
        rows=table.rows,
        first_row=table.first_row,
        mapping={} if undo else guessed(subject, table.header),
        uploaded_at=now,
    )


def choose_columns(draft: ImportDraft, mapping: Mapping[str, str]) -> ImportDraft:
    """The draft's columns are read as chosen: place of the heading → key of the column."""
    draft.mapping = dict(mapping)
    draft.save(update_fields=["mapping"])
    return draft


def _forget_old(actor: Person, now: datetime) -> None:
    """What was uploaded and left holds personal data: it goes with the owner's next upload."""
    left = Q(applied_at=None, uploaded_at__lt=now - KEPT_OPEN)
    done = Q(applied_at__lt=now - KEPT_APPLIED)
    ImportDraft.objects.filter(left | done, owner=actor).delete()
