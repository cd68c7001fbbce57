"""分署提報情形表 and 推薦參獎名單 as PDF and ODT."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from laurel.documents.faces import paper_answer
from laurel.documents.model import Paper
from laurel.editions.models import Edition
from laurel.kit import clock
from laurel.nominations.documents import WHOLE_YEAR, duty_sheet, nomination_list_of
from laurel.nominations.facts import duty_rows
from laurel.nominations.permissions import ENTRANTS, may_nominate_from, sees_all_entries
from laurel.nominations.selectors import nominations_of
from laurel.nominations.views.answers import edition_of_today
from laurel.people.models import Unit
from laurel.people.permissions import opens_to
from laurel.people.roles import Role


@opens_to(Role.PROGRAMME_OFFICER)
@require_safe
def duty_paper(request: HttpRequest, file_format: str) -> HttpResponse:
    """分署提報情形表 of the year."""
    edition = edition_of_today()
    paper = duty_sheet(edition, duty_rows(edition, clock.today()))
    return _issued(request, edition, paper, "duties", file_format)


@opens_to(Role.PROGRAMME_OFFICER, *ENTRANTS)
@require_safe
def list_paper(request: HttpRequest, code: str, file_format: str) -> HttpResponse:
    """推薦參獎名單: of one nominating unit for itself and the office, of the whole year for the office."""
    edition, entries = edition_of_today(), None
    if code == WHOLE_YEAR:
        if not sees_all_entries(request.user):
            raise Http404
        unit, entries = None, nominations_of(edition)
    else:
        unit = get_object_or_404(Unit, code=code)
        if not (sees_all_entries(request.user) or may_nominate_from(request.user, unit)):
            raise Http404
        entries = nominations_of(edition).filter(nominated_by_unit=unit)
    return _issued(request, edition, nomination_list_of(edition, unit, list(entries)), code, file_format)


def _issued(
    request: HttpRequest, edition: Edition, paper: Paper, subject: str, file_format: str
) -> HttpResponse:
    return paper_answer(
        request, paper, subject=f"{edition.roc_year}/{subject}", chain=edition.chain, file_format=file_format
    )
