"""Page images for reading: drawn anew in a sandboxed process at first look, kept by digest."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings

from laurel.files.examiner.painter import PAINTING_SECONDS
from laurel.files.examining import AT_ONCE, bare_environment
from laurel.files.models import ReceivedFile
from laurel.files.storing import local_copy

WIDTHS = (480, 960, 1440)
MOST_PAGES = 150
AT_A_TIME = 4
CONVERTING_SECONDS = 90
DRAWN = ("application/pdf", "image/png", "image/jpeg")


class NoPages(Exception):
    """The file is not shown as pages: it can be downloaded."""


def pages_to_read(file: ReceivedFile) -> int:
    """How many pages can be read on the screen; nought for an office file without a converter."""
    if file.media_type in DRAWN:
        return min(file.pages or 0, MOST_PAGES)
    if not settings.CONVERTER:
        return 0
    try:
        return min(_pages_of(converted(file)), MOST_PAGES)
    except NoPages:
        return 0


def page_image(file: ReceivedFile, number: int, width: int) -> Path:
    """The picture of one page, drawn when it is first looked at; NoPages when there is none."""
    if width not in WIDTHS or not 1 <= number <= MOST_PAGES:
        raise NoPages
    folder = _folder(file.sha256) / str(width)
    picture = folder / f"{number}.png"
    if not picture.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if file.media_type in DRAWN:
            with local_copy(file.sha256) as path:
                _paint(path, folder, width, number)
        else:
            _paint(converted(file), folder, width, number)
    if not picture.exists():
        raise NoPages
    return picture


def converted(file: ReceivedFile) -> Path:
    """An office file as PDF, made once by the converter that is set up; NoPages without one or when it fails."""
    goal = _folder(file.sha256) / "converted.pdf"
    if goal.exists():
        return goal
    if not settings.CONVERTER:
        raise NoPages
    goal.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=goal.parent) as room, local_copy(file.sha256) as path, AT_ONCE:
        given = Path(room) / file.name
        shutil.copyfile(path, given)
        profile = f"-env:UserInstallation=file://{room}/profile"
        command = [
            settings.CONVERTER,
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            room,
            str(given),
        ]
        environment = {**bare_environment(), "HOME": room}
        try:
            subprocess.run(
                command, capture_output=True, timeout=CONVERTING_SECONDS, env=environment, check=True
            )
            given.with_suffix(".pdf").replace(goal)
        except (subprocess.SubprocessError, OSError) as error:
            raise NoPages from error
    return goal


def _paint(path: Path, folder: Path, width: int, first: int) -> None:
    command = [sys.executable, "-m", "laurel.files.examiner.painter", str(path), str(folder)]
    command += [str(width), str(first), str(min(first + AT_A_TIME - 1, MOST_PAGES))]
    with AT_ONCE:
        try:
            subprocess.run(
                command, capture_output=True, timeout=PAINTING_SECONDS * 2, env=bare_environment(), check=True
            )
        except subprocess.SubprocessError as error:
            raise NoPages from error


def _pages_of(path: Path) -> int:
    from laurel.files.examining import examine_file

    return examine_file(path).pages or 0


def _folder(sha256: str) -> Path:
    return Path(settings.HOME) / "pages" / sha256
