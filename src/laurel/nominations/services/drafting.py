"""Keeping the answers of a nomination that is not yet made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from laurel.editions.models import Edition
from laurel.nominations.models import NominationDraft
from laurel.people.models import Person


def keep_draft(
    edition: Edition, draft: NominationDraft | None, answers: dict[str, Any], *, actor: Person, now: datetime
) -> NominationDraft:
    """The answers are kept with those given before; without a draft a new one of the person's own begins."""
    if draft is None:
        return NominationDraft.objects.create(edition=edition, owner=actor, answers=answers, saved_at=now)
    draft.answers = {**draft.answers, **answers}
    draft.saved_at = now
    draft.save()
    return draft


def discard_draft(draft: NominationDraft) -> None:
    """The answers are forgotten."""
    draft.delete()
