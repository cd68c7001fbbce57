"""A sheet corrected after opening: what was opened stays, what counts instead stands beside it."""

from __future__ import annotations

from django.db import models

from laurel.ballots.models.sheets import SealedSheet
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import Person


class SheetCorrection(Recorded):
    """One of the two who opened says what an opened sheet should say: code of the entry → rank. Counts once agreed."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    sheet = models.ForeignKey(SealedSheet, models.PROTECT, related_name="corrections")
    ranks = models.JSONField()
    reason = models.CharField(max_length=300)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["sheet_id", "pk"]

    @property
    def is_ruled(self) -> bool:
        """True when the other person agreed or did not."""
        return hasattr(self, "ruling")


class CorrectionRuling(Recorded):
    """The other person's answer to a correction."""

    correction = models.OneToOneField(SheetCorrection, models.PROTECT, related_name="ruling")
    agreed = models.BooleanField()
    ruled_at = models.DateTimeField()
    ruled_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
