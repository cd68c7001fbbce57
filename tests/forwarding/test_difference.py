"""What an update changed: figures with their change, texts word by word, files; and the paper that says so."""

import pytest

from factories.forwarding import CASES, figures_of_may, make_asked, make_updated
from factories.year import at, write
from laurel.applications.fields import FIGURE
from laurel.applications.selectors import submission_of, update_of
from laurel.forwarding.documents import change_table, picture_of
from laurel.forwarding.documents.change_table import SIGNED
from laurel.forwarding.facts import Piece, difference_between, difference_of
from papers import words_of

KEY = CASES.removeprefix(FIGURE)
EMPTY = {
    "head_name": "主管",
    "summary": "摘要",
    "period_from": "2026-01-01",
    "period_to": "2026-05-31",
    "period_exception_reason": "",
    "sections": [],
    "figures": [],
    "files": [],
}


def card(value, key="k", **typed):
    return {"key": key, "indicator": "件數", "value": value, "unit": "件", **typed}


def change(before, after):
    """The change of one figure, as kind, in its own unit and in per cent."""
    old, new = ([card(value)] if value is not None else [] for value in (before, after))
    row = difference_between({**EMPTY, "figures": old}, {**EMPTY, "figures": new}).figures[0]
    return row.kind, row.absolute and str(row.absolute), row.percent and str(row.percent)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("1,250", "1,500", ("changed", "250", "20.0")),
        ("97.6", "98.2", ("changed", "0.6", "0.6")),
        ("-4", "-5", ("changed", "-1", "-25.0")),
        ("0", "5", ("changed", "5", None)),
        ("約三成", "四成", ("changed", None, None)),
        ("約三成", "約三成", ("same", None, None)),
        (None, "5", ("added", None, None)),
        ("5", None, ("taken_out", None, None)),
    ],
)
def test_a_figure_changes_in_its_own_unit_and_in_per_cent(before, after, found):
    assert change(before, after) == found


def test_the_same_number_written_otherwise_is_the_same():
    row = difference_between(
        {**EMPTY, "figures": [card("1,250")]}, {**EMPTY, "figures": [card("1250.0", unchanged="")]}
    ).figures[0]

    assert (row.kind, row.absolute, row.percent) == ("same", 0, 0)


def test_a_line_rewritten_in_place_is_compared_word_by_word():
    after = {**EMPTY, "summary": "摘要：至6月共1,500件"}

    texts = difference_between({**EMPTY, "summary": "摘要：至5月共1,250件"}, after).texts

    assert [(text.place, text.lines) for text in texts] == [
        (
            "summary",
            (
                (
                    Piece("same", "摘要：至"),
                    Piece("out", "5"),
                    Piece("in", "6"),
                    Piece("same", "月共"),
                    Piece("out", "1,250"),
                    Piece("in", "1,500"),
                    Piece("same", "件"),
                ),
            ),
        )
    ]


def test_lines_that_come_and_go_and_files_are_named():
    before = {**EMPTY, "summary": "一\n二", "files": [{"id": "f", "sha256": "a", "caption": "舊檔"}]}
    after = {**EMPTY, "summary": "一", "files": [{"id": "g", "sha256": "b", "caption": "新檔"}]}

    found = difference_between(before, after)

    assert [text.lines for text in found.texts] == [((Piece("out", "二"),),)]
    assert (found.files_in, found.files_out) == (("新檔",), ("舊檔",))


def test_two_versions_that_say_the_same_have_no_difference():
    found = difference_between(EMPTY, EMPTY)

    assert (found.changed_figures, found.texts, found.files_in, found.files_out) == ((), (), (), ())


def test_bars_lie_on_their_side_of_nought_and_the_longest_fills_it():
    figures = [card("100", "a"), card("100", "b"), card("甲", "c")]
    later = [card("150", "a"), card("75", "b"), card("乙", "c")]
    found = difference_between({**EMPTY, "figures": figures}, {**EMPTY, "figures": later})

    picture = picture_of(found.changed_figures)

    assert [(bar.change, bar.is_up, bar.width) for bar in picture.bars] == [
        ("+50.0%", True, 79.0),
        ("-25.0%", False, 39.5),
    ]
    assert [bar.x for bar in picture.bars] == [picture.nought, picture.nought - 39.5]


def test_there_is_no_picture_without_a_change_in_per_cent():
    found = difference_between(EMPTY, {**EMPTY, "figures": [card("5")]})

    assert picture_of(found.changed_figures) is None


@pytest.mark.django_db
def test_there_is_no_difference_before_the_update_is_sent():
    year = make_asked()
    year.carry_on()

    assert difference_of(year.application()) is None


@pytest.mark.django_db
def test_the_change_table_names_both_versions_and_every_changed_figure():
    year = make_updated()
    nomination = year.application().nomination
    judged, update = submission_of(nomination), update_of(nomination)

    words = words_of(change_table(judged, update, difference_of(year.application())))

    assert words == [
        "115 年度參獎申請書更新版成果對照表",
        f"案件：A01 {nomination.unit.name}",
        "類別：整體服務類",
        f"評審的版本：第 1 版，115年6月1日送出，資料統計期間 115年1月1日至115年5月31日，共 {judged.pages} 頁",
        f"更新版：第 2 版，115年7月4日送出，資料統計期間 115年1月1日至115年6月30日，共 {update.pages} 頁",
        "數據卡",
        "序｜指標｜評審的版本｜更新版｜增減｜增減率｜更新版期間｜說明",
        "1｜服務件數｜1,250件｜1,500件｜+250｜+20.0%｜115年1月1日至115年6月30日｜",
        "2｜辦結率｜97.6%｜98.2%｜+0.6個百分點｜+0.6%｜115年1月1日至115年6月30日｜",
        "文字",
        "文字沒有變動。",
        "附件",
        "附件沒有變動。",
        *SIGNED,
    ]


@pytest.mark.django_db
def test_the_change_table_says_the_words_on_both_sides_and_why_a_figure_stayed():
    year = make_asked()
    year.carry_on()
    text = {"blocks": [{"kind": "p", "level": 0, "tag": True, "runs": [["1至6月服務1,500件。", False]]}]}
    stayed = {**figures_of_may()[CASES], "unchanged": "年度一次"}
    write(year.application(), year.branch.coordinator, at(7, 3, 12), section_A1=text, **{CASES: stayed})
    year.send()
    nomination = year.application().nomination

    words = words_of(
        change_table(submission_of(nomination), update_of(nomination), difference_of(year.application()))
    )

    assert [line for line in words if line.startswith(("1｜", "A1"))] == [
        "1｜服務件數｜1,250件｜1,250件｜0｜0.0%｜115年1月1日至115年5月31日｜沒有變動：年度一次",
        "A1 服務一致及正確｜★ 1至5月服務1,250件。｜★ 1至6月服務1,500件。",
    ]
