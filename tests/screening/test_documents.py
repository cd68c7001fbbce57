"""資格審查表, 補正通知, 不合格通知, 收件登記簿: what they say, on how many pages, in both formats."""

import io
import re
import zipfile
from datetime import date

import pytest
from pypdf import PdfReader

from factories.people import make_person, make_unit
from factories.screening import award, judge_all
from factories.year import Branch, at, make_centre, make_nomination, make_submission
from laurel.documents.model import Fields, Issue, Paragraph, Table
from laurel.documents.odf import odt_of
from laurel.documents.pdf import pdf_of
from laurel.people.roles import Role
from laurel.rulebook.entrants import UnitKind
from laurel.screening.documents import (
    case_sheet,
    correction_letter,
    ineligible_letter,
    receipt_register,
    year_sheet,
)
from laurel.screening.facts import desk_of, line_of
from laurel.screening.selectors import exemptions_of
from laurel.screening.services import confirm_finding, find, request_correction

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ISSUE = Issue("115-0001", "ABCD-EFGH", at(6, 16))


@pytest.fixture
def branch():
    unit = make_unit(UnitKind.BRANCH, name="北分署", short_name="北分署")
    return Branch(unit, make_person(Role.BRANCH_COORDINATOR, unit=unit, name="分署承辦人"))


@pytest.fixture
def entry(edition, branch):
    nomination = make_nomination(edition, branch, make_centre(branch, name="羅東就業中心"))
    make_submission(nomination)
    return nomination


def words_of(paper):
    """Everything that a paper says, block by block, line by line."""
    lines = [paper.title]
    for block in paper.blocks:
        if isinstance(block, Fields):
            lines += [f"{label}：{value}" for label, value in block.rows]
        elif isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += ["｜".join(row) for row in block.rows]
    return lines


def in_pdf(paper):
    rendered = pdf_of(paper, ISSUE)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(rendered.content)).pages)
    return re.sub(r"\s", "", text), rendered.pages


def in_odt(paper):
    content = zipfile.ZipFile(io.BytesIO(odt_of(paper, ISSUE))).read("content.xml").decode()
    return re.sub(r"\s", "", re.sub(r"<[^>]+>", "", content))


def squeezed(words):
    return re.sub(r"\s", "", words)


def test_the_sheet_of_one_entry(officer, entry):
    judged = judge_all(entry, at(6, 16))
    find(entry, "eligible", "無", judgements=judged, actor=officer, now=at(6, 16))

    paper = case_sheet(line_of(entry, at(6, 16))[0], ())

    assert words_of(paper) == [
        "115 年度服務績優獎資格審查表（A01）",
        "案件：A01 羅東就業中心",
        "類別：整體服務類",
        "推薦單位：北分署",
        "系統送出：115年6月1日（週一）10:00",
        "函送：115/6/10（三） 測字第2號",
        "要點二 所屬機關（構）或署內單位｜羅東就業中心是本署所屬機關（構）或署內單位。｜符合｜—",
        "要點三(一)1 類別與單位類型｜羅東就業中心屬於整體服務類所列的單位。｜符合｜—",
        "要點三(一)3 擇一參獎｜羅東就業中心本年度沒有其他參獎案。｜符合｜—",
        "要點三(二)1(1)甲 推薦途徑｜羅東就業中心由所屬的北分署推薦。｜符合｜—",
        "要點三(二)1(1)丙 期限｜在期限內：以115年6月1日（週一）10:00計，期限到115年6月15日（週一）為止。｜符合｜—",
        "要點三(二)1(2)甲 紙本與電子檔｜已附電子檔。紙本 12 份，符合。｜符合｜—",
        "要點三(二)1(2)乙 資料統計期間與專案起訖｜資料統計期間115年1月1日（週四）至115年5月31日（週日）符合規定。｜符合｜—",
        "要點三(二)1(3)甲 連續三年前六名｜沒有連續三年前六名（）。｜符合｜—",
        "要點三(二)1(3)乙 近三年國家發展委員會得獎｜羅東就業中心近三年沒有以第一線服務機關獲國家發展委員會政府服務獎。｜符合｜—",
        "結果：資格符合",
        f"審查：{officer.name}　115年6月16日（週二）10:00（判斷紀錄第 1 版）",
        "整案備註：無",
    ]
    text, pages = in_pdf(paper)
    assert pages == 1
    assert squeezed("羅東就業中心由所屬的北分署推薦。") in text
    assert squeezed("羅東就業中心由所屬的北分署推薦。") in in_odt(paper)
    assert "第1頁，共1頁" in text


def test_a_sheet_without_a_finding_is_a_draft(entry):
    assert case_sheet(line_of(entry, at(6, 16))[0], ()).banner == "草稿"


