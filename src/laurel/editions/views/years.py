"""Pages on award years."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.editions.facts import Change, effects_of, policy_of, proposed_deadline
from laurel.editions.forms import (
    ChangeForm,
    DateForm,
    DecideForm,
    ExemptionForm,
    LimitsForm,
    OpenEditionForm,
    YearForm,
)
from laurel.editions.models import CalendarDate
from laurel.editions.selectors import calendar_of, dates_of, decisions_of, edition_of, editions
from laurel.editions.services import (
    decide_point,
    exempt_branch,
    open_edition,
    proposed_calendar,
    set_date,
    set_limits,
)
from laurel.editions.words import CHOICES, QUESTIONS
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import UNPROCESSABLE, form_page, posted
from laurel.people.models import Unit
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rulebook.entrants import UnitKind
from laurel.rulebook.parameters import COPIES, FIRST_EDITION
from laurel.rulebook.policy import BY_POINT, DEFAULT_POLICY, OPEN_QUESTIONS, Point
from laurel.rulebook.roc import roc_year_of

FORMS = ["GET", "HEAD", "POST"]
LOOK = "look"
"""The button that shows what a change would affect."""


@opens_to(Role.PROGRAMME_OFFICER)
@require_safe
def edition_list(request: HttpRequest) -> HttpResponse:
    """All years, newest first."""
    return render(request, "editions/list.html", {"editions": editions()})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def open_year(request: HttpRequest) -> HttpResponse:
    """Opens a year: the calendar is proposed from the regulation and can be changed before it stands."""
    newest = editions().first()
    usual = newest.roc_year + 1 if newest else roc_year_of(clock.today())
    asked = YearForm(request.GET) if "roc_year" in request.GET else None
    roc_year = asked.cleaned_data["roc_year"] if asked and asked.is_valid() else max(usual, FIRST_EDITION)
    deadline = proposed_deadline(roc_year, DEFAULT_POLICY)
    initial = {
        "title": _("%(year)d 年度服務績優獎") % {"year": roc_year},
        "copies_required": COPIES.value,
        **proposed_calendar(roc_year),
    }
    form = OpenEditionForm(posted(request), initial=initial)

    def act(typed: dict[str, Any]) -> str:
        edition = open_edition(
            roc_year,
            title=typed["title"],
            calendar=form.calendar(),
            basis=typed["basis"],
            contact=typed["contact"],
            copies_required=typed["copies_required"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("editions:show", args=[edition.roc_year])

    year_form = asked or YearForm(initial={"roc_year": roc_year})
    context = {"roc_year": roc_year, "deadline": deadline, "year_form": year_form}
    return form_page(request, "editions/open.html", form, act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_safe
def show(request: HttpRequest, roc_year: int) -> HttpResponse:
    """One year: its calendar with what was decided before, and its silent points."""
    edition = edition_of(roc_year)
    policy, decided, rows = policy_of(edition), decisions_of(edition), list(dates_of(edition))
    now_in_force = calendar_of(edition)
    calendar = [
        {
            "kind": kind,
            "at": now_in_force.get(kind),
            "row": next((row for row in reversed(rows) if row.kind == kind), None),
            "before": [row for row in rows if row.kind == kind][:-1],
        }
        for kind in CalendarDate.Kind
    ]
    points = [
        {
            "question": question,
            "words": QUESTIONS[question.point.value],
            "choice": CHOICES[policy.choice_of(question.point)],
            "decision": decided.get(question.point.value),
            "must": question.must_be_decided and question.point.value not in decided,
        }
        for question in OPEN_QUESTIONS
    ]
    deadline = proposed_deadline(roc_year, DEFAULT_POLICY)
    earlier = list(editions().filter(roc_year__lt=roc_year)[:1])
    context = {
        "edition": edition,
        "calendar": calendar,
        "points": points,
        "deadline": deadline,
        "earlier": earlier,
    }
    return render(request, "editions/show.html", context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def move_date(request: HttpRequest, roc_year: int, kind: str) -> HttpResponse:
    """Moves a moment of the year by a decision with its document."""
    edition = edition_of(roc_year)
    if kind not in CalendarDate.Kind.values:
        raise Http404
    now_in_force = calendar_of(edition).get(kind)

    def act(typed: dict[str, Any]) -> str:
        set_date(edition, kind, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("editions:show", args=[roc_year])

    context = {"edition": edition, "kind": CalendarDate.Kind(kind), "now_in_force": now_in_force}
    form = DateForm(posted(request), initial={"at": now_in_force})
    if LOOK in request.POST:
        change = Change(kind=kind, at=form.change("at"))
        return _with_effects(request, "editions/date.html", form, change, context)
    return form_page(request, "editions/date.html", form, act, context)


def _with_effects(
    request: HttpRequest, template: str, form: ChangeForm, change: Change, context: dict[str, Any]
) -> HttpResponse:
    """The page with what was typed and what the change would affect; nothing is written."""
    shown = {**context, "form": form}
    if form.errors:
        return render(request, template, shown, status=UNPROCESSABLE)
    found = effects_of(context["edition"], change, clock.now())
    shown["effects"] = [
        {
            "counts": effect.counts,
            "notes": effect.notes,
            "moved": [
                (row, grounds_in_words(row.before), grounds_in_words(row.after)) for row in effect.moved
            ],
        }
        for effect in found
    ]
    return render(request, template, shown)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def limits(request: HttpRequest, roc_year: int) -> HttpResponse:
    """Limits the applications of the year, by a decision with its document."""
    edition = edition_of(roc_year)

    def act(typed: dict[str, Any]) -> str:
        set_limits(edition, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("editions:show", args=[roc_year])

    initial = {"page_limit": edition.page_limit, "section_characters": edition.section_characters}
    form = LimitsForm(posted(request), initial=initial)
    return form_page(request, "editions/limits.html", form, act, {"edition": edition})


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def decide(request: HttpRequest, roc_year: int, point: str) -> HttpResponse:
    """Records the year's choice on a silent point."""
    edition = edition_of(roc_year)
    if point not in QUESTIONS:
        raise Http404
    question = BY_POINT[Point(point)]

    def act(typed: dict[str, Any]) -> str:
        decide_point(edition, question.point, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return f"{reverse('editions:show', args=[roc_year])}#{point}"

    context = {
        "edition": edition,
        "question": question,
        "words": QUESTIONS[point],
        "default_words": CHOICES[question.default],
    }
    form = DecideForm(posted(request), question=question)
    if LOOK in request.POST:
        change = Change(point=question.point, choice=form.change("choice") or "")
        return _with_effects(request, "editions/decide.html", form, change, context)
    return form_page(request, "editions/decide.html", form, act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def exempt(request: HttpRequest, roc_year: int, branch: str) -> HttpResponse:
    """Closes a branch's duty to nominate at least one, with the reason."""
    edition = edition_of(roc_year)
    unit = get_object_or_404(Unit, code=branch, kind=UnitKind.BRANCH)

    def act(typed: dict[str, Any]) -> str:
        exempt_branch(edition, unit, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("nominations:duties")

    context = {"edition": edition, "branch": unit}
    return form_page(request, "editions/exempt.html", ExemptionForm(posted(request)), act, context)
