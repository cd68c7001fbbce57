"""The files of an application."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from laurel.applications.models import Application, Attachment, Submission
from laurel.applications.selectors.writing import access_application
from laurel.files.selectors import is_received, refuse_destroyed, undestroyed
from laurel.people.permissions import Anyone


def files_of(application: Application) -> QuerySet[Attachment]:
    """The files of the working copy."""
    rows = application.attachments.filter(removal=None).select_related("uploaded_by", "received")
    return rows.prefetch_related("received__examinations")


def access_file(person: Anyone, public_id: str) -> Attachment:
    """A file, for who may see its application; absent to others, even when it was removed from the copy.

    Raises Gone when its content was destroyed.
    """
    attachment = (
        Attachment.objects.filter(public_id=public_id).select_related("application", "received").first()
    )
    if attachment is None:
        raise Http404
    access_application(person, attachment.application.public_id)
    refuse_destroyed(attachment.received)
    return attachment


def is_kept(key: str) -> bool:
    """True when somebody needs the blob of that name: a received file, or a frozen printed form."""
    sha256 = key.rpartition("/")[2]
    versions = Submission.objects.filter(undestroyed(Submission), pdf_sha256=sha256)
    return is_received(sha256) or versions.exists()
