"""The printed form: what is previewed is what is printed, and what is sent stays as it was."""

import hashlib
import io
import zipfile
from pathlib import Path

import pikepdf
import pypdf
import pytest

from factories.people import make_person
from factories.year import (
    at,
    make_application,
    make_branch,
    make_edition,
    make_nomination,
    make_project,
    make_submission,
    write,
)
from files.corpus import picture
from laurel.applications.documents import application_paper
from laurel.applications.facts import content_of
from laurel.applications.models import Submission
from laurel.applications.services import attach_file, submit_application
from laurel.applications.services.printing import draft_of, frozen_paper, layout_of
from laurel.documents.odf import odt_of
from laurel.documents.pdf import pdf_of
from laurel.documents.services import file_of
from laurel.files.receiving import incoming_from
from laurel.files.storing import open_blob
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]
CARD = {
    "indicator": "期限內辦結比率",
    "value": "97.6",
    "unit": "%",
    "numerator": "1220",
    "denominator": "1250",
    "trend": [["113年", "95.1"], ["114年", "96"]],
}
HOSTILE = [
    "#set page(width: 1cm)",
    "$ x $",
    '#read("/etc/hostname")',
    "<script>",
    "\\input{x}",
    "{{7*7}}",
    '#image("/etc/passwd")',
    "@preview/x",
    "= 標題",
    "*粗*_斜_",
    "<!DOCTYPE a>",
    "]]>",
]


@pytest.fixture(autouse=True)
def _own_home(settings, tmp_path, time_machine):
    settings.MEDIA_ROOT, settings.HOME = tmp_path / "files", tmp_path
    time_machine.move_to(at(5, 22), tick=False)


@pytest.fixture
def application():
    return make_application(make_nomination(make_edition()))


def block(words, level=0, tag=False, bold=False):
    return {"kind": "p", "level": level, "tag": tag, "runs": [[words, bold]]}


def written(application, **more):
    actor = application.nomination.nominated_by
    grid = {"kind": "table", "caption": "年度件數", "rows": [["年度", "件數"], ["114", "1,250"]]}
    text = {
        "blocks": [
            block("流程", 1),
            block("共創平台", 2, tag=True, bold=True),
            grid,
            {"kind": "figure", "id": "abcdef"},
        ]
    }
    write(application, actor, at(5, 22), **{"figure.abcdef": CARD, "section.A1": text, **more})


def words_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_the_draft_says_all_that_is_written_and_that_it_is_a_draft(application):
    written(application)
    paper, issue = draft_of(application, at(5, 22))

    rendered = pdf_of(paper, issue)
    words = words_of(rendered.content).replace(" ", "")

    assert rendered.strict
    for said in (
        "一、流程",
        "(一)",
        "共創平台",
        "開放創新",
        "年度件數",
        "1,250",
        "期限內辦結比率",
        "草稿",
        "A1",
        application.nomination.unit.name,
    ):
        assert said in words, said


def test_the_form_is_tagged_and_its_chart_has_words(application):
    written(application)
    content = pdf_of(*draft_of(application, at(5, 22))).content

    with pikepdf.open(io.BytesIO(content)) as document:
        alternatives = [
            str(item.Alt)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]
        assert document.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in document.Root
    assert any("113年 95.1" in words for words in alternatives)


def test_odt_and_pdf_say_the_same(application):
    written(application)
    paper, issue = draft_of(application, at(5, 22))

    with zipfile.ZipFile(io.BytesIO(odt_of(paper, issue))) as package:
        content = package.read("content.xml").decode()
        names = package.namelist()

    for said in ("流程", "共創平台", "年度件數", "1,250", "期限內辦結比率"):
        assert said in content, said
    assert [name for name in names if name.startswith("Pictures/")] != []


def test_words_are_never_markup(application):
    actor = application.nomination.nominated_by
    write(application, actor, summary="\n".join(HOSTILE), section_A1="\n".join(HOSTILE))

    rendered = pdf_of(*draft_of(application, at(5, 22)))

    words = words_of(rendered.content).replace("\n", "")
    assert "#set page(width: 1cm)" in words
    assert Path("/etc/hostname").read_text().strip() not in words
    with pikepdf.open(io.BytesIO(rendered.content)) as document:
        assert round(float(document.pages[0].mediabox[2])) == 595


def test_an_attached_picture_is_printed_with_its_caption(application):
    actor = application.nomination.nominated_by
    row = attach_file(
        application,
        incoming_from([picture(size=(800, 400))], "x.png"),
        caption="服務流程圖",
        is_application_file=False,
        actor=actor,
        now=at(5, 22),
    )
    write(application, actor, **{"section.A2": {"blocks": [{"kind": "picture", "id": row.public_id}]}})

    content = pdf_of(*draft_of(application, at(5, 22))).content

    assert "服務流程圖" in words_of(content)
    with pikepdf.open(io.BytesIO(content)) as document:
        subtypes = [item.get("/Subtype") for item in document.objects if isinstance(item, pikepdf.Stream)]
        assert "/Image" in subtypes


