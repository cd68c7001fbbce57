"""The rehearsal: the whole meeting with made-up sheets, and nothing of it in the real year."""

from collections import Counter

import pytest
from django.apps import apps
from django.http import Http404
from django.test import Client
from django.utils import timezone

from answers import codes, signed_in
from factories.deciding import NOW, letters, open_all, resolve
from factories.people import make_person
from factories.year import OVERALL, PROJECT, make_edition, make_judging, make_officer
from laurel.ballots.models import SealedSheet
from laurel.ballots.permissions import may_handle_paper, may_see_opened
from laurel.ballots.selectors import access_round, own_ranks, rounds_of, seat_in, voters_of
from laurel.ballots.services import Scenario, begin_round, make_up_sheets
from laurel.ballots.services.making_up import made_up_orders
from laurel.desk.selectors import paper_of
from laurel.documents.models import IssuedPaper
from laurel.documents.services import issue_paper
from laurel.editions.facts import history_before, policy_of
from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition, edition_of, edition_of_chain, editions
from laurel.editions.services import decide_point
from laurel.kit import clock
from laurel.kit.refusals import Refused
from laurel.ledger.digests import digest_of
from laurel.ledger.models import Entry
from laurel.ledger.verification import recorded_models, verify
from laurel.meeting.documents import master_sheet_of
from laurel.meeting.models import PanelMeeting
from laurel.meeting.selectors import access_category, count_of, meeting_of
from laurel.meeting.selectors.rehearsals import rehearsals_of
from laurel.meeting.services import (
    decide_missing_sheets,
    note_attendance,
    record_lot,
    start_tie_round,
)
from laurel.meeting.services.rehearsing import begin_rehearsal, make_up
from laurel.nominations.selectors import access_nomination, nominations_of
from laurel.panel.models import Member
from laurel.panel.selectors import access_member, effective_members, is_recused, members_of
from laurel.panel.services import declare_conflict, order_recusal
from laurel.people.roles import Role
from laurel.people.services import move_person
from laurel.results.services import approve
from laurel.rulebook.entrants import Category
from laurel.rulebook.policy import Point
from laurel.rulebook.ranking import tally
from laurel.rulebook.recommendation import quota_of
from laurel.rulebook.sheets import is_sheet_valid
from laurel.screening.selectors import admitted_nominations

pytestmark = [pytest.mark.django_db, pytest.mark.once]


class Rehearsal:
    """A rehearsal with the people of its year: acts on it read as those on a year."""

    def __init__(self, judging, scenario=Scenario.PLAIN, actor=None):
        self.meeting = begin_rehearsal(judging.edition, scenario, actor=actor or judging.officer, now=NOW)
        self.edition = self.meeting.edition
        self.officer, self.convener, self.clerk = judging.officer, judging.convener, judging.clerk
        here = dict.fromkeys(members_of(self.edition), True)
        note_attendance(self.meeting, here, actor=self.clerk, now=NOW)

    def round(self, category=OVERALL):
        return rounds_of(self.edition, category)[-1]

    def count(self, category=OVERALL):
        return count_of(self.edition, category)

    def tie_round(self, category=OVERALL):
        (tie,) = self.count(category).tally.open_ties
        start_tie_round(self.edition, category, tie.entries, actor=self.clerk, now=NOW)
        return tie.entries

    def make_up(self, scenario=Scenario.PLAIN, category=OVERALL):
        make_up(self.edition, category, scenario, actor=self.clerk, now=NOW)


def stored(edition):
    """Every recorded row there is, and the chain of the edition, by digest."""
    rows = {
        (model._meta.label, row.pk): digest_of(row)
        for model in recorded_models()
        for row in model._base_manager.all()
    }
    return rows, list(Entry.objects.filter(chain__in=[edition.chain, "house"]).values())


def counted_rows():
    return Counter({model: model._base_manager.count() for model in apps.get_models()})


