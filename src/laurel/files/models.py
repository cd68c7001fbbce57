"""Files that were received, and what their examinations found."""

from __future__ import annotations

from django.db import models

from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded


class ReceivedFile(Recorded):
    """A file under its SHA-256. `ticket_at` is when its first byte was accepted: that moment counts."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    pages = models.PositiveIntegerField(null=True, blank=True)
    ticket_at = models.DateTimeField()
    finished_at = models.DateTimeField()
    received_by_key = models.CharField(max_length=40)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["sha256"])]

    @property
    def is_usable(self) -> bool:
        """True when the newest examination let it pass: until then it stays in quarantine."""
        newest = max(self.examinations.all(), key=lambda row: row.pk, default=None)
        return newest is not None and newest.code == Examination.PASSED

    @property
    def is_waiting(self) -> bool:
        """True while the scanner did not answer."""
        newest = max(self.examinations.all(), key=lambda row: row.pk, default=None)
        return newest is not None and newest.code == Examination.WAITING


class Examination(Recorded):
    """One examination: what it found, and by which scanner. The newest of a file counts."""

    PASSED = "passed"
    WAITING = "waiting_for_scanner"

    file = models.ForeignKey(ReceivedFile, models.PROTECT, related_name="examinations")
    code = models.CharField(max_length=40)
    scanner = models.CharField(max_length=120)
    """Its name and version; `absent` where none is set up."""
    at = models.DateTimeField()

    class Meta:
        ordering = ["file_id", "pk"]


class DestroyedContent(Recorded):
    """What was kept in a blob is no more: which row it belonged to, its digest, when, by which document.

    `holder` names the row as `app.model:key`; the row itself stays. Other rows that hold the same content keep it.
    """

    holder = models.CharField(max_length=60, unique=True)
    sha256 = models.CharField(max_length=64, blank=True)
    document_no = models.CharField(max_length=120)
    destroyed_at = models.DateTimeField()
    destroyed_by_key = models.CharField(max_length=40)

    class Meta:
        ordering = ["pk"]
