"""The printed form on the screen and as files: the draft as it stands, and what was frozen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laurel.applications.documents import letter_paper, receipt_paper
from laurel.applications.facts import Written, missing_evidence, written_of
from laurel.applications.figures import disagrees
from laurel.applications.models import Application, Submission
from laurel.applications.permissions import ENTRANTS, OFFICE
from laurel.applications.selectors import access_application, dispatch_of, files_of, submissions_of
from laurel.applications.selectors.writing import access_own_application
from laurel.applications.services.printing import (
    Layout,
    draft_of,
    frozen_paper,
    layout_of,
    number_of,
    preview_folder,
)
from laurel.applications.text import Grid, Text, figures_in
from laurel.applications.words import FIGURE_FAULTS, criterion_in_words
from laurel.documents.faces import file_answer
from laurel.documents.model import Issue, Paper
from laurel.documents.services import IssuedFile, file_of
from laurel.files.answers import attachment_answer, page_answer
from laurel.files.selectors import refuse_destroyed
from laurel.kit import clock
from laurel.kit.dates import format_date, format_moment
from laurel.people.permissions import opens_to
from laurel.rulebook.criteria import sections_of
from laurel.rulebook.entrants import Category

FORMATS = ("pdf", "odt")


@opens_to(*ENTRANTS)
@require_safe
def preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """The pages of the very PDF, what each part fills, and what to look at again."""
    application = access_own_application(request.user, public_id)
    layout = layout_of(application, clock.now())
    written = written_of(application)
    category = Category(application.nomination.category)
    flags = list(flags_of(category, written, layout, public_id))
    context = {
        "application": application,
        "layout": layout,
        "pages": [
            (number, [flag for flag in flags if flag.page == number]) for number in range(1, layout.pages + 1)
        ],
        "parts": [
            (criterion.code, criterion_in_words(criterion.code), layout.parts.get(criterion.code))
            for criterion in sections_of(category)
        ],
        "flags": flags,
        "waiting": [row for row in files_of(application) if not row.received.is_usable],
        "limit": application.nomination.edition.page_limit,
        "is_large": request.GET.get("size") == "large",
    }
    return render(request, "applications/preview.html", context)


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to look at again, in the margin of the page on which its part begins."""

    name: str
    words: str
    address: str
    page: int | None


def flags_of(category: Category, written: Written, layout: Layout, public_id: str) -> Iterator[Flag]:
    """Evidence not ticked, tables without a caption, figures that do not agree, part by part."""
    missing = missing_evidence(category, written)
    for criterion in sections_of(category):
        text = written.sections.get(criterion.code, Text())
        where = reverse("applications:section", args=[public_id, criterion.code])
        page = layout.parts.get(criterion.code)
        if prompts := missing.get(criterion.code):
            words = _("必備事證尚未標示提供：%(prompts)s") % {"prompts": "、".join(prompts)}
            yield Flag(criterion.code, words, where, page)
        if uncaptioned := sum(isinstance(block, Grid) and not block.caption for block in text.blocks):
            words = _("%(count)d 個表格沒有標題") % {"count": uncaptioned}
            yield Flag(criterion.code, words, where, page)
    stands_on = {
        key: layout.parts.get(code) for code, text in written.sections.items() for key in figures_in(text)
    }
    for card in filter(disagrees, written.figures):
        where = reverse("applications:figure", args=[public_id, card.key])
        words = str(FIGURE_FAULTS["figure_disagrees"])
        yield Flag(card.indicator, words, where, stands_on.get(card.key))


@opens_to(*ENTRANTS)
@require_safe
def preview_page(request: HttpRequest, public_id: str, digest: str, number: int) -> FileResponse:
    """One page of the draft as a picture; absent once the draft says something else and the picture is gone."""
    application = access_own_application(request.user, public_id)
    if layout_of(application, clock.now()).digest != digest:
        raise Http404
    picture = preview_folder(digest) / f"{number}.png"
    if not picture.exists():
        raise Http404
    return page_answer(picture)


@opens_to(*ENTRANTS)
@require_safe
def layout(request: HttpRequest, public_id: str) -> HttpResponse:
    """「12／30 頁」 from the real layout, for the overview."""
    application = access_own_application(request.user, public_id)
    context = {
        "application": application,
        "layout": layout_of(application, clock.now()),
        "limit": application.nomination.edition.page_limit,
    }
    return render(request, "applications/layout.html", context)


@opens_to(*ENTRANTS)
@require_safe
def draft(request: HttpRequest, public_id: str, file_format: str) -> HttpResponse:
    """The draft as PDF or ODT."""
    application = access_own_application(request.user, public_id)
    paper, issue = draft_of(application, clock.now())
    return _answer(paper, issue, file_format, f"{issue.number}-draft")


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def frozen(
    request: HttpRequest, public_id: str, number: int, what: str, file_format: str
) -> HttpResponse | FileResponse:
    """A frozen version: the form byte by byte as it was, its copies, its letter, its receipt."""
    application = access_application(request.user, public_id)
    submission = _version(application, number)
    refuse_destroyed(submission)
    name = number_of(application, number)
    if what == "form" and file_format == "pdf" and submission.pdf_sha256:
        return attachment_answer(submission.pdf_sha256, f"{name}.pdf", "application/pdf")
    if what == "form":
        return _answer(*frozen_paper(submission), file_format, name)
    if what == "copies":
        copies = application.nomination.edition.copies_required
        return _answer(*frozen_paper(submission, copies), file_format, f"{name}-copies")
    if what in {"letter", "receipt"}:
        paper = _letter(submission) if what == "letter" else _receipt(submission)
        return _answer(paper, Issue(name, "", submission.submitted_at), file_format, f"{name}-{what}")
    raise Http404


def _version(application: Application, number: int) -> Submission:
    submission = submissions_of(application).filter(number=number).first()
    if submission is None:
        raise Http404
    return submission


def _letter(submission: Submission) -> Paper:
    nomination = submission.application.nomination
    return letter_paper(
        submission.content,
        sender=nomination.nominated_by_unit.name,
        copies=nomination.edition.copies_required,
        pages=submission.pages,
        is_sample=nomination.edition.is_sample,
    )


def _receipt(submission: Submission) -> Paper:
    application = submission.application
    letter = dispatch_of(application)
    facts = {
        "收據編號": number_of(application, submission.number),
        "送出時間": format_moment(submission.submitted_at, "zh-hant"),
        "送出人": submission.submitted_by.name,
        "聲明人": submission.declared_by,
        "頁數": f"{submission.pages} 頁",
        "內容 SHA-256": in_groups(submission.sha256),
        "申請書 PDF SHA-256": in_groups(submission.pdf_sha256),
        "函送": f"{format_date(letter.dispatched_on, 'zh-hant')} {letter.dispatch_no}"
        if letter
        else "尚未登錄",
    }
    paper = receipt_paper(submission.content, facts, is_sample=application.nomination.edition.is_sample)
    return replace(paper, header=application.nomination.unit.name)


def in_groups(digest: str) -> str:
    """A digest as it is read and compared on paper: sixteen letters at a time."""
    return " ".join(digest[at : at + 16] for at in range(0, len(digest), 16))


def _answer(paper: Paper, issue: Issue, file_format: str, name: str) -> HttpResponse:
    if file_format not in FORMATS:
        raise Http404
    content, media_type = file_of(paper, issue, file_format)
    return file_answer(IssuedFile(content, media_type, f"{name}.{file_format}"))