def test_a_plain_rehearsal_goes_from_sheets_to_resolution_and_touches_nothing_real():
    judging = make_judging(entries=4, projects=3, members=5)
    real, chain = stored(judging.edition)

    rehearsal = Rehearsal(judging)
    for category in (OVERALL, PROJECT):
        open_all(rehearsal, category)
        resolve(rehearsal, category)

    now_real, now_chain = stored(judging.edition)
    assert {key: now_real[key] for key in real} == real
    assert now_chain == chain
    assert verify().sound
    assert rehearsal.edition.chain == f"rehearsal-{judging.edition.roc_year}-1"
    assert rehearsal.count(PROJECT).tally.settled


def test_the_real_year_stays_the_only_one_on_every_list():
    judging = make_judging(entries=3, members=3)
    before = list(nominations_of(judging.edition)), history_before(116), list(editions())

    rehearsal = Rehearsal(judging)

    assert (list(nominations_of(judging.edition)), history_before(116), list(editions())) == before
    assert current_edition() == judging.edition == edition_of(judging.edition.roc_year)
    assert edition_of_chain(rehearsal.edition.chain) == rehearsal.edition
    assert edition_of_chain("house") is None


def test_next_year_rehearses_on_its_own_decisions_with_last_years_entries_and_panel(client: Client):
    judging = make_judging(entries=4, members=3)
    officer = judging.officer
    coming = make_edition(officer, 116)
    ties = {"authority": "測字第9號", "reason": "", "actor": officer, "now": NOW}
    decide_point(coming, Point.TIE_LADDER, "all_ties", **ties)
    real, chain = stored(judging.edition)

    meeting = begin_rehearsal(coming, Scenario.PLAIN, borrowed=judging.edition, actor=officer, now=NOW)

    rehearsal = meeting.edition
    assert (rehearsal.chain, policy_of(rehearsal)) == ("rehearsal-116-1", policy_of(coming))
    assert [row.code for row in nominations_of(rehearsal)] == [
        row.code for row in nominations_of(judging.edition)
    ]
    assert list(nominations_of(coming)) == []
    assert {row.person for row in members_of(rehearsal)} == {
        row.person for row in members_of(judging.edition)
    }
    assert Entry.objects.filter(act="meeting.rehearsal_begun").get().note["entries_of"] == 115
    now_real, now_chain = stored(judging.edition)
    assert ({key: now_real[key] for key in real}, now_chain) == (real, chain)
    assert verify().sound


def test_whoever_was_recused_last_year_is_out_of_the_borrowed_rehearsal():
    judging = make_judging(entries=3, members=4)
    out = judging.people[0]
    order_recusal(judging.members[0], OVERALL, "測試", actor=judging.convener, now=NOW)
    coming = make_edition(judging.officer, 116)

    meeting = begin_rehearsal(
        coming, Scenario.PLAIN, borrowed=judging.edition, actor=judging.officer, now=NOW
    )

    assert len(voters_of(rounds_of(meeting.edition, OVERALL)[0])) == 3
    with pytest.raises(Http404):
        access_category(out, meeting, OVERALL, timezone.localdate(NOW))


def test_a_year_with_entries_of_its_own_borrows_none(client: Client):
    judging = make_judging(entries=3, members=3)
    before = make_edition(judging.officer, 114)

    with pytest.raises(Http404):
        begin_rehearsal(judging.edition, Scenario.PLAIN, borrowed=before, actor=judging.officer, now=NOW)
    with pytest.raises(Refused):
        begin_rehearsal(before, Scenario.PLAIN, actor=judging.officer, now=NOW)


def test_the_page_says_whose_entries_are_rehearsed(client: Client):
    judging = make_judging(entries=3, members=3)
    make_edition(judging.officer, 116)
    client.force_login(judging.officer)

    page = client.get("/meeting/rehearse/").content.decode()
    answer = client.post("/meeting/rehearse/", {"scenario": "plain"})

    assert "用 115 年度的名單、委員與迴避" in page
    assert Edition.objects.get(rehearsal_no=1).roc_year == 116
    assert client.get(answer["Location"]).status_code == 200


