"""Pages on evidence figures (數據卡)."""

from __future__ import annotations

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.applications import fields
from laurel.applications.facts import Written, written_of
from laurel.applications.figures import Card, card_of, change_of, days_of, faults_of, quotient_of
from laurel.applications.forms import FigureForm
from laurel.applications.permissions import ENTRANTS
from laurel.applications.selectors import comments_of, fields_of, files_of, is_open
from laurel.applications.selectors.writing import access_own_application
from laurel.applications.services import Change, save_fields
from laurel.applications.text import figures_in
from laurel.applications.views.writing import conflict, page_of
from laurel.applications.words import FIGURE_FAULTS
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*ENTRANTS)
@require_safe
def figures(request: HttpRequest, public_id: str) -> HttpResponse:
    """All evidence figures: a table, with what does not agree and where each is used."""
    application = access_own_application(request.user, public_id)
    written = written_of(application)
    context = {
        "application": application,
        "cards": [_shown(card, written) for card in written.figures],
        "open": is_open(application),
        "period": written.period,
        "comments": list(comments_of(application, "figures")),
    }
    return render(request, "applications/figures.html", context)


@opens_to(*ENTRANTS)
@require_POST
def new_figure(request: HttpRequest, public_id: str) -> HttpResponse:
    """A new card: its page; nothing stands before something is written on it."""
    application = access_own_application(request.user, public_id)
    return redirect("applications:figure", application.public_id, secrets.token_hex(5))


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def figure(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """One evidence figure: what is typed, what follows from it."""
    application = access_own_application(request.user, public_id)
    name = f"{fields.FIGURE}{key}"
    if not fields.FIGURE_NAME.fullmatch(name):
        raise Http404
    rows = fields_of(application)
    written = written_of(application, rows)
    value = rows[name].value if name in rows and rows[name].value else {}
    card = card_of(key, value)
    form = FigureForm(posted(request), initial=_typed(card, written), files=files_of(application))
    context = {
        **page_of(application, name, rows, (name,)),
        "name": name,
        "key": key,
        "shown": _shown(card, written) if value else None,
    }

    def act(typed: dict[str, Any]) -> Any:
        base = request.POST.get(f"base.{name}", "")
        change = Change(name, form.as_value(), int(base) if base.isdecimal() and len(base) < 10 else 0)
        saved = save_fields(application, [change], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        if saved.conflicts:
            theirs = card_of(key, saved.conflicts[0].value or {})
            kept = {**context, "form": form, "theirs": theirs}
            return conflict(request, "applications/figure.html", kept, saved)
        return reverse("applications:figures", args=[public_id])

    return form_page(request, "applications/figure.html", form, act, context)


@opens_to(*ENTRANTS)
@require_POST
def remove_figure(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Takes a card out; its history brings it back."""
    application = access_own_application(request.user, public_id)
    row = fields_of(application).get(f"{fields.FIGURE}{key}")
    if row is None:
        raise Http404
    change = Change(row.name, {}, row.version)
    save_fields(application, [change], actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("applications:figures", public_id)


def _shown(card: Card, written: Written) -> dict[str, Any]:
    codes = faults_of(card, written.period.first, written.period.last)
    return {
        "card": card,
        "computed": quotient_of(card),
        "change": change_of(card),
        "faults": [FIGURE_FAULTS[code] for code in codes],
        "disagrees": "figure_disagrees" in codes,
        "used_in": [code for code, text in written.sections.items() if card.key in figures_in(text)],
    }


def _typed(card: Card, written: Written) -> dict[str, Any]:
    begins, ends = days_of(card)
    return {
        **{name: getattr(card, name) for name in fields.FIGURE_LINES},
        "period_from": begins or written.period.first,
        "period_to": ends or written.period.last,
        "trend": "\n".join(f"{label} {value}" for label, value in card.trend),
    }
