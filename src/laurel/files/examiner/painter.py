"""`python -m laurel.files.examiner.painter PATH FOLDER WIDTH FIRST LAST`: pages as PNG, drawn anew, nothing active."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from laurel.files.examiner import sandbox

PAINTING_SECONDS = 60
PAINTING_MEMORY = 1024 * 1024 * 1024


def main(path: Path, folder: Path, width: int, first: int, last: int) -> None:
    """Writes FOLDER/<number>.png for each page from `first` to `last`, counted from one."""
    sandbox.enter(seconds=PAINTING_SECONDS, memory=PAINTING_MEMORY)
    with path.open("rb") as file:
        is_pdf = file.read(5) == b"%PDF-"
    paint = _paint_pdf if is_pdf else _paint_picture
    for number, picture in paint(path, width, first, last):
        part = folder / f"{number}.png.{os.getpid()}"
        picture.save(part, "PNG")
        part.replace(folder / f"{number}.png")


def _paint_pdf(path: Path, width: int, first: int, last: int) -> Iterator[tuple[int, Any]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for number in range(first, min(last, len(document)) + 1):
        page = document[number - 1]
        yield number, page.render(scale=min(width / max(page.get_width(), 1), 8)).to_pil().convert("RGB")


def _paint_picture(path: Path, width: int, first: int, last: int) -> Iterator[tuple[int, Any]]:
    from PIL import Image, ImageOps

    with Image.open(path, formats=["PNG", "JPEG"]) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail((width, width * 4))
        yield 1, upright


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:6]))
