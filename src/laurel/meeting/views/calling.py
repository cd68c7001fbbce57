"""Calling the meeting, and who is there."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.ballots.selectors import rounds_of
from laurel.editions.selectors import calendar_of, current_edition, is_open_to
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import form_page, posted
from laurel.meeting.facts import presence_in
from laurel.meeting.forms import (
    AttendanceForm,
    ConveneForm,
)
from laurel.meeting.permissions import (
    DESK,
    ROOM,
    may_keep_the_list,
    may_prepare_meeting,
    may_rehearse,
)
from laurel.meeting.selectors import (
    access_meeting,
    attendance_of,
    categories_visible_to,
    meeting_of,
    resolution_of,
)
from laurel.meeting.services import (
    begin_judging,
    convene_meeting,
    note_attendance,
)
from laurel.panel.selectors import categories_open_to, is_locked, members_of
from laurel.people.permissions import opens_to
from laurel.people.roles import Role

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*ROOM)
@require_http_methods(FORMS)
def meeting_list(request: HttpRequest) -> HttpResponse:
    """The year's meeting; before it is called, the officer begins the judging and calls it."""
    edition = current_edition()
    if edition and not is_open_to(request.user, edition):
        return render(request, "editions/closed.html", {"edition": edition})
    meeting = meeting_of(edition) if edition else None
    if meeting is not None:
        return redirect("meeting:show", meeting.public_id)
    context = {
        "edition": edition,
        "locked": bool(edition and is_locked(edition)),
        "begun": bool(
            edition
            and any(rounds_of(edition, category) for category in categories_open_to(request.user, edition))
        ),
        "may_prepare": may_prepare_meeting(request.user),
        "may_rehearse": may_rehearse(request.user),
        "calendar": calendar_of(edition) if edition else {},
    }

    def act(typed: dict[str, Any]) -> str:
        if edition is None:
            raise Http404
        called = convene_meeting(edition, typed["place"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("meeting:show", args=[called.public_id])

    return form_page(request, "meeting/list.html", ConveneForm(posted(request)), act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """The sheets go out: every category with entries has its first evaluation."""
    edition = current_edition()
    if edition is None:
        raise Http404
    begin_judging(edition, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("meeting:list")


@opens_to(*ROOM)
@require_safe
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who is there, and the categories that this person may follow."""
    meeting = access_meeting(request.user, public_id)
    edition = meeting.edition
    visible = categories_visible_to(request.user, edition, clock.today())  # type: ignore[arg-type]
    presence = presence_in(meeting, visible)
    rooms = [
        {
            "category": category.value,
            "rounds": rounds_of(edition, category),
            "resolution": resolution_of(edition, category),
        }
        for category in visible
    ]
    context = {
        "meeting": meeting,
        "presence": presence,
        "quorum": grounds_in_words(presence.decision),
        "rooms": rooms,
        "may_keep": may_keep_the_list(request.user),
        "may_prepare": may_prepare_meeting(request.user),
        "may_rehearse": may_rehearse(request.user) and not edition.is_rehearsal,
        "begun": any(rounds_of(edition, category) for category in visible),
        "calendar": calendar_of(edition),
    }
    return render(request, "meeting/show.html", context)


@opens_to(*DESK)
@require_http_methods(FORMS)
def attendance(request: HttpRequest, public_id: str) -> HttpResponse:
    """Notes who is there."""
    meeting = access_meeting(request.user, public_id)
    open_to = categories_open_to(request.user, meeting.edition)
    noted = attendance_of(meeting)
    members = [
        member
        for member in members_of(meeting.edition)
        if not member.for_category or member.for_category in open_to
    ]
    initial: dict[str, bool | str] = {f"present_{key}": row.present for key, row in noted.items()}
    initial |= {f"note_{key}": row.note for key, row in noted.items()}
    form = AttendanceForm(posted(request), members=members, initial=initial)

    def act(_typed: dict[str, Any]) -> str:
        note_attendance(
            meeting,
            form.attendance(),
            words=form.words(),
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("meeting:show", args=[public_id])

    context = {"meeting": meeting, "presence": presence_in(meeting, open_to)}
    return form_page(request, "meeting/attendance.html", form, act, context)
