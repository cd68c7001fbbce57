"""What is written: its shape, its numbering, its length, and typing it without the editor."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laurel.applications.text import (
    BadText,
    FigureHere,
    Grid,
    Paragraph,
    PictureHere,
    Text,
    figures_in,
    han,
    length_of,
    notation_of,
    numbered,
    pictures_in,
    tagged,
    text_of,
    text_of_notation,
    value_of,
)

pytestmark = pytest.mark.once
PLAIN = st.text(st.characters(categories=["L", "N"], max_codepoint=0x2FA1F), min_size=1, max_size=12)
RUNS = st.tuples(PLAIN, PLAIN).map(lambda words: ((words[0], False), (words[1], True)))
PARAGRAPHS = st.builds(Paragraph, RUNS, st.integers(0, 4), st.booleans())
CELLS = st.lists(st.tuples(PLAIN, PLAIN), min_size=1, max_size=4)
GRIDS = st.builds(Grid, CELLS.map(tuple), st.one_of(st.just(""), PLAIN))
KEYS = st.text("0123456789abcdef", min_size=6, max_size=12)
BLOCKS = st.one_of(PARAGRAPHS, GRIDS, st.builds(FigureHere, KEYS), st.builds(PictureHere, KEYS))
TEXTS = st.lists(BLOCKS, max_size=8).map(lambda blocks: Text(tuple(blocks)))


def paragraph(words, level=0, innovation=False):
    return Paragraph(((words, False),), level, innovation)


@settings(suppress_health_check=[HealthCheck.too_slow])  # a new checkout first reads all of Unicode
@given(TEXTS)
def test_a_stored_text_comes_back_as_it_was(text):
    assert text_of(value_of(text)) == text


@settings(suppress_health_check=[HealthCheck.too_slow])  # a new checkout first reads all of Unicode
@given(TEXTS)
def test_a_text_typed_without_the_editor_comes_back_as_it_was(text):
    assert text_of_notation(notation_of(text)) == text


def test_levels_are_numbered_as_official_letters_number_them():
    text = Text(
        tuple(paragraph("字", level) for level in (1, 2, 2, 3, 4, 4, 1, 2, 0, 3)),
    )

    numbers = [number for number, _ in numbered(text)]

    assert numbers == ["一、", "(一)", "(二)", "1、", "(1)", "(2)", "二、", "(一)", "", "1、"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九"), (100, "100")],
)
def test_numbers_in_words(number, words):
    assert han(number) == words


def test_punctuation_and_space_do_not_count():
    assert length_of(text_of("服務，100 件。\nA-1")) == 2 + 3 + 1 + 2


def test_letters_beyond_the_basic_plane_count_once():
    assert length_of(text_of("𠮷𪚥")) == 2


def test_tables_count_and_their_caption_too():
    assert length_of(Text((Grid((("年度", "比率"), ("114", "97.6%")), "表一"),))) == 2 + 2 + 3 + 3 + 2


def test_what_is_tagged_and_what_stands_where():
    text = Text((paragraph("甲", innovation=True), paragraph("乙"), FigureHere("abc123"), PictureHere("p-1")))

    assert [block.words for block in tagged(text)] == ["甲"]
    assert (figures_in(text), pictures_in(text)) == (("abc123",), ("p-1",))


def test_a_plain_string_is_a_paragraph_a_line():
    assert text_of("甲\n\n乙") == Text((paragraph("甲"), paragraph("乙")))


def test_only_words_make_a_text():
    assert not Text((paragraph("  "),))
    assert Text((FigureHere("abc123"),))


@pytest.mark.parametrize(
    ("sent", "where"),
    [
        (None, 0),
        ({"blocks": "x"}, 0),
        ({"blocks": [{}] * 2001}, 0),
        ({"blocks": [{"kind": "p", "runs": [["a", False]], "level": 5, "tag": False}]}, 1),
        ({"blocks": [{"kind": "p", "runs": [["a"]], "level": 0, "tag": False}]}, 1),
        ({"blocks": [{"kind": "p", "runs": [], "level": 0, "tag": "yes"}]}, 1),
        ({"blocks": [{"kind": "table", "rows": [["a"], ["b", "c"]], "caption": ""}]}, 1),
        ({"blocks": [{"kind": "table", "rows": [], "caption": ""}]}, 1),
        ({"blocks": [{"kind": "table", "rows": [[1]], "caption": ""}]}, 1),
        ({"blocks": [{"kind": "table", "rows": [["a"] * 21], "caption": ""}]}, 1),
        ({"blocks": [{"kind": "figure", "id": 3}]}, 1),
        ({"blocks": [{"kind": "html", "html": "<b>"}]}, 1),
        ({"blocks": [{"kind": "p", "runs": [["字" * 60_001, False]], "level": 0, "tag": False}]}, 1),
    ],
)
def test_what_is_no_text_is_refused_naming_the_block(sent, where):
    with pytest.raises(BadText) as bad:
        text_of(sent)

    assert bad.value.where == where


def test_typed_lines_become_blocks():
    typed = "前言\n一、流程\n(一)檢討\n★ 1、**共創**平台\n| 年度 | 比率 |\n| 114 | 97.6% |\n[數據卡 abc123]\n[圖 p-1]"

    assert text_of_notation(typed) == Text(
        (
            paragraph("前言"),
            paragraph("流程", 1),
            paragraph("檢討", 2),
            Paragraph((("共創", True), ("平台", False)), 3, True),
            Grid((("年度", "比率"), ("114", "97.6%"))),
            FigureHere("abc123"),
            PictureHere("p-1"),
        )
    )


def test_a_bar_inside_a_cell_stays_in_its_cell():
    text = Text((Grid((("a|b", "c"), ("d", "e"))),))

    assert text_of_notation(notation_of(text)) == text


def test_a_ragged_table_is_filled_up():
    assert text_of_notation("| a | b |\n| c |") == Text((Grid((("a", "b"), ("c", ""))),))
