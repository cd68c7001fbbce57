"""Drawing the reading orders, and completing them when an entry or a member comes later."""

from __future__ import annotations

import secrets
from datetime import datetime

from laurel.editions.models import Edition
from laurel.ledger.services import record
from laurel.panel.models import Member, ReadingDraw, ReadingOrder
from laurel.panel.selectors import is_locked, newest_draw, ranking_members, room_of
from laurel.people.models import Person
from laurel.rulebook.entrants import Category
from laurel.rulebook.reading import base_order_of, reading_order_of, with_late_entry
from laurel.screening.selectors import admitted_nominations

ORDERS_ADDED = "panel.reading_orders_added"
SEED_BYTES = 8
Rows = list[ReadingDraw | ReadingOrder]


def complete_reading_orders(edition: Edition, *, actor: Person, now: datetime) -> Rows:
    """Every admitted entry and every member who ranks has a place in the reading orders of a locked panel."""
    if not is_locked(edition):
        return []
    rows = reading_orders(edition, actor=actor, now=now)
    if rows:
        record(ORDERS_ADDED, actor=actor, now=now, chain=edition.chain, rows=rows)
    return rows


def reading_orders(edition: Edition, *, actor: Person, now: datetime) -> Rows:
    """The draws and orders that are missing, for the act that records them."""
    rows: Rows = []
    room = room_of(edition)
    for category in Category:
        codes = [row.code for row in admitted_nominations(edition, category)]
        readers = room.effective(ranking_members(edition, category), category)
        draw = newest_draw(edition, category)
        if draw is None and codes:
            draw = _drawn(edition, category, codes, actor=actor, now=now)
            rows.append(draw)
        for code in codes if draw else ():
            if draw and code not in draw.entries:
                draw, orders = _late(draw, code, actor=actor, now=now)
                rows += [draw, *orders]
        if draw and codes:
            rows += _new_readers(draw, readers)
    return rows


def _drawn(
    edition: Edition, category: Category, codes: list[str], *, actor: Person, now: datetime
) -> ReadingDraw:
    seed = secrets.token_hex(SEED_BYTES)
    return ReadingDraw.objects.create(
        edition=edition,
        category=category.value,
        number=1,
        occasion=ReadingDraw.Occasion.LOCK,
        seed=seed,
        entries=codes,
        base=list(base_order_of(codes, seed)),
        drawn_at=now,
        drawn_by=actor,
    )


def _late(
    before: ReadingDraw, code: str, *, actor: Person, now: datetime
) -> tuple[ReadingDraw, list[ReadingOrder]]:
    orders = list(before.orders.all())
    draw = ReadingDraw.objects.create(
        edition=before.edition,
        category=before.category,
        number=before.number + 1,
        occasion=ReadingDraw.Occasion.LATE_ENTRY,
        seed=before.seed,
        entries=[*before.entries, code],
        base=[*before.base, code],
        late=code,
        drawn_at=now,
        drawn_by=actor,
    )
    return draw, [
        ReadingOrder.objects.create(
            draw=draw,
            member=row.member,
            reader=row.reader,
            codes=list(with_late_entry(row.codes, code, row.reader, len(orders))),
        )
        for row in orders
    ]


def _new_readers(draw: ReadingDraw, readers: list[Member]) -> list[ReadingOrder]:
    given = {row.member_id: row.reader for row in ReadingOrder.objects.filter(draw=draw)}
    first = max(given.values(), default=-1) + 1
    new = [member for member in readers if member.pk not in given]
    return [
        ReadingOrder.objects.create(
            draw=draw, member=member, reader=reader, codes=list(reading_order_of(draw.base, reader))
        )
        for reader, member in enumerate(new, start=first)
    ]
