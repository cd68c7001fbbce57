"""Page images for reading: drawn anew in a sandboxed process at first look, kept by digest."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from laurel.files.examiner.painter import PAINTING_SECONDS
from laurel.files.examining import AT_ONCE, bare_environment
from laurel.files.models import ReceivedFile
from laurel.files.storing import key_of, local_copy

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


def drawn_page(content: bytes, number: int, width: int) -> bytes:
    """The picture of one page of a PDF or picture, drawn in memory and kept nowhere; NoPages when there is none."""
    if width not in WIDTHS or not 1 <= number <= MOST_PAGES:
        raise NoPages
    picture = _run_painter("-", str(width), str(number), given=content)
    if not picture:
        raise NoPages
    return picture


def converted(file: ReceivedFile) -> Path:
    """An office file as PDF, made once by the converter that is set up; NoPages without one, or when it failed once."""
    folder = _folder(file.sha256)
    goal, failed = folder / "converted.pdf", folder / "not-converted"
    if goal.exists():
        return goal
    if not settings.CONVERTER or failed.exists():
        raise NoPages
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as room, local_copy(file.sha256) as path, AT_ONCE:
        given = Path(room) / file.name
        shutil.copyfile(path, given)
        if _convert(given):
            given.with_suffix(".pdf").replace(goal)
            return goal
    failed.touch()
    raise NoPages


def forget_pages(is_needed: Callable[[str], bool]) -> int:
    """Deletes the pictures of files that nobody needs any more; answers of how many files."""
    removed = 0
    for folder in (Path(settings.HOME) / "pages").glob("*"):
        if not is_needed(key_of(folder.name)):
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
    return removed


def forget_pages_of(sha256: str) -> None:
    """The pictures of one file are gone."""
    shutil.rmtree(Path(settings.HOME) / "pages" / sha256, ignore_errors=True)


def _convert(given: Path) -> bool:
    """Runs the converter under limits, in a group of its own that ends with it; True when the PDF is there."""
    room = given.parent
    command = [
        sys.executable,
        "-m",
        "laurel.files.examiner.limited",
        str(CONVERTING_SECONDS),
        settings.CONVERTER,
    ]
    command += [f"-env:UserInstallation=file://{room}/profile", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(room), str(given)]
    environment = {**bare_environment(), "HOME": str(room)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdout=quiet, stderr=quiet, env=environment, start_new_session=True
    ) as process:
        try:
            process.wait(CONVERTING_SECONDS)
        except subprocess.TimeoutExpired:
            pass
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return given.with_suffix(".pdf").exists()


def _paint(path: Path, folder: Path, width: int, first: int) -> None:
    last = min(first + AT_A_TIME - 1, MOST_PAGES)
    _run_painter(str(path), str(folder), str(width), str(first), str(last))


def _run_painter(*arguments: str, given: bytes = b"") -> bytes:
    command = [sys.executable, "-m", "laurel.files.examiner.painter", *arguments]
    with AT_ONCE:
        try:
            return subprocess.run(
                command,
                input=given,
                capture_output=True,
                timeout=PAINTING_SECONDS * 2,
                env=bare_environment(),
                check=True,
            ).stdout
        except subprocess.SubprocessError as error:
            raise NoPages from error


def _pages_of(path: Path) -> int:
    from laurel.files.examining import examine_file

    return examine_file(path).pages or 0


def _folder(sha256: str) -> Path:
    return Path(settings.HOME) / "pages" / sha256
