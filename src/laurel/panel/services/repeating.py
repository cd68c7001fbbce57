"""The panel written once more, for a rehearsal of the meeting."""

from __future__ import annotations

from laurel.editions.models import Edition
from laurel.kit.copying import copy_of
from laurel.ledger.models import Recorded
from laurel.panel.models import Member, Recusal
from laurel.panel.selectors import (
    decisions_on_depletion,
    lock_of,
    members_of,
    presences_of,
    recusals_on_record,
)


def repeat_panel(edition: Edition, rehearsal: Edition) -> list[Recorded]:
    """The seats that are held sit in the rehearsal, with their recusals but not the reasons of these.

    The lock, the decisions on too few members and the convener's presence stand as in the year. The caller records
    the rows, and has locked the year and asked who rehearses.
    """
    seats = members_of(edition)
    made = Member.objects.bulk_create(copy_of(seat, edition=rehearsal, replaces=None) for seat in seats)
    members = {seat.pk: row for seat, row in zip(seats, made, strict=True)}
    recusals = recusals_on_record(edition).filter(lapse=None, member__in=members)
    of_the_year = (
        *decisions_on_depletion(edition).values(),
        presences_of(edition).last(),
        lock_of(edition),
    )
    kept = [copy_of(row, edition=rehearsal) for row in of_the_year if row is not None]
    for row in kept:
        row.save()
    return [
        *made,
        *Recusal.objects.bulk_create(
            copy_of(row, member=members[row.member_id], reason="") for row in recusals
        ),
        *kept,
    ]
