"""May a unit enter? Asked by anybody, before anything is written."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import UNPROCESSABLE
from laurel.nominations.facts import SelfCheck, self_check_of, usual_nominator, year_to_check
from laurel.nominations.forms import SelfCheckForm
from laurel.nominations.permissions import ASKERS, ENTRANTS, may_nominate_from, may_see_entries_of
from laurel.nominations.words import conditions_of, ways_in_words
from laurel.people.permissions import Anyone, opens_to, units_held


@opens_to(*ASKERS)
@require_safe
def self_check(request: HttpRequest) -> HttpResponse:
    """May a unit enter, in which category, why not, until when, what would change it? Nothing is written."""
    now = clock.now()
    first = year_to_check(now)
    asked = request.GET.copy()
    if "unit" not in asked and (own := _own_unit(request.user)):
        asked["unit"] = str(own)
    asked.setdefault("year", str(first))
    years = sorted({first, first + 1, first - 1})
    form = SelfCheckForm(asked if "unit" in asked else None, years=years, today=clock.today())
    if not form.is_bound:
        form.initial = {"year": first}
    context: dict[str, Any] = {"form": form, "now": now}
    if form.is_bound and form.is_valid():
        unit, year = form.cleaned_data["unit"], form.cleaned_data["year"]
        told = may_see_entries_of(request.user, unit, usual_nominator(unit))
        check = self_check_of(unit, year, now, with_entries=told)
        context |= {"check": check, "told": told, "answers": _answers(check), **_next(request.user, check)}
    status = UNPROCESSABLE if form.is_bound and form.errors and "unit" in request.GET else 200
    return render(request, "nominations/self_check.html", context, status=status)


def _own_unit(person: Anyone) -> int | None:
    """The unit for which the person enters, the first of several."""
    return next(iter(units_held(person, *ENTRANTS)), None)


def _answers(check: SelfCheck) -> list[dict[str, Any]]:
    return [
        {
            "category": answer.category.value,
            "decision": answer.decision,
            "refusals": grounds_in_words(answer.decision.refusals),
            "open": grounds_in_words(answer.decision.open_questions),
            "conditions": conditions_of(answer.decision),
            "ways": ways_in_words(answer.decision),
            "free_again": answer.free_again,
        }
        for answer in check.answers
    ]


def _next(person: Anyone, check: SelfCheck) -> dict[str, bool]:
    """Whether the person can go on and nominate the unit."""
    granted = any(answer.decision.granted for answer in check.answers)
    mine = may_nominate_from(person, usual_nominator(check.unit))
    return {"may_nominate": bool(check.edition) and granted and mine}
