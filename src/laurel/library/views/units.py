"""Pages on units: the list, one unit's years, all units of a category over the years."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.documents.faces import file_answer
from laurel.editions.facts import year_in_question
from laurel.kit import clock
from laurel.library.documents import FORMATS, history_file
from laurel.library.facts import MOST_LINES, overview_of, recent_of, years_seen
from laurel.library.forms import LookForm, OverviewForm
from laurel.library.selectors import eyes_of, unit_by_code, units_listed, units_that_stand
from laurel.people.permissions import signed_in
from laurel.rulebook.entrants import Category

PER_PAGE = 50
YEARS_LISTED = 5


@signed_in
@require_safe
def unit_list(request: HttpRequest) -> HttpResponse:
    """The units, looked for by name and branch, each with its places of the last years."""
    form = LookForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    today = clock.today()
    page = Paginator(units_listed(today, **asked), PER_PAGE).get_page(request.GET.get("page"))
    last = year_in_question(today)
    years = range(last - YEARS_LISTED + 1, last + 1)
    eyes = eyes_of(request.user, clock.now())
    context = {
        "form": form,
        "page": page,
        "years": years,
        "rows": recent_of(page, eyes, years),
        "sees_all": eyes.sees_all,
        "today": today,
    }
    return render(request, "library/units.html", context)


@signed_in
@require_safe
def unit_show(request: HttpRequest, code: str) -> HttpResponse:
    """One unit: its places over the years as a picture and a table with the papers; for its own people what follows."""
    unit, eyes = unit_by_code(code), eyes_of(request.user, clock.now())
    years = years_seen(unit, eyes, clock.today())
    context = {
        "unit": unit,
        "years": years,
        "knows": eyes.knows(unit),
        "has_any": any(row.places or row.ministry or row.national for row in years.rows),
        "predecessors": unit.precessions.select_related("predecessor").order_by("on"),
        "successors": unit.successions.select_related("successor").order_by("on"),
    }
    return render(request, "library/unit.html", context)


@signed_in
@require_safe
def unit_file(request: HttpRequest, code: str, file_format: str) -> HttpResponse:
    """The unit's years that the reader sees, as ODS or CSV."""
    if file_format not in FORMATS:
        raise Http404
    unit = unit_by_code(code)
    rows = years_seen(unit, eyes_of(request.user, clock.now()), clock.today()).rows
    return file_answer(history_file(unit, rows, file_format))


@signed_in
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All units of a category over the years: a picture of twelve lines, a table of all."""
    asked = {"category": Category.OVERALL_SERVICE.value, **request.GET.dict()}
    form = OverviewForm(asked)
    typed = form.cleaned_data if form.is_valid() else {}
    today, eyes = clock.today(), eyes_of(request.user, clock.now())
    category = Category(typed.get("category") or Category.OVERALL_SERVICE)
    units = units_that_stand(today, typed.get("branch"))
    shown = overview_of(category, eyes, today, units, typed.get("unit"))
    context = {
        "form": form,
        "category": category.value,
        "overview": shown,
        "most_lines": MOST_LINES,
        "sees_all": eyes.sees_all,
        "chosen": typed.get("unit"),
    }
    return render(request, "library/overview.html", context)
