"""The member's own notes: by criterion, by paragraph, all of them to print. Nobody else has a page on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.ballots.facts import Part, lengths_of, parts_of
from laurel.ballots.models import Round
from laurel.ballots.notebook import LONGEST_NOTE, Grade, Mark, Notebook, with_word
from laurel.ballots.permissions import RANKERS
from laurel.ballots.selectors import contents_of, dossier_in, notebook_on
from laurel.ballots.services import write_notebook
from laurel.ballots.views.common import FORMS, in_the_reading_room, room_facts
from laurel.kit import clock
from laurel.kit.dates import in_taipei
from laurel.panel.models import Member
from laurel.people.permissions import opens_to
from laurel.rulebook.criteria import sections_of
from laurel.rulebook.entrants import Category

CONFLICT = 409


class Overtaken(Exception):
    """The same words were changed on another device; `words` is what stands now."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@opens_to(*RANKERS)
@require_http_methods(FORMS)
@in_the_reading_room
def notes(request: HttpRequest, held: Round, seat: Member, code: str) -> HttpResponse:
    """Notes on one dossier, a field for each criterion; without a script all are sent at once."""
    nomination, submission = dossier_in(held, code)
    criteria = sections_of(Category(held.category))
    if request.method == "POST":
        names = [criterion.code for criterion in criteria]

        def change(book: Notebook) -> Notebook:
            for name in names:
                book = _noted(book, name, request.POST.get(f"note.{name}", book.notes.get(name, "")))
                book = _graded(book, name, request.POST.get(f"grade.{name}", book.grades.get(name, "")))
            return replace(book, reason=request.POST.get("reason", book.reason)[:300].strip())

        _write(request, held, seat, code, submission.number, change)
        messages.success(request, _("筆記已儲存。"))
        return redirect("ballots:read", held.public_id, code)
    context = {
        "round": held,
        "nomination": nomination,
        "criteria": criteria,
        "book": notebook_on(seat, held, code, submission.number),
    }
    return render(request, "ballots/notes.html", context)


@opens_to(*RANKERS)
@require_POST
@in_the_reading_room
def note(request: HttpRequest, held: Round, seat: Member, code: str) -> JsonResponse:
    """Saves one field; when another device changed it meanwhile, both versions come back and nothing is lost."""
    _nomination, submission = dossier_in(held, code)
    kind, _dot, name = request.POST.get("field", "").partition(".")
    value, was = request.POST.get("value", ""), request.POST.get("was", "")
    if kind not in ("note", "grade", "reason"):
        raise Http404
    if kind != "reason" and name not in {row.code for row in sections_of(Category(held.category))}:
        raise Http404

    def change(book: Notebook) -> Notebook:
        stands = {"note": book.notes, "grade": book.grades}.get(kind, {"": book.reason}).get(name, "")
        if kind != "grade" and stands not in (was, value):
            raise Overtaken(stands)
        if kind == "reason":
            return replace(book, reason=value[:300].strip())
        return _noted(book, name, value) if kind == "note" else _graded(book, name, value)

    try:
        _write(request, held, seat, code, submission.number, change)
    except Overtaken as overtaken:
        return JsonResponse({"stands": overtaken.words}, status=CONFLICT)
    return JsonResponse({"at": f"{in_taipei(clock.now()):%H:%M}"})


def _noted(book: Notebook, criterion: str, words: str) -> Notebook:
    return replace(book, notes=with_word(book.notes, criterion, words[:LONGEST_NOTE].strip()))


def _graded(book: Notebook, criterion: str, grade: str) -> Notebook:
    kept = grade if grade in list(Grade) else ""
    return replace(book, grades=with_word(book.grades, criterion, kept))


@opens_to(*RANKERS)
@require_http_methods(FORMS)
@in_the_reading_room
def mark(request: HttpRequest, held: Round, seat: Member, code: str) -> HttpResponse:
    """A star, a question or words at one paragraph."""
    nomination, submission = dossier_in(held, code)
    parts = parts_of(submission.content, Category(held.category))
    at = request.POST.get("at") or request.GET.get("at", "")
    if at not in lengths_of(parts):
        raise Http404
    if request.method == "POST":
        sign = request.POST.get("mark", "")
        words = request.POST.get("remark", "")[:LONGEST_NOTE].strip()

        def change(book: Notebook) -> Notebook:
            kept = sign if sign in list(Mark) else ""
            return replace(
                book, marks=with_word(book.marks, at, kept), remarks=with_word(book.remarks, at, words)
            )

        _write(request, held, seat, code, submission.number, change)
        return redirect(f"{reverse('ballots:read', args=[held.public_id, code])}#{at}")
    book = notebook_on(seat, held, code, submission.number)
    part = next(part for part in parts if part.criterion.code == at.partition(".")[0])
    block = next(block for name, _number, block in part.blocks() if name == at)
    context = {
        "round": held,
        "nomination": nomination,
        "at": at,
        "criterion": part.criterion,
        "words": getattr(block, "words", ""),
        "mark": book.marks.get(at, ""),
        "remark": book.remarks.get(at, ""),
    }
    return render(request, "ballots/mark.html", context)


@opens_to(*RANKERS)
@require_safe
@in_the_reading_room
def all_notes(request: HttpRequest, held: Round, seat: Member) -> HttpResponse:
    """Every note of the member on the category, to read and to print."""
    facts = room_facts(request, held, seat)
    rows = [row for row in [*facts["placed"], *facts["unplaced"]] if not row.book.is_empty]
    contents = contents_of(held, [row.code for row in rows if row.book.marks or row.book.remarks])
    category = Category(held.category)
    pages = [
        {
            "row": row,
            "criteria": _by_criterion(row.book, category),
            "blocks": _marked(row.book, parts_of(contents[row.code], category))
            if row.code in contents
            else [],
        }
        for row in rows
    ]
    return render(request, "ballots/all_notes.html", {**facts, "pages": pages})


def _by_criterion(book: Notebook, category: Category) -> list[dict[str, object]]:
    return [
        {"criterion": row, "note": book.notes.get(row.code, ""), "grade": book.grades.get(row.code, "")}
        for row in sections_of(category)
        if row.code in book.notes or row.code in book.grades
    ]


def _marked(book: Notebook, parts: list[Part]) -> list[dict[str, object]]:
    return [
        {
            "at": name,
            "criterion": part.criterion,
            "words": getattr(block, "words", ""),
            "mark": book.marks.get(name, ""),
            "remark": book.remarks.get(name, ""),
        }
        for part in parts
        for name, _number, block in part.blocks()
        if name in book.marks or name in book.remarks
    ]


def _write(
    request: HttpRequest,
    held: Round,
    seat: Member,
    code: str,
    version: int,
    change: Callable[[Notebook], Notebook],
) -> None:
    write_notebook(held, seat, code, version, change, actor=request.user)  # type: ignore[arg-type]
