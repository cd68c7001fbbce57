"""Pages on consent: a unit's own entries and its answer, taking it back, the state of all for the office, asking again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.applications.models import Submission
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.library.facts import criteria_in
from laurel.library.forms import CHOSEN, WHOLE, AnswerForm, AskForm, WithdrawForm
from laurel.library.models import LibraryConsent
from laurel.library.permissions import ANSWERERS, ASKERS, STATE_READERS, may_ask_units
from laurel.library.selectors import (
    access_to_answer,
    access_to_ask,
    answers_of,
    askings_of,
    awaited_answers,
    consent_of,
    consents_of,
    is_head_of,
    nominations_answered_by,
    offered,
    recommended_nominations,
    units_with_heads,
    versions_to_show,
)
from laurel.library.services import agree, ask_again, do_not_agree, withdraw_agreement
from laurel.nominations.models import Nomination
from laurel.people.models import Person
from laurel.people.permissions import opens_to
from laurel.rulebook.criteria import Criterion, sections_of
from laurel.rulebook.entrants import Category

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*ANSWERERS)
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """The recommended entries for which the person answers, each with what was said."""
    today = clock.today()
    entries = list(nominations_answered_by(request.user, today))
    consents, awaited = consents_of(entries), {row.pk for row in awaited_answers(request.user, today)}
    rows = [(row, consents.get(row.pk), row.pk in awaited) for row in entries]
    return render(request, "library/own.html", {"rows": rows})


@opens_to(*ANSWERERS)
@require_http_methods(FORMS)
def answer(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Yes with version and scope, no, or later; the newest answer counts."""
    nomination = access_to_answer(request.user, nomination_id, clock.today())
    versions = list(versions_to_show(nomination))
    standing = consent_of(nomination)

    def act(typed: dict[str, Any]) -> str:
        _answer(nomination, versions, typed, request.user)  # type: ignore[arg-type]
        return reverse("library:own")

    form = AnswerForm(
        posted(request),
        versions=versions,
        criteria=_criteria_of(nomination, versions),
        as_head=is_head_of(request.user, nomination),
        initial=_initial(standing, versions),
    )
    context = {"nomination": nomination, "standing": standing, "answers": answers_of(nomination)}
    return form_page(request, "library/answer.html", form, act, context)


def _criteria_of(nomination: Nomination, versions: list[Submission]) -> list[Criterion]:
    """The criteria that some version has words on, in the order of the annex."""
    category = Category(nomination.category)
    written = {criterion.code for row in versions for criterion in criteria_in(row.content, category)}
    return [criterion for criterion in sections_of(category) if criterion.code in written]


def _initial(standing: LibraryConsent | None, versions: list[Submission]) -> dict[str, Any]:
    newest = versions[-1].number if versions else None
    if standing is None or standing.submission is None:
        return {"version": newest, "scope": WHOLE}
    return {
        "answer": standing.answer,
        "version": standing.submission.number,
        "scope": WHOLE if standing.whole else CHOSEN,
        "sections": standing.sections,
        "with_files": standing.with_files,
    }


def _answer(nomination: Nomination, versions: list[Submission], typed: dict[str, Any], actor: Person) -> None:
    said = {"document_no": typed.get("document_no", ""), "actor": actor, "now": clock.now()}
    if typed["answer"] != LibraryConsent.Answer.AGREED:
        later = typed["answer"] == LibraryConsent.Answer.LATER
        do_not_agree(nomination, later=later, **said)
        return
    agree(
        nomination,
        next(row for row in versions if row.number == typed["version"]),
        whole=typed["scope"] == WHOLE,
        sections=typed["sections"],
        with_files=typed["with_files"],
        **said,
    )


@opens_to(*ANSWERERS)
@require_http_methods(FORMS)
def withdraw(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Takes an agreement back; the entry is not shown from that moment."""
    nomination = access_to_answer(request.user, nomination_id, clock.today())

    def act(typed: dict[str, Any]) -> str:
        withdraw_agreement(nomination, typed["reason"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("library:own")

    return form_page(
        request, "library/withdraw.html", WithdrawForm(posted(request)), act, {"nomination": nomination}
    )


@opens_to(*STATE_READERS)
@require_safe
def states(request: HttpRequest) -> HttpResponse:
    """How the units of all recommended entries answered, who would answer, when they were asked again."""
    entries = list(recommended_nominations())
    consents, askings = consents_of(entries), askings_of(entries)
    headed, shown = (
        units_with_heads(clock.today()),
        set(offered(clock.now()).values_list("nomination", flat=True)),
    )
    rows = [
        {
            "nomination": row,
            "consent": consents.get(row.pk),
            "asking": askings.get(row.pk),
            "has_head": row.unit_id in headed,
            "is_offered": row.pk in shown,
        }
        for row in entries
    ]
    asks = may_ask_units(request.user)
    return render(request, "library/states.html", {"rows": rows, "asks": asks})


@opens_to(*ASKERS)
@require_http_methods(FORMS)
def ask(request: HttpRequest, nomination_id: str) -> HttpResponse:
    """Asks a unit again."""
    nomination = access_to_ask(request.user, nomination_id)

    def act(_typed: dict[str, Any]) -> str:
        ask_again(nomination, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("library:states")

    return form_page(request, "library/ask.html", AskForm(posted(request)), act, {"nomination": nomination})
