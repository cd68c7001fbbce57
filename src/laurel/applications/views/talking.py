"""Remarks on parts of an application."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from laurel.applications import fields
from laurel.applications.forms import RemarkForm
from laurel.applications.permissions import ENTRANTS
from laurel.applications.selectors import access_comment, comments_of
from laurel.applications.selectors.writing import access_own_application
from laurel.applications.services import comment, settle_comment
from laurel.applications.words import place_in_words
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def remark(request: HttpRequest, public_id: str, place: str) -> HttpResponse:
    """The remarks on one part, and a new one."""
    application = access_own_application(request.user, public_id)

    def act(typed: dict[str, str]) -> str:
        comment(application, place, typed["words"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return address_of(public_id, place)

    context = {
        "application": application,
        "place": place,
        "place_in_words": place_in_words(place),
        "comments": list(comments_of(application, place)),
    }
    return form_page(request, "applications/remark.html", RemarkForm(posted(request)), act, context)


@opens_to(*ENTRANTS)
@require_POST
def settle(request: HttpRequest, comment_id: str) -> HttpResponse:
    """A remark is dealt with."""
    row = access_comment(request.user, comment_id)
    settle_comment(row, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect(address_of(row.application.public_id, row.place))


def address_of(public_id: str, place: str) -> str:
    """The page of a part of the application."""
    if place.startswith(fields.SECTION):
        return reverse("applications:section", args=[public_id, place.removeprefix(fields.SECTION)])
    if place in {"basics", "figures"}:
        return reverse(f"applications:{place}", args=[public_id])
    return reverse("applications:show", args=[public_id])
