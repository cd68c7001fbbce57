"""A reading pack: the frozen pages of dossiers as one PDF, kept for an hour under a key that only its link holds."""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import BoundedSemaphore
from typing import BinaryIO

from django.conf import settings
from django.http import Http404

from laurel.applications.models import Submission
from laurel.applications.selectors import newest_submissions
from laurel.applications.services.printing import frozen_paper
from laurel.ballots.documents import contents_paper, notes_paper
from laurel.ballots.facts import parts_of
from laurel.ballots.models import Round
from laurel.ballots.notebook import Notebook
from laurel.ballots.sealing import lock_file, unlock_file
from laurel.ballots.selectors import entries_of, notebooks_of
from laurel.documents.binding import Part, bind, pages_in
from laurel.documents.model import Issue, Paper
from laurel.documents.pdf import pages_of_parts, pdf_of
from laurel.files.storing import local_copy
from laurel.nominations.models import Nomination
from laurel.panel.models import Member
from laurel.rulebook.entrants import Category

AT_ONCE = BoundedSemaphore(2)
"""Packs that one worker makes at a time."""
KEPT_SECONDS = 3_600
CONTENTS = "目錄"
KEY = re.compile(r"[\w-]{43}")


@dataclass(frozen=True, slots=True)
class Dossier:
    """One entry of a pack: its frozen version, and the member's notebook where that is wanted."""

    entry: Nomination
    submission: Submission
    book: Notebook | None


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages of one dossier and, behind them, those of the notes on it."""

    dossier: Dossier
    source: Path | BinaryIO
    pages: int
    notes: Part | None = None
    notes_pages: int = 0


def dossiers_to_pack(held: Round, member: Member, codes: Sequence[str], *, with_notes: bool) -> list[Dossier]:
    """These entries in the order of the sheet, read at once: while the pack is made no row is asked for."""
    entries = {code: entry for code, entry in entries_of(held).items() if code in codes}
    frozen = newest_submissions(list(entries.values()))
    versions = {code: frozen[entry.pk].number for code, entry in entries.items() if entry.pk in frozen}
    books = notebooks_of(member, held, versions) if with_notes else {}
    return [Dossier(entries[code], frozen[entries[code].pk], books.get(code)) for code in versions]


def make_pack(
    held: Round, member: Member, dossiers: Sequence[Dossier], target: BinaryIO, now: datetime
) -> Iterator[Dossier]:
    """Writes the pack into the target; gives back each dossier once its pages are in."""
    with AT_ONCE, ExitStack() as stack:
        pages = _with_notes(held, [_opened(dossier, stack) for dossier in dossiers], now)
        contents = _printed(contents_paper(held, member, list(_contents(pages))), now)
        parts = [Part(contents, CONTENTS), *_parts(pages)]
        done = {part.title: row.dossier for row, part in zip(pages, _parts(pages, notes=False), strict=True)}
        for part in bind(parts, target, contents_paper(held, member, []).title):
            if part.title in done:
                yield done[part.title]


def _opened(dossier: Dossier, stack: ExitStack) -> _Pages:
    """The pages that were frozen at submission; set anew, to the same bytes, where the storage lost them."""
    source: Path | BinaryIO
    sha256 = dossier.submission.pdf_sha256
    try:
        source = stack.enter_context(local_copy(sha256)) if sha256 else Path(sha256, "absent")
        return _Pages(dossier, source, pages_in(source))
    except FileNotFoundError:
        source = io.BytesIO(pdf_of(*frozen_paper(dossier.submission)).content)
        return _Pages(dossier, source, pages_in(source))


def _with_notes(held: Round, rows: list[_Pages], now: datetime) -> list[_Pages]:
    """All notes are set in one run, then parted by the pages on which each entry's begin."""
    category = Category(held.category)
    noted = {
        row.dossier.entry.code: (
            row.dossier.entry,
            row.dossier.book,
            parts_of(row.dossier.submission.content, category),
        )
        for row in rows
        if row.dossier.book and not row.dossier.book.is_empty
    }
    if not noted:
        return rows
    paper = notes_paper(noted)
    printed = _printed(paper, now)
    begins = pages_of_parts(paper, Issue("", "", now))
    ends = dict(zip(begins, [*list(begins.values())[1:], pages_in(printed) + 1], strict=True))
    return [
        _Pages(
            row.dossier,
            row.source,
            row.pages,
            Part(printed, mark=code, first=begins[code], last=ends[code] - 1),
            ends[code] - begins[code],
        )
        if (code := row.dossier.entry.code) in begins
        else row
        for row in rows
    ]


def _printed(paper: Paper, now: datetime) -> io.BytesIO:
    return io.BytesIO(pdf_of(paper, Issue("", "", now)).content)


def _contents(rows: Sequence[_Pages]) -> Iterator[tuple[Nomination, int, int]]:
    first = 1
    for row in rows:
        yield row.dossier.entry, row.pages + row.notes_pages, first
        first += row.pages + row.notes_pages


def _parts(rows: Sequence[_Pages], *, notes: bool = True) -> Iterator[Part]:
    for row in rows:
        entry = row.dossier.entry
        yield Part(row.source, f"{entry.code} {entry.unit.name}", entry.code, is_shrunk=True)
        if notes and row.notes:
            yield row.notes


def keep_pack(pack: BinaryIO, held: Round, member: Member) -> str:
    """Keeps the pack encrypted for an hour, for this member in this round; gives the key for its link."""
    remove_old_packs()
    folder = _folder()
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as target:
        key = lock_file(pack, target)
    Path(target.name).rename(folder / _name(held, member, key))
    return key


def kept_pack(held: Round, member: Member, key: str) -> Iterator[bytes]:
    """The pack of that key, piece by piece; absent to others, with another key, and after its hour."""
    path = _folder() / _name(held, member, key)
    if not KEY.fullmatch(key) or not path.exists() or _is_old(path):
        raise Http404
    size = path.stat().st_size
    locked = path.open("rb")

    def pieces() -> Iterator[bytes]:
        with locked:
            yield from unlock_file(locked, size, key)

    return pieces()


def remove_old_packs() -> int:
    """Deletes the packs whose hour is over. Answers how many."""
    removed = 0
    for path in _folder().iterdir():
        with contextlib.suppress(FileNotFoundError):
            if _is_old(path):
                path.unlink()
                removed += 1
    return removed


def _name(held: Round, member: Member, key: str) -> str:
    return hashlib.sha256(f"{held.public_id}|{member.public_id}|{key}".encode()).hexdigest()


def _folder() -> Path:
    folder = Path(settings.HOME) / "packs"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > KEPT_SECONDS
