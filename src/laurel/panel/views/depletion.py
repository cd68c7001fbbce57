"""Too few members: the lawful ways out, substitutes, and the rehearsal."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.kit import clock
from laurel.kit.cards import in_words
from laurel.ledger.faces import form_page, posted
from laurel.panel.facts import rehearsal_of_year, strengths_of, ways_out_of
from laurel.panel.forms import DepletionForm, SubstituteForm
from laurel.panel.permissions import SEES_PANEL
from laurel.panel.services import appoint_substitute, decide_depletion
from laurel.panel.views.answers import FORMS, edition_of_today
from laurel.panel.words import CHOICES
from laurel.people.models import Unit
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.people.selectors import unit_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.panel import EIGHT_DIVISIONS


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def depletion(request: HttpRequest, category: str) -> HttpResponse:
    """The ways out with what the rules say to each, and the form that records one."""
    edition, known = edition_of_today(request.user), _category(category)
    strength = next(row for row in strengths_of(edition) if row.category == known)

    def act(typed: dict[str, Any]) -> str:
        decide_depletion(edition, category, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("panel:show")

    context = {
        "edition": edition,
        "category": category,
        "strength": strength,
        "ground": in_words(strength.decision.grounds[0]),
        "ways": [
            (
                way.choice.value,
                CHOICES[way.choice.value],
                way.decision.granted,
                in_words(way.decision.grounds[0]),
            )
            for way in ways_out_of(edition, strength)
        ],
    }
    form = DepletionForm(posted(request), initial={"choice": "continue_by_decision"})
    return form_page(request, "panel/depletion.html", form, act, context)


def _category(category: str) -> Category:
    if category not in list(Category):
        raise Http404
    return Category(category)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def substitute(request: HttpRequest, category: str) -> HttpResponse:
    """A substitute for one category, named by the Director-General's letter."""
    edition, known = edition_of_today(request.user), _category(category)

    def act(typed: dict[str, Any]) -> str:
        person = typed.pop("person")
        appoint_substitute(
            edition,
            person,
            known.value,
            unit=unit_of(person, clock.today()),
            **typed,
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("panel:show")

    context = {"edition": edition, "category": category}
    return form_page(request, "panel/substitute.html", SubstituteForm(posted(request)), act, context)


@opens_to(*SEES_PANEL)
@require_safe
def rehearsal(request: HttpRequest) -> HttpResponse:
    """What would be left if divisions entered: each number of them, the worst case, and those ticked."""
    edition = edition_of_today(request.user)
    chosen = [code for code in request.GET.getlist("enter") if code in EIGHT_DIVISIONS]
    context = {
        "edition": edition,
        "rehearsals": rehearsal_of_year(edition, chosen),
        "chosen": chosen,
        "units": {unit.code: unit for unit in Unit.objects.filter(code__in=EIGHT_DIVISIONS)},
        "divisions": EIGHT_DIVISIONS,
    }
    return render(request, "panel/rehearsal.html", context)
