"""Question 4 of the wizard: the project where there is one, and the people."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.nominations.forms import PeopleForm, ProjectForm, team_initial
from laurel.nominations.permissions import ENTRANTS
from laurel.nominations.selectors import people_named, people_near
from laurel.nominations.views.answers import Answers, answers_of
from laurel.people.models import Person
from laurel.people.permissions import opens_to

MORE_ROWS = 3


@opens_to(*ENTRANTS)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Question 4; 「儲存並離開」, 「找人」 and 「加列」 keep what was typed, complete or not."""
    answers = answers_of(request, draft_id)
    if answers.unit is None:
        return redirect("nominations:unit", draft_id)
    form = _form(request, answers)
    if request.method == "POST" and (goal := _aside(request, draft_id)):
        form.is_valid()
        _keep(answers, form)
        return redirect(goal)

    def act(typed: dict[str, Any]) -> str:
        _keep(answers, form)
        return reverse("nominations:check", args=[draft_id])

    context = {"step": 4, "answers": answers, "asked": request.GET.get("q", "")}
    return form_page(request, "nominations/people.html", form, act, context)


def _form(request: HttpRequest, answers: Answers) -> PeopleForm:
    typed = answers.typed
    team = typed.get("team", [])
    initial = {**typed, **team_initial(team)}
    choices = {"people": _people(request, answers)}
    if not answers.is_project:
        return PeopleForm(posted(request), initial=initial, **choices)
    rows = sum(name.startswith("team_row_") for name in request.POST) // 2
    rows = rows or max(len(team) + 1, _number(request.GET.get("rows", "")))
    return ProjectForm(posted(request), initial=initial, rows=rows, **choices)


def _people(request: HttpRequest, answers: Answers) -> list[Person]:
    """Those who serve near the unit, those found by the words asked for, those chosen before."""
    near = people_near([unit for unit in (answers.unit, answers.nominated_by) if unit], clock.today())
    words = request.POST.get("q") or request.GET.get("q", "")
    chosen = [*request.POST.getlist("writers"), request.POST.get("head", "")]
    marked = Person.objects.filter(pk__in=[key for key in chosen if key.isdecimal()], is_active=True)
    found = [*near, *people_named(words), *answers.chosen_people(), *marked]
    return list({person.pk: person for person in found}.values())


def _aside(request: HttpRequest, draft_id: str) -> str:
    """Where a button other than 「繼續」 leads; empty for 「繼續」."""
    here = reverse("nominations:people", args=[draft_id])
    if "leave" in request.POST:
        return reverse("nominations:list")
    if "find" in request.POST:
        return f"{here}?{urlencode({'q': request.POST.get('q', '')})}#id_writers"
    if "more" in request.POST:
        rows = sum(name.startswith("team_row_") for name in request.POST) // 2
        return f"{here}?{urlencode({'rows': rows + MORE_ROWS})}#team"
    return ""


def _keep(answers: Answers, form: PeopleForm) -> None:
    """All that can be kept of what was typed is in the draft."""
    kept = {key: _plain(value) for key, value in form.cleaned_data.items() if not key.startswith("team_row_")}
    answers.keep(particulars={**answers.draft.answers.get("particulars", {}), **kept})


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 3 else 0