def test_the_real_meeting_goes_on_after_a_rehearsal():
    judging = make_judging(entries=4, members=3)
    resolve_rehearsal = Rehearsal(judging)
    open_all(resolve_rehearsal)
    resolve(resolve_rehearsal)

    judging.fill([letters("ABCD"), letters("BACD"), letters("ABDC")])
    open_all(judging)
    resolve(judging)

    assert [row.rank_sum for row in count_of(judging.edition, OVERALL).tally.standings] == [4, 5, 10, 11]
    assert verify().sound


def test_what_is_repeated_is_admitted_and_sits_and_nothing_of_a_ballot_is():
    judging = make_judging(entries=4, members=4)
    judging.fill([letters("ABCD"), letters("BACD")])
    before = counted_rows()

    rehearsal = Rehearsal(judging)

    added = counted_rows() - before
    assert {model._meta.label: count for model, count in added.items()} == {
        "editions.Edition": 1,
        "editions.CalendarDate": 4,
        "editions.RuleDecision": 1,
        "nominations.Nomination": 4,
        "screening.Finding": 4,
        "panel.Member": 5,
        "panel.PanelLock": 1,
        "meeting.PanelMeeting": 1,
        "meeting.Attendance": 5,
        "ballots.Round": 1,
        "ballots.SealedSheet": 4,
        "ledger.ChainHead": 1,
        "ledger.Entry": 4,
    }
    entries = list(nominations_of(rehearsal.edition))
    assert [row.code for row in entries] == ["A01", "A02", "A03", "A04"]
    assert {row.contact_name for row in entries} == {""}
    assert admitted_nominations(rehearsal.edition) == []
    assert [row.code for row in effective_members(rehearsal.edition, OVERALL)] == [
        row.code for row in effective_members(judging.edition, OVERALL)
    ]


def test_a_tie_at_the_cut_goes_to_its_round_and_the_lot():
    judging = make_judging(entries=7, members=4)
    rehearsal = Rehearsal(judging, Scenario.TIE_AT_CUT)
    open_all(rehearsal)
    assert [tie.places for tie in rehearsal.count().tally.open_ties] == [(6, 7)]

    tied = rehearsal.tie_round()
    rehearsal.make_up(Scenario.TIE_AT_CUT)
    open_all(rehearsal)
    (still,) = rehearsal.count().tally.open_ties
    record_lot(
        rehearsal.edition,
        OVERALL,
        tied,
        method="籤筒",
        drawer="委員1",
        witness="委員2",
        actor=judging.clerk,
        now=NOW,
    )
    resolve(rehearsal)

    assert sorted(still.entries) == sorted(tied)
    assert rehearsal.count().order[5:] == tied
    assert verify().sound


def test_a_tie_round_may_settle_the_tie():
    judging = make_judging(entries=0, projects=3, members=5)
    rehearsal = Rehearsal(judging, Scenario.TIE_AT_CUT)
    open_all(rehearsal, PROJECT)

    rehearsal.tie_round(PROJECT)
    rehearsal.make_up(category=PROJECT)
    open_all(rehearsal, PROJECT)
    resolve(rehearsal, PROJECT)

    assert rehearsal.count(PROJECT).tally.settled


def test_a_missing_sheet_is_decided_on_before_opening():
    judging = make_judging(entries=4, members=3)
    rehearsal = Rehearsal(judging, Scenario.MISSING_SHEET)
    with pytest.raises(Refused) as missing:
        open_all(rehearsal, sheets=2)

    decide_missing_sheets(rehearsal.edition, OVERALL, "委員請假", actor=judging.clerk, now=NOW)
    open_all(rehearsal, sheets=2)
    resolve(rehearsal)

    assert codes(missing) == ["sheets_missing"]
    assert len(rehearsal.count().tally.members) == 2


def test_a_missing_sheet_may_still_be_made_up_but_never_twice():
    rehearsal = Rehearsal(make_judging(entries=4, members=3), Scenario.MISSING_SHEET)
    rehearsal.make_up()

    with pytest.raises(Refused) as again:
        rehearsal.make_up()
    open_all(rehearsal)
    with pytest.raises(Refused) as after:
        rehearsal.make_up()

    assert codes(again) == ["no_sheet_to_make_up"]
    assert codes(after) == ["no_sealed_round"]


