"""The pages on paper: what each person meets, and what nobody meets before opening."""

import io
import logging
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from answers import told
from factories.paper import WHEN, files_in, make_print, ranks_of, seal_from_paper, type_as
from factories.people import make_person
from factories.year import OVERALL, at, make_judging, rank_and_seal, some_pdf
from laurel.ballots.documents import offline_id
from laurel.ballots.models import PaperScan, PaperTyping, PrintedSheet, SealedSheet
from laurel.ballots.selectors import is_opened, objecting_members, own_order, own_sheet
from laurel.ballots.services import consent_to_open
from laurel.documents.tables import csv_of
from laurel.ledger.models import Entry
from laurel.panel.services import order_recusal
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ORDER = ["A02", "A03", "A01"]
OTHER = ["A02", "A01", "A03"]


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def judging(db):
    with time_machine.travel(WHEN, tick=False):
        yield make_judging(entries=3, members=4)


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def own(judging, name, *more):
    return reverse(f"ballots:{name}", args=[judging.round().public_id, *more])


def sheet_url(printed, name="paper_type"):
    return reverse(f"ballots:{name}", args=[printed.public_id])


def with_scan(judging):
    sealing = seal_from_paper(judging, ORDER)
    browser(judging.clerk).post(sheet_url(sealing.printed, "paper_scan"), {"scan": pdf()})
    return PaperScan.objects.get(sealing=sealing)


def status_of(answer) -> int:
    """The status, after a download was read to its end."""
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def pdf():
    return SimpleUploadedFile("委員一 簽名.pdf", some_pdf(), "application/pdf")


def open_round(judging):
    for member in judging.members[1:]:
        rank_and_seal(judging.round(), member, ORDER)
    for person, role in ((judging.convener, Role.CONVENER), (judging.clerk, Role.MEETING_CLERK)):
        consent_to_open(judging.round(), role, 4, actor=person, now=at(6, 30, 14, 5))
    assert is_opened(judging.round())


def test_from_printing_to_the_sealed_sheet(judging):
    officer, clerk = browser(judging.officer), browser(judging.clerk)
    desk = officer.get(reverse("ballots:paper_desk")).text
    press = re.search(r'name="idempotency_key" value="([^"]+)"', desk).group(1)
    for _ in range(2):
        officer.post(own(judging, "paper_print"), {"members": ["委員1", "委員2"], "idempotency_key": press})
    sheets = officer.get(reverse("ballots:paper_sheets", args=[judging.round().public_id]))
    printed = PrintedSheet.objects.first()

    entered = clerk.post(reverse("ballots:paper_enter"), {"serial": printed.serial.replace("-", " ")})
    first = clerk.post(entered.url, ranks_of(ORDER), follow=True)
    second = officer.post(sheet_url(printed), ranks_of(ORDER), follow=True)

    pages = PdfReader(io.BytesIO(sheets.content)).pages
    assert len(pages) == 2
    assert list(PrintedSheet.objects.values_list("serial", flat=True)) == [
        next(word for word in page.extract_text().split() if word.startswith("115-")) for page in pages
    ]
    assert "請另一位同仁" in first.text
    assert "已由紙本彌封" in second.text
    assert own_sheet(judging.members[0], judging.round()).receipt_code[:4] in second.text


@pytest.mark.parametrize("typed", ["115-0001-95", "abc", "115-0009-70", ""])
def test_a_serial_that_is_none_is_said(judging, typed):
    make_print(judging)

    answer = browser(judging.clerk).post(reverse("ballots:paper_enter"), {"serial": typed})

    assert answer.status_code == 422


def test_a_replaced_serial_names_the_newer_one(judging):
    old, new = make_print(judging), make_print(judging)

    answer = browser(judging.clerk).post(reverse("ballots:paper_enter"), {"serial": old.serial})

    assert new.serial in answer.text


