"""Page images, downloads, and a process that dies while it looks."""

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from factories.people import FOUNDER
from factories.year import at, some_pdf
from files.corpus import office, pdf, picture
from laurel.files import examining
from laurel.files.examining import UNREADABLE, examine_file, examine_files
from laurel.files.reading import NoPages, page_image, pages_to_read
from laurel.files.receiving import incoming_from
from laurel.files.services import inspect, receive

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def _own_home(settings, tmp_path):
    settings.MEDIA_ROOT, settings.HOME = tmp_path / "files", tmp_path


def take(content, name="x"):
    with closing(incoming_from([content], name)) as incoming:
        return receive(inspect(incoming), actor=FOUNDER, now=at(5, 22))[0]


def size_of(path) -> tuple[int, int]:
    with Image.open(path, formats=["PNG"]) as drawn:
        return drawn.size


def test_pages_are_drawn_when_they_are_looked_at_and_kept():
    file = take(pdf(pages=6))

    first = page_image(file, 1, 480)

    assert size_of(first)[0] == 480
    assert sorted(int(path.stem) for path in first.parent.iterdir()) == [1, 2, 3, 4]
    assert page_image(file, 6, 480).exists()
    assert pages_to_read(file) == 6


@pytest.mark.parametrize(("number", "width"), [(0, 480), (7, 480), (1, 481), (-1, 480), (151, 480)])
def test_other_pages_and_widths_are_not_drawn(number, width):
    file = take(pdf(pages=6))

    with pytest.raises(NoPages):
        page_image(file, number, width)


def test_a_picture_is_one_page_drawn_anew():
    file = take(picture("JPEG", size=(2000, 1000)))

    assert size_of(page_image(file, 1, 960)) == (960, 480)


def test_an_office_file_has_no_pages_without_a_converter():
    file = take(office())

    assert pages_to_read(file) == 0
    with pytest.raises(NoPages):
        page_image(file, 1, 480)


def test_with_a_converter_an_office_file_is_shown_as_pages(settings, tmp_path):
    made = tmp_path / "made.pdf"
    made.write_bytes(some_pdf())
    converter = tmp_path / "converter"
    converter.write_text(
        '#!/bin/sh\nwhile [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done\n'
        f'cp {made} "$out/$(basename "${{1%.*}}").pdf"\n'
    )
    converter.chmod(converter.stat().st_mode | stat.S_IXUSR)
    settings.CONVERTER = str(converter)
    file = take(office(), "報告.docx")

    assert pages_to_read(file) == 1
    assert size_of(page_image(file, 1, 480))[0] == 480


def test_a_converter_that_fails_leaves_the_download(settings):
    settings.CONVERTER = "/bin/false"
    file = take(office("xlsx"))

    assert pages_to_read(file) == 0


def test_an_examiner_that_dies_is_a_verdict_and_the_others_go_on(tmp_path, monkeypatch):
    paths = []
    for number, content in enumerate((pdf(), office(), picture())):
        paths.append(tmp_path / str(number))
        paths[-1].write_bytes(content)
    runs = []
    real = examining.subprocess.run

    def dies_at_first(command, **options):
        runs.append(command)
        if len(runs) == 1:
            return real([command[0], "-c", "import os; os.kill(os.getpid(), 9)"], **options)
        return real(command, **options)

    monkeypatch.setattr(examining.subprocess, "run", dies_at_first)

    verdicts = examine_files(paths)

    assert [verdict.code for verdict in verdicts] == [UNREADABLE, "", ""]


def test_the_examiner_has_no_more_memory_than_its_limit(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(
        office("docx", *((f"word/{n}.xml", b"<x>" + os.urandom(400_000) + b"</x>") for n in range(5)))
    )

    assert examine_file(path).code == ""


def test_the_examiner_reaches_no_network():
    code = (
        "from laurel.files.examiner import sandbox; import socket, sys;"
        "cut = sandbox.enter();"
        "s = socket.socket(); s.settimeout(2);"
        "sys.exit(0 if not cut or s.connect_ex(('127.0.0.1', 9)) else 1)"
    )
    done = examining.subprocess.run(
        [examining.sys.executable, "-c", code],
        env=examining.bare_environment(),
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def test_an_examiner_knows_nothing_of_our_keys():
    environment = examining.bare_environment()

    assert set(environment) == {"PATH", "PYTHONPATH", "LANG", "HOME"}
    assert not Path(environment["HOME"]).exists()
