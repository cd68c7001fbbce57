"""Pages on which an application is written: the basic data and each criterion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from laurel.applications import fields
from laurel.applications.facts import period_of, written_of
from laurel.applications.forms import BasicsForm, DoneForm, SectionForm
from laurel.applications.models import Application, Field
from laurel.applications.permissions import ENTRANTS
from laurel.applications.selectors import (
    comments_of,
    fields_of,
    files_of,
    last_year_of,
    standing_of,
)
from laurel.applications.selectors.writing import access_own_application
from laurel.applications.services import Change, Saved, save_fields
from laurel.applications.text import (
    Text,
    figures_in,
    length_of,
    notation_of,
    text_of,
    text_of_notation,
    value_of,
)
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to
from laurel.rulebook.criteria import Level, criterion_of, sections_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.periods import data_period_of

FORMS = ["GET", "HEAD", "POST"]
CONFLICT = 409


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def basics(request: HttpRequest, public_id: str) -> HttpResponse:
    """Basic data and the data period, with what the regulation asks beside it."""
    application = access_own_application(request.user, public_id)
    nomination = application.nomination
    rows = fields_of(application)
    version = standing_of(application).version
    required = data_period_of(Category(nomination.category), nomination.edition.roc_year, version)
    written = written_of(application, rows)
    initial = {
        fields.HEAD: written.head_name,
        fields.SUMMARY: written.summary,
        fields.PERIOD_FROM: written.period.first,
        fields.PERIOD_TO: written.period.last,
        fields.PERIOD_REASON: written.period_exception_reason,
    }
    form = BasicsForm(posted(request), initial=initial)
    context = {
        **page_of(application, "basics", rows, fields.BASICS),
        "required": required,
        "period": grounds_in_words(period_of(application, written, version))[0],
    }

    def act(typed: dict[str, Any]) -> Any:
        values = {name: _stored(typed[name]) for name in fields.BASICS}
        saved = _save(request, application, values)
        if saved.conflicts:
            return conflict(request, "applications/basics.html", {**context, "form": form}, saved)
        return reverse("applications:show", args=[public_id])

    return form_page(request, "applications/basics.html", form, act, context)


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def section(request: HttpRequest, public_id: str, criterion: str) -> HttpResponse:
    """One criterion: the text, with what the panel looks at and the evidence beside it."""
    application = access_own_application(request.user, public_id)
    category = Category(application.nomination.category)
    shown = criterion_of(category, criterion)
    if shown is None:
        raise Http404
    rows, name = fields_of(application), fields.section_field(criterion)
    ticks = fields.evidence_field(criterion)
    text = text_of(rows[name].value) if name in rows else Text()
    written = written_of(application, rows)
    codes = [other.code for other in sections_of(category)]
    place = codes.index(criterion)
    done = rows.get(fields.done_field(criterion))
    context = {
        **page_of(application, name, rows, (name, ticks)),
        "ticks": ticks,
        "ticks_version": rows[ticks].version if ticks in rows else 0,
        "given": written.evidence.get(criterion, frozenset()),
        "last_year": last_year_of(application.nomination, criterion),
        "criterion": shown,
        "required": [
            (place, prompt) for place, prompt in enumerate(shown.evidence) if prompt.level is Level.SHALL
        ],
        "suggested": [prompt for prompt in shown.evidence if prompt.level is Level.MAY],
        "category": category.value,
        "row": rows.get(name),
        "value": value_of(text),
        "length": length_of(text),
        "limit": application.nomination.edition.section_characters,
        "figures": written.figures,
        "figures_here": figures_in(text),
        "pictures": [row for row in files_of(application) if row.received.media_type.startswith("image/")],
        "previous": codes[place - 1] if place else "",
        "following": codes[place + 1] if place + 1 < len(codes) else "",
        "is_done": bool(done and done.value),
        "comments": list(comments_of(application, name)),
    }
    form = SectionForm(posted(request), initial={"text": notation_of(text)})

    def act(typed: dict[str, Any]) -> Any:
        given = [int(place) for place in request.POST.getlist("evidence") if place.isdecimal()]
        saved = _save(request, application, {name: value_of(text_of_notation(typed["text"])), ticks: given})
        if saved.conflicts and saved.conflicts[0].name == name:
            theirs = notation_of(text_of(saved.conflicts[0].value))
            return conflict(
                request, "applications/section.html", {**context, "form": form, "their_words": theirs}, saved
            )
        if "next" in request.POST and context["following"]:
            return reverse("applications:section", args=[public_id, context["following"]])
        return reverse("applications:show", args=[public_id])

    return form_page(request, "applications/section.html", form, act, context)


@opens_to(*ENTRANTS)
@require_POST
def done(request: HttpRequest, public_id: str, criterion: str) -> HttpResponse:
    """本項是否完成？ A separate press, never part of the saving of words."""
    application = access_own_application(request.user, public_id)
    form = DoneForm(request.POST)
    name = fields.done_field(criterion)
    if criterion_of(Category(application.nomination.category), criterion) is None:
        raise Http404
    if form.is_valid():
        base = getattr(fields_of(application).get(name), "version", 0)
        change = Change(name, form.cleaned_data["done"] == "yes", base)
        save_fields(application, [change], actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("applications:section", public_id, criterion)


def page_of(
    application: Application, place: str, rows: Mapping[str, Field], names: tuple[str, ...]
) -> dict[str, Any]:
    """What every page of writing has: the application, whether it is open, the versions of its fields."""
    standing = standing_of(application)
    unlocked = any(fields.is_unlocked(name, standing.open_parts) for name in names)
    return {
        "application": application,
        "place": place,
        "open": standing.is_open and unlocked,
        "bases": {name: rows[name].version if name in rows else 0 for name in names},
    }


def _save(request: HttpRequest, application: Application, values: Mapping[str, Any]) -> Saved:
    changes = [Change(name, value, _base(request, name)) for name, value in values.items()]
    return save_fields(application, changes, actor=request.user, now=clock.now())  # type: ignore[arg-type]


def _base(request: HttpRequest, name: str) -> int:
    typed = request.POST.get(f"base.{name}", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def _stored(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value or ""


def conflict(request: HttpRequest, template: str, context: dict[str, Any], saved: Saved) -> HttpResponse:
    """The page again with both versions; the next save rests on theirs."""
    bases = {**context["bases"], **saved.versions}
    bases.update({other.name: other.version for other in saved.conflicts})
    shown = {**context, "bases": bases, "conflicts": saved.conflicts}
    return render(request, template, shown, status=CONFLICT)