def test_rows_that_are_wrong_are_named_and_nothing_is_recorded(judging, caplog):
    printed = make_print(judging)
    before = Entry.objects.count()

    with caplog.at_level(logging.DEBUG):
        answer = browser(judging.clerk).post(sheet_url(printed), {"A01": "7", "A02": "二", "A03": ""})

    assert answer.status_code == 422
    assert [f'href="#rank-{code}"' in answer.text for code in ("A01", "A02", "A03")] == [True] * 3
    assert Entry.objects.count() == before
    assert not PaperTyping.objects.exists()
    assert "二" not in caplog.text


def test_full_width_digits_are_said_by_row_without_the_rank(judging):
    printed = make_print(judging)

    answer = browser(judging.clerk).post(sheet_url(printed), {**ranks_of(ORDER), "A02": "１"}, follow=True)

    assert "全形數字已當作數字讀取：A02。" in answer.text


def test_the_second_never_meets_what_the_first_typed(judging):
    printed = make_print(judging)
    orders = (ORDER, OTHER)
    seen = []
    for order in orders:
        PaperTyping.objects.all().delete()
        type_as(judging.officer, printed, order)
        page = browser(judging.clerk)
        seen.append([told(page.get(sheet_url(printed))), told(page.get(reverse("ballots:paper_desk")))])

    assert seen[0] == seen[1]
    assert 'value="2"' not in seen[0][0]


def test_a_difference_names_its_rows_to_both_and_shows_neither(judging):
    printed = make_print(judging)
    type_as(judging.officer, printed, ORDER)

    second = browser(judging.clerk).post(sheet_url(printed), ranks_of(OTHER), follow=True)
    first = browser(judging.officer).get(sheet_url(printed))

    assert "兩次登打不同" in second.text
    for page in (first, second):
        assert "A01、A03" in page.text
        assert 'value="2"' not in page.text


def test_typing_pages_are_never_kept_by_a_browser(judging):
    printed = make_print(judging)

    assert "no-store" in browser(judging.clerk).get(sheet_url(printed))["Cache-Control"]


def test_two_worlds_that_differ_in_a_typed_order_look_alike_to_everyone_else(judging):
    sealing = seal_from_paper(judging, ORDER)
    desk = [reverse("ballots:paper_desk"), sheet_url(sealing.printed), "/meeting/", "/audit/", "/today/"]
    others = [judging.officer, judging.convener, judging.clerk, judging.people[1], make_person(Role.AUDITOR)]

    one = [told(browser(person).get(path)) for person in others for path in desk]
    SealedSheet.objects.update(ciphertext=b"another order")
    other = [told(browser(person).get(path)) for person in others for path in desk]

    assert one == other


