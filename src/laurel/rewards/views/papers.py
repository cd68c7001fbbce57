"""The papers on rewards. Whatever names people stands in the record each time it leaves."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from laurel.documents.faces import file_answer, paper_answer
from laurel.kit import clock
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rewards.documents import quota_notice
from laurel.rewards.facts import sheets_of
from laurel.rewards.selectors import access_reward_case, access_year, addressed_agencies
from laurel.rewards.services import export_committee, export_roster, export_tracking


@opens_to(Role.HR_OFFICER, Role.PROGRAMME_OFFICER)
@require_safe
def notice(request: HttpRequest, roc_year: int, agency: str, file_format: str) -> HttpResponse:
    """敘獎額度通知 of one agency in a year; absent for an agency without recommended entries."""
    edition = access_year(request.user, roc_year)
    sheets = sheets_of(edition)
    agencies = addressed_agencies([sheet.recommendation for sheet in sheets])
    addressed = next((unit for unit in agencies if unit.code == agency), None)
    if addressed is None:
        raise Http404
    own = [row for row in sheets if row.recommendation.nomination.unit_id in agencies[addressed]]
    return paper_answer(
        request,
        quota_notice(edition, addressed, own),
        subject=f"{roc_year}/reward-notice/{agency}",
        chain=edition.chain,
        file_format=file_format,
    )


@opens_to(Role.HR_OFFICER)
@require_safe
def roster_file(request: HttpRequest, nomination_id: str, file_format: str) -> HttpResponse:
    """獎懲建議名冊 as PDF, ODT or ODS."""
    recommendation = access_reward_case(request.user, nomination_id)
    return file_answer(
        export_roster(recommendation, file_format, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    )


@opens_to(Role.HR_OFFICER)
@require_safe
def committee_file(request: HttpRequest, nomination_id: str, file_format: str) -> HttpResponse:
    """考績委員會提案 as PDF, ODT or ODS."""
    recommendation = access_reward_case(request.user, nomination_id)
    return file_answer(
        export_committee(recommendation, file_format, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    )


@opens_to(Role.HR_OFFICER)
@require_safe
def tracking_file(request: HttpRequest, roc_year: int, file_format: str) -> HttpResponse:
    """追蹤表 of a year as PDF, ODT or ODS."""
    edition = access_year(request.user, roc_year)
    return file_answer(
        export_tracking(edition, file_format, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    )
