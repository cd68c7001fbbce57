"""An evaluation begins."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from laurel.ballots.models import (
    Round,
)
from laurel.ballots.sealing import new_wrapped_key
from laurel.ballots.selectors import (
    rounds_of,
)
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.ids import public_id
from laurel.ledger.services import record
from laurel.people.models import Person

BEGUN = "ballots.round_begun"


@transaction.atomic
def begin_round(
    edition: Edition,
    category: str,
    entries: Sequence[str],
    voters: Collection[int] | None,
    closing: datetime | None,
    *,
    actor: Person,
    now: datetime,
) -> Round:
    """An evaluation of these entries begins, with a key of its own; `voters` names who may file in a tie round."""
    edition = lock_edition(edition.pk)
    label = public_id()
    held = Round.objects.create(
        public_id=label,
        edition=edition,
        category=category,
        number=len(rounds_of(edition, category)) + 1,
        entries=list(entries),
        voters=None if voters is None else sorted(voters),
        wrapped_key=new_wrapped_key(label),
        begun_at=now,
        begun_by=actor,
        closes_at=closing,
    )
    note = {"category": category, "number": held.number, "entries": list(entries)}
    record(BEGUN, actor=actor, now=now, chain=edition.chain, rows=[held], note=note)
    return held
