"""Which characters the papers' fonts cannot draw: answered by the fonts themselves, once a character."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

from laurel.documents.pdf import font_folders

FACES = frozenset({"TW-Kai", "TW-Kai-Ext-B", "Noto Serif TC", "Noto Sans TC"})
"""The families that the layout names, beside the typesetter's own for Latin."""
LATIN = re.compile("[\u0020-\u007e\u00a0-\u024f\u2000-\u200f\u2028-\u202f\u205f-\u206f]")
"""What the layout sets in the typesetter's own Latin family."""
NO_CHARACTER = "\U0010fffd"
SIZE = 32
FONT_FILES = {".otf", ".ttf", ".ttc"}


def undrawable(text: str) -> tuple[str, ...]:
    """The characters of a text that a paper would show as empty boxes, each once, in their order."""
    return tuple(dict.fromkeys(character for character in text if not _is_drawn(character)))


@lru_cache(maxsize=65_536)
def _is_drawn(character: str) -> bool:
    if LATIN.fullmatch(character) or character.isspace() or _is_unseen(character):
        return True
    return any(_glyph(face, character) != missing for face, missing in _faces())


def _is_unseen(character: str) -> bool:
    """Variation selectors and format characters choose or join glyphs, they have none."""
    return unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(character, "")


@cache
def _faces() -> tuple[tuple[ImageFont.FreeTypeFont, tuple[tuple[int, int], bytes]], ...]:
    """Each face with what it draws for a character that it does not have."""
    found = []
    for folder in font_folders():
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix.lower() not in FONT_FILES:
                continue
            try:
                face = ImageFont.truetype(str(path), SIZE, layout_engine=ImageFont.Layout.BASIC)
            except OSError:  # a font that cannot be read draws nothing
                continue
            if face.getname()[0] in FACES:
                found.append((face, _glyph(face, NO_CHARACTER)))
    return tuple(found)


def _glyph(face: ImageFont.FreeTypeFont, character: str) -> tuple[tuple[int, int], bytes]:
    mask = face.getmask(character)
    return mask.size, bytes(mask)
