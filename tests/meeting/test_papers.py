"""The papers of the meeting: each word of each, in both formats; one result wherever it is read; states and scans.

`LAUREL_GOLDEN=write` writes the words anew; whoever does reads the difference.
"""

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest
from django.test import Client

from answers import codes
from factories.deciding import NOW, letters, open_all
from factories.people import make_person
from factories.year import OVERALL, PROJECT, at, make_judging, named, rank_and_seal, some_pdf
from laurel.ballots.selectors import rounds_of, voters_of
from laurel.documents.models import IssuedPaper
from laurel.files.receiving import incoming_from
from laurel.kit import clock
from laurel.kit.refusals import Refused
from laurel.meeting.documents import category_papers, count_as, meeting_papers, paper_of
from laurel.meeting.facts import table_of
from laurel.meeting.selectors import count_of, happened_in, meeting_of
from laurel.meeting.services import (
    Minutes,
    attach_signed_scan,
    handle_differences,
    note_attendance,
    note_dissent,
    propose_correction,
    read_out_recusals,
    record_lot,
    recuse_late,
    resolve_category,
    rule_on_correction,
    start_tie_round,
    write_minutes,
)
from laurel.nominations.selectors import nominations_of
from laurel.panel.selectors import members_of
from laurel.panel.services import order_recusal
from laurel.people.roles import Role
from papers import in_odt, in_pdf, squeezed, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
GOLDEN = Path(__file__).with_name("golden")
KINDS = ["notice", "sign-in", "sheets-1", "sheets-2", "corrections", "master", "lots", "minutes"]
PAGES = {"sheets-1": 4, "sheets-2": 4, "minutes": 2}
ORDERS = ["AB", "AB", "AB", "BA"]
AGAIN = ["AB", "BA", "AB", "BA"]


