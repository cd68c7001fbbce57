"""The roster: adding a person, correcting, striking, proposing nobody."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rewards.facts import sheet_of
from laurel.rewards.forms import CorrectionForm, ReasonForm, RewardLineForm
from laurel.rewards.models import RewardLine
from laurel.rewards.permissions import reaches
from laurel.rewards.selectors import access_line, access_reward_case
from laurel.rewards.services import Proposed, correct_line, propose_nobody, propose_reward, strike_line
from laurel.rewards.views.context import budgets_shown, sheet_shown, units_of

FORMS = ["GET", "HEAD", "POST"]


@opens_to(Role.HR_OFFICER)
@require_http_methods(FORMS)
def add(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Adds a person to the roster, beside the ceiling that is left."""
    recommendation = access_reward_case(request.user, nomination_id)
    sheet = sheet_of(recommendation)

    def act(typed: dict[str, Any]) -> str:
        propose_reward(recommendation, Proposed(**typed), actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("名冊已加入一人。"))
        return _back_to(nomination_id)

    units = units_of(request.user)  # type: ignore[arg-type]
    form = RewardLineForm(posted(request), units=units, initial={"unit": recommendation.nomination.unit_id})
    context = {**sheet_shown(sheet), "budgets": budgets_shown(sheet), "recommendation": recommendation}
    return form_page(request, "rewards/add.html", form, act, context)


@opens_to(Role.HR_OFFICER)
@require_http_methods(FORMS)
def correct(request: HttpRequest, line_id: str) -> HttpResponse:
    """A new version of a line; the old one is kept."""
    line = access_line(request.user, line_id)
    nomination_id = line.recommendation.nomination.public_id
    sheet = sheet_of(line.recommendation)

    def act(typed: dict[str, Any]) -> str:
        reason = typed.pop("correction_reason")
        correct_line(line, Proposed(**typed), reason, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("已更正；原來的一筆留在名冊異動。"))
        return _back_to(nomination_id)

    form = CorrectionForm(posted(request), units=units_of(request.user), initial=_typed_of(line))  # type: ignore[arg-type]
    context = {**sheet_shown(sheet), "budgets": budgets_shown(sheet), "line": line}
    return form_page(request, "rewards/correct.html", form, act, context)


@opens_to(Role.HR_OFFICER)
@require_http_methods(FORMS)
def strike(request: HttpRequest, line_id: str) -> HttpResponse:
    """Strikes a line from its roster."""
    line = access_line(request.user, line_id)

    def act(typed: dict[str, Any]) -> str:
        strike_line(line, typed["reason"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("已由名冊刪除；原來的一筆留在名冊異動。"))
        return _back_to(line.recommendation.nomination.public_id)

    return form_page(request, "rewards/strike.html", ReasonForm(posted(request)), act, {"line": line})


@opens_to(Role.HR_OFFICER)
@require_http_methods(FORMS)
def nobody(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Records that the unit proposes nobody."""
    recommendation = access_reward_case(request.user, nomination_id)
    if not reaches(request.user, recommendation.nomination.unit):
        raise Http404

    def act(typed: dict[str, Any]) -> str:
        propose_nobody(recommendation, typed["reason"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("已登錄不提敘獎建議。"))
        return _back_to(nomination_id)

    context = {"recommendation": recommendation}
    return form_page(request, "rewards/nobody.html", ReasonForm(posted(request)), act, context)


def _typed_of(line: RewardLine) -> dict[str, Any]:
    return {name: getattr(line, name) for name in Proposed.__slots__}


def _back_to(nomination_id: str) -> str:
    return reverse("rewards:show", args=[nomination_id])
