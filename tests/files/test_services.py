"""Taking files in: ticket, digest, quarantine, the scanner, what is refused."""

import hashlib
import socket
import struct
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from factories.people import FOUNDER
from factories.year import at, some_pdf
from files.corpus import EICAR, ODF, odf, package, picture
from laurel.applications.selectors import is_kept
from laurel.files.models import Examination, ReceivedFile
from laurel.files.receiving import incoming_from
from laurel.files.selectors import waiting_files
from laurel.files.services import BadFile, inspect, receive, shown_name, sweep
from laurel.files.storing import key_of, open_blob, quarantine_of, remove_orphans
from laurel.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def clamd(settings):
    """A small scanner that speaks clamd's protocol on a socket: it finds EICAR."""
    server = socket.create_server(("127.0.0.1", 0))
    settings.CLAMD = f"127.0.0.1:{server.getsockname()[1]}"
    threading.Thread(target=serve, args=(server,), daemon=True).start()
    yield server
    server.close()


def serve(server: socket.socket) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection, connection.makefile("rb") as heard:
            command = b"".join(iter(lambda: heard.read(1), b"\0"))
            if command == b"zVERSION":
                connection.sendall(b"ClamAV 1.4.1/27500\0")
                continue
            content = b""
            while (length := struct.unpack("!L", heard.read(4))[0]) != 0:
                content += heard.read(length)
            connection.sendall(b"stream: Eicar-Test FOUND\0" if EICAR in content else b"stream: OK\0")


def take(content: bytes, name="檔案.pdf") -> ReceivedFile:
    with closing(incoming_from([content], name)) as incoming:
        return receive(inspect(incoming), actor=FOUNDER, now=at(5, 22))[0]


def infected() -> bytes:
    """An office file that carries the scanners' test string, not packed."""
    members = [("mimetype", f"{ODF}text"), ("content.xml", "<x/>"), ("Pictures/x", EICAR)]
    return package(members, stored=("mimetype", "Pictures/x"))


def code_of(content: bytes) -> str:
    incoming = incoming_from([content], "x")
    with pytest.raises(BadFile) as bad:
        inspect(incoming)
    incoming.close()
    return bad.value.code


def test_a_file_is_kept_under_its_digest(tmp_path):
    file = take(some_pdf())

    with open_blob(file.sha256) as blob:
        assert blob.read() == some_pdf()
    assert file.sha256 == hashlib.sha256(some_pdf()).hexdigest()
    assert (file.media_type, file.pages, file.size) == ("application/pdf", 1, len(some_pdf()))


def test_the_first_byte_gives_the_ticket(time_machine):
    time_machine.move_to(at(6, 15, 23, 59), tick=False)

    file = take(some_pdf())

    assert file.ticket_at == at(6, 15, 23, 59)


def test_without_a_scanner_its_absence_is_written_down():
    file = take(some_pdf())

    assert [row.scanner for row in file.examinations.all()] == ["absent"]
    assert file.is_usable


def test_a_refused_file_leaves_nothing(tmp_path):
    assert code_of(b"<html>") == "file_not_allowed"
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_a_file_over_the_limit_is_refused_and_not_written_on(settings):
    settings.UPLOAD_MAX_BYTES = 1000

    incoming = incoming_from([b"%PDF-" + bytes(600), bytes(600), bytes(10_000)], "x.pdf")

    assert incoming.path.stat().st_size == 605
    with pytest.raises(BadFile) as bad:
        inspect(incoming)
    incoming.close()
    assert bad.value.code == "file_too_large"


def test_the_scanner_lets_clean_files_pass_and_stops_the_others(clamd):
    clean = take(odf())

    assert [row.scanner for row in clean.examinations.all()] == ["ClamAV 1.4.1/27500"]
    assert code_of(infected()) == "file_malware"


def test_while_the_scanner_is_down_a_file_waits_and_keeps_its_ticket(settings, time_machine):
    settings.CLAMD = "127.0.0.1:1"
    time_machine.move_to(at(6, 15, 23, 59), tick=False)

    file = take(odf("spreadsheet"))

    assert (file.is_usable, file.is_waiting, file.ticket_at) == (False, True, at(6, 15, 23, 59))
    assert quarantine_of(file.sha256).exists()
    with pytest.raises(FileNotFoundError):
        open_blob(file.sha256)


