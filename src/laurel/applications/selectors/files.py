"""The files of an application."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from laurel.applications.models import Application, Attachment
from laurel.applications.selectors.writing import access_application
from laurel.people.permissions import Anyone


def files_of(application: Application) -> QuerySet[Attachment]:
    """The files of the working copy."""
    return application.attachments.filter(removal=None).select_related("uploaded_by")


def access_file(person: Anyone, public_id: str) -> Attachment:
    """A file, for who may see its application; absent to others, even when it was removed from the copy."""
    attachment = Attachment.objects.filter(public_id=public_id).select_related("application").first()
    if attachment is None:
        raise Http404
    access_application(person, attachment.application.public_id)
    return attachment
