"""What the fonts cannot draw is what the typesetter reports as missing."""

from datetime import UTC, datetime

import pytest

from laurel.documents.glyphs import undrawable
from laurel.documents.model import Issue, Paper, Paragraph
from laurel.documents.pdf import pdf_of

ISSUE = Issue("1", "", datetime(2026, 1, 1, tzinfo=UTC))
EXTENSION_B_NOT_IN_NOTO = "\U0002a6d0"
EXTENSION_B_IN_NOTO = "\U0002070e"
PRIVATE_USE = "\ue000"


def test_names_of_taiwan_can_be_drawn():
    assert undrawable("臺灣桃園羅東彰化 游錫堃 陳瑩 O’Brien é（一）") == ()


def test_what_no_font_has_is_named_once_in_its_order():
    assert undrawable(f"王{PRIVATE_USE}{EXTENSION_B_NOT_IN_NOTO}{PRIVATE_USE}") == (
        PRIVATE_USE,
        EXTENSION_B_NOT_IN_NOTO,
    )


@pytest.mark.parametrize(
    "character", ["臺", "é", "龘", EXTENSION_B_IN_NOTO, EXTENSION_B_NOT_IN_NOTO, PRIVATE_USE, "ก", "□"]
)
def test_the_answer_is_what_the_typesetter_says(character):
    printed = pdf_of(Paper("test", "測試", (Paragraph(f"名{character}字"),)), ISSUE)

    assert bool(undrawable(character)) == bool(printed.warnings)
