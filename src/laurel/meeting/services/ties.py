"""Settling equal places: rank the tied entries once more, then draw lots. 要點三(二)2(3), A-08."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from laurel.ballots.selectors import is_opened, rounds_of
from laurel.ballots.services import begin_round
from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.kit.refusals import refuse
from laurel.ledger.services import record
from laurel.meeting.facts import voters_again
from laurel.meeting.models import Lot, PanelMeeting
from laurel.meeting.permissions import may_decide_as_convener, may_run_meeting
from laurel.meeting.selectors import Count
from laurel.meeting.services.room import count_before_resolution, enter_room
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.parameters import MOST_EVALUATIONS
from laurel.rulebook.policy import Point

TIE_ROUND_STARTED = "meeting.tie_round_started"
LOT_DRAWN = "meeting.lot_drawn"
ORDER_DECIDED = "meeting.order_decided"


@transaction.atomic
def start_tie_round(
    edition: Edition, category: str, codes: Sequence[str], *, actor: Person, now: datetime
) -> Any:
    """The tied entries are ranked once more, by the members whose sheets counted in the first round.

    Refused unless these are exactly the entries of one tie that is open, while another round is sealed, and
    after three evaluations (政府採購法第56條, by analogy).
    """
    meeting = enter_room(edition, category, may_run_meeting, actor=actor, now=now)
    count = count_before_resolution(meeting, category, act=TIE_ROUND_STARTED)
    entries = _open_tie(meeting, count, codes, act=TIE_ROUND_STARTED)
    if any(not is_opened(row) for row in rounds_of(meeting.edition, category)):
        raise refuse(
            articles.HOUSE_SEALED,
            "round_in_progress",
            act=TIE_ROUND_STARTED,
            chain=meeting.edition.chain,
            category=category,
        )
    if count.times_evaluated(entries) >= MOST_EVALUATIONS:
        raise refuse(
            articles.RANK_SUM,
            "evaluations_exhausted",
            act=TIE_ROUND_STARTED,
            chain=meeting.edition.chain,
            most=MOST_EVALUATIONS,
        )
    return begin_round(
        meeting.edition,
        category,
        list(entries),
        voters_again(meeting.edition, count),
        None,
        actor=actor,
        now=now,
    )


@transaction.atomic
def record_lot(
    edition: Edition,
    category: str,
    drawn: Sequence[str],
    *,
    method: str,
    drawer: str,
    witness: str,
    actor: Person,
    now: datetime,
) -> Lot:
    """The order in which the tied entries were drawn stands recorded, with who drew and who witnessed.

    Refused unless the entries are exactly those of one open tie and were ranked once more before, and when
    drawer and witness are one person; in a year in which the convener decides, no lot is drawn.
    """
    meeting = enter_room(edition, category, may_run_meeting, actor=actor, now=now)
    chain = meeting.edition.chain
    _after_one_round_more(meeting, category, drawn, act=LOT_DRAWN)
    if policy_of(meeting.edition).choice_of(Point.TIE_LADDER) == "convener_decides":
        raise refuse(articles.RANK_SUM, "convener_decides_this_year", act=LOT_DRAWN, chain=chain)
    if drawer.strip() == witness.strip():
        raise refuse(articles.HOUSE_TWO_PERSONS, "drawer_is_witness", act=LOT_DRAWN, chain=chain)
    lot = Lot.objects.create(
        meeting=meeting,
        category=category,
        kind=Lot.Kind.LOT,
        drawn=list(drawn),
        method=method,
        drawer=drawer,
        witness=witness,
        drawn_at=now,
        recorded_by=actor,
    )
    record(
        LOT_DRAWN,
        actor=actor,
        now=now,
        chain=chain,
        rows=[lot],
        note={"category": category, "drawn": list(drawn)},
    )
    return lot


@transaction.atomic
def record_convener_order(
    edition: Edition, category: str, order: Sequence[str], *, reason: str, actor: Person, now: datetime
) -> Lot:
    """The convener's order of the tied entries stands recorded, in a year that decided so (A-08)."""
    meeting = enter_room(edition, category, may_decide_as_convener, actor=actor, now=now)
    chain = meeting.edition.chain
    _after_one_round_more(meeting, category, order, act=ORDER_DECIDED)
    if policy_of(meeting.edition).choice_of(Point.TIE_LADDER) != "convener_decides":
        raise refuse(articles.RANK_SUM, "lot_decides_this_year", act=ORDER_DECIDED, chain=chain)
    row = Lot.objects.create(
        meeting=meeting,
        category=category,
        kind=Lot.Kind.CONVENER,
        drawn=list(order),
        method=reason,
        drawer=actor.label,
        drawn_at=now,
        recorded_by=actor,
    )
    record(
        ORDER_DECIDED,
        actor=actor,
        now=now,
        chain=chain,
        rows=[row],
        note={"category": category, "order": list(order)},
    )
    return row


def _after_one_round_more(
    meeting: PanelMeeting, category: str, codes: Sequence[str], *, act: str
) -> tuple[str, ...]:
    count = count_before_resolution(meeting, category, act=act)
    entries = _open_tie(meeting, count, codes, act=act)
    if count.times_evaluated(entries) < 2:
        raise refuse(
            articles.RANK_SUM,
            "re_evaluation_comes_first",
            act=act,
            chain=meeting.edition.chain,
            entries="、".join(entries),
        )
    return entries


def _open_tie(meeting: PanelMeeting, count: Count, codes: Sequence[str], *, act: str) -> tuple[str, ...]:
    """The entries of the one tie that these codes are; refused when there is none."""
    for tie in count.tally.open_ties:
        if sorted(tie.entries) == sorted(codes):
            return tie.entries
    raise refuse(
        articles.RANK_SUM,
        "not_an_open_tie",
        act=act,
        chain=meeting.edition.chain,
        entries="、".join(codes),
    )