class TestTheScan:
    def test_before_opening_only_the_member_sees_it(self, judging):
        scan = with_scan(judging)
        paths = [
            reverse("ballots:scan", args=[scan.public_id]),
            reverse("ballots:scan_saved", args=[scan.public_id]),
            reverse("ballots:scan_page", args=[scan.public_id, 1, 480]),
        ]

        assert [status_of(browser(judging.people[0]).get(path)) for path in paths] == [200] * 3
        for person in (judging.officer, judging.clerk, judging.convener, judging.people[1]):
            page = browser(person)
            absent = told(page.get("/no-such-page/"))
            assert [told(page.get(path)) == absent for path in paths] == [True] * 3

    def test_after_opening_those_who_see_sheets_see_it(self, judging):
        scan = with_scan(judging)
        open_round(judging)
        path = reverse("ballots:scan", args=[scan.public_id])
        listed = browser(judging.clerk).get(reverse("ballots:paper_opened", args=[judging.round().public_id]))

        assert path in listed.text
        assert browser(make_person(Role.OBSERVER)).get(path).status_code == 200
        order_recusal(judging.members[1], OVERALL, "理由", actor=judging.convener, now=at(6, 30, 15))
        assert browser(judging.people[1]).get(path).status_code == 404

    def test_it_is_saved_under_its_serial(self, judging):
        scan = with_scan(judging)
        path = reverse("ballots:scan_saved", args=[scan.public_id])
        answer = browser(judging.people[0]).get(path)

        assert b"".join(answer.streaming_content) == some_pdf()
        assert answer["Content-Disposition"].startswith("attachment")
        assert scan.sealing.printed.serial in answer["Content-Disposition"]
        assert "no-store" in answer["Cache-Control"]

    def test_another_kind_is_refused_on_the_page(self, judging):
        sealing = seal_from_paper(judging, ORDER)
        file = SimpleUploadedFile("scan.pdf", b"<html>", "application/pdf")

        answer = browser(judging.clerk).post(sheet_url(sealing.printed, "paper_scan"), {"scan": file})

        assert answer.status_code == 422

    def test_it_lies_nowhere_but_locked_after_upload_and_reading(self, judging, tmp_path):
        before = files_in(tmp_path)
        scan = with_scan(judging)
        for name, *more in (("scan",), ("scan_saved",), ("scan_page", 1, 960)):
            status_of(
                browser(judging.people[0]).get(reverse(f"ballots:{name}", args=[scan.public_id, *more]))
            )

        new = files_in(tmp_path) - before
        assert {path.name for path in new} == {scan.locked_sha256}
        assert b"%PDF" not in new.pop().read_bytes()

    def test_no_page_is_drawn_that_is_not_there(self, judging):
        scan = with_scan(judging)

        for number, width in ((2, 480), (1, 481), (999, 480)):
            path = reverse("ballots:scan_page", args=[scan.public_id, number, width])
            assert browser(judging.people[0]).get(path).status_code == 404

    def test_while_the_scanner_is_silent_it_is_said_and_nothing_waits(self, judging, settings, tmp_path):
        sealing = seal_from_paper(judging, ORDER)
        settings.CLAMD = str(tmp_path / "nobody-listens")
        before = files_in(tmp_path)

        answer = browser(judging.clerk).post(sheet_url(sealing.printed, "paper_scan"), {"scan": pdf()})

        assert answer.status_code == 422
        assert "掃毒程式現在沒有回應" in answer.text
        assert files_in(tmp_path) == before


def test_the_member_checks_objects_and_takes_it_back(judging):
    seal_from_paper(judging, ORDER)
    page = browser(judging.people[0])
    shown = page.get(own(judging, "own_paper"))

    page.post(own(judging, "object"), {"reason": "A02 不是第一"})
    held = objecting_members(judging.round())
    told_to_clerk = browser(judging.clerk).get(reverse("ballots:paper_desk")).text
    own_words = page.get(own(judging, "own_paper")).text
    page.post(own(judging, "withdraw_objection"))

    assert shown.text.index("A02") < shown.text.index("A03") < shown.text.index("A01")
    assert held == ["委員1"]
    assert "有異議" in told_to_clerk
    assert "不是第一" not in told_to_clerk
    assert "不是第一" in own_words
    assert objecting_members(judging.round()) == []


def test_the_receipt_of_a_paper_sheet_offers_no_taking_back(judging):
    seal_from_paper(judging, ORDER)

    page = browser(judging.people[0]).get(own(judging, "sealed")).text

    assert own(judging, "own_paper") in page
    assert own(judging, "withdraw") not in page


def test_a_blank_sheet_without_a_serial_is_not_offered(judging):
    page = browser(judging.people[0])
    room = page.get(own(judging, "workspace")).text
    before = [page.get(own(judging, "sheet", name)).status_code for name in ("pdf", "odt")]

    rank_and_seal(judging.round(), judging.members[0], ORDER)

    assert "要用紙本交，請向承辦人或會議幹事領一張有序號的序位表" in room
    assert own(judging, "sheet", "pdf") not in room
    assert before == [404, 404]
    assert own(judging, "sheet", "pdf") in page.get(own(judging, "sealed")).text
    assert page.get(own(judging, "sheet", "pdf")).status_code == 200


