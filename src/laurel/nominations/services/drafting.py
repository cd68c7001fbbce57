"""Keeping the answers of a nomination that is not yet made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from laurel.editions.models import Edition
from laurel.nominations.models import Nomination, NominationDraft
from laurel.nominations.services.nominating import Particulars, nominate
from laurel.people.models import Person, Unit


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


@transaction.atomic
def nominate_from_draft(
    draft: NominationDraft,
    unit: Unit,
    category: str,
    *,
    nominated_by_unit: Unit,
    particulars: Particulars,
    actor: Person,
    now: datetime,
) -> Nomination:
    """The entry of the draft stands; the same one when it was made before: two presses make one entry."""
    draft = NominationDraft.objects.select_for_update(of=("self",)).select_related("made").get(pk=draft.pk)
    if draft.made is not None:
        return draft.made
    draft.made = nominate(
        draft.edition,
        unit,
        category,
        nominated_by_unit=nominated_by_unit,
        particulars=particulars,
        actor=actor,
        now=now,
    )
    draft.save()
    return draft.made


def discard_draft(draft: NominationDraft) -> None:
    """The answers are forgotten."""
    draft.delete()
