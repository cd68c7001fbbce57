"""What units say about showing their recommended entries to colleagues, and when they were asked again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from laurel.applications.models import Submission
from laurel.ledger.models import Recorded
from laurel.nominations.models import Nomination
from laurel.people.models import Person


class LibraryConsent(Recorded):
    """A unit's answer on one entry; the newest row counts, so that an agreement ends with the next answer.

    An agreement names the frozen version that is shown. `sections` are the codes of its criteria that are; where
    `whole` is true they are all, and the summary, all figures and (with `with_files`) all attachments go with them.
    `document_no` is the unit's own letter where its branch answers for it.
    """

    class Answer(models.TextChoices):
        AGREED = "agreed", _("同意列入")
        DECLINED = "declined", _("不同意列入")
        LATER = "later", _("以後再說")

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer)
    submission = models.ForeignKey(Submission, models.PROTECT, null=True, blank=True, related_name="+")
    whole = models.BooleanField(default=False)
    sections = models.JSONField(default=list)
    with_files = models.BooleanField(default=False)
    document_no = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="agreed", submission__isnull=False)
                | (~models.Q(answer="agreed") & models.Q(submission=None)),
                name="an_agreement_names_its_version",
            )
        ]

    @property
    def is_agreement(self) -> bool:
        """True when the entry is shown by this answer."""
        return self.answer == self.Answer.AGREED


class LibraryAsking(Recorded):
    """The office asked a unit again."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination_id", "pk"]


class SharedWords(models.Model):
    """The words that an agreement shows on one criterion, for searching. Not in the record: they follow from the version.

    What an answer does not show has no row, so that a search never finds it.
    """

    consent = models.ForeignKey(LibraryConsent, models.CASCADE, related_name="words")
    criterion = models.CharField(max_length=4)
    words = models.TextField()

    objects: ClassVar[models.Manager[SharedWords]] = models.Manager()

    class Meta:
        ordering = ["consent_id", "pk"]