def test_the_sweep_frees_what_the_scanner_finds_clean(settings, clamd, django_capture_on_commit_callbacks):
    address, settings.CLAMD = settings.CLAMD, "127.0.0.1:1"
    file = take(odf("presentation"))
    silent = sweep(actor=FOUNDER, now=at(5, 22))
    settings.CLAMD = address

    with django_capture_on_commit_callbacks(execute=True):
        freed = sweep(actor=FOUNDER, now=at(5, 22))

    file = ReceivedFile.objects.get(pk=file.pk)
    assert (silent, freed, file.is_usable) == (0, 1, True)
    assert not quarantine_of(file.sha256).exists()
    assert sweep(actor=FOUNDER, now=at(5, 22)) == 0


def test_what_the_sweep_finds_bad_is_deleted_and_its_row_stays(
    settings, clamd, django_capture_on_commit_callbacks
):
    address, settings.CLAMD = settings.CLAMD, "127.0.0.1:1"
    file = take(infected())
    settings.CLAMD = address

    with django_capture_on_commit_callbacks(execute=True):
        sweep(actor=FOUNDER, now=at(5, 22))

    assert list(file.examinations.values_list("code", flat=True)) == [Examination.WAITING, "file_malware"]
    assert not quarantine_of(file.sha256).exists()
    assert not waiting_files().exists()


def test_orphans_go_after_a_day_and_what_is_pointed_to_stays(settings):
    kept = take(some_pdf())
    with closing(incoming_from([picture()], "x.png")) as incoming:
        orphan = inspect(incoming)
    folder = Path(settings.MEDIA_ROOT)
    (folder / "incoming" / "half").write_bytes(b"half of a file")

    soon = remove_orphans(is_kept, clock.now())
    later = remove_orphans(is_kept, clock.now() + timedelta(hours=25))

    assert (soon, later) == (0, 2)
    assert (folder / key_of(kept.sha256)).exists()
    assert not (folder / key_of(orphan.sha256)).exists()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("申請書\r\nSet-Cookie: x.pdf", "申請書Set-Cookie x.pdf"),
        ("a\u202efdp.exe", "afdp.pdf"),
        ("很" * 300 + ".pdf", "很" * 120 + ".pdf"),
        ("C:\\fakepath\\檔.docx", "檔.pdf"),
        ("\x00", "file.pdf"),
        ("CON.txt", "_CON.pdf"),
        ("CON.txt.exe", "_CON.txt.pdf"),
        ('a"b<c>|?*.pdf', "abc.pdf"),
        ("  ..  ", "file.pdf"),
        ("👩‍👩‍👧.pdf", "👩👩👧.pdf"),
        ("𠮷.pdf", "𠮷.pdf"),
        ("", "file.pdf"),
    ],
)
def test_names_are_one_line_without_tricks_with_the_extension_of_the_content(given, shown):
    assert shown_name(given, "application/pdf") == shown


def test_two_people_who_wait_with_the_same_content_are_both_freed(
    settings, clamd, django_capture_on_commit_callbacks
):
    address, settings.CLAMD = settings.CLAMD, "127.0.0.1:1"
    files = [take(odf("text", ("same", "x"))) for _ in range(2)]
    settings.CLAMD = address

    with django_capture_on_commit_callbacks(execute=True):
        freed = sweep(actor=FOUNDER, now=at(5, 22))

    assert freed == 2
    assert not quarantine_of(files[0].sha256).exists()


def test_what_nobody_waits_for_leaves_the_quarantine_after_a_day(settings):
    settings.CLAMD = "127.0.0.1:1"
    with closing(incoming_from([odf("text", ("orphan", "x"))], "x.odt")) as incoming:
        orphan = inspect(incoming)

    remove_orphans(is_kept, clock.now() + timedelta(hours=25))

    assert not quarantine_of(orphan.sha256).exists()