@pytest.fixture
def judging(monkeypatch):
    """Two projects: a sheet corrected, equal twice, parted by a lot, resolved; one member on leave, one dissenting."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    judging = make_judging(entries=0, projects=2, members=4)
    edition, convener, clerk = judging.edition, judging.convener, judging.clerk
    named(judging, PROJECT, "甲組", "乙組")
    meeting = meeting_of(edition)
    present = {member: member.code != "委員4" for member in members_of(edition)}
    away = {judging.members[3]: "請假"}
    note_attendance(meeting, present, words=away, actor=clerk, now=NOW)
    read_out_recusals(edition, PROJECT, actor=convener, now=NOW)
    judging.fill([letters(order, PROJECT) for order in ORDERS], PROJECT)
    open_all(judging, PROJECT)
    first = rounds_of(edition, PROJECT)[0]
    row = propose_correction(
        edition,
        PROJECT,
        first,
        judging.members[1],
        {"B01": "2", "B02": "1"},
        "登打與簽名的紙本不符",
        actor=clerk,
        now=NOW,
    )
    rule_on_correction(edition, PROJECT, row.public_id, agreed=True, actor=convener, now=NOW)
    again = start_tie_round(edition, PROJECT, letters("AB", PROJECT), actor=convener, now=NOW)
    for member, order in zip(voters_of(again), AGAIN, strict=True):
        rank_and_seal(again, member, letters(order, PROJECT), now=NOW)
    open_all(judging, PROJECT)
    record_lot(
        edition,
        PROJECT,
        ["B02", "B01"],
        method="籤筒抽籤",
        drawer="委員1",
        witness="政風室",
        actor=clerk,
        now=NOW,
    )
    words = Minutes(observers="政風室", reports="無", discussion="逐案討論。", ended_at=NOW.replace(hour=16))
    write_minutes(edition, PROJECT, words, actor=clerk, now=NOW)
    note_dissent(edition, PROJECT, judging.members[2], "不同意以抽籤決定", actor=clerk, now=NOW)
    resolve_category(edition, PROJECT, "附記一則", actor=convener, now=NOW)
    return judging


def paper(judging, kind):
    found = paper_of(meeting_of(judging.edition), kind, count=count_of(judging.edition, PROJECT))
    assert found is not None, kind
    return found


def page(person, path):
    client = Client()
    client.force_login(person)
    return client.get(path)


def room(judging, rest="", category=PROJECT):
    return f"/meeting/{meeting_of(judging.edition).public_id}/{category}/{rest}"


def test_there_are_just_these_papers(judging):
    happened = happened_in(judging.edition, PROJECT)

    assert [*meeting_papers(), *category_papers(happened, sums_only=False)] == KINDS
    assert category_papers(happened, sums_only=True) == ["master", "lots", "minutes"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_as_it_was_and_stands_in_both_formats(judging, kind):
    found = paper(judging, kind)
    lines = [re.sub(r"(人員|單位)\d+", r"\1", line) for line in words_of(found)]
    kept = GOLDEN / f"{kind}.txt"
    if os.environ.get("LAUREL_GOLDEN") == "write":
        kept.write_text("\n".join(lines) + "\n", encoding="utf-8")

    text, pages = in_pdf(found)

    assert lines == kept.read_text(encoding="utf-8").splitlines()
    assert pages == PAGES.get(kind, 1)
    written = in_odt(found)
    for line in words_of(found):
        for part in re.split("[｜：]", line):
            assert squeezed(part) in text, part
            assert squeezed(part) in written, part


def test_one_result_on_the_page_in_both_papers_and_as_data(judging):
    edition = judging.edition
    table = table_of(edition, count_of(edition, PROJECT))
    stored = [(row.code, row.standing.rank_sum, row.place) for row in table.rows]
    shown = page(judging.convener, room(judging)).content.decode()
    cells = re.findall(
        r'<th scope="row">(B\d\d) .*?<td class="place">(\d+)</td>.*?<summary>(\d+)</summary>', shown
    )
    rows = list(csv.reader(io.StringIO(count_as("csv", table).decode("utf-8-sig"))))[1:]
    told = json.loads(count_as("json", table))["entries"]
    printed, _ = in_pdf(paper(judging, "master"))
    written = in_odt(paper(judging, "master"))

    assert [(code, int(total), int(place)) for code, place, total in cells] == stored
    assert [(row[0], int(row[6]), int(row[7])) for row in rows] == stored
    assert [(row["entry"], row["rank_sum"], row["place"]) for row in told] == stored
    for row in table.rows:
        ranks = "".join(str(cell.rank) for cell in row.cells)
        line = squeezed(f"{row.code} {row.unit}") + f"{ranks}{row.standing.rank_sum}{row.place}"
        assert line in printed
        assert line in written


def test_the_minutes_name_no_members_rank(judging):
    lines = words_of(paper(judging, "minutes"))
    table = next(place for place, line in enumerate(lines) if line.startswith("名次｜"))

    assert lines[table : table + 3] == [
        "名次｜編號｜受評單位｜序位合計｜第2次｜推薦",
        "1｜B02｜乙組｜6｜6｜推薦",
        "2｜B01｜甲組｜6｜6｜推薦",
    ]


def test_the_minutes_say_whose_sheet_was_voided_and_how_differences_were_dealt_with():
    judging = make_judging(entries=4, members=4)
    judging.fill([letters(order) for order in ("ABCD", "ABCD", "ABDC", "DCBA")])
    open_all(judging)
    recuse_late(judging.edition, OVERALL, judging.members[0], "曾參與本案", actor=judging.convener, now=NOW)
    handle_differences(judging.edition, OVERALL, "discussed", "逐案討論", actor=judging.clerk, now=NOW)
    count = count_of(judging.edition, OVERALL)

    said = "\n".join(words_of(paper_of(meeting_of(judging.edition), "minutes", count=count)))

    assert "委員1於開封後認定應迴避，其第 1 次評選之序位表自" in said
    assert (
        "2 處明顯差異（與其他委員的中位數相差超過全部案件的一半）；經會議討論後維持原評審結果：逐案討論。"
        in said
    )
    assert "推薦至勞動部者" not in said


def test_a_printed_paper_says_whether_it_still_agrees_and_is_signed_and_scanned(judging):
    page(judging.clerk, room(judging, "papers/minutes.pdf"))
    issued = IssuedPaper.objects.get(kind="minutes")
    listed = room(judging, "papers/")
    before = page(judging.clerk, listed).content.decode()
    write_minutes(judging.edition, PROJECT, Minutes(reports="改了"), actor=judging.clerk, now=NOW)
    changed = page(judging.clerk, listed).content.decode()
    scan = attach_signed_scan(
        judging.edition, issued, incoming_from([some_pdf()], "掃描.pdf"), actor=judging.clerk, now=NOW
    )
    scanned = page(judging.clerk, listed).content.decode()

    assert issued.verification_code in before
    assert ("待簽名" in before, "與現存資料相符" in before, "資料已變更" in before) == (True, True, False)
    assert "資料已變更，請重新列印" in changed
    assert "已掃描" in scanned
    kept = page(judging.clerk, f"/meeting/{meeting_of(judging.edition).public_id}/scans/{scan.public_id}/")
    assert b"".join(kept.streaming_content) == some_pdf()
    assert page(judging.people[0], kept.wsgi_request.path).status_code == 404


def test_a_scan_of_another_kind_is_refused_and_nothing_is_kept(judging):
    page(judging.clerk, room(judging, "papers/minutes.pdf"))
    issued = IssuedPaper.objects.get(kind="minutes")

    with pytest.raises(Refused) as refused:
        attach_signed_scan(
            judging.edition, issued, incoming_from([b"<html>"], "掃描.pdf"), actor=judging.clerk, now=NOW
        )

    assert codes(refused) == ["file_not_allowed"]
    assert "已掃描" not in page(judging.clerk, room(judging, "papers/")).content.decode()


def test_the_code_at_the_foot_is_found_by_anyone(judging):
    page(judging.clerk, room(judging, "papers/lots.odt"))
    issued = IssuedPaper.objects.get(kind="lot_record")

    assert issued.number in Client().get(f"/verify/?code={issued.verification_code}").content.decode()


def test_who_is_recused_has_no_paper_of_the_category(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    judging = make_judging(entries=2, projects=2, members=4)
    order_recusal(judging.members[0], PROJECT, "理由", actor=judging.convener, now=at(6, 20))
    for category, orders in ((OVERALL, ["AB", "BA", "AB", "AB"]), (PROJECT, ["AB", "BA", "AB"])):
        judging.fill([letters(order, category) for order in orders], category)
        open_all(judging, category)
    recused, other = judging.people[:2]
    rest = ["papers/master.pdf", "papers/minutes.odt", "papers/sheets-1.pdf", "count.csv", "count.json"]

    assert {page(recused, room(judging, path)).status_code for path in rest} == {404}
    assert {page(other, room(judging, path)).status_code for path in rest} == {200}
    assert {page(recused, room(judging, path, OVERALL)).status_code for path in rest} == {200}


def test_an_officer_of_an_entering_division_reads_sums_only(judging):
    entry = nominations_of(judging.edition, PROJECT).first()
    officer = make_person(Role.PROGRAMME_OFFICER, serves_at=entry.unit)

    assert page(officer, room(judging, "papers/sheets-1.pdf")).status_code == 404
    assert page(officer, room(judging, "papers/corrections.pdf")).status_code == 404
    assert page(officer, room(judging, "papers/minutes.pdf")).status_code == 200
    told = json.loads(page(officer, room(judging, "count.json")).content)
    assert (told["members"], {tuple(row["ranks"]) for row in told["entries"]}) == ([], {()})
    assert "委員1" not in page(officer, room(judging, "count.csv")).content.decode("utf-8-sig")
