"""Reading units: the tree, one unit, names that cannot be drawn, the list as a file."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from laurel.documents.faces import file_answer
from laurel.editions.facts import year_in_question
from laurel.kit import clock
from laurel.people.models import Posting, RoleGrant, Unit
from laurel.people.permissions import opens_to
from laurel.register.documents import FORMATS, file_of, listing_of_units
from laurel.register.facts.unit_history import history_of
from laurel.register.forms import DayForm
from laurel.register.permissions import READERS, may_write_register
from laurel.register.selectors import access_unit, children_on, rare_people, rare_units, tree_on
from laurel.register.selectors.people import on_day


@opens_to(*READERS)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The register begins with its units."""
    return redirect("register:units")


def day_asked(request: HttpRequest) -> tuple[DayForm, date]:
    """The form of the day with what was asked, and the day: today where none was."""
    asked = any(name.startswith("on") for name in request.GET)
    form = DayForm(request.GET if asked else None, initial={"on": clock.today()})
    day = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    return form, day or clock.today()


@opens_to(*READERS)
@require_safe
def unit_list(request: HttpRequest) -> HttpResponse:
    """The tree of units as on a day."""
    form, day = day_asked(request)
    context = {
        "form": form,
        "day": day,
        "twigs": tree_on(day),
        "query": f"?on={day.isoformat()}",
        "writes": may_write_register(request.user),
    }
    return render(request, "register/units.html", context)


@opens_to(*READERS)
@require_safe
def units_file(request: HttpRequest, file_format: str) -> HttpResponse:
    """The units of the day as ODS or CSV."""
    if file_format not in FORMATS:
        raise Http404
    _, day = day_asked(request)
    units = [twig.unit for twig in tree_on(day)]
    codes = dict(Unit.objects.values_list("pk", "code"))
    return file_answer(file_of(listing_of_units(units, codes), file_format))


@opens_to(*READERS)
@require_safe
def unit_show(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: its data, what it followed and what follows it, its people and honours."""
    unit = access_unit(request.user, pk)
    today = clock.today()
    context = {
        "unit": unit,
        "predecessors": unit.precessions.select_related("predecessor").order_by("on"),
        "successors": unit.successions.select_related("successor").order_by("on"),
        "placements": unit.placements.select_related("parent"),
        "children": children_on(unit, min(max(today, unit.valid_from), unit.valid_to or today)),
        "postings": Posting.objects.filter(on_day(today), unit=unit)
        .select_related("person")
        .order_by("person__username"),
        "grants": RoleGrant.objects.filter(on_day(today), unit=unit)
        .select_related("person")
        .order_by("role"),
        "history": history_of(unit, year_in_question(today), today),
        "writes": may_write_register(request.user),
        "is_open": unit.valid_to is None,
    }
    return render(request, "register/unit.html", context)


@opens_to(*READERS)
@require_safe
def rare_characters(request: HttpRequest) -> HttpResponse:
    """Units and people whose names the papers' fonts cannot draw."""
    context = {"units": rare_units(), "people": rare_people()}
    return render(request, "register/rare_characters.html", context)
