"""Sheets filled by hand: printed with a serial, typed twice, scanned, objected to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from laurel.ballots.models.rounds import Round
from laurel.ballots.models.sheets import SealedSheet
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.panel.models import Member
from laurel.people.models import Person


class PrintedSheet(Recorded):
    """A blank sheet printed for a member under a serial of its own. The newest of a member counts."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    round = models.ForeignKey(Round, models.PROTECT, related_name="prints")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    serial = models.CharField(max_length=16, unique=True)
    idempotency_key = models.CharField(max_length=40, blank=True)
    printed_at = models.DateTimeField()
    printed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["round_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "member", "idempotency_key"],
                condition=~Q(idempotency_key=""),
                name="one_print_per_press",
            )
        ]


class PaperTyping(models.Model):
    """What the first person typed, encrypted. Outside the record, and gone once the second has typed."""

    printed = models.OneToOneField(PrintedSheet, models.PROTECT, related_name="typing")
    typed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    typed_at = models.DateTimeField()
    ciphertext = models.BinaryField()


class PaperDifference(Recorded):
    """Two persons typed a sheet differently: in which rows, encrypted; what they typed is not kept."""

    printed = models.ForeignKey(PrintedSheet, models.PROTECT, related_name="differences")
    first_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    found_at = models.DateTimeField()
    ciphertext = models.BinaryField()


class PaperSealing(Recorded):
    """A sealed sheet that comes from paper: from which print, and who typed it."""

    sheet = models.OneToOneField(SealedSheet, models.PROTECT, related_name="paper")
    printed = models.OneToOneField(PrintedSheet, models.PROTECT, related_name="sealing")
    first_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class PaperScan(Recorded):
    """The scan of the signed sheet, kept locked only. The newest counts.

    `sha256` is that of the scan; the blob lies under `locked_sha256`, and its key, sealed, in `ciphertext`.
    """

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    sealing = models.ForeignKey(PaperSealing, models.PROTECT, related_name="scans")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    pages = models.PositiveIntegerField()
    scanner = models.CharField(max_length=120)
    """What looked for malware: its name and version; `absent` where none is set up."""
    locked_sha256 = models.CharField(max_length=64, unique=True)
    ciphertext = models.BinaryField()
    scanned_at = models.DateTimeField()
    scanned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class PaperObjection(Recorded):
    """A member says that what was sealed from their paper is wrong; why is encrypted, it may name ranks."""

    sealing = models.ForeignKey(PaperSealing, models.PROTECT, related_name="objections")
    objected_at = models.DateTimeField()
    ciphertext = models.BinaryField()

    @property
    def is_set_aside(self) -> bool:
        """True when the meeting decided to go on without the sheet."""
        return hasattr(self, "set_aside")


class SetAsidePaper(Recorded):
    """The meeting goes on without a sheet objected to: neither counted nor opened, while the objection stands."""

    objection = models.OneToOneField(PaperObjection, models.PROTECT, related_name="set_aside")
    reason = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class ObjectionWithdrawal(Recorded):
    """An objection taken back by its member."""

    objection = models.OneToOneField(PaperObjection, models.PROTECT, related_name="withdrawal")
    withdrawn_at = models.DateTimeField()