def test_without_paper_the_pages_say_so(judging):
    rank_and_seal(judging.round(), judging.members[0], ORDER)

    assert "沒有由紙本登打的序位表" in browser(judging.people[0]).get(own(judging, "own_paper")).text
    assert browser(judging.people[0]).get(own(judging, "object")).status_code == 404
    assert (
        browser(judging.officer)
        .get(reverse("ballots:paper_sheets", args=[judging.round().public_id]))
        .status_code
        == 404
    )


class TestOffline:
    def upload(self, judging, ranks):
        rows = [(code, "", rank) for code, rank in ranks.items()]
        content = csv_of(("編號", "受評單位", "排序", offline_id(judging.round(), judging.members[0])), rows)
        file = SimpleUploadedFile("序位.csv", content)
        return browser(judging.people[0]).post(own(judging, "offline"), {"sheet": file}, follow=True)

    def test_a_good_file_is_shown_for_checking(self, judging):
        answer = self.upload(judging, ranks_of(ORDER))

        assert answer.redirect_chain == [(own(judging, "check"), 302)]
        assert own_order(judging.members[0], judging.round()) == ORDER
        assert not SealedSheet.objects.exists()

    def test_a_bad_file_names_its_cells_and_changes_nothing(self, judging):
        before = Entry.objects.count()

        answer = self.upload(judging, {"A01": "1", "A02": "1", "A03": "3"})

        assert answer.status_code == 422
        assert "<strong>C2</strong>、<strong>C3</strong>" in answer.text
        assert own_order(judging.members[0], judging.round()) == []
        assert Entry.objects.count() == before

    @pytest.mark.parametrize("file_format", ["ods", "xlsx", "csv"])
    def test_the_file_names_no_member(self, judging, file_format):
        answer = browser(judging.people[0]).get(own(judging, "offline_file", file_format))

        assert "no-store" in answer["Cache-Control"]
        assert judging.members[0].code not in answer["Content-Disposition"]

    def test_no_other_format(self, judging):
        assert browser(judging.people[0]).get(own(judging, "offline_file", "exe")).status_code == 404


class TestThePack:
    def test_it_grows_before_the_reader_and_ends_with_a_link_of_their_own(self, judging):
        page = browser(judging.people[0])
        making = page.post(own(judging, "pack"), {"codes": ["A01", "A03"], "notes": "on"})
        told_so_far = b"".join(making.streaming_content).decode()
        link = told_so_far.split('content="0;url=')[1].split('"')[0]
        answer = page.get(link)
        content = b"".join(answer.streaming_content)

        assert told_so_far.index("<li>A01") < told_so_far.index("<li>A03") < told_so_far.index(link)
        assert PdfReader(io.BytesIO(content)).pages
        assert "no-store" in making["Cache-Control"]
        assert "no-store" in answer["Cache-Control"]
        assert answer["Content-Disposition"].startswith("attachment")
        assert browser(judging.people[1]).get(link).status_code == 404
        assert browser(judging.officer).get(link).status_code == 404

    @pytest.mark.parametrize("codes", [[], ["B01"], ["A01", "../x"]])
    def test_only_dossiers_of_the_round(self, judging, codes):
        assert browser(judging.people[0]).post(own(judging, "pack"), {"codes": codes}).status_code == 422

    def test_a_pack_that_cannot_be_made_is_said_in_words(self, judging, settings, caplog):
        settings.HOME = "/proc/no-such-place"

        making = browser(judging.people[0]).post(own(judging, "pack"), {"codes": ["A01"]})

        assert "這次沒有做成" in b"".join(making.streaming_content).decode()
        assert "could not be made" in caplog.text


def test_to_a_recused_member_none_of_it_exists(judging):
    seal_from_paper(judging, ORDER)
    order_recusal(judging.members[0], OVERALL, "理由", actor=judging.convener, now=WHEN)
    page = browser(judging.people[0])
    absent = told(page.get("/no-such-page/"))
    paths = [own(judging, name) for name in ("own_paper", "object", "offline", "pack")]
    paths += [own(judging, "offline_file", "ods"), own(judging, "pack_file", "x" * 43)]

    assert [told(page.get(path)) == absent for path in paths] == [True] * 6
