"""What goes into the minutes: marked differences, dissent, what else was said; and corrections of sheets."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.ballots.selectors import opened_ranks
from laurel.ballots.services import NotAnOrder
from laurel.kit import clock
from laurel.ledger.faces import UNPROCESSABLE, form_page, posted
from laurel.meeting.forms import CorrectionForm, DifferencesForm, DissentForm, MinutesForm, RulingForm
from laurel.meeting.permissions import CHAIR, DESK, may_run_meeting
from laurel.meeting.selectors import count_of, dissents_of, happened_in, minutes_note_of
from laurel.meeting.services import (
    Minutes,
    handle_differences,
    note_dissent,
    propose_correction,
    read_out_recusals,
    rule_on_correction,
    write_minutes,
)
from laurel.meeting.views.context import counted_for, enter, room_url
from laurel.nominations.selectors import all_nominations
from laurel.panel.models import Member
from laurel.panel.selectors import effective_members, ranking_members
from laurel.people.permissions import opens_to

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*CHAIR)
@require_POST
def read_out(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """The recusals of the category were read out."""
    meeting, known = enter(request, public_id, category)
    read_out_recusals(meeting.edition, known, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("meeting:room", public_id, category)


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def differences(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """How the meeting deals with the differences that are marked now."""
    meeting, known = enter(request, public_id, category)
    shown = counted_for(request, meeting, known)
    if shown["table"] is None:
        raise Http404

    def act(typed: dict[str, Any]) -> str:
        handle_differences(meeting.edition, known, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return room_url(public_id, category)

    context = {"meeting": meeting, "category": category, **shown}
    return form_page(request, "meeting/differences.html", DifferencesForm(posted(request)), act, context)


@opens_to(*DESK)
@require_http_methods(FORMS)
def minutes(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """What the minutes say besides the figures."""
    meeting, known = enter(request, public_id, category)
    note = minutes_note_of(meeting, known)
    fields = ("session", "observers", "reports", "discussion", "motions", "ended_at")
    initial = {name: getattr(note, name) for name in fields} if note else {"session": 1}

    def act(typed: dict[str, Any]) -> str:
        write_minutes(meeting.edition, known, Minutes(**typed), actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("meeting:minutes", args=[public_id, category])

    context = {
        "meeting": meeting,
        "category": category,
        "note": note,
        "dissents": list(dissents_of(meeting, known)),
        "is_counted": count_of(meeting.edition, known) is not None,
        "may_run": may_run_meeting(request.user),
    }
    return form_page(
        request, "meeting/minutes.html", MinutesForm(posted(request), initial=initial), act, context
    )


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def dissent(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """A member's dissent, for the minutes."""
    meeting, known = enter(request, public_id, category)
    members = {member.code: member for member in effective_members(meeting.edition, known)}

    def act(typed: dict[str, Any]) -> str:
        member = members[typed["member"]]
        note_dissent(meeting.edition, known, member, typed["words"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("meeting:minutes", args=[public_id, category])

    form = DissentForm(posted(request), members=list(members.values()))
    return form_page(request, "meeting/dissent.html", form, act, {"meeting": meeting, "category": category})


@opens_to(*CHAIR)
@require_safe
def corrections(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """The opened sheets, and everything proposed to be corrected on them with both versions."""
    meeting, known = enter(request, public_id, category)
    happened = happened_in(meeting.edition, known)
    context = {
        "meeting": meeting,
        "category": category,
        "rows": [(row, _compared(row)) for row in happened.corrections],
        "sheets": [(held.number, list(opened_ranks(held))) for held in happened.opened],
        "resolution": happened.resolution,
    }
    return render(request, "meeting/corrections.html", context)


def _compared(row: Any) -> list[tuple[str, int, int]]:
    return [(code, rank, row.ranks[code]) for code, rank in row.sheet.opened.ranks.items()]


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def correct(request: HttpRequest, public_id: str, category: str, number: int, member: str) -> HttpResponse:
    """What a member's opened sheet should say instead."""
    meeting, known = enter(request, public_id, category)
    opened = happened_in(meeting.edition, known).opened
    held = next((row for row in opened if row.number == number), None)
    ranks = opened_ranks(held).get(member) if held else None
    if held is None or ranks is None:
        raise Http404
    seat = _seat(meeting.edition, known, member)
    units = {row.code: row.unit.name for row in all_nominations(meeting.edition).filter(category=known)}
    form = CorrectionForm(
        posted(request),
        entries={code: units.get(code, "") for code in held.entries},
        initial={f"rank_{code}": rank for code, rank in ranks.items()},
    )

    def act(typed: dict[str, Any]) -> str:
        propose_correction(
            meeting.edition,
            known,
            held,
            seat,
            form.ranks(),
            typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("meeting:corrections", args=[public_id, category])

    context = {"meeting": meeting, "category": category, "member": seat, "number": number}
    try:
        return form_page(request, "meeting/correct.html", form, act, {**context, "rows": form.rows()})
    except NotAnOrder as bad:
        faulty = [code for fault in bad.faults for code in fault.codes]
        context = {**context, "form": form, "faults": bad.faults, "rows": form.rows(faulty)}
        return render(request, "meeting/correct.html", context, status=UNPROCESSABLE)


def _seat(edition: Any, category: str, code: str) -> Member:
    return next(member for member in ranking_members(edition, category) if member.code == code)


@opens_to(*CHAIR)
@require_POST
def rule(request: HttpRequest, public_id: str, category: str, correction_id: str) -> HttpResponse:
    """The other person agrees to a correction, or does not."""
    meeting, known = enter(request, public_id, category)
    form = RulingForm(posted(request))
    if not form.is_valid():
        raise Http404
    rule_on_correction(
        meeting.edition,
        known,
        correction_id,
        agreed=form.cleaned_data["answer"] == "agree",
        actor=request.user,  # type: ignore[arg-type]
        now=clock.now(),
    )
    return redirect("meeting:corrections", public_id, category)
