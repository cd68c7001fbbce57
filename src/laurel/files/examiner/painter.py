"""`python -m laurel.files.examiner.painter PATH FOLDER WIDTH FIRST LAST`: pages as PNG, drawn anew, nothing active.

`… painter - WIDTH NUMBER` draws one page of what comes in to what goes out: nothing lies on the disk.
"""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from laurel.files.examiner import sandbox

PAINTING_SECONDS = 60
PAINTING_MEMORY = 1024 * 1024 * 1024


def main(path: Path, folder: Path, width: int, first: int, last: int) -> None:
    """Writes FOLDER/<number>.png for each page from `first` to `last`, counted from one."""
    sandbox.enter(seconds=PAINTING_SECONDS, memory=PAINTING_MEMORY)
    with path.open("rb") as file:
        for number, picture in _paint(file, width, first, last):
            part = folder / f"{number}.png.{os.getpid()}"
            picture.save(part, "PNG")
            part.replace(folder / f"{number}.png")


def piped(source: BinaryIO, target: BinaryIO, width: int, number: int) -> None:
    """Writes one page of the source into the target; nothing when there is none of that number."""
    sandbox.enter(seconds=PAINTING_SECONDS, memory=PAINTING_MEMORY)
    for _, picture in _paint(io.BytesIO(source.read()), width, number, number):
        picture.save(target, "PNG")


def _paint(file: BinaryIO, width: int, first: int, last: int) -> Iterator[tuple[int, Any]]:
    is_pdf = file.read(5) == b"%PDF-"
    file.seek(0)
    return (_paint_pdf if is_pdf else _paint_picture)(file, width, first, last)


def _paint_pdf(file: BinaryIO, width: int, first: int, last: int) -> Iterator[tuple[int, Any]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    for number in range(first, min(last, len(document)) + 1):
        page = document[number - 1]
        yield number, page.render(scale=min(width / max(page.get_width(), 1), 8)).to_pil().convert("RGB")


def _paint_picture(file: BinaryIO, width: int, first: int, last: int) -> Iterator[tuple[int, Any]]:
    from PIL import Image, ImageOps

    if first > 1:
        return
    with Image.open(file, formats=["PNG", "JPEG"]) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail((width, width * 4))
        yield 1, upright


if __name__ == "__main__":
    if sys.argv[1] == "-":
        piped(sys.stdin.buffer, sys.stdout.buffer, *map(int, sys.argv[2:4]))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:6]))
