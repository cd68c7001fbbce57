"""Packages: those that were made for the Ministry, and those that came from another Laurel."""

from __future__ import annotations

from django.db import models

from laurel.editions.models import Edition
from laurel.forwarding.models.closing import PackageClosing
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import Person


class Package(Recorded):
    """送部資料: the zip as it was made of a closed package, kept under its digest. The newest of a year counts."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    closing = models.ForeignKey(PackageClosing, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    manifest_sha256 = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=24)
    entries = models.PositiveSmallIntegerField()
    files = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "pk"]


class ReceivedPackage(Recorded):
    """A package of another Laurel, whole and as it came: every hash was compared before it was kept."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    manifest_sha256 = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=24)
    about = models.JSONField()
    files = models.JSONField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
