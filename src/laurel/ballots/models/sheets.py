"""Drafts and sheets of the members."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from laurel.ballots.models.rounds import Round
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.panel.models import Member
from laurel.people.models import Person


class DraftOrder(models.Model):
    """A member's order in the making, encrypted. Outside the record: drafts leave no trace."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="drafts")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=0)
    ciphertext = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "member"], name="one_draft_per_member")]


class PrivateNotebook(models.Model):
    """A member's notes on one dossier, encrypted. Outside the record, and forgotten after the minutes."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="notebooks")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    ciphertext = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "member", "code"], name="one_notebook_per_dossier")
        ]


class SealedSheet(Recorded):
    """A sealed sheet, encrypted and never changed. The newest one not taken back counts."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    round = models.ForeignKey(Round, models.PROTECT, related_name="sheets")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    ciphertext = models.BinaryField()
    receipt_code = models.CharField(max_length=24, unique=True)
    idempotency_key = models.CharField(max_length=40, blank=True)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["round_id", "member_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "member", "number"], name="one_sheet_per_number"),
            models.UniqueConstraint(
                fields=["round", "member", "idempotency_key"],
                condition=~Q(idempotency_key=""),
                name="one_sheet_per_press",
            ),
        ]

    @property
    def is_opened(self) -> bool:
        """True when an opening opened this very sheet."""
        return hasattr(self, "opened")


class SheetWithdrawal(Recorded):
    """A sealed sheet taken back by its member before closing."""

    sheet = models.OneToOneField(SealedSheet, models.PROTECT, related_name="withdrawal")
    withdrawn_at = models.DateTimeField()


class OpenedSheet(Recorded):
    """The ranks of one sheet after opening: code of the entry → rank."""

    sheet = models.OneToOneField(SealedSheet, models.PROTECT, related_name="opened")
    ranks = models.JSONField()


class VoidedSheet(Recorded):
    """An opened sheet that no longer counts: its member was found to be recused too late."""

    sheet = models.OneToOneField(SealedSheet, models.PROTECT, related_name="voided")
    reason = models.CharField(max_length=300)
    voided_at = models.DateTimeField()
    voided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
