"""The files of an application."""

from __future__ import annotations

from django.db import models

from laurel.applications.models.writing import Application
from laurel.files.models import ReceivedFile
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import Person


class Attachment(Recorded):
    """A received file that belongs to an application; its caption is its alternative text."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    application = models.ForeignKey(Application, models.PROTECT, related_name="attachments")
    received = models.ForeignKey(ReceivedFile, models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200)
    is_application_file = models.BooleanField(default=False)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["application_id", "pk"]


class AttachmentRemoval(Recorded):
    """A file taken out of the working copy; submitted versions keep it."""

    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="removal")
    removed_at = models.DateTimeField()
    removed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
