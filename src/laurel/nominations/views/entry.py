"""One entry: what it says, what comes next, its letter; taking it back and reviving it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.documents.faces import paper_answer
from laurel.editions.selectors import calendar_of
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.nominations.documents import letter_of, letter_paragraphs
from laurel.nominations.forms import ReviveForm, WithdrawForm
from laurel.nominations.permissions import ENTRANTS, OFFICE, may_move, may_open_windows, may_withdraw
from laurel.nominations.selectors import access_nomination, windows_of_unit
from laurel.nominations.services import revive_nomination, withdraw_nomination
from laurel.people.permissions import opens_to

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def nomination_list(request: HttpRequest) -> HttpResponse:
    """The list of entries stands at the desk, with what every stage made of them: this address leads there."""
    words = request.META.get("QUERY_STRING", "")
    return redirect(f"{reverse('desk:entries')}?{words}" if words else reverse("desk:entries"))


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """One entry."""
    nomination = access_nomination(request.user, public_id)
    stands, own = nomination.withdrawal is None, may_withdraw(request.user, nomination)
    context = {
        "nomination": nomination,
        "may_withdraw": own and stands,
        "may_revive": own and not stands,
        "may_move": stands and may_move(request.user, nomination),
        "may_open_windows": may_open_windows(request.user),
        "windows": windows_of_unit(nomination.edition, nomination.unit),
        "now": clock.now(),
    }
    return render(request, "nominations/show.html", context)


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def made(request: HttpRequest, public_id: str) -> HttpResponse:
    """The entry was made: its number, what comes next and when, the letter."""
    nomination = access_nomination(request.user, public_id)
    context = {
        "nomination": nomination,
        "calendar": calendar_of(nomination.edition),
        "letter": letter_paragraphs(nomination),
        "through_branch": nomination.door == "through_branch",
    }
    return render(request, "nominations/made.html", context)


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def letter(request: HttpRequest, public_id: str, file_format: str) -> HttpResponse:
    """The draft of the letter as PDF or ODT."""
    nomination = access_nomination(request.user, public_id)
    return paper_answer(
        request,
        letter_of(nomination),
        subject=nomination.public_id,
        chain=nomination.edition.chain,
        file_format=file_format,
        category=nomination.category,
    )


@opens_to(*OFFICE, *ENTRANTS)
@require_http_methods(FORMS)
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Takes an entry back."""
    nomination = access_nomination(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        withdraw_nomination(nomination, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("nominations:show", args=[public_id])

    context = {"nomination": nomination}
    return form_page(request, "nominations/withdraw.html", WithdrawForm(posted(request)), act, context)


@opens_to(*OFFICE, *ENTRANTS)
@require_http_methods(FORMS)
def revive(request: HttpRequest, public_id: str) -> HttpResponse:
    """Lets a withdrawn entry stand again, if it may enter now."""
    nomination = access_nomination(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        revive_nomination(nomination, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("nominations:show", args=[public_id])

    context = {"nomination": nomination}
    return form_page(request, "nominations/revive.html", ReviveForm(posted(request)), act, context)
