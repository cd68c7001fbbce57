"""Reading the library: what is offered, one entry, one criterion across entries, files page by page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from laurel.applications.selectors import contents_of
from laurel.ballots.selectors import received_file
from laurel.files.answers import attachment_answer, page_answer
from laurel.files.reading import NoPages, page_image, pages_to_read
from laurel.kit import clock
from laurel.library.facts import Shown, shown_of
from laurel.library.forms import LibraryForm, WordsForm
from laurel.library.models import LibraryConsent, SharedWords
from laurel.library.permissions import ANSWERERS, READERS, may_read_state
from laurel.library.selectors import (
    Opened,
    access_entry,
    awaited_answers,
    offered,
    offered_matching,
    words_found,
)
from laurel.people.permissions import holds, opens_to
from laurel.rulebook.criteria import criterion_of, dimensions_of, sections_of
from laurel.rulebook.entrants import Category

PER_PAGE = 20
ENTRIES_A_PAGE = 5
AROUND = 30
"""Characters on each side of a word that was found."""
VIEWS = ("learn", "whole", "figures")


@opens_to(*READERS)
@require_safe
def library_list(request: HttpRequest) -> HttpResponse:
    """The entries that their units agreed to show, looked for by year, category, branch and words."""
    form = LibraryForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    page = Paginator(offered_matching(clock.now(), **asked), PER_PAGE).get_page(request.GET.get("page"))
    words = asked.get("words", "")
    found = words_found(list(page), words)
    context = {
        "form": form,
        "page": page,
        "rows": [(row, _found_in(found.get(row.pk), words)) for row in page],
        "dimensions": [(category.value, dimensions_of(category)) for category in Category],
        "has_any": page.paginator.count > 0 or offered(clock.now()).exists(),
        "awaited": awaited_answers(request.user, clock.today()) if _answers(request) else [],
        "answers": _answers(request),
        "reads_state": may_read_state(request.user),
    }
    return render(request, "library/list.html", context)


def _answers(request: HttpRequest) -> bool:
    return holds(request.user, *ANSWERERS)


def _found_in(words_row: SharedWords | None, words: str) -> tuple[str, SafeString] | None:
    """The criterion and a little of what stands around the first of the words."""
    first = next(iter(words.split()), "")
    if words_row is None or not first:
        return None
    at = words_row.words.casefold().find(first.casefold())
    if at < 0:
        return None
    end = at + len(first)
    before, after = words_row.words[max(0, at - AROUND) : at], words_row.words[end : end + AROUND]
    return words_row.criterion, format_html("…{}<mark>{}</mark>{}…", before, words_row.words[at:end], after)


@opens_to(*READERS)
@require_safe
def by_criterion(request: HttpRequest, category: str, code: str) -> HttpResponse:
    """How entries deal with one criterion: their texts one after another, a few a page."""
    criterion = criterion_of(Category(category), code) if category in list(Category) else None
    if criterion is None:
        raise Http404
    form = WordsForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = offered_matching(clock.now(), category=category, criterion=code, **asked)
    page = Paginator(found, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "category": category,
        "criterion": criterion,
        "criteria": sections_of(Category(category)),
        "form": form,
        "page": page,
        "entries": list(_on_criterion(list(page), Category(category), code)),
    }
    return render(request, "library/criterion.html", context)


def _on_criterion(rows: Iterable[LibraryConsent], category: Category, code: str) -> Iterable[dict[str, Any]]:
    rows = list(rows)
    contents = contents_of([row.submission_id for row in rows if row.submission_id])
    for row in rows:
        shown = shown_of(contents[row.submission_id or 0], category, row)
        if part := shown.part(code):
            yield {"consent": row, "nomination": row.nomination, "part": part, "shown": shown}


def _shown(opened: Opened) -> Shown:
    return shown_of(opened.submission.content, Category(opened.nomination.category), opened.consent)


@opens_to(*READERS)
@require_safe
def entry(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """One entry as it is shown: what can be learnt, the whole, its figures."""
    opened = access_entry(request.user, nomination_id, clock.now())
    view = request.GET.get("view", "learn")
    shown = _shown(opened)
    context = {
        "opened": opened,
        "nomination": opened.nomination,
        "shown": shown,
        "view": view if view in VIEWS else "learn",
        "left_out": len(sections_of(shown.category)) - len(shown.parts),
    }
    return render(request, "library/entry.html", context)


def _file_of(request: HttpRequest, nomination_id: str, file_id: str) -> tuple[Opened, Any]:
    """A file that is shown with an entry; absent when the entry or the file is not."""
    opened = access_entry(request.user, nomination_id, clock.now())
    row = next((row for row in _shown(opened).files if row["id"] == file_id), None)
    if row is None:
        raise Http404
    return opened, row


@opens_to(*READERS)
@require_safe
def entry_file(request: HttpRequest, nomination_id: str, file_id: str) -> HttpResponse:
    """A file of an entry page by page, drawn as pictures."""
    opened, row = _file_of(request, nomination_id, file_id)
    pages = pages_to_read(received_file(row))
    asked = request.GET.get("page", "1")
    number = min(max(1, int(asked)), max(1, pages)) if asked.isdecimal() and len(asked) < 6 else 1
    context = {
        "nomination": opened.nomination,
        "file": row,
        "pages": pages,
        "number": number,
        "previous": number - 1,
        "next": number + 1 if number < pages else 0,
    }
    return render(request, "library/file.html", context)


@opens_to(*READERS)
@require_safe
def entry_page(
    request: HttpRequest, nomination_id: str, file_id: str, number: int, width: int
) -> FileResponse:
    """One page of a file as a picture."""
    _opened, row = _file_of(request, nomination_id, file_id)
    try:
        return page_answer(page_image(received_file(row), number, width))
    except NoPages as none:
        raise Http404 from none


@opens_to(*READERS)
@require_safe
def saved_file(request: HttpRequest, nomination_id: str, file_id: str) -> FileResponse:
    """A file of an entry, always as an attachment."""
    _opened, row = _file_of(request, nomination_id, file_id)
    received_file(row)
    return attachment_answer(row["sha256"], row["name"], row["media_type"])
