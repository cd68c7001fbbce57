"""Papers: the same words in both formats, tagged, archival, deterministic, never markup."""

import io
import re
import zipfile
from datetime import UTC, date, datetime

import pytest
from odfdo import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from laurel.documents.master_sheet import Attendance, MasterSheetFacts, master_sheet
from laurel.documents.model import Column, Issue, Paper, Paragraph, Table
from laurel.documents.odf import odt_of
from laurel.documents.pdf import pages_as_png, pdf_of
from laurel.documents.ranking_sheet import ranking_sheet
from laurel.documents.tables import csv_of, ods_of, xlsx_of
from laurel.documents.verification import code_of, digest_of, normal_code
from laurel.rulebook.entrants import Category
from laurel.rulebook.ranking import rank_sums_of, re_evaluated_as_ranked, tally
from laurel.sample.tables import sample_ranks

ISSUE = Issue("115-0001", "2345-6789-ABCD-EFGH", datetime(2026, 6, 30, 6, tzinfo=UTC))
LONG = "勞動部勞動力發展署北基宜花金馬分署羅東就業中心暨宜蘭職業訓練場聯合服務據點"


def text_of(content) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


def words_of_odt(content) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return re.sub(r"<[^>]+>|\s", "", package.read("content.xml").decode())


def entries(count):
    return [(f"A{number:02}", f"第{number}就業中心") for number in range(1, count + 1)]


def sheet(count=3, **more) -> Paper:
    return ranking_sheet(Category.OVERALL_SERVICE, entries(count), **more)


def filled(count) -> Paper:
    return sheet(
        count,
        ranks={code: rank for rank, (code, _) in enumerate(entries(count), start=1)},
        member="委員1",
        day=date(2026, 6, 29),
        receipt_code="ABCDEFGH2345",
    )


def settled_master_sheet() -> Paper:
    ranks = sample_ranks()
    members = [f"委員{number}" for number in range(1, 9)]
    codes = [f"A{number:02}" for number in range(1, 24)]
    sheets = {m: {c: row[k] for c, row in zip(codes, ranks, strict=True)} for k, m in enumerate(members)}
    again = re_evaluated_as_ranked(sheets, ["A06", "A07"])
    return master_sheet(
        MasterSheetFacts(
            115,
            Category.OVERALL_SERVICE,
            tally(sheets, 6, [again]),
            dict.fromkeys(codes, LONG),
            Attendance(8, (("委員3", "所屬單位提案 B01"),), ("委員5",), ("召集人", *members)),
            rounds=[rank_sums_of(again)],
            held_on="115年6月30日",
            place="本署 4 樓會議室",
        )
    )


@pytest.mark.parametrize(
    ("category", "name"),
    [(Category.OVERALL_SERVICE, "整體服務類"), (Category.PROJECT_PLANNING, "專案規劃類")],
)
def test_the_blank_sheet_is_the_form_of_annex_3(category, name):
    text = text_of(pdf_of(ranking_sheet(category, entries(2)), ISSUE).content)

    assert f"本署暨所屬各機關(構)「勞動部服務績優獎」評審會議序位表({name})" in text
    assert "受評單位排序" in text
    assert "評審委員簽名：日期：____年___月___日" in text


def test_the_filled_sheet_says_its_ranks_date_member_and_receipt():
    text = text_of(pdf_of(filled(3), ISSUE).content)

    assert "A01第1就業中心1A02第2就業中心2A03第3就業中心3" in text
    assert "日期：115年6月29日" in text
    assert "委員1彌封收據ABCDEFGH2345" in text


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (10, 1), (23, 2), (60, 4)])
def test_more_entries_make_more_pages_with_the_heading_repeated(count, pages):
    rendered = pdf_of(sheet(count), ISSUE)

    assert rendered.pages == pages
    assert text_of(rendered.content).count("受評單位排序") == pages
    assert f"第{pages}頁，共{pages}頁" in text_of(rendered.content)


def test_the_master_sheet_says_sums_places_rounds_and_who_signs():
    text = text_of(pdf_of(settled_master_sheet(), ISSUE).content)

    for words in (
        "序位彙整總表(整體服務類)",
        "A06、A07合計59",
        "委員3（所屬單位提案B01）",
        "召集人：",
        "驗證碼2345-6789-ABCD-EFGH",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("attendance", "words"),
    [
        (Attendance(3, noted=False), "尚未報到"),
        (Attendance(3), "無"),
        (Attendance(3, absent=("委員2",)), "委員2"),
    ],
)
def test_the_master_sheet_says_that_nobody_was_away_only_where_somebody_looked(attendance, words):
    sheets = {f"委員{number}": {"A01": 1, "A02": 2} for number in (1, 3)}
    count, names = tally(sheets, 6), {"A01": "甲", "A02": "乙"}
    facts = MasterSheetFacts(115, Category.OVERALL_SERVICE, count, names, attendance)

    rows = [row for block in master_sheet(facts).blocks if block.kind == "fields" for row in block.rows]

    assert dict(rows)["缺席"] == words


