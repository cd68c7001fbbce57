"""One case: each provision with its facts, evidence and verdict; the finding; all earlier versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.editions.facts import deadline_of
from laurel.kit import clock
from laurel.kit.cards import GroundInWords, grounds_in_words
from laurel.ledger.faces import form_page, posted
from laurel.nominations.facts import YearRead
from laurel.people.permissions import opens_to
from laurel.rulebook.grounds import Decision, Verdict
from laurel.rulebook.screening import Judgement, Provision, change_between, provisions_of, taken_over
from laurel.screening.facts import (
    Case,
    Line,
    exemption_for,
    judged_in,
    line_of,
    mended_in,
    neighbours_of,
    next_case,
    queue_of,
    reached_by,
    related_to,
    version_of_case,
    versions_in,
)
from laurel.screening.forms import AssignForm, FindingForm
from laurel.screening.models import Finding
from laurel.screening.permissions import DESK, may_screen
from laurel.screening.selectors import (
    access_screening,
    assignments_of,
    data_corrections_of,
    exemptions_of,
    findings_of,
    is_reopened,
    people_who_screen,
)
from laurel.screening.services import find
from laurel.screening.views.evidence import Link, evidence_of
from laurel.screening.words import ASKS, STATES, VERDICTS, choice_in_words, reopening_in_words

FORMS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Row:
    """One provision on the page: what it asks, what was found, where to look it up, what is judged."""

    provision: Provision
    asks: Any
    grounds: tuple[GroundInWords, ...]
    evidence: list[Link]
    ways: list[tuple[str, str]]
    """(kind, code) of what can be done about a refusal"""
    judged: BoundField | None = None
    note: BoundField | None = None
    judgement: Judgement | None = None

    @property
    def verdict(self) -> tuple[Any, str, str]:
        """What was judged: its word, its tone, its icon."""
        return VERDICTS[self.judgement.verdict if self.judgement else self.provision.verdict]

    @property
    def found(self) -> tuple[Any, str, str]:
        """What the system found."""
        return VERDICTS[self.provision.verdict]


@opens_to(*DESK)
@require_http_methods(FORMS)
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """One entry: every provision, the verdicts, one press for the whole; then straight to the next case."""
    nomination, now = access_screening(request.user, public_id), clock.now()
    line, year = line_of(nomination, now)
    provisions = provisions_of(line.decision)
    taking = request.method == "POST" and "take" in request.POST
    initial = _taken(line.decision, request.POST) if taking else {}
    form = FindingForm(None if taking else posted(request), provisions=provisions, initial=initial)

    def act(typed: dict[str, Any]) -> str:
        judgements = form.judgements()
        says_no = any(row.verdict is Verdict.NOT_MET for row in judgements.values())
        find(
            nomination,
            Finding.Outcome.INELIGIBLE if says_no else Finding.Outcome.ELIGIBLE,
            typed["note"],
            judgements=judgements,
            expected=request.POST.get("version", ""),
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return f"{reverse('screening:show', args=[public_id])}?found=1"

    context = _context(request, line, year, form, now)
    if taking:
        return render(
            request, "screening/show.html", {"form": form, "taken": len(_sure(provisions)), **context}
        )
    return form_page(request, "screening/show.html", form, act, context)


def _sure(provisions: tuple[Provision, ...]) -> list[Provision]:
    return [row for row in provisions if row.verdict in (Verdict.MET, Verdict.NOT_MET)]


def _taken(decision: Decision, typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed, and what the system decides itself put in its place."""
    kept = {name: typed[name] for name in typed if name.startswith(("judged.", "note"))}
    return kept | {f"judged.{path}": row.verdict.value for path, row in taken_over(decision).items()}


