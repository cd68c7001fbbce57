"""Opening next year from an earlier one: everything is shown and can be changed before anything stands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from laurel.documents.faces import PAPER_FORMATS, file_answer
from laurel.documents.model import Issue
from laurel.documents.services import IssuedFile, file_of
from laurel.documents.tables import ods_of
from laurel.editions.documents import TITLE, proposal_paper, table_of
from laurel.editions.facts import (
    Line,
    in_their_order,
    lines_of_setup,
    non_working_days,
    opening_of,
    proposed_deadline,
)
from laurel.editions.forms import ChooseYearsForm, NewYearForm
from laurel.editions.models import Edition
from laurel.editions.selectors import editions
from laurel.editions.services import copy_edition
from laurel.editions.words import GROUPS
from laurel.kit import clock
from laurel.kit.cards import card_of
from laurel.ledger.faces import UNPROCESSABLE, form_page, posted
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rulebook.opening import COPIES_KEY, LIMITS, in_order, may_be_opened
from laurel.rulebook.policy import DEFAULT_POLICY
from laurel.rulebook.roc import OFFSET

FORMS = ["GET", "HEAD", "POST"]
LOOK, CHANGES, ALL, OPEN, ODS = "look", "changes", "all", "open", "ods"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
DOCUMENTS = {"copies": COPIES_KEY, "page_limit": LIMITS}
"""Under which key the document of a particular is typed; the limits share one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter with the controls that change it."""

    line: Line
    field: BoundField | None
    document: BoundField | None


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def new_year(request: HttpRequest) -> HttpResponse:
    """The proposal as a table beside the year it is copied from; one act opens the year."""
    known = list(editions())
    if not known:
        return redirect("editions:open")
    source, roc_year, asked = _years(request, known)
    form = NewYearForm(posted(request), source=source, roc_year=roc_year)
    press = request.POST.get("press", "")
    if press == OPEN:
        return form_page(
            request, "editions/new.html", form, _opening(request, form), _Page(form, asked, press)
        )
    if press in (ODS, *PAPER_FORMATS) and form.is_valid():
        return _file(form, press)
    status = UNPROCESSABLE if form.is_bound and not form.is_valid() else 200
    return render(request, "editions/new.html", _Page(form, asked, press), status=status)


def _years(request: HttpRequest, known: list[Edition]) -> tuple[Edition, int, ChooseYearsForm]:
    """Which year is copied into which: as asked, otherwise the newest into the one after it."""
    years = [edition.roc_year for edition in known]
    usual = {"source": years[0], "year": years[0] + 1}
    asked = ChooseYearsForm({**usual, **request.GET.dict()}, years=years)
    if not asked.is_valid():
        return known[0], usual["year"], asked
    source = next(row for row in known if row.roc_year == asked.cleaned_data["source"])
    return source, asked.cleaned_data["year"], asked


def _opening(request: HttpRequest, form: NewYearForm) -> Any:
    def act(_typed: dict[str, Any]) -> str:
        opened = copy_edition(form.source, form.setup(), actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("%(year)d 年度已開辦。") % {"year": opened.roc_year})
        return reverse("editions:compare", args=[opened.roc_year, form.source.roc_year])

    return act


def _file(form: NewYearForm, file_format: str) -> HttpResponse:
    """The proposal as a draft: nothing is issued, nothing is written."""
    setup, source = form.setup(), form.source
    name = f"{TITLE}-{setup.roc_year}-draft.{file_format}"
    if file_format == ODS:
        header, rows = table_of(source.roc_year, setup.roc_year, lines_of_setup(source, setup))
        return file_answer(IssuedFile(ods_of(TITLE, header, rows), ODS_TYPE, name))
    content, media_type = file_of(proposal_paper(source, setup), Issue("", "", clock.now()), file_format)
    return file_answer(IssuedFile(content, media_type, name))


class _Page(dict[str, Any]):
    """What the page shows: every parameter with its controls, what differs, what still needs a document."""

    def __init__(self, form: NewYearForm, asked: ChooseYearsForm, press: str) -> None:
        if form.is_bound:
            form.is_valid()
        setup = form.setup()
        lines = lines_of_setup(form.source, setup)
        decision = in_order(in_their_order(setup.calendar))
        decision += may_be_opened(opening_of(setup), non_working_days(setup.roc_year + OFFSET))
        looked = press == LOOK and form.is_bound and not form.errors
        super().__init__(
            form=form,
            asked=asked,
            source=form.source,
            roc_year=form.roc_year,
            deadline=proposed_deadline(form.roc_year, DEFAULT_POLICY),
            groups=[
                {"key": key, "words": GROUPS[key], "rows": [_row(form, line) for line in rows]}
                for key, rows in groupby(lines, key=lambda line: line.group)
            ],
            only_changes=press == CHANGES,
            changed=sum(line.is_changed for line in lines),
            total=len(lines),
            looked=looked,
            lacking=card_of(decision) if looked and not decision.granted else None,
            kept=[line for line in lines if line.group == "points" and line.new.value],
            left_open=[line for line in lines if line.group == "points" and not line.new.value],
        )


def _row(form: NewYearForm, line: Line) -> Row:
    field = f"choice_{line.key}" if line.group == "points" else line.key
    document = f"document_{DOCUMENTS.get(line.key, line.key)}"
    return Row(
        line,
        form[field] if field in form.fields else None,
        form[document] if document in form.fields else None,
    )