def test_rehearsals_are_numbered():
    judging = make_judging(entries=2, members=3)

    numbers = [Rehearsal(judging, actor=judging.clerk).edition.rehearsal_no for _ in range(3)]

    assert numbers == [1, 2, 3]
    assert [row.edition.rehearsal_no for row in rehearsals_of(judging.edition)] == [3, 2, 1]
    assert Counter(SealedSheet.objects.values_list("round__edition__rehearsal_no", flat=True)) == {
        1: 3,
        2: 3,
        3: 3,
    }


def test_nothing_is_rehearsed_before_the_judging_begins():
    judging = make_judging(entries=1, members=3)
    later = Edition.objects.create(roc_year=116, title="116", opened_at=NOW, opened_by=judging.officer)

    with pytest.raises(Refused) as refused:
        begin_rehearsal(later, Scenario.PLAIN, actor=judging.officer, now=NOW)

    assert codes(refused) == ["nothing_to_rehearse"]
    assert not PanelMeeting.objects.filter(edition__rehearsal_no__gt=0).exists()


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.AUDITOR, Role.OBSERVER, Role.UNIT_HEAD])
def test_others_cannot_begin_one(role):
    judging = make_judging(entries=1, members=3)

    with pytest.raises(Http404):
        begin_rehearsal(judging.edition, Scenario.PLAIN, actor=make_person(role), now=NOW)


def test_a_rehearsal_is_not_rehearsed():
    judging = make_judging(entries=1, members=3)
    rehearsal = Rehearsal(judging)

    with pytest.raises(Http404):
        begin_rehearsal(rehearsal.edition, Scenario.PLAIN, actor=judging.officer, now=NOW)


def test_a_real_sheet_is_never_made_up():
    judging = make_judging(entries=2, members=3)
    before = stored(judging.edition)

    with pytest.raises(Http404):
        make_up_sheets(judging.round(), actor=judging.officer, now=NOW)
    with pytest.raises(Http404):
        make_up(judging.edition, OVERALL, Scenario.PLAIN, actor=judging.officer, now=NOW)

    assert stored(judging.edition) == before


def test_a_recused_member_finds_the_category_absent():
    judging = make_judging(entries=2, projects=2, members=4)
    member = judging.members[0]
    declare_conflict(member, PROJECT, True, "曾共同主持", actor=member.person, now=NOW)

    rehearsal = Rehearsal(judging)

    seat = Member.objects.get(edition=rehearsal.edition, person=member.person)
    today = timezone.localdate(NOW)
    assert (is_recused(seat, OVERALL), is_recused(seat, PROJECT)) == (False, True)
    assert seat.recusals.get().reason == ""
    assert access_category(member.person, rehearsal.meeting, OVERALL, today)
    with pytest.raises(Http404):
        access_category(member.person, rehearsal.meeting, PROJECT, today)
    assert seat.pk not in {row.member_id for row in rehearsal.round(PROJECT).sheets.all()}


def test_whoever_is_recused_later_loses_the_rehearsed_category_too():
    judging = make_judging(entries=2, projects=2, members=4)
    member, rehearsal = judging.members[0], Rehearsal(judging)
    today = timezone.localdate(NOW)
    before = access_category(member.person, rehearsal.meeting, PROJECT, today)

    order_recusal(member, PROJECT, "曾共同主持", actor=judging.convener, now=NOW)

    assert before == PROJECT
    assert access_category(member.person, rehearsal.meeting, OVERALL, today)
    with pytest.raises(Http404):
        access_category(member.person, rehearsal.meeting, PROJECT, today)


def test_members_neither_find_nor_file_in_a_rehearsal():
    judging = make_judging(entries=2, members=3)
    rehearsal = Rehearsal(judging, Scenario.MISSING_SHEET)
    held, member = rehearsal.round(), judging.members[0]

    with pytest.raises(Http404):
        access_round(member.person, held.public_id)
    assert seat_in(held, member.person) is None
    assert seat_in(judging.round(), member.person) == member
    client = signed_in(member.person)
    assert held.public_id not in client.get("/judging/").content.decode()
    assert client.get(f"/judging/{held.public_id}/").status_code == 404


