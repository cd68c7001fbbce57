"""Lists of destruction: proposed, read, confirmed by another person or taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.archive.documents import destruction_paper
from laurel.archive.facts import Group, clocks_in, destroyable_in, groups_of
from laurel.archive.forms import ConfirmForm, ProposeForm, TakeBackForm
from laurel.archive.models import DestructionList
from laurel.archive.permissions import CONFIRMERS, KEEPERS, OF_DESTRUCTION, may_confirm, may_keep_archive
from laurel.archive.selectors import access_list, access_year, items_of_list, lists_of, waiting_list_of
from laurel.archive.services import confirm_destruction, propose_destruction, withdraw_destruction
from laurel.archive.views.common import FORMS
from laurel.documents.faces import paper_answer
from laurel.kit import clock
from laurel.kit.dates import format_date
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to


@opens_to(*KEEPERS)
@require_http_methods(FORMS)
def destruction(request: HttpRequest, roc_year: int) -> HttpResponse:
    """Proposes what is past its term; the lists of the year before."""
    edition = access_year(request.user, roc_year)
    groups = groups_of(destroyable_in(clocks_in([edition], clock.today())))

    def act(typed: dict[str, Any]) -> str:
        row = propose_destruction(edition, typed["kinds"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("清冊已提出，請另一人確認。"))
        return reverse("archive:destruction_list", args=[row.public_id])

    form = ProposeForm(posted(request), kinds=[(row.kind, _choice(row)) for row in groups])
    context = {
        "edition": edition,
        "groups": groups,
        "waiting": waiting_list_of(edition),
        "lists": lists_of(edition),
    }
    return form_page(request, "archive/destruction.html", form, act, context)


def _choice(group: Group) -> str:
    words = _("%(kind)s：%(number)d 件，保存到%(until)s")
    return words % {"kind": group.kind.label, "number": group.number, "until": format_date(group.until)}  # type: ignore[arg-type]


@opens_to(*OF_DESTRUCTION)
@require_safe
def show_list(request: HttpRequest, list_id: str) -> HttpResponse:
    """One list with its items, and what became of it."""
    row = access_list(request.user, list_id)
    waits = row.state == "waiting"
    context = {
        "list": row,
        "items": items_of_list(row),
        "may_confirm": waits and may_confirm(request.user) and request.user != row.proposed_by,
        "may_take_back": waits and (may_keep_archive(request.user) or may_confirm(request.user)),
    }
    return render(request, "archive/list.html", context)


@opens_to(*OF_DESTRUCTION)
@require_safe
def paper(request: HttpRequest, list_id: str, file_format: str) -> HttpResponse:
    """The list as PDF or ODT, for the approval."""
    row = access_list(request.user, list_id)
    made = destruction_paper(row, list(items_of_list(row)))
    subject = f"{row.public_id}/destruction-list"
    return paper_answer(request, made, subject=subject, chain=row.edition.chain, file_format=file_format)


@opens_to(*CONFIRMERS)
@require_http_methods(FORMS)
def confirm(request: HttpRequest, list_id: str) -> HttpResponse:
    """Another person confirms by the document that approved it: the contents are destroyed."""
    row = _waiting(request, list_id)

    def act(typed: dict[str, Any]) -> str:
        confirm_destruction(
            row,
            document_no=typed["document_no"],
            document_on=typed["document_on"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        messages.success(request, _("內容已銷毀；名稱、摘要值與紀錄保留。"))
        return reverse("archive:destruction_list", args=[list_id])

    return form_page(request, "archive/confirm.html", ConfirmForm(posted(request)), act, {"list": row})


@opens_to(*OF_DESTRUCTION)
@require_http_methods(FORMS)
def take_back(request: HttpRequest, list_id: str) -> HttpResponse:
    """The list is not carried out."""
    row = _waiting(request, list_id)

    def act(typed: dict[str, str]) -> str:
        withdraw_destruction(row, typed["reason"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("清冊已撤回，沒有銷毀任何內容。"))
        return reverse("archive:destruction_list", args=[list_id])

    return form_page(request, "archive/take_back.html", TakeBackForm(posted(request)), act, {"list": row})


def _waiting(request: HttpRequest, list_id: str) -> DestructionList:
    """The list while it waits; absent afterwards, where nothing is left to decide."""
    row = access_list(request.user, list_id)
    if request.method != "POST" and row.state != "waiting":
        raise Http404
    return row
