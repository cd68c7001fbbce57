"""Pages on nominations: the list, the wizard of five questions, the duties of branches, the self-check."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.editions.facts import edition_facts_of, unit_facts_of
from laurel.editions.models import Edition
from laurel.editions.selectors import calendar_of, current_edition
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.kit.forms import Form
from laurel.ledger.faces import form_page, posted
from laurel.nominations.facts import duty_of, eligibility_of_unit
from laurel.nominations.forms import (
    CategoryForm,
    ContactForm,
    ProjectForm,
    SelfCheckForm,
    UnitForm,
    WithdrawForm,
)
from laurel.nominations.permissions import ENTRANTS, OFFICE, may_withdraw
from laurel.nominations.selectors import (
    access_nomination,
    duty_board,
    nominations_visible_to,
    units_to_nominate,
)
from laurel.nominations.services import Particulars, nominate, withdraw_nomination
from laurel.nominations.words import ways_in_words
from laurel.people.models import Unit
from laurel.people.permissions import holds, opens_to, signed_in
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category, UnitKind, door_of

FORMS = ["GET", "HEAD", "POST"]
DRAFT = "nomination"


def _edition() -> Edition:
    edition = current_edition()
    if edition is None:
        raise Http404
    return edition


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def nomination_list(request: HttpRequest) -> HttpResponse:
    """The entries that this person may see."""
    edition = current_edition()
    entries = list(nominations_visible_to(request.user, edition)) if edition else []
    context = {
        "edition": edition,
        "entries": entries,
        "may_nominate": bool(units_to_nominate(request.user)),
        "may_see_duties": holds(request.user, Role.PROGRAMME_OFFICER, Role.BRANCH_COORDINATOR),
        "close": calendar_of(edition).get("nominations_close") if edition else None,
    }
    return render(request, "nominations/list.html", context)


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def choose_category(request: HttpRequest) -> HttpResponse:
    """Question 1: which category."""
    _edition()
    draft = request.session.get(DRAFT, {})

    def act(typed: dict[str, Any]) -> str:
        _keep(request, category=typed["category"])
        return reverse("nominations:unit")

    form = CategoryForm(posted(request), initial={"category": draft.get("category")})
    return form_page(request, "nominations/category.html", form, act, {"step": 1})


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def choose_unit(request: HttpRequest) -> HttpResponse:
    """Question 2: which unit, among those that this person may nominate."""
    draft = _draft(request, "category")
    if draft is None:
        return redirect("nominations:new")
    pairs = units_to_nominate(request.user)

    def act(typed: dict[str, Any]) -> str:
        _keep(request, unit=typed["unit"].code)
        return reverse("nominations:eligibility")

    initial = next((unit for unit, _ in pairs if unit.code == draft.get("unit")), None)
    form = UnitForm(posted(request), units=[unit for unit, _ in pairs], initial={"unit": initial})
    return form_page(request, "nominations/unit.html", form, act, {"step": 2, "none": not pairs})


@opens_to(*ENTRANTS)
@require_safe
def eligibility(request: HttpRequest) -> HttpResponse:
    """Question 3 answers itself: every condition with its facts and article, before anyone writes."""
    draft = _draft(request, "category", "unit")
    pair = _pair(request, draft) if draft else None
    if draft is None or pair is None:
        return redirect("nominations:unit")
    decision = eligibility_of_unit(_edition(), *pair, draft["category"], clock.today())
    context = {
        "step": 3,
        "unit": pair[0],
        "category": draft["category"],
        "decision": decision,
        "grounds": grounds_in_words(decision),
        "ways": ways_in_words(decision),
    }
    return render(request, "nominations/eligibility.html", context)


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def people(request: HttpRequest) -> HttpResponse:
    """Question 4: the project where there is one, and who can be asked."""
    draft = _draft(request, "category", "unit")
    if draft is None:
        return redirect("nominations:unit")
    form_class = ProjectForm if draft["category"] == Category.PROJECT_PLANNING else ContactForm

    def act(typed: dict[str, Any]) -> str:
        _keep(request, particulars={key: _plain(value) for key, value in typed.items() if key != "team"})
        return reverse("nominations:check")

    form = form_class(posted(request), initial=_particulars(draft))
    return form_page(request, "nominations/people.html", form, act, {"step": 4})


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def check(request: HttpRequest) -> HttpResponse:
    """Question 5: is everything right? Then the entry is made."""
    draft = _draft(request, "category", "unit", "particulars")
    pair = _pair(request, draft) if draft else None
    if draft is None or pair is None:
        return redirect("nominations:people")
    particulars = _particulars(draft)

    def act(typed: dict[str, Any]) -> str:
        nomination = nominate(
            _edition(),
            pair[0],
            draft["category"],
            nominated_by_unit=pair[1],
            particulars=Particulars(**particulars),
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        del request.session[DRAFT]
        return reverse("nominations:show", args=[nomination.public_id])

    context = {
        "step": 5,
        "unit": pair[0],
        "nominated_by": pair[1],
        "category": draft["category"],
        "particulars": particulars,
        "door": door_of(unit_facts_of(pair[0])).value,
    }
    return form_page(request, "nominations/check.html", Form(posted(request)), act, context)


@opens_to(*OFFICE, *ENTRANTS)
@require_safe
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """One entry."""
    nomination = access_nomination(request.user, public_id)
    context = {
        "nomination": nomination,
        "may_withdraw": may_withdraw(request.user, nomination) and not nomination.withdrawal,
    }
    return render(request, "nominations/show.html", context)


@opens_to(*OFFICE, *ENTRANTS)
@require_http_methods(FORMS)
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Takes an entry back."""
    nomination = access_nomination(request.user, public_id)

    def act(typed: dict[str, Any]) -> str:
        withdraw_nomination(nomination, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("nominations:show", args=[public_id])

    context = {"nomination": nomination}
    return form_page(request, "nominations/withdraw.html", WithdrawForm(posted(request)), act, context)


@opens_to(Role.PROGRAMME_OFFICER, Role.BRANCH_COORDINATOR)
@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    """Every branch's duty of at least one: who is nominated, who could be, what closed it."""
    edition = _edition()
    facts = edition_facts_of(edition)
    rows = [
        {"duty": row, "ground": grounds_in_words(duty_of(edition, row, facts, clock.today()))[0]}
        for row in duty_board(edition)
    ]
    return render(
        request,
        "nominations/duties.html",
        {"edition": edition, "rows": rows, "may_exempt": holds(request.user, Role.PROGRAMME_OFFICER)},
    )


@signed_in
@require_safe
def self_check(request: HttpRequest) -> HttpResponse:
    """May a unit enter, in which category, why not, what would change it? Nothing is written."""
    edition = current_edition()
    form = SelfCheckForm(request.GET if "unit" in request.GET else None)
    answers = []
    if edition and form.is_bound and form.is_valid():
        unit = form.cleaned_data["unit"]
        for category in Category:
            decision = eligibility_of_unit(edition, unit, _usual_nominator(unit), category, clock.today())
            answers.append(
                {
                    "category": category.value,
                    "decision": decision,
                    "grounds": grounds_in_words(decision),
                    "ways": ways_in_words(decision),
                }
            )
    return render(
        request, "nominations/self_check.html", {"form": form, "answers": answers, "edition": edition}
    )


def _usual_nominator(unit: Unit) -> Unit:
    if door_of(unit_facts_of(unit)).value == "direct":
        return unit
    above = unit.parent
    while above is not None and above.kind != UnitKind.BRANCH:
        above = above.parent
    return above or unit


def _keep(request: HttpRequest, **answers: Any) -> None:
    request.session[DRAFT] = {**request.session.get(DRAFT, {}), **answers}


def _draft(request: HttpRequest, *needed: str) -> dict[str, Any] | None:
    draft = request.session.get(DRAFT, {})
    return draft if all(key in draft for key in needed) else None


def _pair(request: HttpRequest, draft: dict[str, Any]) -> tuple[Unit, Unit] | None:
    return next((pair for pair in units_to_nominate(request.user) if pair[0].code == draft["unit"]), None)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _particulars(draft: dict[str, Any]) -> dict[str, Any]:

    kept = dict(draft.get("particulars", {}))
    for key in ("project_start", "project_end"):
        if kept.get(key):
            kept[key] = date.fromisoformat(kept[key])
    return kept