def test_the_sheet_of_the_year_has_the_columns_of_the_office(officer, edition, branch, entry):
    find(entry, "eligible", "", actor=officer, now=at(6, 16))
    barred = make_nomination(edition, branch, make_centre(branch, name="花蓮就業中心"))
    make_submission(barred)
    award(barred.unit, date(2026, 6, 20), actor=officer, now=at(6, 20, 11))
    lines = sorted(desk_of(edition, at(6, 20, 12)), key=lambda line: line.case.nomination.code)

    paper = year_sheet(edition, lines, exemptions_of([entry, barred]))

    assert words_of(paper)[-2:] == [
        "A01 羅東就業中心｜整體服務類｜符合｜符合｜符合｜符合｜—｜115/1/1–115/5/31｜符合｜符合｜資格符合｜—"
        f"｜{officer.name} 115/6/16（二）｜—",
        "A02 花蓮就業中心｜整體服務類｜符合｜符合｜符合｜符合｜—｜115/1/1–115/5/31｜符合"
        "｜不符合（政府服務獎 115）｜待審查｜三(二)1(3)乙｜—｜—",
    ]
    text, pages = in_pdf(paper)
    assert pages == 1
    assert "連續三年前六名" in text
    assert "115/1/1–115/5/31" in in_odt(paper)


def test_the_letter_that_asks_to_mend(officer, entry):
    request = request_correction(
        entry,
        what="缺主管簽名頁。",
        parts=["attachments", "head_name"],
        due_at=at(6, 17, 17),
        actor=officer,
        now=at(6, 16),
    )

    paper = correction_letter(request, entry)

    assert words_of(paper) == [
        "補正通知（稿）",
        "受文者：北分署、羅東就業中心",
        "發文單位：勞動力發展署綜合規劃組",
        "發文日期：　",
        "發文字號：　",
        "主旨：羅東就業中心參加 115 年度服務績優獎（整體服務類）（案件編號 A01），請於115年6月17日（週三）17:00前補正，請查照。",
        "說明：",
        "一、依據本署服務躍升評審及獎勵要點第三點(二)1(2)甲；要點未規定補正期限，依本年度決定（A-15），形式缺漏得於評審資料送出前補正。",
        "二、須補正事項：缺主管簽名頁。",
        "三、系統已開放修改的部分：附件、單位主管。",
        "四、請於115年6月17日（週三）17:00前，於系統修改後重新送出；屆期未補正，依已送出的內容審查。",
        "五、本案聯絡：綜合規劃組承辦人。",
    ]
    text, pages = in_pdf(paper)
    assert (pages, squeezed("缺主管簽名頁。") in text, squeezed("缺主管簽名頁。") in in_odt(paper)) == (
        1,
        True,
        True,
    )


def test_the_letter_that_says_ineligible(officer, reviewer, entry):
    award(entry.unit, date(2026, 6, 1), actor=officer, now=at(6, 15))
    finding = find(entry, "ineligible", "", actor=officer, now=at(6, 16))
    confirm_finding(finding, actor=reviewer, now=at(6, 16, 11))

    paper = ineligible_letter(finding, entry)

    assert words_of(paper)[5:] == [
        "主旨：羅東就業中心參加 115 年度服務績優獎（整體服務類）（案件編號 A01），經審查資格不符，請查照。",
        "說明：",
        "一、依據本署服務躍升評審及獎勵要點第三(二)1(3)乙辦理。",
        "二、要點三(二)1(3)乙：羅東就業中心於 115 年獲政府服務獎，仍在近三年內；119 年起可再參加整體服務類。",
        "三、可以怎麼做：改報專案規劃類（這一款只限制整體服務類）。如果紀錄有誤，請檢附證明文件，洽綜合規劃組更正。",
        "四、所依據的資料如有錯誤，請敘明錯誤之處並檢附證明文件，函請綜合規劃組更正；資料更正後重新審查。",
        "五、本案聯絡：綜合規劃組承辦人。",
    ]
    text, pages = in_pdf(paper)
    assert (pages, "資格不符通知（稿）" in text, "資格不符通知（稿）" in in_odt(paper)) == (1, True, True)


def test_the_register_of_what_was_received(edition, entry):
    lines = desk_of(edition, at(6, 16))
    digest = lines[0].case.sent.newest.pdf_sha256[:16]

    paper = receipt_register(edition, lines)

    assert words_of(paper) == [
        "115 年度服務績優獎收件登記簿",
        "年度：115 年度",
        "依據：要點三(二)1(1)丙、1(2)甲",
        "件數：1 案",
        f"1｜—｜115/6/10（三） 測字第2號｜A01 羅東就業中心｜整體服務類｜12｜申請書.pdf／{digest}／3 頁"
        "｜115/6/1（一） 10:00｜否｜分署承辦人",
    ]
    text, pages = in_pdf(paper)
    assert (pages, digest in text, digest in in_odt(paper)) == (1, True, True)


def test_papers_come_in_both_formats_and_stay_chinese_in_english(client, officer, reviewer, entry):
    find(entry, "eligible", "", actor=officer, now=at(6, 16))
    client.force_login(reviewer)
    client.cookies["django_language"] = "en"

    kinds = {
        path: client.get(path)["Content-Type"]
        for path in (
            f"/screening/{entry.public_id}/papers/sheet.pdf",
            f"/screening/{entry.public_id}/papers/sheet.odt",
            "/screening/papers/year.pdf",
            "/screening/papers/year.odt",
            "/screening/papers/register.pdf",
            "/screening/papers/register.odt",
        )
    }
    sheet = client.get(f"/screening/{entry.public_id}/papers/sheet.pdf").content
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(sheet)).pages)

    assert {path.rpartition(".")[2]: kind for path, kind in kinds.items()} == {
        "pdf": "application/pdf",
        "odt": "application/vnd.oasis.opendocument.text",
    }
    assert "資格符合" in text
    assert "eligible" not in text.lower()
