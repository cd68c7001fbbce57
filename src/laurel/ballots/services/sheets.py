"""A sheet under seal, whether it was made on screen or typed from paper."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from laurel.ballots.models import Round, SealedSheet
from laurel.ballots.sealing import seal
from laurel.documents.verification import ALPHABET
from laurel.panel.models import Member


def put_under_seal(
    held: Round, member: Member, order: Sequence[str], *, idempotency_key: str = "", now: datetime
) -> SealedSheet:
    """A new version of the member's sheet with this order; the caller records the row."""
    number = SealedSheet.objects.filter(round=held, member=member).count() + 1
    place = f"sheet|{member.pk}|{number}"
    return SealedSheet.objects.create(
        round=held,
        member=member,
        number=number,
        ciphertext=seal(held.wrapped_key, held.public_id, place, list(order), held.entries),
        receipt_code="".join(secrets.choice(ALPHABET) for _ in range(12)),
        idempotency_key=idempotency_key,
        sealed_at=now,
    )
