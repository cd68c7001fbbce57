"""A sheet filled offline: a good one is the draft order, a bad one changes nothing and names its cells."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from factories.year import at, make_judging, rank_and_seal
from laurel.ballots.documents import OFFLINE_FORMATS, offline_file, offline_id
from laurel.ballots.models import DraftOrder
from laurel.ballots.selectors import own_order
from laurel.ballots.services import BadOfflineSheet, read_offline, take_over_order
from laurel.documents.tables import csv_of, ods_of, xlsx_of
from laurel.files.receiving import incoming_from
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.tally.reading import rows_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MAKERS = {
    "csv": csv_of,
    "ods": lambda header, rows: ods_of("序位", header, rows),
    "xlsx": lambda header, rows: xlsx_of("序位", header, rows),
}


@pytest.fixture
def judging():
    return make_judging(entries=3, members=4)


def header_of(judging, place=0):
    return ("編號", "受評單位", "排序", offline_id(judging.round(), judging.members[place]))


def rows_with(*ranks):
    return [(f"A{place:02}", "單位", rank) for place, rank in enumerate(ranks, start=1)]


def read(judging, content, place=0):
    return read_offline(incoming_from([content], "序位"), judging.round(), judging.members[place])


def faults(judging, content, place=0):
    with pytest.raises(BadOfflineSheet) as bad:
        read(judging, content, place)
    return [(fault.cells, fault.words) for fault in bad.value.faults]


@pytest.mark.parametrize("file_format", list(OFFLINE_FORMATS))
def test_what_is_downloaded_is_taken_when_filled_in(judging, file_format):
    blank = offline_file(judging.round(), judging.members[0], file_format).content
    header, *rows = [list(row) for row in rows_of(blank) if any(row)]
    filled = [[*row[:2], rank] for row, rank in zip(rows, (3, 1, 2), strict=True)]

    assert [row[0] for row in rows] == ["A01", "A02", "A03"]
    assert read(judging, MAKERS[file_format](header, filled)).codes == ["A02", "A03", "A01"]


def test_the_order_becomes_the_draft_in_one_move_and_leaves_no_line(judging):
    held, member = judging.round(), judging.members[0]
    before = Entry.objects.count()

    codes = read(judging, csv_of(header_of(judging), rows_with("2", "3", "1"))).codes
    take_over_order(held, member, codes, actor=member.person, now=at(6, 23))

    assert own_order(member, held) == ["A03", "A01", "A02"]
    assert Entry.objects.count() == before


@pytest.mark.parametrize("place", [1, None])
def test_another_members_file_or_one_without_its_id_is_not_taken(judging, place):
    header = header_of(judging, place) if place else ("編號", "受評單位", "排序")

    assert [cells for cells, _ in faults(judging, csv_of(header, rows_with("1", "2", "3")))] == [("D1",)]


@pytest.mark.parametrize("file_format", list(OFFLINE_FORMATS))
@pytest.mark.parametrize(
    ("ranks", "cells"),
    [
        (("1", "1", "3"), [("C2", "C3"), ()]),
        (("1", "", "3"), [("C3",)]),
        (("1", "x", "3"), [("C3",)]),
        (("1", "2", "9"), [("C4",)]),
        (("0", "1", "2"), [("C2",)]),
        (("1.5", "2", "3"), [("C2",)]),
    ],
)
def test_every_fault_names_its_cell(judging, file_format, ranks, cells):
    content = MAKERS[file_format](header_of(judging), rows_with(*ranks))

    assert [found for found, _ in faults(judging, content)] == cells
    assert not DraftOrder.objects.exists()


def test_codes_that_were_changed_are_named(judging):
    header = header_of(judging)
    unknown = csv_of(header, [("A01", "", "1"), ("B09", "", "2"), ("A03", "", "3")])
    twice = csv_of(header, [("A01", "", "1"), ("A01", "", "2"), ("A03", "", "3")])
    none = csv_of(header, [("", "", "1"), ("A02", "", "2"), ("A03", "", "3")])

    assert ("A3",) in [cells for cells, _ in faults(judging, unknown)]
    assert faults(judging, twice)[0][0] == ("A2", "A3")
    assert faults(judging, none)[0][0] == ("A2",)


def test_full_width_digits_are_read_and_said(judging):
    found = read(judging, csv_of(header_of(judging), rows_with("３", "1", "2")))

    assert (found.codes, found.full_width) == (["A02", "A03", "A01"], ("C2",))


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b"0" * 80_000_000)
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"PK\x03\x04broken",
        b"%PDF-1.7",
        b"<html></html>",
        bomb(),
        b"a," * 2_000_000,
        b"=cmd|' /C calc'!A0,,",
    ],
    ids=["empty", "not utf-8", "broken", "pdf", "html", "bomb", "large", "formula"],
)
def test_hostile_files_are_refused_in_words(judging, content):
    assert faults(judging, content)[0][1]
    assert not DraftOrder.objects.exists()


def test_a_long_cell_comes_back_cut(judging):
    _cells, words = faults(judging, csv_of(header_of(judging), rows_with("1", "<script>" * 500, "3")))[0]

    assert len(words) < 60


def test_a_sealed_sheet_is_not_changed_by_a_file(judging):
    held, member = judging.round(), judging.members[0]
    rank_and_seal(held, member, ["A01", "A02", "A03"])

    with pytest.raises(Refused):
        take_over_order(held, member, ["A03", "A02", "A01"], actor=member.person, now=at(6, 24))


def test_no_cell_of_the_download_is_a_formula(judging):
    book = load_workbook(io.BytesIO(offline_file(judging.round(), judging.members[0], "xlsx").content))

    assert "f" not in {cell.data_type for row in book.active.iter_rows() for cell in row}
