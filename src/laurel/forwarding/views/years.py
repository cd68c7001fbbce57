"""The years that recommended entries, and one of them: every entry with how far its update is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.forwarding.facts import cases_of, closing_decision, years_of
from laurel.forwarding.permissions import READERS, may_forward
from laurel.forwarding.selectors import access_year, closing_of, closings_of, versions_to_forward
from laurel.forwarding.words import STATES
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.people.permissions import opens_to


@opens_to(*READERS)
@require_safe
def year_list(request: HttpRequest) -> HttpResponse:
    """Every year that recommended an entry, with how far its package is."""
    return render(request, "forwarding/list.html", {"years": years_of(clock.now())})


@opens_to(*READERS)
@require_safe
def show(request: HttpRequest, roc_year: int) -> HttpResponse:
    """One year: its recommended entries, what is in the way, what goes up, what was closed before."""
    edition = access_year(request.user, roc_year)
    now = clock.now()
    cases = cases_of(edition, now)
    closing = closing_of(edition)
    decision = closing_decision(edition, cases)
    owing = [case for case in cases if case.owes]
    versions = versions_to_forward(edition)
    context: dict[str, Any] = {
        "edition": edition,
        "cases": [(case, *STATES[case.state_at(now)], case.state_at(now)) for case in cases],
        "owing": len(owing),
        "dealt_with": sum(bool(case.sent or case.decision) for case in owing),
        "to_ask": sum(case.state_at(now) == "not_asked" for case in cases),
        "asked_again": [case.nomination.code for case in cases if case.is_asked_again],
        "closing": closing,
        "earlier": [row for row in closings_of(edition) if row != closing],
        "in_the_way": grounds_in_words(decision.refusals) if not closing else (),
        "versions": versions,
        "moved": bool(closing)
        and {row.pk for row, _ in versions} != {case.recommendation.pk for case in cases},
        "may_forward": may_forward(request.user),
    }
    return render(request, "forwarding/show.html", context)
