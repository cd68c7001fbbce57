"""The package for the Ministry: closed with the versions that go up, and opened again while its letter is unsigned."""

from __future__ import annotations

from django.db import models

from laurel.applications.models import Submission
from laurel.editions.models import Edition
from laurel.ledger.models import Recorded
from laurel.people.models import Person
from laurel.results.models import Recommendation


class PackageClosing(Recorded):
    """結案: what goes up to the Ministry is fixed. The newest one that was not opened again stands."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["edition_id", "pk"]


class ForwardedVersion(Recorded):
    """One entry of a closed package: the version that goes up, and its place in the package from 1."""

    closing = models.ForeignKey(PackageClosing, models.PROTECT, related_name="versions")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["closing_id", "position"]


class PackageReopening(Recorded):
    """A closed package is open again, on whose word and why."""

    closing = models.OneToOneField(PackageClosing, models.PROTECT, related_name="reopening")
    authority = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    reopened_at = models.DateTimeField()
    reopened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