def test_a_project_is_printed_with_its_particulars():
    application = make_application(make_project(make_edition()))

    words = words_of(pdf_of(*draft_of(application, at(5, 22))).content)

    assert "測試專案" in words
    assert "執行中" in words
    assert "P1 問題分析" in words


def test_a_project_is_printed_with_its_team_budget_and_contact():
    nomination = make_project(make_edition())
    nomination.team = [{"unit": "就業服務組", "title": "科長"}, {"unit": "資訊室", "title": ""}]
    nomination.team_total, nomination.budget_thousand = 12, 3500
    nomination.contact_email = "contact@example.org"
    nomination.save()

    words = words_of(pdf_of(*draft_of(make_application(nomination), at(5, 22))).content)

    for said in ("就業服務組 科長、資訊室、共 12 人", "3,500 千元", "contact@example.org"):
        assert said in words, said


def test_what_is_to_be_looked_at_again_stands_at_the_page_of_its_part(client, application):
    actor = application.nomination.nominated_by
    grid = {"kind": "table", "caption": "", "rows": [["年度"], ["114"]]}
    wrong = {**CARD, "value": "98.2"}
    text = {"blocks": [grid, {"kind": "figure", "id": "abcdef"}]}
    write(application, actor, at(5, 22), **{"figure.abcdef": wrong, "section.B1": text})
    client.force_login(actor)

    page = client.get(f"/applications/{application.public_id}/preview/")
    flags = [(flag.name, flag.page) for flag in page.context["flags"]]

    first = page.context["layout"].parts["B1"]
    assert ("B1", first) in flags
    assert ("期限內辦結比率", first) in flags
    shown = dict(page.context["pages"])
    assert {flag.name for flag in shown[first]} >= {"B1", "期限內辦結比率"}
    assert "1 個表格沒有標題" in page.content.decode()


def test_the_preview_has_the_pages_of_the_pdf(client, application):
    written(application, **{f"section.{code}": "字" * 3000 for code in ("B1", "B2", "B3")})
    client.force_login(application.nomination.nominated_by)

    page = client.get(f"/applications/{application.public_id}/preview/")
    layout = page.context["layout"]
    pdf = client.get(f"/applications/{application.public_id}/draft.pdf").content

    assert layout.pages == len(pypdf.PdfReader(io.BytesIO(pdf)).pages) > 3
    assert layout.parts["A1"] == 2 < layout.parts["D1"]
    for number in (1, layout.pages):
        answer = client.get(f"/applications/{application.public_id}/preview/{layout.digest}/{number}.png")
        assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    assert (
        client.get(f"/applications/{application.public_id}/preview/{layout.digest}/99.png").status_code == 404
    )


def test_pages_are_set_once_for_what_a_draft_says(application, settings):
    first = layout_of(application, at(5, 22))
    again = layout_of(application, at(5, 22, 15))
    write(application, application.nomination.nominated_by, summary="改了")
    changed = layout_of(application, at(5, 22, 16))

    assert first.digest == again.digest != changed.digest
    assert len(list((settings.HOME / "previews").iterdir())) == 2


def test_a_submission_freezes_the_very_bytes(client):
    submission = make_submission(make_nomination(make_edition()), now=at(5, 22))
    client.force_login(submission.submitted_by)

    answer = client.get(f"/applications/{submission.application.public_id}/submitted/1/form.pdf")
    content = b"".join(answer.streaming_content)

    assert hashlib.sha256(content).hexdigest() == submission.pdf_sha256
    assert submission.pages == len(pypdf.PdfReader(io.BytesIO(content)).pages)
    assert verify().sound


def test_the_frozen_form_can_be_set_again_byte_by_byte():
    submission = make_submission(make_nomination(make_edition()), now=at(5, 22))

    content, _ = file_of(*frozen_paper(submission), "pdf")

    with open_blob(submission.pdf_sha256) as kept:
        assert kept.read() == content


def test_twelve_copies_carry_their_marks_and_one_code():
    submission = make_submission(make_nomination(make_edition()), now=at(5, 22))
    paper, issue = frozen_paper(submission, 12)

    pages = pypdf.PdfReader(io.BytesIO(pdf_of(paper, issue).content)).pages
    words = [page.extract_text() for page in pages]

    assert len(pages) == 12 * submission.pages
    assert [f"{number}/12" in words[(number - 1) * submission.pages] for number in range(1, 13)] == [
        True
    ] * 12
    assert all(issue.code in page for page in words)


