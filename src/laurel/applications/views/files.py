"""Pages on the files of an application."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.applications.facts import written_of
from laurel.applications.fields import ATTACHMENTS, is_unlocked
from laurel.applications.forms import AttachForm, CaptionForm
from laurel.applications.models import Attachment
from laurel.applications.permissions import ENTRANTS, OFFICE, may_write
from laurel.applications.selectors import (
    access_application,
    access_file,
    comments_of,
    files_of,
    standing_of,
)
from laurel.applications.selectors.writing import access_own_application
from laurel.applications.services import attach_file, caption_attachment, remove_attachment
from laurel.applications.text import pictures_in
from laurel.files.answers import attachment_answer, page_answer
from laurel.files.reading import NoPages, page_image, pages_to_read
from laurel.files.scanning import ABSENT
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted, uploaded
from laurel.people.permissions import opens_to, signed_in

FORMS = ["GET", "HEAD", "POST"]
READING_WIDTH, THUMBNAIL_WIDTH = 960, 480


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def attachments(request: HttpRequest, public_id: str) -> HttpResponse:
    """All files: what each is, whether it was scanned, where it is used."""
    application = access_application(request.user, public_id)
    written = written_of(application)
    standing, writes = standing_of(application), may_write(request.user, application)
    context = {
        "application": application,
        "rows": [_row(attachment, written) for attachment in files_of(application)],
        "open": writes and standing.is_open and is_unlocked(ATTACHMENTS, standing.open_parts),
        "writes": writes,
        "comments": list(comments_of(application, ATTACHMENTS)),
    }
    return render(request, "applications/attachments.html", context)


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def attach(request: HttpRequest, public_id: str) -> HttpResponse:
    """Files join the application when their content is allowed; one that is refused leaves the others."""
    application = access_own_application(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        for incoming in typed["uploads"]:
            stem = PurePath(incoming.name).stem
            attach_file(
                application,
                incoming,
                caption=typed["caption"]
                if len(typed["uploads"]) == 1
                else f"{typed['caption']}：{stem}"[:200],
                is_application_file=typed["is_application_file"],
                actor=request.user,  # type: ignore[arg-type]
                now=clock.now(),
            )
        return reverse("applications:attachments", args=[public_id])

    form = AttachForm(posted(request), uploaded(request))
    return form_page(request, "applications/attach.html", form, act, {"application": application})


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def caption(request: HttpRequest, file_id: str) -> HttpResponse:
    """The caption of a file, which is its alternative text."""
    attachment = access_file(request.user, file_id)
    application = access_own_application(request.user, attachment.application.public_id)

    def act(typed: dict[str, Any]) -> str:
        caption_attachment(attachment, typed["caption"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("applications:attachments", args=[application.public_id])

    form = CaptionForm(posted(request), initial={"caption": attachment.caption})
    context = {"application": application, "attachment": attachment}
    return form_page(request, "applications/caption.html", form, act, context)


@opens_to(*ENTRANTS)
@require_POST
def remove(request: HttpRequest, file_id: str) -> HttpResponse:
    """Takes a file out of the working copy."""
    attachment = access_file(request.user, file_id)
    remove_attachment(attachment, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("applications:attachments", attachment.application.public_id)


@signed_in
@require_safe
def file(request: HttpRequest, file_id: str) -> FileResponse:
    """A file, always to be saved, never run in our pages; absent while it is in quarantine."""
    received = access_file(request.user, file_id).received
    if not received.is_usable:
        raise Http404
    return attachment_answer(received.sha256, received.name, received.media_type)


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def attachment(request: HttpRequest, file_id: str) -> HttpResponse:
    """A file page by page, drawn as pictures."""
    row = access_file(request.user, file_id)
    pages = pages_to_read(row.received) if row.received.is_usable else 0
    asked = request.GET.get("page", "1")
    number = min(max(1, int(asked)), max(1, pages)) if asked.isdecimal() and len(asked) < 6 else 1
    context = {
        "attachment": row,
        "application": row.application,
        "pages": pages,
        "number": number,
        "previous": number - 1,
        "next": number + 1 if number < pages else 0,
    }
    return render(request, "applications/attachment.html", context)


@signed_in
@require_safe
def page(request: HttpRequest, file_id: str, number: int, width: int) -> FileResponse:
    """One page of a file as a picture."""
    received = access_file(request.user, file_id).received
    if not received.is_usable:
        raise Http404
    try:
        return page_answer(page_image(received, number, width))
    except NoPages as none:
        raise Http404 from none


def _row(attachment: Attachment, written: Any) -> dict[str, Any]:
    examinations = list(attachment.received.examinations.all())
    scanner = examinations[-1].scanner if examinations else ABSENT
    return {
        "attachment": attachment,
        "file": attachment.received,
        "is_usable": attachment.received.is_usable,
        "is_waiting": attachment.received.is_waiting,
        "unscanned": scanner == ABSENT,
        "scanner": scanner,
        "shown": attachment.received.media_type.startswith(("image/", "application/pdf")),
        "used_in": [
            code for code, text in written.sections.items() if attachment.public_id in pictures_in(text)
        ]
        + [card.indicator for card in written.figures if card.attachment == attachment.public_id],
    }
