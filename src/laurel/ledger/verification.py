"""Verifying the record: the chain link by link, then every recorded row against its last entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from laurel.ledger.digests import FIRST_LINK, digest_of, digest_of_entry
from laurel.ledger.models import ChainHead, Entry, Recorded


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as the record says: where, and what."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification read and what it found."""

    entries: int
    rows: int
    heads: dict[str, str]
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        return not self.faults


def verify() -> Report:
    """Replays every chain and compares every recorded row with its last entry; names what differs.

    Without a digest that somebody keeps elsewhere, a chain rewritten whole by the owner of the
    database looks sound: compare `heads` with what was printed on minutes and receipts.
    """
    faults: list[Fault] = []
    last: dict[tuple[str, str], str | None] = {}
    heads: dict[str, str] = {}
    numbers: dict[str, int] = {}
    entries = 0
    for entry in Entry.objects.order_by("pk").iterator(chunk_size=2000):
        entries += 1
        place = f"ledger.entry {entry.chain}/{entry.number}"
        if entry.number != numbers.get(entry.chain, 0) + 1:
            faults.append(Fault(place, "an entry before this one is missing"))
        if entry.previous != heads.get(entry.chain, FIRST_LINK):
            faults.append(Fault(place, "does not follow from the entry before it"))
        if entry.digest != digest_of_entry(entry):
            faults.append(Fault(place, "was changed after it was written"))
        heads[entry.chain], numbers[entry.chain] = entry.digest, entry.number
        for label, pk, digest in entry.rows:
            last[label, str(pk)] = digest
    for head in ChainHead.objects.all():
        if head.digest != heads.get(head.chain, FIRST_LINK) or head.number != numbers.get(head.chain, 0):
            faults.append(Fault(f"ledger.chainhead {head.chain}", "does not match the last entry"))
    rows = 0
    for model in recorded_models():
        for row in model._base_manager.order_by("pk").iterator(chunk_size=2000):
            rows += 1
            faults += _faults_of(row, last)
    faults += [
        Fault(f"{label} {pk}", "was removed without an entry")
        for (label, pk), digest in last.items()
        if digest is not None
    ]
    return Report(entries, rows, heads, tuple(faults))


def recorded_models() -> list[type[Model]]:
    """All models whose rows stand in the record."""
    return [model for model in apps.get_models() if issubclass(model, Recorded)]


def _faults_of(row: Model, last: dict[tuple[str, str], str | None]) -> Iterator[Fault]:
    label = row._meta.label_lower
    missing = object()
    digest = last.pop((label, str(row.pk)), missing)
    if digest is missing:
        yield Fault(f"{label} {row.pk}", "stands in no entry of the record")
    elif digest is None:
        yield Fault(f"{label} {row.pk}", "came back after the record says it was removed")
    elif digest != digest_of(row):
        yield Fault(f"{label} {row.pk}", "was changed after its last entry")