def _context(
    request: HttpRequest, line: Line, year: YearRead, form: FindingForm, now: datetime
) -> dict[str, Any]:
    case, nomination, person = line.case, line.case.nomination, request.user
    finding = case.finding
    deciding = may_screen(person) and nomination.withdrawal is None
    deciding = deciding and (not case.is_decided or request.method == "POST" or "again" in request.GET)
    confirms = case.state == "second" and finding is not None and finding.found_by_id != person.pk
    people = people_who_screen(clock.today())
    return {
        "case": case,
        "cures": [(cure, mended_in(case, cure)) for cure in case.cures],
        "nomination": nomination,
        "state": STATES[case.state],
        "deadline": deadline_of(nomination.edition),
        "rows": _rows(line, person, form if deciding else None),
        "deciding": deciding,
        "version": version_of_case(finding, line.decision),
        "finding": finding,
        "reopening": _reopening(finding) if finding and is_reopened(finding) else None,
        "differs": bool(line.change) and finding is not None and not is_reopened(finding),
        "history": reached_by(nomination, year.facts.history.follows, line.decision),
        "exemptions": exemptions_of([nomination]).get(nomination.pk, ()),
        "may_exempt": any(exemption_for(ground) for ground in line.decision.refusals),
        "refused": not line.decision.granted,
        "data_corrections": [
            (row, row.ground["code"] in {ground.code for ground in line.decision.refusals})
            for row in data_corrections_of(nomination)
        ],
        "assignments": list(assignments_of(nomination)),
        "assign_form": AssignForm(people=people, initial={"assignee": case.assignee}),
        "may_screen": may_screen(person),
        "may_confirm": confirms,
        "just_found": "found" in request.GET,
        **_beside(person, case, now),
    }


def _beside(person: Any, case: Case, now: datetime) -> dict[str, Any]:
    """Which cases come before, after and next, and which are of a unit above or below."""
    queue = queue_of(case.nomination.edition, now)
    before, after = neighbours_of(queue, case.nomination)
    return {
        "before": before,
        "after": after,
        "next": next_case(queue, person, but=case.nomination),
        "related": related_to(queue, case.nomination),
    }


def _rows(line: Line, person: Any, form: FindingForm | None) -> list[Row]:
    """The provisions as they are now with the fields to judge them, or as the finding that counts judged them."""
    finding = line.case.finding
    shown: list[tuple[Provision, Judgement | None]]
    if form is None and finding is not None and not is_reopened(finding):
        shown = [(row.provision, row.judgement) for row in judged_in(finding)]
    else:
        shown = [(provision, None) for provision in provisions_of(line.decision)]
    return [
        Row(
            provision,
            ASKS.get(provision.article, provision.article.printed),
            grounds_in_words(provision.grounds),
            evidence_of(provision.article, line.case, person),
            _ways(provision) if form else [],
            form[f"judged.{provision.article.path}"] if form else None,
            form[f"note.{provision.article.path}"] if form else None,
            judgement,
        )
        for provision, judgement in shown
    ]


def _ways(provision: Provision) -> list[tuple[str, str]]:
    ways = []
    for ground in provision.grounds:
        if ground.verdict is Verdict.NOT_MET:
            ways.append(("data", ground.code))
            if code := exemption_for(ground):
                ways.append(("exemption", code))
    return ways


def _reopening(finding: Finding) -> dict[str, Any]:
    """Why the finding was opened again: sentences, and the provisions concerned then and at that moment."""
    then = Decision.from_record(finding.grounds)
    later = Decision.from_record(finding.reopening.grounds)
    change = change_between(then, later)
    concerned = {ground.article for ground in (*change.appeared, *change.vanished)}
    return {
        "row": finding.reopening,
        "sentences": reopening_in_words(finding.number, change),
        "then": grounds_in_words(ground for ground in then if ground.article in concerned),
        "now": grounds_in_words(ground for ground in later if ground.article in concerned),
    }


@opens_to(*DESK)
@require_safe
def versions(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every finding on an entry, the newest first: who, when, what it rested on, what it says differently."""
    nomination = access_screening(request.user, public_id)
    shown = []
    for version in versions_in(findings_of(nomination)):
        rows = [
            (
                row,
                ASKS.get(row.provision.article, ""),
                grounds_in_words(row.provision.grounds),
                VERDICTS[row.judgement.verdict],
            )
            for row in version.judged
        ]
        changes = {
            "appeared": grounds_in_words(version.change.appeared),
            "vanished": grounds_in_words(version.change.vanished),
            "rejudged": [
                (article, choice_in_words(before), choice_in_words(after))
                for article, before, after in version.rejudged
            ],
        }
        reopened = _reopening(version.finding) if is_reopened(version.finding) else None
        shown.append({"version": version, "rows": rows, "changes": changes, "reopening": reopened})
    return render(request, "screening/versions.html", {"nomination": nomination, "versions": shown})
