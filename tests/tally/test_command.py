"""`laurel tally` to its contract: what it reads, what it says, how it ends."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laurel.documents.tables import ods_of, xlsx_of
from laurel.tally.checking import sheet_of
from laurel.tally.command import main
from laurel.tally.faults import BadSheet
from laurel.tally.words import LANGUAGES, sentence_of

EXAMPLES = Path(__file__).parents[2] / "examples"
NINE = EXAMPLES / "skating-2002.csv"


def tally(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def rows_of(path):
    return [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]


def write(folder, rows, name="sheet.csv"):
    path = folder / name
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
    return path


def test_nine_judges_tie_at_the_top_and_a_re_evaluation_settles_it(capsys):
    alone, _, _ = tally(capsys, NINE)
    settled, out, _ = tally(capsys, NINE, "--round", EXAMPLES / "skating-2002-round.csv", "--json")

    document = json.loads(out)
    assert (alone, settled) == (3, 0)
    assert document["ties"][0] == {
        "entries": ["hughes", "slutskaya"],
        "rank_sum": 18,
        "places": [1, 2],
        "crosses_cut_line": False,
        "must_settle": True,
        "settled_by": "re_evaluation",
    }
    assert [row["entry"] for row in document["entries"][:2]] == ["hughes", "slutskaya"]


def test_eight_judges_tie_across_the_cut(capsys):
    code, out, _ = tally(capsys, EXAMPLES / "skating-2002-without-j6.csv", "--json")

    document = json.loads(out)
    assert (code, document["settled"]) == (3, False)
    assert [(tie["rank_sum"], tie["crosses_cut_line"]) for tie in document["ties"] if tie["must_settle"]] == [
        (59, True)
    ]
    assert [row["recommended"] for row in document["entries"][5:7]] == [None, None]
    assert [row["place"] for row in document["entries"][5:7]] == [6, 6]


def test_a_re_evaluation_settles_the_tie_across_the_cut(capsys):
    sheets = [EXAMPLES / f"skating-2002-without-j6{part}.csv" for part in ("", "-round")]

    code, out, _ = tally(capsys, sheets[0], "--round", sheets[1], "--json")

    document = json.loads(out)
    assert (code, document["settled"]) == (0, True)
    assert [(row["entry"], row["place"], row["recommended"]) for row in document["entries"][5:7]] == [
        ("butyrskaya", 6, True),
        ("robinson", 7, False),
    ]


def test_a_tie_below_the_cut_may_stand(capsys):
    code, out, _ = tally(capsys, EXAMPLES / "skating-2002-without-j1.csv", "--quota", 6, "--json")

    document = json.loads(out)
    assert (code, document["settled"]) == (0, True)
    assert document["ties"][0]["places"] == [9, 10]


FIRST_PRINTED = {
    "zh": [
        "skating-2002-as-first-printed.csv: 第 7、10 列第 6 欄（butyrskaya、kettunen；J5）：序位 12 重複",
        "skating-2002-as-first-printed.csv: 第 6 欄（J5）：缺少序位 13",
    ],
    "en": [
        "skating-2002-as-first-printed.csv: row 7, 10, column 6 (butyrskaya, kettunen; J5): rank 12 is given more than once",
        "skating-2002-as-first-printed.csv: column 6 (J5): rank 13 is missing",
    ],
}


@pytest.mark.parametrize("language", FIRST_PRINTED)
def test_the_sheet_as_first_printed_is_refused_naming_judge_and_ranks(capsys, language):
    code, out, err = tally(capsys, EXAMPLES / "skating-2002-as-first-printed.csv", "--lang", language)

    assert (code, out) == (2, "")
    assert err.splitlines() == FIRST_PRINTED[language]


def test_a_table_for_people_is_chinese_unless_english_is_asked_for(capsys, tmp_path):
    sheet = write(tmp_path, [["", "甲", "乙"], ["A", 1, 2], ["B", 2, 1], ["C", 3, 3]])

    chinese = tally(capsys, sheet, "--quota", 2)[1]
    english = tally(capsys, sheet, "--quota", 2, "--lang", "en")[1]

    assert chinese.splitlines() == [
        "名次  受評單位  甲  乙  序位合計  依據      推薦",
        "1     A         1   2   3         未定      推薦",
        "1     B         2   1   3         未定      推薦",
        "──────────── 以上推薦，名額 2",
        "3     C         3   3   6         序位合計  —",
        "",
        "同序位：A、B，合計 3，第 1 至 2 名；影響推薦，須再行綜合評選。",
        "名次未定。",
    ]
    assert english.splitlines() == [
        "place  entry  甲  乙  rank sum  settled by  recommended",
        "1      A      1   2   3         open        yes",
        "1      B      2   1   3         open        yes",
        "──────────── recommended above, quota 2",
        "3      C      3   3   6         rank sum    —",
        "",
        "Equal: A, B, sum 3, places 1 to 2; must be settled.",
        "The places are not settled.",
    ]


def test_a_lot_settles_what_a_round_left_equal(capsys, tmp_path):
    sheet = write(tmp_path, [["", "甲", "乙"], ["A", 1, 2], ["B", 2, 1]])
    again = write(tmp_path, [["", "甲", "乙"], ["A", 1, 2], ["B", 2, 1]], "again.csv")

    still = tally(capsys, sheet, "--quota", 1, "--round", again)[0]
    code, out, _ = tally(capsys, sheet, "--quota", 1, "--round", again, "--lot", "B,A", "--json")

    assert (still, code) == (3, 0)
    assert [(row["entry"], row["settled_by"]) for row in json.loads(out)["entries"]] == [
        ("B", "lot"),
        ("A", "lot"),
    ]


@pytest.mark.parametrize("make", [ods_of, xlsx_of], ids=["ods", "xlsx"])
def test_spreadsheets_count_like_text(capsys, tmp_path, make):
    rows = rows_of(NINE)
    path = tmp_path / "named-wrongly.csv"
    path.write_bytes(make("序位", rows[0], [[row[0], *map(int, row[1:])] for row in rows[1:]]))

    assert tally(capsys, path, "--json")[1] == tally(capsys, NINE, "--json")[1]


def test_full_width_digits_are_digits_and_that_is_said(capsys, tmp_path):
    sheet = write(tmp_path, [["", "甲", "乙"], ["A", "１", 1], ["B", 2, "２"]])

    code, _, err = tally(capsys, sheet)

    assert code == 0
    assert err.splitlines() == [
        "sheet.csv: 第 2 列第 2 欄（A；甲）：「１」是全形數字，已當作數字讀取",
        "sheet.csv: 第 3 列第 3 欄（B；乙）：「２」是全形數字，已當作數字讀取",
    ]


def test_a_byte_order_mark_is_not_part_of_a_name(capsys, tmp_path):
    path = tmp_path / "bom.csv"
    path.write_bytes("entry,甲\nA,1\n".encode("utf-8-sig"))

    assert json.loads(tally(capsys, path, "--json")[1])["members"] == ["甲"]


FAULTY = {
    "not a number": ([["", "J"], ["A", "x"], ["B", 2]], ["第 2 列第 2 欄（A；J）：「x」不是整數"]),
    "an underscore": ([["", "J"], ["A", "0_1"], ["B", 2]], ["第 2 列第 2 欄（A；J）：「0_1」不是整數"]),
    "no rank": ([["", "J"], ["A", ""], ["B", 2]], ["第 2 列第 2 欄（A；J）：沒有序位"]),
    "zero": ([["", "J"], ["A", 0], ["B", 2]], ["第 2 列第 2 欄（A；J）：序位 0 不在 1 到 2 之間"]),
    "negative": ([["", "J"], ["A", 1], ["B", -2]], ["第 3 列第 2 欄（B；J）：序位 -2 不在 1 到 2 之間"]),
    "short row": ([["", "J", "K"], ["A", 1], ["B", 2, 2]], ["第 2 列第 3 欄（A；K）：沒有序位"]),
    "long row": (
        [["", "J"], ["A", 1, 9], ["B", 2]],
        ["第 2 列第 3 欄（A）：序位比委員多"],
    ),
    "entry twice": ([["", "J"], ["A", 1], ["A", 2]], ["第 2、3 列第 1 欄：受評單位 A 重複"]),
    "no name of an entry": ([["", "J"], ["A", 1], ["", 2]], ["第 3 列第 1 欄：沒有受評單位名稱"]),
    "member twice": ([["", "J", "J"], ["A", 1, 1], ["B", 2, 2]], ["第 1 列第 2、3 欄：委員 J 重複"]),
    "no name of a member": ([["", "", "J"], ["A", 1, 1]], ["第 1 列第 2 欄：沒有委員名稱"]),
    "no member": ([["entry"], ["A"]], ["第 1 列沒有委員；各欄以逗號分開"]),
    "no entry": ([["", "J"]], ["沒有受評單位"]),
    "several at once": (
        [["", "J", "K"], ["A", 1, "x"], ["A", 1, 3]],
        [
            "第 2、3 列第 1 欄：受評單位 A 重複",
            "第 2、3 列第 2 欄（A、A；J）：序位 1 重複",
            "第 2 欄（J）：缺少序位 2",
            "第 2 列第 3 欄（A；K）：「x」不是整數",
            "第 3 列第 3 欄（A；K）：序位 3 不在 1 到 2 之間",
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_every_fault_is_named_with_its_place(capsys, tmp_path, name):
    rows, faults = FAULTY[name]

    code, out, err = tally(capsys, write(tmp_path, rows))

    assert (code, out) == (2, "")
    assert err.splitlines() == [f"sheet.csv: {fault}" for fault in faults]


def test_faults_of_all_files_are_named_together(capsys, tmp_path):
    sheet = write(tmp_path, [["", "甲"], ["A", 0]])
    again = write(tmp_path, [["", "甲"], ["A", "x"]], "again.csv")

    code, out, err = tally(capsys, sheet, "--round", again, "--quota", 0)

    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "--quota: 名額 0：至少為 1",
        "sheet.csv: 第 2 列第 2 欄（A；甲）：序位 0 不在 1 到 1 之間",
        "again.csv: 第 2 列第 2 欄（A；甲）：「x」不是整數",
    ]


def test_faults_without_end_are_named_up_to_a_thousand(capsys, tmp_path):
    sheet = write(tmp_path, [["", "甲"], *([f"件{number}", "x"] for number in range(1_500))])

    err = tally(capsys, sheet)[2].splitlines()

    assert len(err) == 1_001
    assert err[-1] == "sheet.csv: 錯誤太多，只列出前 1000 項"


def test_quotes_commas_in_names_and_blank_lines_are_read_as_csv(capsys, tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_bytes('entry,甲, 乙,\r\n"A, first",1, 1\r\n\r\nB,02,2,\r\n,,\r\n'.encode())

    code, out, err = tally(capsys, path, "--json")

    document = json.loads(out)
    assert (code, err, document["members"]) == (0, "", ["甲", "乙"])
    assert [(row["entry"], row["ranks"]) for row in document["entries"]] == [
        ("A, first", [1, 1]),
        ("B", [2, 2]),
    ]


@given(
    st.lists(st.lists(st.sampled_from(["1", "2", "3", "", "x", " 1", "2.0"]), max_size=4), max_size=4),
    st.lists(st.sampled_from(["A", "B", "C", ""]), min_size=4, max_size=4),
)
def test_a_table_is_counted_or_something_wrong_with_it_is_named(cells, names):
    rows = [["", "甲", "乙"], *([name, *row] for name, row in zip(names, cells, strict=False))]
    faults, columns = [], []

    try:
        columns = [sorted(column) for column in zip(*sheet_of(lambda: rows).table.rows, strict=True)]
    except BadSheet as bad:
        faults = [sentence_of(fault, language) for fault in bad.faults for language in LANGUAGES]

    assert faults or columns == [list(range(1, len(columns[0]) + 1))] * 2


def test_rows_that_an_office_program_repeats_to_the_end_of_the_paper_are_none(capsys, tmp_path):
    plain = tmp_path / "plain.ods"
    plain.write_bytes(ods_of("序位", ["", "甲"], [["A", 1], ["B", 2]]))
    end = (
        '<table:table-row table:number-rows-repeated="1048573">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    long = tmp_path / "long.ods"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(long, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"</table:table>", end.encode()))

    assert tally(capsys, long, "--json") == tally(capsys, plain, "--json")


def test_a_reader_that_has_seen_enough_ends_the_command_without_a_traceback():
    command = [sys.executable, "-m", "laurel", "tally", str(EXAMPLES / "skating-2002.csv"), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        said = running.stderr.read()

    assert (running.returncode, said) == (1, b"")


def test_the_command_starts_without_the_web_framework():
    told = subprocess.run(
        [sys.executable, "-c", "import sys, laurel.tally.command; print('django' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == "False\n"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 broken", "中文".encode("big5")], ids=["empty", "zip", "big5"]
)
def test_what_is_no_table_is_refused_with_a_reason(capsys, tmp_path, content):
    path = tmp_path / "sheet.ods"
    path.write_bytes(content)

    assert tally(capsys, path)[0] == 2


def test_a_file_that_is_not_there_is_named(capsys, tmp_path):
    code, out, err = tally(capsys, tmp_path / "nothing.csv", "--lang", "en")

    assert (code, out) == (2, "")
    assert err == "nothing.csv: cannot be read (No such file or directory)\n"


def test_a_round_of_strangers_is_refused(capsys, tmp_path):
    sheet = write(tmp_path, [["", "甲", "乙"], ["A", 1, 2], ["B", 2, 1]])
    again = write(tmp_path, [["", "丙"], ["A", 1], ["B", 2]], "again.csv")

    code, out, err = tally(capsys, sheet, "--round", again)

    assert (code, out) == (2, "")
    assert err == "again.csv: 丙 沒有參加第一次評選，不能參加第 2 次\n"


def test_a_lot_of_entries_that_are_not_equal_is_refused(capsys, tmp_path):
    sheet = write(tmp_path, [["", "甲"], ["A", 1], ["B", 2]])

    code, out, err = tally(capsys, sheet, "--lot", "B,A", "--lang", "en")

    assert (code, out) == (2, "")
    assert err == "sheet.csv: the lot B、A is not of entries that are equal, and all of their group\n"
