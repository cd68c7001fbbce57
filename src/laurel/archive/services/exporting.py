"""The files of a year in one zip: streamed as they are read, each hashed on the way, with list and digests at its end."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.http import Http404

from laurel.archive.documents import LIST_HEADER, Standing, list_rows, standing_papers
from laurel.archive.facts import Clock, clocks_in
from laurel.archive.models import Kind
from laurel.archive.permissions import may_keep_archive
from laurel.documents.pdf import pdf_of
from laurel.documents.tables import csv_of, ods_of
from laurel.editions.models import Edition
from laurel.editions.selectors import is_closed, lock_edition
from laurel.files.storing import open_blob
from laurel.kit.dates import in_taipei
from laurel.kit.refusals import refuse
from laurel.ledger.digests import canonical
from laurel.ledger.models import Entry
from laurel.ledger.services import record
from laurel.meeting.permissions import sees_sums_only
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.entrants import Category

EXPORTED = "archive.files_exported"
PIECE = 256 * 1024
UNSAFE = re.compile(r"[^A-Za-z0-9.\-]")
AS_RECORDED, DIFFERENT, MISSING, MADE_AGAIN = "相符", "不符", "遺失", "依紀錄重製"
MANIFEST_HEADER = ("檔案", "件名", "種類", "紀錄的 SHA-256", "重讀的 SHA-256", "結果")
WITH_RANKS = (Kind.BALLOT_PAPER, Kind.MEETING_PAPER, Kind.SIGNED_SCAN)
"""What may show single ranks: left out of what an officer gets whose own division has an entry in the category."""


def export_files(edition: Edition, *, actor: Person, now: datetime) -> Iterator[bytes]:
    """The zip, piece by piece, after the export stands in the record; refused before the year is closed.

    In it: frozen versions, attachments, signed scans, papers that can be made again, the record as lines of JSON, the
    list, `SHA256SUMS`, and a manifest that says of every file whether what was read again is what the record says.
    Locked scans of sheets, drafts and papers of personnel are on the list only.
    """
    clocks, papers = _entered(edition, actor=actor, now=now)
    return _zipped(edition, clocks, papers)


@transaction.atomic
def _entered(edition: Edition, *, actor: Person, now: datetime) -> tuple[list[Clock], list[Standing]]:
    edition = lock_edition(edition.pk)
    if edition.is_rehearsal or not may_keep_archive(actor):
        raise Http404
    if not is_closed(edition):
        raise refuse(articles.DESTRUCTION, "year_not_closed", act=EXPORTED, chain=edition.chain)
    today = in_taipei(now).date()
    hidden = {category.value for category in Category if sees_sums_only(actor, edition, category, today)}
    clocks = [
        clock
        for clock in clocks_in([edition], today)
        if not (clock.item.category in hidden and clock.item.kind in WITH_RANKS)
    ]
    papers = standing_papers(edition, hidden, now)
    note = {"files": sum(clock.item.is_file for clock in clocks) + len(papers), "items": len(clocks)}
    record(EXPORTED, actor=actor, now=now, chain=edition.chain, note=note)
    return clocks, papers


class _Sink(io.RawIOBase):
    """Takes what the zip writes until it is sent on."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        self.waiting += piece
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        piece = bytes(self.waiting)
        self.waiting.clear()
        return piece


@dataclass(slots=True)
class _Written:
    """The zip under way: what went in, with the digest of each."""

    sink: _Sink
    target: zipfile.ZipFile
    at: tuple[int, int, int, int, int, int]
    sums: list[tuple[str, str]] = field(default_factory=list)
    manifest: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, name: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """One file, sent on as it is read; its digest stands last in `sums` afterwards."""
        digest = hashlib.sha256()
        with self.target.open(zipfile.ZipInfo(name, self.at), "w") as place:
            for piece in pieces:
                digest.update(piece)
                place.write(piece)
                yield self.sink.taken()
        self.sums.append((digest.hexdigest(), name))


def _zipped(edition: Edition, clocks: Sequence[Clock], papers: Sequence[Standing]) -> Iterator[bytes]:
    sink = _Sink()
    moment = max(clock.item.dated_on for clock in clocks)
    at = (moment.year, moment.month, moment.day, 0, 0, 0)
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as target:
        written = _Written(sink, target, at)
        for clock in clocks:
            if clock.item.is_file:
                yield from _file(written, clock)
        for standing in papers:
            yield from _paper(written, standing)
        yield from written.add("record.jsonl", _record_lines(edition))
        table = ods_of("歸檔清單", LIST_HEADER, list_rows(clocks))
        yield from written.add("list.ods", iter((table,)))
        yield from written.add("manifest.csv", iter((csv_of(MANIFEST_HEADER, written.manifest),)))
        sums = "".join(f"{digest}  {name}\n" for digest, name in written.sums)
        yield from written.add("SHA256SUMS", iter((sums.encode(),)))
    yield sink.taken()


def _file(written: _Written, clock: Clock) -> Iterator[bytes]:
    item = clock.item
    name = f"{item.kind}/{UNSAFE.sub('_', item.file_name)}"
    told = (name, item.title, str(item.kind), item.blob)
    try:
        blob = open_blob(item.blob)
    except FileNotFoundError:
        written.manifest.append((*told, "", MISSING))
        return
    with blob:
        yield from written.add(name, iter(lambda: blob.read(PIECE), b""))
    found = written.sums[-1][0]
    written.manifest.append((*told, found, AS_RECORDED if found == item.blob else DIFFERENT))


def _paper(written: _Written, standing: Standing) -> Iterator[bytes]:
    name = f"papers/{UNSAFE.sub('_', standing.issued.number)}.pdf"
    content = pdf_of(standing.paper, standing.issue).content
    yield from written.add(name, iter((content,)))
    told = (name, standing.issued.title, "paper", standing.issued.content_sha256)
    written.manifest.append((*told, written.sums[-1][0], MADE_AGAIN))


def _record_lines(edition: Edition) -> Iterator[bytes]:
    names = [column.attname for column in Entry._meta.concrete_fields if column.attname != "id"]
    for entry in Entry.objects.filter(chain=edition.chain).order_by("number").iterator(chunk_size=2000):
        yield canonical({name: getattr(entry, name) for name in names}) + b"\n"
