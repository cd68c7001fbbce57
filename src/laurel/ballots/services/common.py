"""Who may file now: asked before every act on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.http import Http404

from laurel.ballots.models import (
    Round,
)
from laurel.ballots.selectors import (
    closes_at,
    is_open,
    own_sheet,
    seat_in,
)
from laurel.editions.models import Edition
from laurel.editions.selectors import lock_edition
from laurel.kit.refusals import refuse
from laurel.panel.models import Member
from laurel.people.models import Person
from laurel.rulebook import articles


def refuse_unless_filing(
    held: Round,
    member: Member,
    *,
    act: str,
    actor: Person,
    now: datetime,
    but_sealed: bool = False,
    seat: Callable[[Round, Person], Member | None] = seat_in,
) -> Edition:
    """The year, locked, when the person may file here now; absent to others; refused after closing."""
    edition = lock_edition(held.edition_id)
    held = Round.objects.select_related("edition", "opening").get(pk=held.pk)
    if seat(held, actor) != member:
        raise Http404
    if not is_open(held, now):
        closing = closes_at(held)
        raise refuse(
            articles.HOUSE_SEALED,
            "sheets_closed",
            act=act,
            chain=edition.chain,
            at=closing.isoformat() if closing else "",
        )
    if not but_sealed and own_sheet(member, held) is not None:
        raise refuse(articles.HOUSE_SEALED, "sheet_sealed_already", act=act, chain=edition.chain)
    return edition
