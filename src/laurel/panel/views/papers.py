"""The panel's papers: 評審小組名單, 迴避登記表, 迴避聲明, blank sheets of Annex 3; PDF and ODT."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laurel.documents.faces import paper_answer
from laurel.documents.model import Paper
from laurel.editions.models import Edition
from laurel.panel.documents import blank_sheet, declaration_sheet, panel_list, recusal_register
from laurel.panel.facts import matrix_of, register_of
from laurel.panel.models import Member
from laurel.panel.permissions import SEES_PANEL
from laurel.panel.selectors import (
    access_member,
    all_members,
    categories_open_to,
    is_locked,
    members_of,
    ranking_members,
    room_of,
)
from laurel.panel.views.answers import edition_of_today
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category
from laurel.screening.selectors import admitted_nominations

OFFICE = (Role.PROGRAMME_OFFICER,)


@opens_to(*OFFICE)
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """Every paper of the panel, each one press away in both formats."""
    edition = edition_of_today(request.user)
    room = room_of(edition)
    context = {
        "edition": edition,
        "locked": is_locked(edition),
        "lines": [line for line in matrix_of(edition, room) if _declares(line.member)],
        "categories": list(Category),
        "with_entries": [category for category in Category if admitted_nominations(edition, category)],
    }
    return render(request, "panel/papers.html", context)


def _declares(member: Member) -> bool:
    return member.seat == Member.Seat.MEMBER or member.seat == Member.Seat.CONVENER


@opens_to(*OFFICE)
@require_safe
def list_paper(request: HttpRequest, file_format: str) -> HttpResponse:
    """評審小組名單（簽）."""
    edition = edition_of_today(request.user)
    return _issued(request, edition, panel_list(edition, members_of(edition)), "panel", file_format)


@opens_to(*SEES_PANEL)
@require_safe
def register_paper(request: HttpRequest, file_format: str) -> HttpResponse:
    """迴避登記表, for the minutes."""
    edition = edition_of_today(request.user)
    rows = register_of(edition, categories_open_to(request.user, edition))
    return _issued(request, edition, recusal_register(edition, rows), "recusals", file_format)


@opens_to(*OFFICE)
@require_safe
def declaration_paper(request: HttpRequest, public_id: str, file_format: str) -> HttpResponse:
    """迴避聲明 of one member, to sign."""
    member = access_member(request.user, public_id)
    edition = member.edition
    room = room_of(edition, list(all_members(edition)))
    decisions = {category: room.decision(member, category) for category in Category}
    return _issued(
        request, edition, declaration_sheet(member, decisions), f"declaration/{public_id}", file_format
    )


@opens_to(*OFFICE)
@require_safe
def sheet_paper(request: HttpRequest, public_id: str, category: str, file_format: str) -> HttpResponse:
    """The blank sheet of Annex 3 for one member and category; absent where the member is recused."""
    member = access_member(request.user, public_id)
    edition = member.edition
    known = next((value for value in Category if value == category), None)
    if known is None or not is_locked(edition):
        raise Http404
    entries = admitted_nominations(edition, known)
    ranks = {seat.pk for seat in room_of(edition).effective(ranking_members(edition, known), known)}
    if not entries or member.pk not in ranks:
        raise Http404
    subject = f"sheet/{public_id}/{known}"
    return _issued(
        request, edition, blank_sheet(member, known, entries), subject, file_format, category=known.value
    )


def _issued(
    request: HttpRequest, edition: Edition, paper: Paper, subject: str, file_format: str, category: str = ""
) -> HttpResponse:
    return paper_answer(
        request,
        paper,
        subject=f"{edition.roc_year}/{subject}",
        chain=edition.chain,
        file_format=file_format,
        category=category,
    )
