"""`laurel tally` to its contract: what it reads, what it says, how it ends."""

import json
from pathlib import Path

import pytest

from laurel.documents.tables import ods_of, xlsx_of
from laurel.tally.command import main

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


def without(folder, member):
    rows = rows_of(NINE)
    column = rows[0].index(member)
    return write(folder, [row[:column] + row[column + 1 :] for row in rows], f"without-{member}.csv")


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


def test_eight_judges_tie_across_the_cut(capsys, tmp_path):
    code, out, _ = tally(capsys, without(tmp_path, "J6"), "--json")

    document = json.loads(out)
    assert (code, document["settled"]) == (3, False)
    assert [(tie["rank_sum"], tie["crosses_cut_line"]) for tie in document["ties"] if tie["must_settle"]] == [
        (59, True)
    ]
    assert [row["recommended"] for row in document["entries"][5:7]] == [None, None]
    assert [row["place"] for row in document["entries"][5:7]] == [6, 6]


def test_a_tie_below_the_cut_may_stand(capsys, tmp_path):
    code, out, _ = tally(capsys, without(tmp_path, "J1"), "--quota", 6, "--json")

    document = json.loads(out)
    assert (code, document["settled"]) == (0, True)
    assert document["ties"][0]["places"] == [9, 10]


def test_the_sheet_as_first_printed_is_refused_naming_judge_and_ranks(capsys):
    code, out, err = tally(capsys, EXAMPLES / "skating-2002-as-first-printed.csv")

    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "skating-2002-as-first-printed.csv: column 6 (J5): rank 12 is given 2 times (序位重複): butyrskaya、kettunen",
        "skating-2002-as-first-printed.csv: column 6 (J5): rank 13 is missing (缺少序位)",
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
        "row 2 (A, 甲): １ was read as 1 (全形數字)",
        "row 3 (B, 乙): ２ was read as 2 (全形數字)",
    ]


def test_a_byte_order_mark_is_not_part_of_a_name(capsys, tmp_path):
    path = tmp_path / "bom.csv"
    path.write_bytes("entry,甲\nA,1\n".encode("utf-8-sig"))

    assert json.loads(tally(capsys, path, "--json")[1])["members"] == ["甲"]


FAULTY = {
    "not a number": (
        [["", "J"], ["A", "x"], ["B", 2]],
        "row 2, column 2 (A, J): 'x' is not a whole number (不是整數)",
    ),
    "no rank": ([["", "J"], ["A", ""], ["B", 2]], "row 2, column 2 (A, J): has no rank (沒有序位)"),
    "zero": (
        [["", "J"], ["A", 0], ["B", 2]],
        "column 2 (J): rank 0 is not between 1 and 2 (超出範圍), row 2",
    ),
    "short row": (
        [["", "J", "K"], ["A", 1], ["B", 2, 2]],
        "row 2: has 1 ranks for 2 members (序位數與委員數不符)",
    ),
    "entry twice": ([["", "J"], ["A", 1], ["A", 2]], "entry A is named twice (受評單位重複)"),
    "member twice": ([["", "J", "J"], ["A", 1, 1], ["B", 2, 2]], "row 1: member J is named twice (委員重複)"),
    "no entry": ([["", "J"]], "has no entry (沒有受評單位)"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_every_fault_is_named_with_its_place(capsys, tmp_path, name):
    rows, fault = FAULTY[name]

    code, out, err = tally(capsys, write(tmp_path, rows))

    assert (code, out) == (2, "")
    assert f"sheet.csv: {fault}" in err.splitlines()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 broken", "中文".encode("big5")], ids=["empty", "zip", "big5"]
)
def test_what_is_no_table_is_refused_with_a_reason(capsys, tmp_path, content):
    path = tmp_path / "sheet.ods"
    path.write_bytes(content)

    assert tally(capsys, path)[0] == 2


def test_a_file_that_is_not_there_is_named(capsys, tmp_path):
    code, _, err = tally(capsys, tmp_path / "nothing.csv")

    assert code == 2
    assert "nothing.csv" in err


def test_a_round_of_strangers_is_refused(capsys, tmp_path):
    sheet = write(tmp_path, [["", "甲", "乙"], ["A", 1, 2], ["B", 2, 1]])
    again = write(tmp_path, [["", "丙"], ["A", 1], ["B", 2]], "again.csv")

    assert tally(capsys, sheet, "--round", again)[0] == 2