@pytest.mark.parametrize("paper", [filled(23), settled_master_sheet()], ids=["sheet", "master"])
def test_both_formats_say_the_same(paper):
    odt = words_of_odt(odt_of(paper, ISSUE))
    pdf = text_of(pdf_of(paper, ISSUE).content)

    cells = [
        re.sub(r"\s", "", cell)
        for block in paper.blocks
        if block.kind == "table"
        for row in block.rows
        for cell in row
    ]
    assert [cell for cell in cells if cell not in odt] == []
    assert [cell for cell in cells if cell not in pdf] == []


@pytest.mark.parametrize("paper", [filled(23), settled_master_sheet()], ids=["sheet", "master"])
def test_pdfs_are_tagged_archival_and_accessible(paper):
    rendered = pdf_of(paper, ISSUE)
    root = PdfReader(io.BytesIO(rendered.content)).trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()

    assert (rendered.strict, rendered.warnings) == (True, ())
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "zh-TW"
    assert "/StructTreeRoot" in root
    assert re.search(r"pdfaid:part>2<", metadata)
    assert re.search(r"pdfaid:conformance>A<", metadata)
    assert re.search(r"pdfuaid:part>1<", metadata)


def test_the_same_paper_gives_the_same_bytes():
    assert pdf_of(filled(5), ISSUE).content == pdf_of(filled(5), ISSUE).content
    assert odt_of(filled(5), ISSUE) == odt_of(filled(5), ISSUE)


def test_a_glyph_that_no_font_has_never_stops_a_paper():
    rendered = pdf_of(Paper("test", "測試", (Paragraph("罕見字 \U000323af 與 \U0001fae8"),)), ISSUE)

    assert (rendered.strict, rendered.pages) == (False, 1)
    assert rendered.warnings


@pytest.mark.parametrize(
    "words", ['#read("/etc/passwd")', "*粗*", "$x$", "@ref", "<label>", "[a](b)", "\\u{41}"]
)
def test_words_of_users_are_never_markup(words):
    paper = Paper("test", "測試", (Paragraph(words),))

    assert words.replace(" ", "") in text_of(pdf_of(paper, ISSUE).content)


def test_odt_opens_and_its_media_type_comes_first():
    content = odt_of(settled_master_sheet(), ISSUE)

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        first = package.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert len(Document(io.BytesIO(content)).body.get_tables()) == 1


def test_the_preview_has_the_pages_of_the_print():
    assert len(pages_as_png(sheet(23), ISSUE)) == pdf_of(sheet(23), ISSUE).pages


def test_a_changed_word_changes_the_code():
    assert code_of(digest_of(filled(3)), "1") != code_of(digest_of(filled(4)), "1")


def test_a_code_is_known_however_it_is_typed():
    assert normal_code("２３４５6789abcd-efgh") == "2345-6789-ABCD-EFGH"


@pytest.mark.parametrize("payload", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=cmd|"/c calc"!A1'])
def test_text_never_becomes_a_formula(payload):
    assert csv_of(["x"], [[payload]]).decode("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")
    sheet_cell = load_workbook(io.BytesIO(xlsx_of("x", ["x"], [[payload]]))).active["A2"]
    assert (sheet_cell.data_type, sheet_cell.value) == ("s", payload)
    assert (
        Document(io.BytesIO(ods_of("x", ["x"], [[payload]]))).body.get_table(0).get_cell("A2").formula is None
    )


def test_a_table_of_few_but_long_rows_begins_on_the_page_of_its_title():
    columns = (Column("分署", 1), Column("提報單位", 2), Column("未提報原因", 2))
    rows = tuple((name, "示範就業中心、" * 12, "") for name in "甲乙丙丁戊己")
    pages = PdfReader(
        io.BytesIO(
            pdf_of(Paper("test", "提報情形", (Table(columns, rows, "提報"),), landscape=True), ISSUE).content
        )
    ).pages

    assert "甲" in pages[0].extract_text()
    assert "己" in pages[-1].extract_text()
