"""The meeting's pages: calling it, attendance, and one room for each category."""

from __future__ import annotations

import hashlib
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.ballots.selectors import consents_of, is_opened, rounds_of, sealed_members
from laurel.documents.faces import file_answer
from laurel.documents.services import issue_paper
from laurel.editions.facts import policy_of
from laurel.editions.selectors import calendar_of, current_edition
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words, in_words
from laurel.ledger.faces import form_page, posted
from laurel.meeting.documents import master_sheet_of
from laurel.meeting.facts import missing_members, table_of, voters_of
from laurel.meeting.forms import (
    AttendanceForm,
    ConveneForm,
    LateRecusalForm,
    LotForm,
    MissingSheetsForm,
    OpenForm,
    ResolveForm,
    StrikeForm,
    TieForm,
)
from laurel.meeting.models import PanelMeeting
from laurel.meeting.permissions import (
    CHAIR,
    DESK,
    ROOM,
    may_decide_as_convener,
    may_keep_the_list,
    may_prepare_meeting,
    may_run_meeting,
    opening_role_of,
)
from laurel.meeting.selectors import (
    Count,
    access_category,
    access_meeting,
    attendance_of,
    categories_visible_to,
    count_of,
    lots_of,
    meeting_of,
    missing_decision_of,
    resolution_of,
    withdrawn_after_opening,
)
from laurel.meeting.services import (
    begin_judging,
    consent_to_open,
    convene_meeting,
    decide_missing_sheets,
    note_attendance,
    record_convener_order,
    record_lot,
    recuse_late,
    resolve_category,
    start_tie_round,
    strike_entry,
)
from laurel.panel.selectors import is_locked, members_of, ranking_members, room_of
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category
from laurel.rulebook.policy import Point
from laurel.rulebook.recommendation import may_resolve

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*ROOM)
@require_http_methods(FORMS)
def meeting_list(request: HttpRequest) -> HttpResponse:
    """The year's meeting; before it is called, the officer begins the judging and calls it."""
    edition = current_edition()
    meeting = meeting_of(edition) if edition else None
    if meeting is not None:
        return redirect("meeting:show", meeting.public_id)
    context = {
        "edition": edition,
        "locked": bool(edition and is_locked(edition)),
        "begun": bool(edition and any(rounds_of(edition, category) for category in Category)),
        "may_prepare": may_prepare_meeting(request.user),
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
    noted = attendance_of(meeting)
    members = [(member, noted.get(member.pk)) for member in members_of(edition)]
    rooms = [
        {
            "category": category.value,
            "rounds": rounds_of(edition, category),
            "resolution": resolution_of(edition, category),
        }
        for category in categories_visible_to(request.user, edition, clock.today())  # type: ignore[arg-type]
    ]
    context = {
        "meeting": meeting,
        "members": members,
        "present": sum(bool(row and row.present) for _, row in members),
        "rooms": rooms,
        "may_keep": may_keep_the_list(request.user),
        "may_prepare": may_prepare_meeting(request.user),
        "begun": any(rounds_of(edition, category) for category in Category),
        "calendar": calendar_of(edition),
    }
    return render(request, "meeting/show.html", context)


@opens_to(*DESK)
@require_http_methods(FORMS)
def attendance(request: HttpRequest, public_id: str) -> HttpResponse:
    """Notes who is there."""
    meeting = access_meeting(request.user, public_id)
    members, noted = members_of(meeting.edition), attendance_of(meeting)
    here = [member.code for member in members if member.pk in noted and noted[member.pk].present]
    form = AttendanceForm(posted(request), members=members, initial={"present": here})

    def act(typed: dict[str, Any]) -> str:
        note_attendance(meeting, form.attendance(), actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("meeting:show", args=[public_id])

    return form_page(request, "meeting/attendance.html", form, act, {"meeting": meeting})


def _enter(request: HttpRequest, public_id: str, category: str) -> tuple[PanelMeeting, Category]:
    meeting = access_meeting(request.user, public_id)
    return meeting, access_category(request.user, meeting, category, clock.today())  # type: ignore[arg-type]


def _room_url(public_id: str, category: str) -> str:
    return reverse("meeting:room", args=[public_id, category])


@opens_to(*ROOM)
@require_safe
def room(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """One category from sheets to resolution, step by step."""
    meeting, known = _enter(request, public_id, category)
    edition = meeting.edition
    rounds = rounds_of(edition, known)
    held = rounds[-1] if rounds else None
    count = count_of(edition, known)
    resolution = resolution_of(edition, known)
    context = {
        "meeting": meeting,
        "category": known.value,
        "rounds": rounds,
        "held": held,
        "sealed_round": held if held and not is_opened(held) else None,
        "recused": _recused(edition, known),
        "resolution": resolution,
        "may_run": may_run_meeting(request.user),
        "may_decide": may_decide_as_convener(request.user),
        "may_keep": may_keep_the_list(request.user),
        "token": _token(meeting, known, request),
        **_sheets(meeting, held, request),
        **_counted(meeting, known, count),
    }
    return render(request, "meeting/room.html", context)


def _recused(edition: Any, category: Category) -> list[tuple[Any, Any]]:
    facts = room_of(edition)
    found = []
    for member in ranking_members(edition):
        decision = facts.decision(member, category)
        if not decision.granted:
            found.append((member, in_words(decision.refusals[0])))
    return found


def _sheets(meeting: PanelMeeting, held: Any, request: HttpRequest) -> dict[str, Any]:
    """Whose sheet has come: yes or no for those who keep the list, nothing for others."""
    if held is None or is_opened(held) or not may_keep_the_list(request.user):
        return {"sheets": [], "missing": [], "sealed": 0, "consents": [], "excused": None}
    sealed = sealed_members(held)
    voters = voters_of(held)
    return {
        "sheets": [(member, member.pk in sealed) for member in voters],
        "missing": missing_members(held),
        "sealed": len(sealed & {member.pk for member in voters}),
        "consents": consents_of(held),
        "excused": missing_decision_of(meeting, held.public_id),
    }


def _counted(meeting: PanelMeeting, category: Category, count: Count | None) -> dict[str, Any]:
    if count is None:
        return {"table": None}
    edition = meeting.edition
    table = table_of(edition, count)
    ties = [(tie, count.times_evaluated(tie.entries)) for tie in count.tally.open_ties]
    return {
        "table": table,
        "agreement": f"{float(table.agreement):.2f}" if table.agreement is not None else "",
        "open_ties": [(tie, ",".join(tie.entries), times) for tie, times in ties],
        "quota": count.tally.quota,
        "convener_decides": policy_of(edition).choice_of(Point.TIE_LADDER) == "convener_decides",
        "blocking": grounds_in_words(may_resolve(category, count.tally).refusals),
        "withdrawn": withdrawn_after_opening(edition, category, list(count.order)),
        "lots": lots_of(edition, category),
    }


def _token(meeting: PanelMeeting, category: Category, request: HttpRequest) -> str:
    """Changes when anything on the page would; tells nothing by itself."""
    edition = meeting.edition
    rounds = rounds_of(edition, category)
    sealed = (
        [sorted(sealed_members(row)) for row in rounds if not is_opened(row)]
        if may_keep_the_list(request.user)
        else []
    )
    state = (
        [(row.public_id, is_opened(row)) for row in rounds],
        [[consent.role for consent in consents_of(row)] for row in rounds],
        sealed,
        [row.pk for row in lots_of(edition, category)],
        bool(resolution_of(edition, category)),
    )
    return hashlib.sha256(repr(state).encode()).hexdigest()[:16]


@opens_to(*ROOM)
@require_safe
def state(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Whether the page has changed: 204 when not, otherwise a word to load it again."""
    meeting, known = _enter(request, public_id, category)
    if request.GET.get("token") == _token(meeting, known, request):
        return HttpResponse(status=204)
    return HttpResponse(headers={"HX-Refresh": "true"})


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def missing(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Goes on without the sheets that have not come, named one by one."""
    meeting, known = _enter(request, public_id, category)
    sealed = [row for row in rounds_of(meeting.edition, known) if not is_opened(row)]

    def act(typed: dict[str, Any]) -> str:
        decide_missing_sheets(
            meeting.edition,
            known,
            typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return _room_url(public_id, category)

    context = {
        "meeting": meeting,
        "category": category,
        "members": missing_members(sealed[-1]) if sealed else [],
    }
    return form_page(request, "meeting/missing.html", MissingSheetsForm(posted(request)), act, context)


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def open_sheets(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """One person's word that exactly so many sheets be opened; with the other's they are."""
    answer: HttpResponse = _open_sheets(request, *_enter(request, public_id, category))
    return answer


@reauthentication_required  # type: ignore[untyped-decorator]
def _open_sheets(request: HttpRequest, meeting: PanelMeeting, known: Category) -> HttpResponse:
    """Opening asks for the password again."""
    public_id, category = meeting.public_id, known.value
    sealed = [row for row in rounds_of(meeting.edition, known) if not is_opened(row)]
    if not sealed:
        return redirect("meeting:room", public_id, category)
    facts = _sheets(meeting, sealed[-1], request)

    def act(typed: dict[str, Any]) -> str:
        consent_to_open(
            meeting.edition,
            known,
            typed["sheets"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return _room_url(public_id, category)

    form = OpenForm(posted(request), initial={"sheets": facts["sealed"]})
    context = {
        "meeting": meeting,
        "category": category,
        "held": sealed[-1],
        "as_role": opening_role_of(request.user),
        **facts,
    }
    return form_page(request, "meeting/open.html", form, act, context)


@opens_to(*CHAIR)
@require_POST
def tie_round(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Starts an evaluation of the tied entries only."""
    meeting, known = _enter(request, public_id, category)
    form = TieForm(posted(request))
    codes = form.cleaned_data["entries"] if form.is_valid() else []
    start_tie_round(meeting.edition, known, codes, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("meeting:room", public_id, category)


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def lot(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Records a lot among entries still equal, or the convener's order where the year decided so."""
    meeting, known = _enter(request, public_id, category)
    count = count_of(meeting.edition, known)
    ties = count.tally.open_ties if count else ()
    by_convener = policy_of(meeting.edition).choice_of(Point.TIE_LADDER) == "convener_decides"

    def act(typed: dict[str, Any]) -> str:
        acting = {"actor": request.user, "now": clock.now()}
        if by_convener:
            record_convener_order(meeting.edition, known, typed["drawn"], reason=typed["method"], **acting)  # type: ignore[arg-type]
        else:
            record_lot(meeting.edition, known, **typed, **acting)  # type: ignore[arg-type]
        return _room_url(public_id, category)

    context = {"meeting": meeting, "category": category, "ties": ties, "by_convener": by_convener}
    return form_page(request, "meeting/lot.html", LotForm(posted(request)), act, context)


@opens_to(Role.CONVENER)
@require_http_methods(FORMS)
def recuse(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """A recusal found after opening: the member's sheet no longer counts."""
    meeting, known = _enter(request, public_id, category)
    members = {member.code: member for member in ranking_members(meeting.edition)}
    form = LateRecusalForm(posted(request), codes=list(members))

    def act(typed: dict[str, Any]) -> str:
        recuse_late(
            meeting.edition,
            known,
            members[typed["member"]],
            typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return _room_url(public_id, category)

    return form_page(request, "meeting/recuse.html", form, act, {"meeting": meeting, "category": category})


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def strike(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Takes a withdrawn entry out of the count."""
    meeting, known = _enter(request, public_id, category)
    count = count_of(meeting.edition, known)
    codes = withdrawn_after_opening(meeting.edition, known, list(count.order)) if count else []
    form = StrikeForm(posted(request), codes=codes)

    def act(typed: dict[str, Any]) -> str:
        strike_entry(meeting.edition, known, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return _room_url(public_id, category)

    return form_page(request, "meeting/strike.html", form, act, {"meeting": meeting, "category": category})


@opens_to(*CHAIR)
@require_http_methods(FORMS)
def resolve(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """Resolves the category as it is counted."""
    meeting, known = _enter(request, public_id, category)
    count = count_of(meeting.edition, known)

    def act(typed: dict[str, Any]) -> str:
        resolve_category(
            meeting.edition,
            known,
            typed["remarks"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return _room_url(public_id, category)

    context = {"meeting": meeting, "category": category, **_counted(meeting, known, count)}
    return form_page(request, "meeting/resolve.html", ResolveForm(posted(request)), act, context)


@opens_to(*ROOM)
@require_safe
def screen(request: HttpRequest, public_id: str, category: str) -> HttpResponse:
    """The projector: one table in large type, codes only."""
    meeting, known = _enter(request, public_id, category)
    count = count_of(meeting.edition, known)
    context = {
        "meeting": meeting,
        "category": category,
        "token": _token(meeting, known, request),
        **_counted(meeting, known, count),
    }
    return render(request, "meeting/screen.html", context)


@opens_to(*ROOM)
@require_safe
def master(request: HttpRequest, public_id: str, category: str, file_format: str) -> HttpResponse:
    """評審總表 as PDF or ODT."""
    meeting, known = _enter(request, public_id, category)
    count = count_of(meeting.edition, known)
    if count is None or file_format not in ("pdf", "odt"):
        raise Http404
    return file_answer(
        issue_paper(
            master_sheet_of(meeting, count),
            subject=f"{meeting.public_id}/{category}",
            chain=meeting.edition.chain,
            file_format=file_format,
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
    )
