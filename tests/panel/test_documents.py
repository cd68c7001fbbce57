"""The panel's papers say the same in PDF and ODT; what they say is fixed here."""

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest
from django.test import Client
from pypdf import PdfReader

from factories.people import make_person, make_unit
from factories.year import (
    PROJECT,
    at,
    make_admitted,
    make_edition,
    make_nomination,
    make_officer,
    make_panel,
    make_project,
)
from laurel.documents.model import Issue, Table
from laurel.documents.models import IssuedPaper
from laurel.documents.odf import odt_of
from laurel.documents.pdf import pdf_of
from laurel.meeting.documents import notice_of
from laurel.meeting.services import convene_meeting
from laurel.panel.documents import blank_sheet, declaration_sheet, panel_list, recusal_register
from laurel.panel.facts import register_of
from laurel.panel.selectors import members_of, room_of
from laurel.panel.services import lock_panel
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category
from laurel.screening.selectors import admitted_nominations

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ISSUE = Issue("115-0001", "2345-6789-ABCD-EFGH", datetime(2026, 6, 17, 6, tzinfo=UTC))


@pytest.fixture
def edition():
    officer = make_officer()
    edition = make_edition(officer)
    for number in (1, 2):
        unit = make_unit(name=f"第{number}就業中心組", short_name=f"中心{number}")
        make_admitted(edition, officer, make_project(edition, unit=unit))
    _, _, members = make_panel(edition, officer, 7)
    make_admitted(edition, officer, make_project(edition, unit=members[1].unit))
    make_admitted(edition, officer, make_nomination(edition))
    lock_panel(edition, actor=officer, now=at(6, 17))
    return edition


def squeezed(text) -> str:
    return re.sub(r"\s", "", text)


def pdf_words(paper) -> tuple[str, int]:
    pages = PdfReader(io.BytesIO(pdf_of(paper, ISSUE).content)).pages
    return squeezed("".join(page.extract_text() for page in pages)), len(pages)


def odt_words(paper) -> str:
    with zipfile.ZipFile(io.BytesIO(odt_of(paper, ISSUE))) as package:
        return squeezed(re.sub(r"<[^>]+>", "", package.read("content.xml").decode()))


def papers_of(edition):
    members = members_of(edition)
    room = room_of(edition)
    recused = members[2]
    decisions = {category: room.decision(recused, category) for category in Category}
    meeting = convene_meeting(edition, "本署 4 樓會議室", actor=make_officer(), now=at(6, 18))
    return {
        "list": panel_list(edition, members),
        "register": recusal_register(edition, register_of(edition)),
        "declaration": declaration_sheet(recused, decisions),
        "sheet": blank_sheet(members[1], Category.PROJECT_PLANNING, admitted_nominations(edition, PROJECT)),
        "notice": notice_of(meeting),
    }


SAID = {
    "list": [
        "115年度服務績優獎評審小組名單（簽）",
        "職稱姓名單位官職等召集人／委員是否簡任核定日期文號",
        "簡任第11職等",
        "委員7人；尚未指定委員之單位1個。",
        "115年6月16日",
    ],
    "register": [
        "115年度服務績優獎評審委員迴避登記表",
        "委員所屬單位該單位提案（類別／案名）應迴避類別自行／依職權日期簽名",
        "專案規劃類",
        "依職權（所屬單位提案）",
        "：測試專案",
    ],
    "declaration": [
        "115年度服務績優獎評審委員迴避聲明",
        "依要點三(二)2(4)迴避，不參與本類之審查",
        "□無應迴避情形□有應迴避情形（整個類別迴避）",
        "聲明人簽名：",
    ],
    "sheet": [
        "本署暨所屬各機關(構)「勞動部服務績優獎」評審會議序位表(專案規劃類)",
        "受評單位排序",
        "B01第1就業中心組",
        "評審委員簽名：",
        "日期：____年___月___日",
        "委員1",
    ],
    "notice": [
        "開會通知單",
        "開會地點本署4樓會議室",
        "開會時間115年6月30日（週二）14:00",
        "請親自出席，不得委託他人代理",
        "請保密",
    ],
}


def test_every_paper_says_what_it_must_on_one_page_in_both_formats(edition):
    papers = papers_of(edition)

    for name, paper in papers.items():
        words, pages = pdf_words(paper)
        in_odt = odt_words(paper)
        missing = [said for said in SAID[name] if said not in words or said not in in_odt]
        assert (name, missing, pages) == (name, [], 1)


def test_the_list_keeps_the_regulations_order(edition):
    paper = panel_list(edition, list(reversed(members_of(edition))))

    table = next(block for block in paper.blocks if isinstance(block, Table))

    assert [row[4] for row in table.rows] == ["召集人", *["委員"] * 7]
    assert [row[2] for row in table.rows[1:]] == [
        member.unit.name for member in members_of(edition) if member.unit
    ]


def test_a_declaration_names_no_entry_of_a_closed_category(edition):
    words, _ = pdf_words(papers_of(edition)["declaration"])

    assert "B0" not in words
    assert "測試專案" not in words


def test_papers_are_issued_in_both_formats_and_a_sheet_only_to_who_ranks(edition):
    client = Client()
    client.force_login(make_person(Role.PROGRAMME_OFFICER))
    recused, other = members_of(edition)[2], members_of(edition)[3]
    paths = ["list", "recusals", f"{recused.public_id}/declaration", f"{other.public_id}/{PROJECT}"]

    answers = {
        (path, file_format): client.get(f"/panel/papers/{path}.{file_format}")
        for path in paths
        for file_format in ("pdf", "odt")
    }

    assert {answer.status_code for answer in answers.values()} == {200}
    assert answers["list", "pdf"].content[:4] == b"%PDF"
    assert answers["list", "odt"].content[:2] == b"PK"
    assert client.get(f"/panel/papers/{recused.public_id}/{PROJECT}.pdf").status_code == 404
    assert client.get("/panel/papers/list.docx").status_code == 404
    assert IssuedPaper.objects.get(kind="ranking_sheet").number == "115-B0004"
