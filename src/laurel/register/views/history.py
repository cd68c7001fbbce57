"""Reading history: years and honours, one of them with all that was done to it, the list as a file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.documents.faces import file_answer
from laurel.people.models import Honour, PastYear
from laurel.people.permissions import opens_to
from laurel.register.documents import FORMATS, file_of, listing_of_history, listing_of_sample
from laurel.register.forms import HistoryFilterForm
from laurel.register.permissions import (
    HISTORY_READERS,
    HISTORY_WRITERS,
    may_read_register,
    may_verify_history,
    may_write_history,
)
from laurel.register.selectors import (
    access_honour,
    access_year,
    honours_matching,
    of_one_award,
    years_on_record,
)

PER_PAGE = 100


def _matching(request: HttpRequest) -> tuple[HistoryFilterForm, QuerySet[Honour]]:
    """The filters with what was asked, and the honours that they let through."""
    form = HistoryFilterForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return form, honours_matching(**asked)


def rights_of(request: HttpRequest) -> dict[str, bool]:
    """What the person may do with history, for the templates."""
    person = request.user
    return {
        "writes": may_write_history(person),
        "verifies": may_verify_history(person),
        "reads_register": may_read_register(person),
    }


@opens_to(*HISTORY_READERS)
@require_safe
def history_list(request: HttpRequest) -> HttpResponse:
    """The years, and the honours that are looked for, each with its evidence and who verified it."""
    form, found = _matching(request)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "years": list(years_on_record()),
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "query": query.urlencode(),
        **rights_of(request),
    }
    return render(request, "register/history/list.html", context)


@opens_to(*HISTORY_READERS)
@require_safe
def history_file(request: HttpRequest, file_format: str) -> HttpResponse:
    """The years and the honours found as ODS or CSV, with the columns that an import knows."""
    if file_format not in FORMATS:
        raise Http404
    _form, found = _matching(request)
    return file_answer(file_of(listing_of_history(years_on_record(), found), file_format))


@opens_to(*HISTORY_WRITERS)
@require_safe
def history_sample(request: HttpRequest, file_format: str) -> HttpResponse:
    """A sheet with every column and a few rows as an example."""
    if file_format not in FORMATS:
        raise Http404
    return file_answer(file_of(listing_of_sample(), file_format))


@opens_to(*HISTORY_READERS)
@require_safe
def honour_show(request: HttpRequest, pk: int) -> HttpResponse:
    """One honour: what it says, on which evidence, who verified it, and what it said before."""
    honour = access_honour(request.user, pk)
    national = honour.level == Honour.Level.NATIONAL
    context = {
        "honour": honour,
        "others": of_one_award(honour).exclude(pk=pk) if national else [],
        "is_award": national and honour.won,
        **_done_to(honour),
        **rights_of(request),
    }
    return render(request, "register/history/honour.html", context)


@opens_to(*HISTORY_READERS)
@require_safe
def year_show(request: HttpRequest, pk: int) -> HttpResponse:
    """One past year: what it says, on which evidence, who verified it, and what it said before."""
    year = access_year(request.user, pk)
    return render(
        request, "register/history/year.html", {"year": year, **_done_to(year), **rights_of(request)}
    )


def _done_to(row: Honour | PastYear) -> dict[str, Any]:
    """Verifications and corrections in the order of time, newest first."""
    done: list[tuple[str, Any, Any]] = [
        ("verified", item.verified_at, item) for item in row.verifications.all()
    ]
    done += [("corrected", item.corrected_at, item) for item in row.corrections.all()]
    return {
        "row": row,
        "verification": row.verification,
        "done": sorted(done, key=lambda item: item[1], reverse=True),
    }
