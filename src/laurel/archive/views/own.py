"""What stays one's own: for every account, also one whose roles have ended."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.archive.selectors import access_own_entry, access_own_version, own_entries, own_sheets
from laurel.documents.faces import paper_answer
from laurel.files.answers import attachment_answer
from laurel.people.permissions import grants_of, open_to_former
from laurel.results.documents import result_notice, subject_of


@open_to_former
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """The person's own sheets with their receipts, and own entries with their results.

    Absent to an account that holds no role and has nothing of its own.
    """
    sheets, entries = own_sheets(request.user), own_entries(request.user)
    if not (sheets or entries or grants_of(request.user)):
        raise Http404
    return render(request, "archive/own.html", {"sheets": sheets, "entries": entries})


@open_to_former
@require_safe
def own_notice(request: HttpRequest, nomination_id: str, file_format: str) -> HttpResponse:
    """結果通知 of an own entry, once approved."""
    entry = access_own_entry(request.user, nomination_id)
    if entry.result is None:
        raise Http404
    edition = entry.nomination.edition
    return paper_answer(
        request,
        result_notice(entry.result),
        subject=subject_of(edition, "notice", nomination_id),
        chain=edition.chain,
        file_format=file_format,
        category=entry.nomination.category,
    )


@open_to_former
@require_safe
def own_version(request: HttpRequest, nomination_id: str, number: int) -> FileResponse:
    """The printed form of a frozen version of an own entry, byte by byte as it was."""
    version = access_own_version(request.user, nomination_id, number)
    name = f"{version.application.nomination.code}-{number}.pdf"
    return attachment_answer(version.pdf_sha256, name, "application/pdf")
