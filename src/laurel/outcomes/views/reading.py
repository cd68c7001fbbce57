"""Every year that is followed, one entry with its whole history, and the letters behind both."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from laurel.documents.tables import csv_of, ods_of
from laurel.files.answers import attachment_answer
from laurel.kit import clock
from laurel.outcomes.documents import outcomes_header, outcomes_table
from laurel.outcomes.facts import (
    Kin,
    YearFollowed,
    contradictions_in,
    contradictions_in_words,
    effects_of,
    steps_of,
    years_followed,
)
from laurel.outcomes.permissions import READERS, may_record_outcomes
from laurel.outcomes.selectors import (
    access_case,
    access_evidence,
    clarifications_of,
    followed_of,
    history_of,
    sendings_of,
)
from laurel.people.permissions import opens_to

TYPES = {"ods": "application/vnd.oasis.opendocument.spreadsheet", "csv": "text/csv; charset=utf-8"}


@opens_to(*READERS)
@require_safe
def outcome_list(request: HttpRequest) -> HttpResponse:
    """Every recommended entry of the newest year and of every earlier one, with what came back so far."""
    followed = years_followed(timezone.localdate(clock.now()))
    years = [_shown(year, is_newest=place == 0) for place, year in enumerate(followed)]
    return render(
        request, "outcomes/list.html", {"years": years, "may_record": may_record_outcomes(request.user)}
    )


def _shown(year: YearFollowed, *, is_newest: bool) -> dict[str, Any]:
    return {
        "year": year,
        "is_open": is_newest or bool(year.awaited) or year.open_contradictions > 0,
        "steps": steps_of(year) if year.cases else [],
        "contradictions": contradictions_in_words(year.contradictions),
        "rows": [(case, len(_unsettled(year, case.recommendation.nomination.code))) for case in year.cases],
    }


def _unsettled(year: YearFollowed, code: str) -> list[object]:
    return [row for row in year.of(code) if row.clarification is None]


@opens_to(*READERS)
@require_safe
def export(request: HttpRequest, file_format: str) -> HttpResponse:
    """The list as ODS or CSV."""
    if file_format not in TYPES:
        raise Http404
    header, rows = outcomes_header(), outcomes_table(years_followed(timezone.localdate(clock.now())))
    content = csv_of(header, rows) if file_format == "csv" else ods_of("outcomes", header, rows)
    answer = HttpResponse(content, content_type=TYPES[file_format])
    answer["Content-Disposition"] = f'attachment; filename="outcomes.{file_format}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@opens_to(*READERS)
@require_safe
def show(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """One entry: step by step, what it did to who may enter, what does not go together, all that was recorded."""
    case = access_case(request.user, nomination_id)
    nomination = case.recommendation.nomination
    edition, sendings = nomination.edition, list(sendings_of(nomination.edition))
    sending = sendings[0] if sendings else None
    words = clarifications_of([edition])
    found = contradictions_in(edition, followed_of(edition), sending, words, Kin.read())
    ministry, national = history_of(case.recommendation)
    context = {
        "case": case,
        "nomination": nomination,
        "sending": sending,
        "sendings": sendings,
        "ministry_rows": ministry,
        "national_rows": national,
        "effects": effects_of(case),
        "contradictions": contradictions_in_words(row for row in found if row.concerns(nomination.code)),
        "may_record": may_record_outcomes(request.user),
    }
    return render(request, "outcomes/show.html", context)


@opens_to(*READERS)
@require_safe
def evidence(request: HttpRequest, file_id: str) -> FileResponse:
    """The letter behind an outcome as a file."""
    file = access_evidence(request.user, file_id)
    return attachment_answer(file.sha256, file.name, file.media_type)