def test_a_rehearsal_has_no_paper_and_no_other_door():
    judging = make_judging(entries=2, members=3)
    rehearsal = Rehearsal(judging)
    today = timezone.localdate(NOW)
    assert may_handle_paper(judging.clerk, judging.edition, OVERALL, today)
    assert not may_handle_paper(judging.clerk, rehearsal.edition, OVERALL, today)
    assert not may_see_opened(judging.clerk, rehearsal.edition, OVERALL, today)

    for access, row in (
        (access_nomination, nominations_of(rehearsal.edition)[0]),
        (access_member, members_of(rehearsal.edition)[0]),
    ):
        with pytest.raises(Http404):
            access(judging.officer, row.public_id)


def test_a_rehearsal_is_never_approved():
    judging = make_judging(entries=0, projects=3, members=3)
    rehearsal = Rehearsal(judging)
    open_all(rehearsal, PROJECT)
    resolve(rehearsal, PROJECT)

    with pytest.raises(Http404):
        approve(
            rehearsal.edition,
            PROJECT,
            ruling="as_resolved",
            approved_on=timezone.localdate(NOW),
            document_no="測字第5號",
            actor=judging.officer,
            now=NOW,
        )


def test_what_happens_in_the_register_changes_no_rehearsal():
    judging = make_judging(entries=2, members=3)
    rehearsal = Rehearsal(judging)
    entries = list(Entry.objects.filter(chain=rehearsal.edition.chain).values())

    move_person(
        judging.people[0], judging.members[1].unit, on=timezone.localdate(NOW), actor=judging.officer, now=NOW
    )

    assert list(Entry.objects.filter(chain=rehearsal.edition.chain).values()) == entries
    assert verify().sound


def test_papers_say_that_it_is_a_rehearsal_and_take_no_real_number():
    judging = make_judging(entries=2, members=3)
    judging.fill([letters("AB")] * 3)
    open_all(judging)
    rehearsal = Rehearsal(judging)
    open_all(rehearsal)
    given = IssuedPaper.objects.filter(chain=judging.edition.chain, category=OVERALL).count()

    names = [
        issue_paper(
            master_sheet_of(meeting, count_of(meeting.edition, OVERALL)),
            subject=f"{meeting.public_id}/{OVERALL}",
            chain=meeting.edition.chain,
            category=OVERALL,
            actor=judging.officer,
            now=NOW,
        ).file_name
        for meeting in (rehearsal.meeting, meeting_of(judging.edition))
    ]

    assert names == ["演練115-1-A0001.pdf", f"115-A{given + 1:04}.pdf"]
    assert master_sheet_of(rehearsal.meeting, rehearsal.count()).banner == "演練"
    paper = IssuedPaper.objects.get(number="演練115-1-A0001")
    assert paper_of(paper.verification_code, judging.officer) == paper


@pytest.mark.parametrize("category", list(Category))
@pytest.mark.parametrize("voters", range(1, 10))
def test_made_up_orders_are_sheets_and_tie_where_asked(category, voters):
    quota = quota_of(category)
    for size in range(1, 12):
        entries = [f"A{number:02}" for number in range(1, size + 1)]
        for seed in ("a", "b", "c"):
            orders = {
                scenario: made_up_orders(entries, voters, scenario, quota, seed) for scenario in Scenario
            }
            counts = {scenario: _counted(entries, rows, quota) for scenario, rows in orders.items()}
            fewer = _counted(entries, orders[Scenario.MISSING_SHEET][1:], quota)
            can_tie = voters > 1 and size > 1 and (voters % 2 == 0 or size > 2)
            place = min(quota, size - 1)

            assert all(is_sheet_valid(_ranks(row), entries).granted for row in orders[Scenario.PLAIN])
            assert counts[Scenario.PLAIN].ties == fewer.ties == ()
            assert [tie.places for tie in counts[Scenario.TIE_AT_CUT].ties] == (
                [(place, place + 1)] if can_tie else []
            )
            assert all(tie.entries for tie in counts[Scenario.TIE_AT_CUT].open_ties)


