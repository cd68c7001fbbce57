"""Reading applications: working copies for those who write, frozen versions for those who read."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from laurel.applications.models import Application, Attachment, Dispatch, Section, Submission
from laurel.applications.permissions import may_read_submitted, may_write
from laurel.editions.models import Edition
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import nominations_of
from laurel.people.permissions import Anyone


def applications() -> QuerySet[Application]:
    """Applications with the entry that they belong to."""
    return Application.objects.select_related(
        "nomination__unit__parent", "nomination__nominated_by_unit", "nomination__edition", "saved_by"
    )


def access_application(person: Anyone, public_id: str) -> Application:
    """The working copy, for who may write it; for the office once it was submitted; absent to others."""
    application = applications().filter(public_id=public_id).first()
    if application is None:
        raise Http404
    if may_write(person, application):
        return application
    if may_read_submitted(person) and application.submissions.exists():
        return application
    raise Http404


def application_of(nomination: Nomination) -> Application | None:
    """The application of an entry, or None before it was begun."""
    return applications().filter(nomination=nomination).first()


def sections_written(application: Application) -> dict[str, Section]:
    """What is written so far: criterion code → section."""
    return {row.criterion: row for row in application.sections.select_related("saved_by")}


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


def submission_of(nomination: Nomination) -> Submission | None:
    """The newest frozen version of an entry, or None."""
    return (
        Submission.objects.filter(application__nomination=nomination)
        .select_related("application", "submitted_by")
        .last()
    )


def submissions_of(application: Application) -> QuerySet[Submission]:
    """All frozen versions, oldest first."""
    return application.submissions.select_related("submitted_by")


def dispatch_of(application: Application) -> Dispatch | None:
    """The letter as last recorded, or None."""
    return application.dispatches.select_related("recorded_by").last()


def submitted_nominations(edition: Edition, category: str | None = None) -> list[Nomination]:
    """The standing entries that were submitted, by code; one query."""
    submitted = Submission.objects.filter(application__nomination=OuterRef("pk"))
    return list(nominations_of(edition, category).filter(Exists(submitted)))


def newest_submissions(nominations: list[Nomination]) -> dict[int, Submission]:
    """The newest frozen version of many entries: key of the entry → version; one query."""
    rows = Submission.objects.filter(application__nomination__in=nominations).order_by("number")
    return {row.application.nomination_id: row for row in rows.select_related("application")}


def newest_dispatches(nominations: list[Nomination]) -> dict[int, Dispatch]:
    """The newest letter of many entries: key of the entry → letter; one query."""
    rows = Dispatch.objects.filter(application__nomination__in=nominations).order_by("pk")
    return {row.application.nomination_id: row for row in rows.select_related("application")}
