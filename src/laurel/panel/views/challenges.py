"""申請迴避: an entrant's page, the challenge itself, and the ruling."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import current_edition, moment_of
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.nominations.models import Nomination
from laurel.panel.forms import ChallengeForm, RulingForm
from laurel.panel.permissions import CHALLENGERS, RULES
from laurel.panel.selectors import (
    access_challenge,
    acting_convener,
    challenges_of,
    entries_that_may_challenge,
    members_to_challenge,
    needs_the_director_general,
    seat_of,
)
from laurel.panel.services import challenge_member, rule_on_challenge
from laurel.panel.views.answers import FORMS, edition_of_today
from laurel.people.permissions import opens_to
from laurel.rulebook.challenge import ruling_due_of
from laurel.rulebook.entrants import Category


@opens_to(*CHALLENGERS)
@require_safe
def challenges(request: HttpRequest) -> HttpResponse:
    """Who reviews the categories of one's own entries, and what became of one's own challenges."""
    edition = current_edition()
    entries = entries_that_may_challenge(request.user, edition) if edition else []
    keys = {row.pk for row in entries}
    context = {
        "edition": edition,
        "categories": _by_category(edition, entries) if edition else [],
        "made": [row for row in challenges_of(edition) if row.nomination_id in keys] if edition else [],
        "closes": moment_of(edition, CalendarDate.Kind.SHEETS_CLOSE) if edition else None,
        "now": clock.now(),
    }
    return render(request, "panel/challenges.html", context)


def _by_category(edition: Edition, entries: list[Nomination]) -> list[dict[str, Any]]:
    """Each category of one's own entries with those entries and the members who take part."""
    return [
        {"category": category.value, "entries": own, "members": members_to_challenge(edition, category)}
        for category in Category
        if (own := [row for row in entries if row.category == category])
    ]


@opens_to(*CHALLENGERS)
@require_http_methods(FORMS)
def challenge(request: HttpRequest, category: str, member: str) -> HttpResponse:
    """One member is challenged on behalf of an entry in the category; absent to who may not."""
    edition = edition_of_today(request.user)
    entries = {
        row.public_id: row
        for row in entries_that_may_challenge(request.user, edition)
        if row.category == category
    }
    members = members_to_challenge(edition, category) if entries else []
    seat = next((row for row in members if row.public_id == member), None)
    if seat is None:
        raise Http404

    def act(typed: dict[str, Any]) -> str:
        challenge_member(
            seat,
            entries[typed.pop("entry")],
            **typed,
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("panel:challenges")

    names = {key: f"{row.code} {row.unit.name}" for key, row in entries.items()}
    form = ChallengeForm(posted(request), entries=names, initial={"entry": next(iter(names))})
    context = {"category": category, "member": seat, "due_at": ruling_due_of(clock.now())}
    return form_page(request, "panel/challenge.html", form, act, context)


@opens_to(*RULES)
@require_http_methods(FORMS)
def ruling(request: HttpRequest, public_id: str) -> HttpResponse:
    """The convener rules; the officer records the Director-General's ruling where the convener may not."""
    row = access_challenge(request.user, public_id)
    edition = row.member.edition
    seat = seat_of(request.user, edition)
    chairing = acting_convener(edition, row.category)

    def act(typed: dict[str, Any]) -> str:
        rule_on_challenge(row, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("panel:show")

    context = {
        "challenge": row,
        "chairing": chairing,
        "is_chair": bool(seat and chairing and seat.pk == chairing.pk),
        "by_letter": needs_the_director_general(row, chairing),
        "now": clock.now(),
    }
    if hasattr(row, "ruling"):
        return render(request, "panel/ruling.html", context)
    return form_page(request, "panel/ruling.html", RulingForm(posted(request)), act, context)
