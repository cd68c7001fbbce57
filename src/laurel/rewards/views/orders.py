"""The committee and the orders of one entry; the clocks of a year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rewards.facts import clocks_of, flow_of, timeline_of
from laurel.rewards.forms import OrderForm, ReviewForm, RevocationForm
from laurel.rewards.models import RewardLine
from laurel.rewards.selectors import (
    access_line,
    access_reward_case,
    access_year,
    lines_of_year,
    reached,
    roster_of,
)
from laurel.rewards.services import order_rewards, record_review, revoke_order
from laurel.rewards.words import FLOW_WORDS, times_in_words
from laurel.rulebook.rewards import RewardKind

FORMS = ["GET", "HEAD", "POST"]


@opens_to(Role.HR_OFFICER)
@require_http_methods(FORMS)
def review(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Records what the evaluation committee said of lines of a roster."""
    recommendation = access_reward_case(request.user, nomination_id)
    roster = reached(request.user, roster_of(recommendation))

    def act(typed: dict[str, Any]) -> str:
        chosen = _chosen(roster, typed.pop("lines"))
        record_review(recommendation, chosen, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("考績委員會的審議已登錄。"))
        return reverse("rewards:show", args=[nomination_id])

    waiting = [line.public_id for line in roster if not line.reviews.all()]
    form = ReviewForm(posted(request), lines=_choices(roster), initial={"lines": waiting})
    return form_page(
        request, "rewards/review.html", form, act, {"recommendation": recommendation, "roster": roster}
    )


@opens_to(Role.HR_OFFICER)
@require_http_methods(FORMS)
def order(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Records an order of rewards."""
    recommendation = access_reward_case(request.user, nomination_id)
    roster = reached(request.user, roster_of(recommendation))
    ready = [line for line in roster if not hasattr(line, "ordered")]

    def act(typed: dict[str, Any]) -> str:
        chosen = _chosen(ready, typed.pop("lines"))
        order_rewards(recommendation, chosen, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("獎勵令已登錄。"))
        return reverse("rewards:show", args=[nomination_id])

    form = OrderForm(posted(request), lines=_choices(roster, ready))
    return form_page(
        request, "rewards/order.html", form, act, {"recommendation": recommendation, "ready": ready}
    )


@opens_to(Role.HR_OFFICER)
@require_http_methods(FORMS)
def revoke(request: HttpRequest, line_id: str) -> HttpResponse:
    """Takes an ordered reward back; the order is kept."""
    line = access_line(request.user, line_id)

    def act(typed: dict[str, Any]) -> str:
        revoke_order(line, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("獎勵令已撤銷，額度已釋出；可由名冊異動更正後重提。"))
        return reverse("rewards:show", args=[line.recommendation.nomination.public_id])

    return form_page(request, "rewards/revoke.html", RevocationForm(posted(request)), act, {"line": line})


@opens_to(Role.HR_OFFICER)
@require_safe
def tracking(request: HttpRequest, roc_year: int) -> HttpResponse:
    """The clocks of a year: ordered when, due when, how each stands today; what is not ordered yet below."""
    edition = access_year(request.user, roc_year)
    lines = reached(request.user, lines_of_year(edition))
    clocks = clocks_of(lines, clock.today())
    context = {
        "edition": edition,
        "timeline": timeline_of(clocks, clock.today()),
        "open_lines": [(line, FLOW_WORDS[flow_of(line)]) for line in lines if not hasattr(line, "ordered")],
        "today": clock.today(),
    }
    return render(request, "rewards/tracking.html", context)


def _choices(
    roster: Sequence[RewardLine], among: Sequence[RewardLine] | None = None
) -> list[tuple[str, str]]:
    """Lines to choose from, each with its number on the roster and how far it is."""
    wanted = {line.pk for line in (roster if among is None else among)}
    return [
        (
            line.public_id,
            _("%(number)s %(name)s：%(reward)s（%(state)s）")
            % {
                "number": number,
                "name": line.person_name,
                "reward": times_in_words(RewardKind(line.reward), line.times),
                "state": FLOW_WORDS[flow_of(line)],
            },
        )
        for number, line in enumerate(roster, start=1)
        if line.pk in wanted
    ]


def _chosen(roster: Sequence[RewardLine], keys: Sequence[str]) -> list[RewardLine]:
    return [line for line in roster if line.public_id in keys]
