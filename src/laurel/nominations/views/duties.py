"""Every branch's duty of at least one: how it stands, and reminding."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from laurel.editions.selectors import calendar_of
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.nominations.facts import DutyRow, duty_rows
from laurel.nominations.permissions import may_remind
from laurel.nominations.selectors import windows_of
from laurel.nominations.services import remind_branch
from laurel.nominations.views.answers import edition_of_today
from laurel.nominations.words import state_in_words
from laurel.people.models import Unit
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rulebook.entrants import UnitKind


@opens_to(Role.PROGRAMME_OFFICER, Role.BRANCH_COORDINATOR)
@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    """Every branch's 0/1: who is nominated, who could be and who not and why, reminders, what closed it."""
    edition = edition_of_today()
    context = {
        "edition": edition,
        "rows": [_shown(row) for row in duty_rows(edition, clock.today())],
        "windows": windows_of(edition),
        "now": clock.now(),
        "close": calendar_of(edition).get("nominations_close"),
        "is_officer": may_remind(request.user),
    }
    return render(request, "nominations/duties.html", context)


def _shown(row: DutyRow) -> dict[str, Any]:
    units = []
    for state in row.units:
        why = grounds_in_words(state.decision.refusals)
        words = state_in_words([entry.code for entry in state.entries], state.decision)
        article = why[0].article_printed if why and not state.entries else ""
        units.append({"unit": state.unit, "words": words, "article": article})
    return {
        "duty": row.duty,
        "units": row.units,
        "shown": units,
        "ground": grounds_in_words(row.decision)[0],
        "reminder": row.reminder,
    }


@opens_to(Role.PROGRAMME_OFFICER)
@require_POST
def remind(request: HttpRequest, code: str) -> HttpResponse:
    """Reminds a branch of its duty."""
    branch = get_object_or_404(Unit, code=code, kind=UnitKind.BRANCH)
    remind_branch(edition_of_today(), branch, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    messages.success(request, _("已提醒%(branch)s。") % {"branch": branch.name})
    return redirect("nominations:duties")
