"""Writing the record: one entry an act, in the act's own transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db import transaction
from django.db.models import Model

from laurel.kit.refusals import Refused
from laurel.ledger.digests import FIRST_LINK, digest_of, digest_of_entry, plain
from laurel.ledger.models import ChainHead, Entry
from laurel.ledger.signals import acted, writing
from laurel.rulebook.grounds import Decision

HOUSE_CHAIN = "house"
"""The chain of acts that belong to no edition: register, accounts, roles."""


class Actor(Protocol):
    """Whoever acts: a person of the register."""

    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str: ...


def record(
    act: str,
    *,
    actor: Actor,
    now: datetime,
    chain: str,
    rows: Iterable[Model] = (),
    grounds: Decision | None = None,
    note: Mapping[str, Any] | None = None,
) -> Entry:
    """Adds one entry to the chain, with the digest of every row that the act wrote.

    Must run inside the act's transaction: no entry, no act. Rows are read back as stored. Later floors that
    receive `acted` follow in the same transaction.
    """
    written = tuple(rows)
    writing.send(sender=None, chain=chain, rows=written)
    entry = _append(
        Entry(
            chain=chain,
            kind=Entry.Kind.ACT,
            act=act,
            at=now,
            actor_key=actor.key,
            actor_name=actor.label,
            grounds=grounds.as_record() if grounds else [],
            note=plain(dict(note or {})),
            rows=_digests_of(written),
        )
    )
    acted.send(sender=None, entry=entry, rows=written, actor=actor, now=now)
    return entry


@transaction.atomic
def record_refusal(refused: Refused, *, actor: Actor, now: datetime) -> Entry:
    """Adds the attempt and its grounds to the chain, after the act's transaction was undone."""
    return _append(
        Entry(
            chain=refused.chain,
            kind=Entry.Kind.REFUSAL,
            act=refused.act,
            at=now,
            actor_key=actor.key,
            actor_name=actor.label,
            grounds=refused.decision.as_record(),
        )
    )


def _append(entry: Entry) -> Entry:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{entry.act}: an entry is written only inside the transaction of its act")
    ChainHead.objects.get_or_create(chain=entry.chain, defaults={"digest": FIRST_LINK})
    head = ChainHead.objects.select_for_update().get(chain=entry.chain)
    entry.number = head.number + 1
    entry.previous = head.digest
    entry.digest = digest_of_entry(entry)
    entry.save(force_insert=True)
    head.number, head.digest = entry.number, entry.digest
    head.save()
    return entry


def _digests_of(rows: Iterable[Model]) -> list[list[Any]]:
    keys: dict[type[Model], list[Any]] = defaultdict(list)
    for row in rows:
        keys[type(row)].append(row.pk)
    stored: list[list[Any]] = []
    for model, pks in keys.items():
        found = model._base_manager.in_bulk(pks)
        stored += [[model._meta.label_lower, pk, digest_of(found[pk]) if pk in found else None] for pk in pks]
    return stored
