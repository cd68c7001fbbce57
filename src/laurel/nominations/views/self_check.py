"""May a unit enter? Asked by anybody, before anything is written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.editions.facts import unit_facts_of
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.nominations.facts import eligibility_of_unit
from laurel.nominations.forms import SelfCheckForm
from laurel.nominations.words import conditions_of, ways_in_words
from laurel.people.models import Unit
from laurel.people.permissions import signed_in
from laurel.rulebook.entrants import Category, UnitKind, door_of


@signed_in
@require_safe
def self_check(request: HttpRequest) -> HttpResponse:
    """May a unit enter, in which category, why not, what would change it? Nothing is written."""
    edition = current_edition()
    form = SelfCheckForm(request.GET if "unit" in request.GET else None)
    answers = []
    if edition and form.is_bound and form.is_valid():
        unit = form.cleaned_data["unit"]
        for category in Category:
            decision = eligibility_of_unit(edition, unit, _usual_nominator(unit), category, clock.today())
            answers.append(
                {
                    "category": category.value,
                    "decision": decision,
                    "conditions": conditions_of(decision),
                    "ways": ways_in_words(decision),
                }
            )
    return render(
        request, "nominations/self_check.html", {"form": form, "answers": answers, "edition": edition}
    )


def _usual_nominator(unit: Unit) -> Unit:
    if door_of(unit_facts_of(unit)).value == "direct":
        return unit
    above = unit.parent
    while above is not None and above.kind != UnitKind.BRANCH:
        above = above.parent
    return above or unit