def _ranks(order):
    return {code: rank for rank, code in enumerate(order, start=1)}


def _counted(entries, orders, quota):
    rows = orders or [list(entries)]
    return tally({f"委員{number}": _ranks(row) for number, row in enumerate(rows)}, quota)


def test_sheets_of_a_rehearsal_are_sealed_like_any_other():
    judging = make_judging(entries=4, members=3)
    held = Rehearsal(judging).round()

    sheets = list(held.sheets.all())

    made = made_up_orders(held.entries, 3, Scenario.PLAIN, 6, held.public_id)
    assert [own_ranks(sheet) for sheet in sheets] == [_ranks(order) for order in made]
    assert not any(code.encode() in bytes(sheet.ciphertext) for sheet in sheets for code in held.entries)
    assert len({len(bytes(sheet.ciphertext)) for sheet in sheets}) == 1


def test_a_round_begun_in_a_rehearsal_is_filled_for_its_own_voters():
    judging = make_judging(entries=3, members=4)
    rehearsal = Rehearsal(judging)
    voters = [member.pk for member in voters_of(rehearsal.round())][:2]
    held = begin_round(rehearsal.edition, OVERALL, ["A02", "A03"], voters, None, actor=judging.clerk, now=NOW)

    sheets = make_up_sheets(held, Scenario.TIE_AT_CUT, actor=judging.clerk, now=NOW)

    assert [sheet.member_id for sheet in sheets] == voters
    assert own_ranks(sheets[0]) != own_ranks(sheets[1])


STRIP = "演練：序位是編造的，不是真正的會議。"


@pytest.fixture
def judging(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return make_judging(entries=7, members=4)


def test_the_whole_rehearsal_in_pages(judging):
    convener, clerk = signed_in(judging.convener), signed_in(judging.clerk)
    assert clerk.get("/meeting/rehearse/").status_code == 200
    begun = clerk.post("/meeting/rehearse/", {"scenario": "tie_at_cut"})
    meeting = rehearsals_of(judging.edition).get()
    assert begun.url == f"/meeting/{meeting.public_id}/"
    room = f"{begun.url}{OVERALL}/"
    here = dict.fromkeys(members_of(meeting.edition), True)
    note_attendance(meeting, here, actor=judging.clerk, now=NOW)
    for client in (convener, clerk):
        client.get(f"{room}open/")
        client.post(f"{room}open/", {"sheets": 4})
    (tie,) = count_of(meeting.edition, OVERALL).tally.open_ties
    clerk.post(f"{room}tie-round/", {"entries": ",".join(tie.entries)})
    assert clerk.post(f"{room}make-up/", {"scenario": "plain"}).url == room
    pages = {
        page: convener.get(f"{begun.url}{page}").content.decode()
        for page in ("", "attendance/", f"{OVERALL}/", f"{OVERALL}/screen/", f"{OVERALL}/missing/")
    }

    assert {page: text.count(STRIP) for page, text in pages.items()} == dict.fromkeys(pages, 1)
    assert "第 1 次演練" in clerk.get("/meeting/rehearse/").content.decode()
    listed = clerk.get("/meeting/", follow=True).content.decode()
    assert STRIP not in listed


def test_what_is_typed_wrong_or_real_is_absent(judging):
    clerk = signed_in(judging.clerk)
    real = PanelMeeting.objects.get(edition=judging.edition)
    clerk.post("/meeting/rehearse/", {"scenario": "plain"})
    made = rehearsals_of(judging.edition).get()

    answers = [
        clerk.post(f"/meeting/{real.public_id}/{OVERALL}/make-up/", {"scenario": "plain"}),
        clerk.post(f"/meeting/{made.public_id}/{OVERALL}/make-up/", {"scenario": "else"}),
        clerk.post(f"/meeting/{made.public_id}/{PROJECT}/make-up/", {"scenario": "plain"}),
        clerk.post("/meeting/rehearse/", {"scenario": "else"}),
        signed_in(make_officer()).get(f"/meeting/{made.public_id}/{OVERALL}/make-up/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 422, 422, 405]
