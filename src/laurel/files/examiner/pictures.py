"""Pictures: whole, of a size that can be shown."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from laurel.files.examiner.kinds import Found, Refused

MOST_PIXELS = 50_000_000


def examine(path: Path) -> Found:
    """A PNG or JPEG; Refused when it is damaged or larger than 50 million pixels."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(path, formats=["PNG", "JPEG"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("file_bomb")
            kind = "image/png" if picture.format == "PNG" else "image/jpeg"
            picture.draft("RGB", (64, 64))
            picture.load()
            return Found(kind, 1)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("file_bomb") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError, EOFError) as error:
        raise Refused("file_damaged") from error
