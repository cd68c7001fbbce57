"""The steps of an import: a file, its columns, what it would change, what it changed."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.documents.faces import file_answer
from laurel.kit import clock
from laurel.ledger.faces import UNPROCESSABLE, form_page, posted, uploaded
from laurel.people.permissions import opens_to
from laurel.register.documents import FORMATS, file_of, listing_of_undo
from laurel.register.facts import Preview, columns_of, preview_of
from laurel.register.facts.lines import CHANGED, NEW, PROBLEM, REMOVED, SAME
from laurel.register.facts.reading import MOST_BYTES, BadFile
from laurel.register.forms import ApplyForm, ColumnsForm, UploadForm
from laurel.register.permissions import READERS, may_write_history
from laurel.register.selectors import access_draft, drafts_of
from laurel.register.services import apply_import, choose_columns, receive_file

FORMS = ["GET", "HEAD", "POST"]
PER_PAGE = 100
STATUSES = (PROBLEM, NEW, CHANGED, REMOVED, SAME)


@opens_to(*READERS)
@require_http_methods(FORMS)
def import_upload(request: HttpRequest) -> HttpResponse:
    """Step one: which file."""
    asked = {"subject": request.GET.get("subject")}
    form = UploadForm(posted(request), uploaded(request), person=request.user, initial=asked)
    context = {
        "form": form,
        "drafts": drafts_of(request.user),
        "imports_history": may_write_history(request.user),
    }
    if request.method != "POST" or not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "register/import_upload.html", context, status=status)
    file = form.cleaned_data["file"]
    try:
        draft = receive_file(
            file.read(MOST_BYTES + 1),
            name=file.name,
            subject=form.cleaned_data["subject"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
    except BadFile as bad:
        form.add_error("file", str(bad))
        return render(request, "register/import_upload.html", context, status=UNPROCESSABLE)
    step = "register:import_preview" if draft.is_undo else "register:import_columns"
    return redirect(step, draft.public_id)


@opens_to(*READERS)
@require_http_methods(FORMS)
def import_columns(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Step two: what each column means."""
    draft = access_draft(request.user, draft_id)
    if draft.applied_at:
        return redirect("register:import_result", draft_id)
    if draft.is_undo:
        return redirect("register:import_preview", draft_id)

    def act(typed: dict[str, Any]) -> str:
        choose_columns(draft, form.mapping())
        return reverse("register:import_preview", args=[draft_id])

    form = ColumnsForm(posted(request), draft=draft)
    context = {"draft": draft, "rows": len(draft.rows), "guessed": len(draft.mapping)}
    return form_page(request, "register/import_columns.html", form, act, context)


@opens_to(*READERS)
@require_http_methods(FORMS)
def import_preview(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Step three: what would change; looking writes nothing, applying writes all of it or nothing."""
    draft = access_draft(request.user, draft_id)
    if draft.applied_at:
        return redirect("register:import_result", draft_id)
    if not draft.is_undo and columns_of(draft.subject)[0].key not in draft.mapping.values():
        return redirect("register:import_columns", draft_id)
    preview = preview_of(draft, actor=request.user)  # type: ignore[arg-type]

    def act(typed: dict[str, Any]) -> str:
        apply_import(
            draft,
            seen=typed["seen"],
            leave_out=typed["leave_out"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("register:import_result", args=[draft_id])

    form = ApplyForm(posted(request), initial={"seen": preview.seal})
    context = {"draft": draft, "seal": preview.seal, **_shown(request, preview)}
    return form_page(request, "register/import_preview.html", form, act, context)


def _shown(request: HttpRequest, preview: Preview) -> dict[str, Any]:
    """One page of the rows, problems first, or of one status only."""
    counts = preview.counts
    only = request.GET.get("status", "")
    lines = [line for line in preview.lines if line.status == only] if only in STATUSES else preview.lines
    order = {status: place for place, status in enumerate(STATUSES)}
    lines = sorted(lines, key=lambda line: (order[line.status], line.number))
    return {
        "counts": {status: counts[status] for status in STATUSES},
        "total": len(preview.lines),
        "only": only if only in STATUSES else "",
        "page": Paginator(lines, PER_PAGE).get_page(request.GET.get("page")),
        "to_write": len(preview.to_write),
        "rare": [line for line in preview.lines if line.rare],
    }


@opens_to(*READERS)
@require_safe
def import_result(request: HttpRequest, draft_id: str) -> HttpResponse:
    """What was written, and the file that undoes it."""
    draft = access_draft(request.user, draft_id)
    if draft.applied_at is None:
        raise Http404
    counts = {status: draft.outcome.get(status, 0) for status in STATUSES}
    return render(request, "register/import_result.html", {"draft": draft, "counts": counts})


@opens_to(*READERS)
@require_safe
def import_undo(request: HttpRequest, draft_id: str, file_format: str) -> HttpResponse:
    """The file that undoes an import, as ODS or CSV."""
    draft = access_draft(request.user, draft_id)
    if file_format not in FORMATS or not draft.undo:
        raise Http404
    return file_answer(file_of(listing_of_undo(draft), file_format))
