"""ClamAV over its socket, where one is set up; its absence is said, never hidden."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

ABSENT = "absent"
PATIENCE_IN_SECONDS = 60
PIECE = 64 * 1024


class ScannerSilent(Exception):
    """The scanner that is set up does not answer: the file waits in quarantine."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What the scanner said: its name and version, and the name of what it found, empty when nothing."""

    scanner: str
    found: str = ""


def scan(path: Path) -> Scan:
    """Asks the scanner about a file. Without one the answer says `absent`; ScannerSilent when it is down."""
    if not settings.CLAMD:
        return Scan(ABSENT)
    try:
        version = _ask(b"zVERSION\0")
        answer = _ask(b"zINSTREAM\0", path)
    except (OSError, UnicodeDecodeError) as error:
        raise ScannerSilent(str(error)) from error
    if answer.endswith("OK"):
        return Scan(version)
    if answer.endswith("FOUND"):
        return Scan(version, answer.removesuffix("FOUND").partition(":")[2].strip() or "FOUND")
    raise ScannerSilent(answer)


def _ask(command: bytes, path: Path | None = None) -> str:
    with _connected() as connection:
        connection.sendall(command)
        if path is not None:
            with path.open("rb") as file:
                while piece := file.read(PIECE):
                    connection.sendall(struct.pack("!L", len(piece)) + piece)
            connection.sendall(struct.pack("!L", 0))
        answer = b""
        while piece := connection.recv(4096):
            answer += piece
    return answer.rstrip(b"\0\n").decode()


def _connected() -> socket.socket:
    if settings.CLAMD.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(PATIENCE_IN_SECONDS)
        try:
            connection.connect(settings.CLAMD)
        except OSError:
            connection.close()
            raise
        return connection
    host, _, port = settings.CLAMD.rpartition(":")
    return socket.create_connection((host or "127.0.0.1", int(port)), PATIENCE_IN_SECONDS)