@pytest.mark.parametrize(
    "what", ["form.odt", "copies.pdf", "letter.odt", "letter.pdf", "receipt.pdf", "receipt.odt"]
)
def test_every_paper_of_a_submission_can_be_had_and_only_by_those_who_may(client, what):
    submission = make_submission(make_nomination(make_edition()), now=at(5, 22))
    path = f"/applications/{submission.application.public_id}/submitted/1/{what}"
    client.force_login(submission.submitted_by)
    own = client.get(path)
    client.force_login(make_branch().coordinator)

    assert own.status_code == 200
    assert own["Content-Disposition"].startswith("attachment")
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "preview/",
        "layout/",
        "draft.pdf",
        "draft.odt",
        "submitted/9/form.pdf",
        "submitted/1/minutes.pdf",
        "draft.exe",
    ],
)
def test_what_is_not_there_or_not_theirs_is_absent(client, application, path):
    client.force_login(make_branch().coordinator)
    foreign = client.get(f"/applications/{application.public_id}/{path}").status_code
    client.force_login(make_person(Role.PROGRAMME_OFFICER))

    assert foreign == 404
    assert client.get(f"/applications/{application.public_id}/{path}").status_code == 404


def test_limits_of_the_year_are_must_fix_and_without_them_nothing_is(application):
    actor, edition = application.nomination.nominated_by, application.nomination.edition
    write(application, actor, section_A1="字" * 50)
    edition.section_characters, edition.page_limit = 40, 1
    edition.save()

    with pytest.raises(Refused) as refused:
        submit_application(application, declared_by="主管", actor=actor, now=at(5, 22))
    edition.section_characters = edition.page_limit = None
    edition.save()
    submit_application(application, declared_by="主管", actor=actor, now=at(5, 22))

    assert [ground.code for ground in refused.value.decision.refusals] == [
        "section_too_long",
        "form_too_long",
    ]
    assert Submission.objects.count() == 1


def test_what_forbids_comes_before_what_must_be_mended_each_with_its_way(client, application, time_machine):
    actor, edition = application.nomination.nominated_by, application.nomination.edition
    write(application, actor, section_A1="字" * 50, period_to="")
    edition.section_characters = 40
    edition.save()
    time_machine.move_to(at(6, 17), tick=False)
    client.force_login(actor)

    page = client.get(f"/applications/{application.public_id}/check/")

    assert [ground.code for ground in page.context["forbidding"]] == ["late"]
    assert len(page.context["ways"]) == 1
    assert [
        (ground.code, ground.grade, address.split("/")[-2]) for ground, address in page.context["to_mend"]
    ] == [
        ("data_period_missing", "must", "basics"),
        ("section_too_long", "must", "A1"),
    ]


def test_each_warning_is_read_by_itself_and_its_reason_is_kept(client, application):
    actor = application.nomination.nominated_by
    write(application, actor, section_A1="內容", **{"figure.abcdef": {**CARD, "value": "98.2"}})
    client.force_login(actor)
    address = f"/applications/{application.public_id}/check/"
    codes = (
        "copies_not_recorded",
        "sections_missing",
        "evidence_missing",
        "figures_disagree",
        "innovation_untagged",
    )
    typed = {"declared_by": "中心主任", "declaration": "on", **{f"read.{code}": "on" for code in codes}}

    unread = client.post(
        address, {key: value for key, value in typed.items() if key != "read.figures_disagree"}
    )
    sent = client.post(address, {**typed, "reason.figures_disagree": "含跨年度案件"})

    assert unread.status_code == 422
    assert "請先看過這一則提醒，再勾選：這些數據卡填報的數值與分子、分母計算的不同" in unread.content.decode()
    assert sent.status_code == 302
    acknowledged = dict(Submission.objects.get().acknowledged)
    assert set(acknowledged) == set(codes)
    assert acknowledged["figures_disagree"] == "含跨年度案件"


def test_a_content_of_an_earlier_shape_is_still_printed():
    submission = make_submission(make_nomination(make_edition()), now=at(5, 22))
    content = {**submission.content, "sections": [{"criterion": "A1", "text": "一段舊的純文字"}]}
    for key in ("figures", "team", "team_total", "budget_thousand", "contact"):
        del content[key]

    paper = application_paper(content, {})

    assert "一段舊的純文字" in words_of(pdf_of(paper, frozen_paper(submission)[1]).content)


def test_writing_on_while_the_form_is_set_sends_what_stands_at_the_end(application):
    actor = application.nomination.nominated_by
    write(application, actor, section_A1="最後的內容")

    submission = submit_application(application, declared_by="主管", actor=actor, now=at(5, 22))

    assert submission.content == content_of(application)


def test_once_it_was_sent_the_check_leads_to_the_receipt(client):
    submission = make_submission(make_nomination(make_edition()), now=at(5, 22))
    client.force_login(submission.submitted_by)
    address = f"/applications/{submission.application.public_id}"

    answer = client.get(f"{address}/check/")
    receipt = words_of(client.get(f"{address}/submitted/1/receipt.pdf").content)

    assert answer.headers["Location"] == f"{address}/submitted/"
    assert submission.pdf_sha256 in "".join(receipt.split())
