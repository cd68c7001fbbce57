"""The package for the Ministry: made before the officer's eyes, fetched, and the slip that goes with it on paper."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.documents.faces import paper_answer
from laurel.editions.selectors import edition_of
from laurel.files.answers import attachment_answer
from laurel.files.selectors import refuse_destroyed
from laurel.forwarding.documents import package_slip
from laurel.forwarding.models import PackageClosing
from laurel.forwarding.permissions import READERS, may_forward
from laurel.forwarding.selectors import access_package, closing_of, packages_of, versions_to_forward
from laurel.forwarding.services import closing_to_package, items_of_package, keep_package
from laurel.kit import clock
from laurel.kit.cards import card_of
from laurel.kit.refusals import Refused
from laurel.ledger.faces import UNPROCESSABLE
from laurel.ledger.services import record_refusal
from laurel.people.models import Person
from laurel.people.permissions import opens_to

LOG = logging.getLogger(__name__)
HERE = "<!-- progress -->"
"""Where the page is parted: what comes before is sent at once, what comes after when the package is made."""


@opens_to(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def package(request: HttpRequest, roc_year: int) -> HttpResponseBase:
    """What goes up and the packages made so far; a POST makes one, and the answer grows a line a file."""
    edition = edition_of(roc_year)
    shown: dict[str, Any] = {
        "edition": edition,
        "closing": closing_of(edition),
        "forwarded": versions_to_forward(edition),
        "packages": packages_of(edition),
        "may_make": may_forward(request.user),
    }
    if request.method != "POST":
        return render(request, "forwarding/package.html", shown)
    try:
        closing = closing_to_package(edition, actor=request.user)  # type: ignore[arg-type]
    except Refused as refused:
        entry = record_refusal(refused, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        shown["refusal"] = card_of(refused.decision, record_id=entry.reference)
        return render(request, "forwarding/package.html", shown, status=UNPROCESSABLE)
    page = render_to_string("forwarding/package_making.html", shown, request)
    language = translation.get_language() or ""
    answer = StreamingHttpResponse(_making(page, closing, request.user, language))  # type: ignore[arg-type]
    answer["Cache-Control"] = "private, no-store"
    answer["X-Accel-Buffering"] = "no"
    return answer


def _making(page: str, closing: PackageClosing, actor: Person, language: str) -> Iterator[str]:
    head, _marker, foot = page.partition(HERE)
    yield head
    try:
        with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
            items, now = [], clock.now()
            for item in items_of_package(closing, stack, actor=actor, now=now):
                items.append(item)
                yield format_html("<li>{}</li>\n", item.title)
            keep_package(closing, items, Path(folder), actor=actor, now=now)
        with translation.override(language):
            yield format_html(
                '</ol><p>{}</p><p class="actions"><a class="button" href="{}">{}</a></p>',
                _("製作完成。"),
                reverse("forwarding:package", args=[closing.edition.roc_year]),
                _("下載送部資料與送件單"),
            )
    except Exception:  # the page is half sent: whatever went wrong, its reader is told in words
        LOG.exception("a package could not be made")
        with translation.override(language):
            yield format_html(
                "</ol><p>{}</p>", _("這次沒有做成。請回上一頁再做一次；仍不成時請洽系統管理員。")
            )
    yield foot


@opens_to(*READERS)
@require_safe
def package_file(request: HttpRequest, package_id: str) -> FileResponse:
    """The package as a zip."""
    made = access_package(request.user, package_id)
    refuse_destroyed(made)
    name = f"laurel-{made.edition.roc_year}-{made.manifest_sha256[:8]}.zip"
    return attachment_answer(made.sha256, name, "application/zip")


@opens_to(*READERS)
@require_safe
def slip(request: HttpRequest, package_id: str, file_format: str) -> HttpResponse:
    """送件單 of a package."""
    made = access_package(request.user, package_id)
    return paper_answer(
        request,
        package_slip(made),
        subject=f"{made.public_id}/package-slip",
        chain=made.edition.chain,
        file_format=file_format,
    )
