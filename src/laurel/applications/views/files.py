"""Pages on the files of an application."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.applications.forms import AttachForm
from laurel.applications.permissions import ENTRANTS
from laurel.applications.selectors import access_application, access_file, files_of
from laurel.applications.services import attach_file, remove_attachment
from laurel.applications.storage import file_answer
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted, uploaded
from laurel.people.permissions import opens_to, signed_in

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def attach(request: HttpRequest, public_id: str) -> HttpResponse:
    """A file joins the application when its content is allowed."""
    application = access_application(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        attach_file(
            application,
            typed["file"].chunks(),
            name=typed["file"].name,
            caption=typed["caption"],
            is_application_file=typed["is_application_file"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("applications:show", args=[public_id])

    first = not files_of(application).filter(is_application_file=True).exists()
    form = AttachForm(posted(request), uploaded(request), initial={"is_application_file": first})
    return form_page(request, "applications/attach.html", form, act, {"application": application})


@opens_to(*ENTRANTS)
@require_POST
def remove(request: HttpRequest, file_id: str) -> HttpResponse:
    """Takes a file out of the working copy."""
    attachment = access_file(request.user, file_id)
    remove_attachment(attachment, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("applications:show", attachment.application.public_id)


@signed_in
@require_safe
def file(request: HttpRequest, file_id: str) -> FileResponse:
    """A file, always as an attachment, never run in our pages."""
    attachment = access_file(request.user, file_id)
    return file_answer(attachment.sha256, attachment.name)
