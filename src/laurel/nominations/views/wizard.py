"""The wizard: five questions, kept as a draft of one's own, and the entry that they make."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.kit.forms import Form
from laurel.ledger.faces import form_page, posted
from laurel.nominations.facts import may_nominate_now, unit_states
from laurel.nominations.forms import CategoryForm, UnitForm
from laurel.nominations.permissions import ENTRANTS, may_move, may_nominate_anything
from laurel.nominations.selectors import access_draft, nominations_of, units_to_nominate
from laurel.nominations.services import discard_draft, keep_draft, nominate_from_draft
from laurel.nominations.views.answers import Answers, answers_of, edition_of_today
from laurel.nominations.words import conditions_of, state_in_words, ways_in_words
from laurel.people.permissions import opens_to
from laurel.rulebook.entrants import Category

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def start(request: HttpRequest) -> HttpResponse:
    """Question 1 of a new nomination: which category. Answering begins a draft.

    Absent to the people of a centre or training site: their branch nominates it.
    """
    if not may_nominate_anything(request.user):
        raise Http404
    return _category(request, None)


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def category(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Question 1 again: another category for the same draft."""
    return _category(request, answers_of(request, draft_id))


def _category(request: HttpRequest, answers: Answers | None) -> HttpResponse:
    edition = edition_of_today()

    def act(typed: dict[str, Any]) -> str:
        kept = keep_draft(
            edition,
            answers.draft if answers else None,
            {"category": typed["category"]},
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        step = "eligibility" if answers and answers.unit else "unit"
        return reverse(f"nominations:{step}", args=[kept.public_id])

    form = CategoryForm(posted(request), initial={"category": answers.category if answers else None})
    return form_page(request, "nominations/category.html", form, act, {"step": 1, "answers": answers})


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def unit(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Question 2: which unit, among those that this person may nominate, each with how it stands."""
    answers = answers_of(request, draft_id)
    states = unit_states(answers.edition, units_to_nominate(request.user), answers.category, clock.now())
    names = {state.unit.code: state.unit.name for state in states}
    groups: dict[str, list[tuple[str, str]]] = {}
    for state in states:
        groups.setdefault(state.nominated_by.name, []).append((state.unit.code, state.unit.name))

    def act(typed: dict[str, Any]) -> str:
        answers.keep(unit=typed["unit"], unit_name=names[typed["unit"]])
        return reverse("nominations:eligibility", args=[draft_id])

    form = UnitForm(
        posted(request),
        groups=list(groups.items()),
        hints={
            state.unit.code: state_in_words([row.code for row in state.entries], state.decision)
            for state in states
        },
        initial={"unit": answers.unit and answers.unit.code},
    )
    context = {"step": 2, "answers": answers, "none": not states}
    return form_page(request, "nominations/unit.html", form, act, context)


@opens_to(*ENTRANTS)
@require_safe
def eligibility(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Question 3 answers itself: every condition with its facts and article, before anyone writes."""
    answers = answers_of(request, draft_id)
    if answers.unit is None or answers.nominated_by is None:
        return redirect("nominations:unit", draft_id)
    asked = (answers.edition, answers.unit, answers.nominated_by)
    decision = may_nominate_now(*asked, answers.category, clock.now())
    other = next(row.value for row in Category if row.value != answers.category)
    other_way = not decision.granted and may_nominate_now(*asked, other, clock.now()).granted
    standing = list(nominations_of(answers.edition).filter(unit=answers.unit))
    context = {
        "step": 3,
        "answers": answers,
        "decision": decision,
        "conditions": conditions_of(decision),
        "ways": ways_in_words(decision),
        "other": other if other_way else "",
        "standing": [(row, row.category, may_move(request.user, row)) for row in standing],
    }
    return render(request, "nominations/eligibility.html", context)


@opens_to(*ENTRANTS)
@require_http_methods(FORMS)
def check(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Question 5: is everything right? Then the entry is made, once."""
    made = access_draft(request.user, draft_id).made
    if made is not None:
        return redirect("nominations:made", made.public_id)
    answers = answers_of(request, draft_id)
    if answers.unit is None or answers.nominated_by is None:
        return redirect("nominations:unit", draft_id)
    if not answers.are_complete:
        return redirect("nominations:people", draft_id)
    unit, nominated_by = answers.unit, answers.nominated_by
    particulars = answers.particulars()

    def act(typed: dict[str, Any]) -> str:
        nomination = nominate_from_draft(
            answers.draft,
            unit,
            answers.category,
            nominated_by_unit=nominated_by,
            particulars=particulars,
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("nominations:made", args=[nomination.public_id])

    decision = may_nominate_now(
        answers.edition, unit, nominated_by, answers.category, clock.now(), project=answers.project()
    )
    context = {
        "step": 5,
        "answers": answers,
        "particulars": particulars,
        "door": answers.door(),
        "refusals": grounds_in_words(decision.refusals),
        "ways": ways_in_words(decision),
    }
    return form_page(request, "nominations/check.html", Form(posted(request)), act, context)


@opens_to(*ENTRANTS)
@require_POST
def discard(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Forgets a draft."""
    discard_draft(access_draft(request.user, draft_id))
    return redirect("nominations:list")
