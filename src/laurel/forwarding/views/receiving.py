"""Packages that came from another Laurel: taken, looked at, their files fetched."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.documents.packages import piece_by_piece
from laurel.files.answers import pieces_answer
from laurel.files.storing import open_blob
from laurel.forwarding.forms import ReceiveForm
from laurel.forwarding.permissions import READERS, may_forward
from laurel.forwarding.selectors import access_received, file_within, received_packages
from laurel.forwarding.services import FaultyPackage, receive_package
from laurel.kit import clock
from laurel.ledger.faces import UNPROCESSABLE, form_page, posted, uploaded
from laurel.people.permissions import opens_to
from laurel.people.roles import Role


@opens_to(*READERS)
@require_safe
def received_list(request: HttpRequest) -> HttpResponse:
    """Every package that came from elsewhere."""
    shown = {"packages": received_packages(), "may_receive": may_forward(request.user)}
    return render(request, "forwarding/received_list.html", shown)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """Takes a package; one that differs from its manifest is not kept, and every fault is named."""
    form = ReceiveForm(posted(request), uploaded(request))

    def act(typed: dict[str, Any]) -> Any:
        try:
            package = receive_package(
                typed["package"].path,
                typed["fingerprint"],
                actor=request.user,  # type: ignore[arg-type]
                now=clock.now(),
            )
        except FaultyPackage as faulty:
            form.add_error("package", _("資料檔沒有收下，問題列在下面。"))
            shown = {"form": form, "checked": faulty.checked}
            return render(request, "forwarding/receive.html", shown, status=UNPROCESSABLE)
        messages.success(request, _("送件資料已收下，每個檔案的雜湊都相符。"))
        return reverse("forwarding:received", args=[package.public_id])

    return form_page(request, "forwarding/receive.html", form, act)


@opens_to(*READERS)
@require_safe
def received(request: HttpRequest, package_id: str) -> HttpResponse:
    """One package: who sent it, which entries, which files."""
    package = access_received(request.user, package_id)
    return render(request, "forwarding/received.html", {"package": package})


@opens_to(*READERS)
@require_safe
def received_file(request: HttpRequest, package_id: str, number: int) -> StreamingHttpResponse:
    """One file of a package."""
    package = access_received(request.user, package_id)
    line = file_within(package, number)
    name = f"{number:02}-{line['path'].rpartition('/')[2]}"
    return pieces_answer(
        piece_by_piece(open_blob(package.sha256), line["path"]),  # type: ignore[arg-type]
        name,
        line["media_type"],
    )
