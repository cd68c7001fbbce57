"""Taking a file in: examined, scanned, kept; and going through what still waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from laurel.files.examiner.kinds import EXTENSIONS
from laurel.files.examining import Verdict, examine_file
from laurel.files.models import Examination, ReceivedFile
from laurel.files.receiving import IncomingFile
from laurel.files.scanning import Scan, ScannerSilent, scan
from laurel.files.selectors import waiting_files
from laurel.files.storing import NotKept, keep, quarantine_of
from laurel.ledger.services import HOUSE_CHAIN, Actor, record

EXAMINED = "files.examined"
MOST_LETTERS_OF_A_NAME = 120


MOST_KNOWN = 1_000
_known: dict[str, Verdict] = {}
"""What this process has examined and taken: the same digest is the same content."""


class BadFile(ValueError):
    """A file that is not kept; `code` names the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be kept; `scanned` is None while the scanner does not answer."""

    name: str
    sha256: str
    size: int
    verdict: Verdict
    scanned: Scan | None
    ticket_at: datetime
    finished_at: datetime


def inspect(incoming: IncomingFile) -> Inspected:
    """Examines and scans an upload and puts it away; BadFile when its content is not taken.

    While the scanner that is set up does not answer, the file goes into quarantine and keeps its ticket.
    """
    inspected = look_at(incoming)
    _put_away(incoming.path, incoming.sha256, inspected.scanned)
    return inspected


def look_at(incoming: IncomingFile) -> Inspected:
    """Examines and scans an upload and leaves it where it lies; BadFile when its content is not taken.

    Touches no row, so that nobody waits for a lock while a file is looked at.
    """
    verdict = _verdict_of(incoming)
    try:
        scanned = scan(incoming.path)
    except ScannerSilent:
        scanned = None
    if scanned and scanned.found:
        raise BadFile("file_malware")
    return Inspected(
        shown_name(incoming.name or "", verdict.media_type),
        incoming.sha256,
        incoming.size or 0,
        verdict,
        scanned,
        incoming.ticket_at,
        incoming.finished_at,
    )


def receive(inspected: Inspected, *, actor: Actor, now: datetime) -> tuple[ReceivedFile, Examination]:
    """The rows of a file that was put away; inside the caller's transaction, which records them."""
    file = ReceivedFile.objects.create(
        name=inspected.name,
        sha256=inspected.sha256,
        size=inspected.size,
        media_type=inspected.verdict.media_type,
        pages=inspected.verdict.pages,
        ticket_at=inspected.ticket_at,
        finished_at=inspected.finished_at,
        received_by_key=actor.key,
    )
    code = Examination.PASSED if inspected.scanned else Examination.WAITING
    scanner = inspected.scanned.scanner if inspected.scanned else ""
    return file, Examination.objects.create(file=file, code=code, scanner=scanner, at=now)


def _verdict_of(incoming: IncomingFile) -> Verdict:
    if incoming.too_large:
        raise BadFile("file_too_large")
    if not incoming.size:
        raise BadFile("file_empty")
    known = _known.get(incoming.sha256)
    verdict = known or examine_file(incoming.path)
    if verdict.code:
        raise BadFile(verdict.code)
    if len(_known) < MOST_KNOWN:
        _known[incoming.sha256] = verdict
    return verdict


def _put_away(path: Path, sha256: str, scanned: Scan | None) -> None:
    if scanned is None:
        path.replace(quarantine_of(sha256))
        return
    try:
        keep(path, sha256)
    except NotKept as error:
        raise BadFile("file_not_kept") from error


def _leave_quarantine(sha256: str) -> None:
    """The content goes when nobody else waits with the same."""
    if not waiting_files().filter(sha256=sha256).exists():
        quarantine_of(sha256).unlink(missing_ok=True)


@transaction.atomic
def examine_again(file: ReceivedFile, *, actor: Actor, now: datetime) -> Examination | None:
    """A waiting file is scanned: freed, or refused and its content deleted; None while the scanner is silent."""
    file = ReceivedFile.objects.select_for_update().get(pk=file.pk)
    if not file.is_waiting:
        return None
    path = quarantine_of(file.sha256)
    try:
        scanned = scan(path)
        if not scanned.found:
            keep(path, file.sha256)
    except (ScannerSilent, NotKept):
        return None
    code = "file_malware" if scanned.found else Examination.PASSED
    row = Examination.objects.create(file=file, code=code, scanner=scanned.scanner, at=now)
    record(
        EXAMINED,
        actor=actor,
        now=now,
        chain=HOUSE_CHAIN,
        rows=[row],
        note={"file": file.public_id, "code": code},
    )
    transaction.on_commit(lambda: _leave_quarantine(file.sha256))
    return row


def sweep(*, actor: Actor, now: datetime) -> int:
    """Examines what waits; answers how many files left the quarantine. Two sweeps at once do no harm."""
    return sum(examine_again(file, actor=actor, now=now) is not None for file in waiting_files())


def shown_name(name: str, media_type: str) -> str:
    """A name as it may be shown and saved: one line, no path, no direction marks, the extension of its content."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = last.rpartition(".")[0] or last
    plain = "".join(letter for letter in stem if letter.isprintable() and letter not in '<>:"|?*').strip(" .")
    if plain.split(".")[0].upper() in {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10)),
    }:
        plain = f"_{plain}"
    return f"{plain[-MOST_LETTERS_OF_A_NAME:] or 'file'}.{EXTENSIONS[media_type]}"
