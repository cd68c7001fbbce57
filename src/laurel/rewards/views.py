"""Pages on rewards."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rewards.facts import remarks_on, sheet_of, sheets_of
from laurel.rewards.forms import PoolForm, RewardLineForm, StrikeForm
from laurel.rewards.permissions import may_decide_pool, may_see_roster
from laurel.rewards.selectors import access_line, access_reward_case, roster_of
from laurel.rewards.services import decide_pool, export_roster, propose_reward, strike_line
from laurel.rewards.words import CASE_WORDS, ROLE_WORDS, units_in_words


@opens_to(Role.HR_OFFICER, Role.PROGRAMME_OFFICER)
@require_safe
def reward_list(request: HttpRequest) -> HttpResponse:
    """Every recommended entry with its case and ceiling."""
    edition = current_edition()
    sheets = [
        {
            "sheet": sheet,
            "words": CASE_WORDS[sheet.pool.case],
            "used": units_in_words(sheet.used),
            "ceiling": units_in_words(sheet.pool.ceiling or 0),
        }
        for sheet in (sheets_of(edition) if edition else [])
    ]
    return render(request, "rewards/list.html", {"edition": edition, "sheets": sheets})


@opens_to(Role.HR_OFFICER, Role.PROGRAMME_OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """One entry's reward sheet; personnel see the roster and add to it."""
    recommendation = access_reward_case(request.user, nomination_id)
    sheet = sheet_of(recommendation)
    roster = list(roster_of(recommendation)) if may_see_roster(request.user) else []
    remarks = remarks_on(sheet, roster)
    context = {
        "recommendation": recommendation,
        "sheet": sheet,
        "words": CASE_WORDS[sheet.pool.case],
        "used": units_in_words(sheet.used),
        "ceiling": units_in_words(sheet.pool.ceiling or 0),
        "roster": [(line, ROLE_WORDS[line.role], grounds_in_words(remarks[line.pk])) for line in roster],
        "sees_roster": may_see_roster(request.user),
        "decides_pool": may_decide_pool(request.user),
    }

    def act(typed: dict[str, object]) -> str:
        propose_reward(recommendation, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("rewards:show", args=[nomination_id])

    return form_page(request, "rewards/show.html", RewardLineForm(posted(request)), act, context)


@opens_to(Role.HR_OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def strike(request: HttpRequest, line_id: str) -> HttpResponse:
    """Strikes a line from its roster."""
    line = access_line(request.user, line_id)

    def act(typed: dict[str, str]) -> str:
        strike_line(line, typed["reason"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("rewards:show", args=[line.recommendation.nomination.public_id])

    return form_page(request, "rewards/strike.html", StrikeForm(posted(request)), act, {"line": line})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def pool(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Records a ceiling where the regulation covers no case."""
    recommendation = access_reward_case(request.user, nomination_id)

    def act(typed: dict[str, object]) -> str:
        decide_pool(recommendation, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("rewards:show", args=[nomination_id])

    return form_page(
        request, "rewards/pool.html", PoolForm(posted(request)), act, {"recommendation": recommendation}
    )


@opens_to(Role.HR_OFFICER)
@require_safe
def roster_ods(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """The roster as a spreadsheet; every export stands in the record."""
    recommendation = access_reward_case(request.user, nomination_id)
    content = export_roster(recommendation, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    answer = HttpResponse(content, content_type="application/vnd.oasis.opendocument.spreadsheet")
    answer["Content-Disposition"] = 'attachment; filename="roster.ods"'
    answer["Cache-Control"] = "private, no-store"
    return answer
