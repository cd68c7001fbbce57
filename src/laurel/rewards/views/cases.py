"""The cases: a year's recommended entries, one entry's sheet, what was decided where the text is silent."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition, decisions_of
from laurel.editions.words import CHOICES, QUESTIONS
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rewards.facts import clocks_of, remarks_on_case, sheet_of, sheets_of, timeline_of
from laurel.rewards.forms import PoolForm, ReadingsForm
from laurel.rewards.models import RewardReading
from laurel.rewards.permissions import may_decide_pool, may_see_roster
from laurel.rewards.selectors import (
    access_reward_case,
    access_year,
    addressed_agencies,
    all_lines_of,
    lines_of_year,
    orders_of,
    reached,
    readings_of,
    roster_of,
    years_with_cases,
)
from laurel.rewards.services import decide_pool, decide_readings
from laurel.rewards.views.context import budgets_shown, roster_shown, sheet_shown, versions_shown
from laurel.rulebook.policy import BY_POINT, Point

READERS = (Role.HR_OFFICER, Role.PROGRAMME_OFFICER)
FORMS = ["GET", "HEAD", "POST"]
SILENT_POINTS = (Point.REWARD_TOTAL, Point.MINISTRY_TOP)


@opens_to(*READERS)
@require_safe
def reward_list(request: HttpRequest) -> HttpResponse:
    """The newest year that has recommended entries, or the newest year at all."""
    years = years_with_cases()
    return _year_page(request, years[0] if years else current_edition(), years)


@opens_to(*READERS)
@require_safe
def year(request: HttpRequest, roc_year: int) -> HttpResponse:
    """One year: every recommended entry with its case and ceiling."""
    return _year_page(request, access_year(request.user, roc_year), years_with_cases())


def _year_page(request: HttpRequest, edition: Edition | None, years: list[Edition]) -> HttpResponse:
    sheets = sheets_of(edition) if edition else []
    sees_roster = may_see_roster(request.user)
    clocks = (
        clocks_of(reached(request.user, lines_of_year(edition)), clock.today())
        if edition and sees_roster
        else []
    )
    context = {
        "edition": edition,
        "years": years,
        "today": clock.today(),
        "sheets": [sheet_shown(sheet) for sheet in sheets],
        "agencies": addressed_agencies([sheet.recommendation for sheet in sheets]),
        "silent": _silent(edition) if edition and sheets else None,
        "decides": may_decide_pool(request.user),
        "sees_roster": sees_roster,
        "overdue": sum(row.is_late for row in clocks),
        "running": sum(row.is_running for row in clocks),
    }
    return render(request, "rewards/list.html", context)


def _silent(edition: Edition) -> dict[str, Any]:
    """What the text leaves open on rewards, and what the year decided of it."""
    policy, decided = policy_of(edition), decisions_of(edition)
    return {
        "points": [
            {
                "point": point.value,
                "question": QUESTIONS[point.value],
                "choice": CHOICES[policy.choice_of(point)],
                "article": BY_POINT[point].article,
                "decision": decided.get(point.value),
            }
            for point in SILENT_POINTS
        ],
        "readings": readings_of(edition),
        "scope": RewardReading.Scope.PER_ENTRY.label,
    }


@opens_to(*READERS)
@require_safe
def show(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """One entry's reward sheet; personnel see the roster of their own people."""
    recommendation = access_reward_case(request.user, nomination_id)
    sheet = sheet_of(recommendation)
    sees_roster = may_see_roster(request.user)
    roster = reached(request.user, roster_of(recommendation))
    context = {
        **sheet_shown(sheet),
        "recommendation": recommendation,
        "budgets": budgets_shown(sheet),
        "remarks": grounds_in_words(remarks_on_case(sheet)),
        "sees_roster": sees_roster,
        "decides_pool": may_decide_pool(request.user),
        "roster": roster_shown(sheet, roster),
        "elsewhere": len(sheet.lines) - len(roster) if sees_roster else 0,
        "versions": versions_shown(reached(request.user, all_lines_of(recommendation))),
        "orders": list(orders_of(recommendation)) if sees_roster else [],
        "timeline": timeline_of(clocks_of(roster, clock.today()), clock.today()),
        "today": clock.today(),
    }
    return render(request, "rewards/show.html", context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def pool(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Records a ceiling where the regulation covers no case."""
    recommendation = access_reward_case(request.user, nomination_id)

    def act(typed: dict[str, Any]) -> str:
        decide_pool(recommendation, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("核定的額度已登錄。"))
        return reverse("rewards:show", args=[nomination_id])

    context = {"recommendation": recommendation}
    return form_page(request, "rewards/pool.html", PoolForm(posted(request)), act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def readings(request: HttpRequest, roc_year: int) -> HttpResponse:
    """Records how the year reads what 三(五)2 leaves open."""
    edition = access_year(request.user, roc_year)
    standing = readings_of(edition)
    names = ("scope", "most_major_merits", "authority", "reason")
    initial = (
        {name: getattr(standing, name) for name in names}
        if standing
        else {"scope": RewardReading.Scope.PER_ENTRY}
    )

    def act(typed: dict[str, Any]) -> str:
        decide_readings(edition, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("決定已登錄。"))
        return reverse("rewards:year", args=[roc_year])

    form = ReadingsForm(posted(request), initial=initial)
    return form_page(request, "rewards/readings.html", form, act, {"edition": edition})
