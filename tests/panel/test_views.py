"""The panel's pages: everything opens, what was typed is kept, lists cost the same, the way out is told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answers import signed_in
from factories.copying import make_nominations_like, make_submissions_like
from factories.panel import make_challenge, make_deputy, make_senior, make_sent
from factories.people import make_person, make_unit
from factories.year import (
    OVERALL,
    PROJECT,
    at,
    make_branch,
    make_centre,
    make_edition,
    make_judging,
    make_nomination,
    make_officer,
    make_panel,
    make_project,
    make_submission,
)
from laurel.kit import clock
from laurel.ledger.models import Entry
from laurel.meeting.services import consent_to_open
from laurel.nominations.models import Nomination
from laurel.nominations.services import withdraw_nomination
from laurel.panel.facts import changes_of
from laurel.panel.models import Member, Recusal
from laurel.panel.selectors import members_of
from laurel.panel.services import appoint_member
from laurel.people.roles import Role
from laurel.people.services import move_person
from laurel.rulebook.entrants import UnitKind
from sizes import MANY

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def _in_june(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(6, 16, 16))


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def edition(officer):
    return make_edition(officer)


def page_of(client, path) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_vacancies_doubles_and_terms_are_seen(edition, officer):
    _, _, members = make_panel(edition, officer, 7)
    appoint_member(
        edition,
        make_senior(members[0].unit),
        seat=Member.Seat.MEMBER,
        unit=members[0].unit,
        rank_level=11,
        appointment_no="測字第12號",
        term_to=at(6, 30).date(),
        actor=officer,
        now=at(6, 16, 13),
    )

    page = page_of(signed_in(officer), "/panel/")

    assert "事務中心：尚未指定" in page
    assert "一個單位有 2 位委員" in page
    assert "測字第12號" in page
    assert "115/6/30" in page


def test_the_picker_says_unit_and_grade(edition, officer):
    unit = make_unit(code="HQ-TRN", short_name="訓練組")
    person = make_senior(unit, 12)

    page = page_of(signed_in(officer), "/panel/appoint/")

    assert f"{person.name}（訓練組，簡任第 12 職等）" in page


def test_a_refused_appointment_keeps_what_was_typed(edition, officer):
    unit = make_unit(code="HQ-TRN")
    person = make_person(Role.PANEL_MEMBER, serves_at=unit)

    answer = signed_in(officer).post(
        "/panel/appoint/",
        {
            "person": person.pk,
            "seat": "member",
            "unit": unit.pk,
            "rank_level": "9",
            "appointment_no": "測字第13號",
        },
    )

    assert answer.status_code == 422
    assert "測字第13號" in answer.content.decode()
    assert Entry.objects.filter(act="panel.member_appointed", kind="refusal").count() == 1


def test_a_member_is_appointed_and_replaced_from_the_pages(edition, officer):
    unit = make_unit(code="HQ-TRN")
    first, second = make_senior(unit), make_senior(unit)
    client = signed_in(officer)
    client.post(
        "/panel/appoint/",
        {"person": first.pk, "seat": "member", "unit": unit.pk, "appointment_no": "測"},
    )
    seat = members_of(edition)[0]

    client.post(
        f"/panel/members/{seat.public_id}/replace/",
        {"person": second.pk, "reason": "調任", "appointment_no": "測字第14號"},
    )

    assert [(row.person, row.rank_level) for row in members_of(edition)] == [(second, 11)]
    assert "接替" in page_of(client, "/panel/history/")


def test_the_matrix_has_a_word_and_a_reason_in_every_cell(edition, officer):
    _, people, members = make_panel(edition, officer)
    make_submission(make_project(edition, unit=members[1].unit))
    branch = make_branch()
    centre = make_centre(branch)
    make_submission(make_nomination(edition, branch, centre))
    client = signed_in(officer)

    page = page_of(client, "/panel/")

    assert "迴避（所屬單位提案：B01）" in page
    assert page.count("未聲明") == 15
    assert "參與（主持）" in page
    assert "業務督導 A01" in page
    assert people[1].name in page


def test_what_changed_is_shown_until_it_was_seen(edition, officer, monkeypatch):
    _, _, members = make_panel(edition, officer)
    client = signed_in(officer)
    before = page_of(client, "/panel/")
    client.post("/panel/looked/")
    seen = page_of(client, "/panel/")
    project = make_project(edition, unit=members[1].unit)
    make_submission(project)
    monkeypatch.setattr(clock, "now", lambda: at(6, 16, 18))
    withdraw_nomination(project, reason="x", letter_no="", actor=project.nominated_by, now=at(6, 16, 17))

    after = page_of(client, "/panel/")

    assert "上次看過之後的異動" in before
    assert "上次看過之後的異動" not in seen
    assert "迴避失效" in after


def test_changes_are_dated_with_their_document(edition, officer):
    make_panel(edition, officer, 1)

    changes = changes_of(edition)

    assert [(change.kind, change.document) for change in changes] == [
        ("appointed", "測字第4號"),
        ("appointed", "測字第3號"),
    ]


def test_the_forecast_goes_both_ways_and_the_warning_comes_the_moment_it_falls(edition, officer):
    _, _, members = make_panel(edition, officer)
    client = signed_in(officer)
    for member in members[:4]:
        make_submission(make_project(edition, unit=member.unit))
    enough = page_of(client, "/panel/")

    make_submission(make_project(edition, unit=members[4].unit))
    below = page_of(client, "/panel/")

    assert "若 B01 撤回或改類別：5／8" in enough
    assert "若再有 職能組 提案：3／8" in enough
    assert "低於門檻" not in enough
    assert "低於門檻" in below
    assert "/panel/depletion/project_planning/" in below


def test_the_ways_out_are_told_with_what_the_rules_say(edition, officer):
    _, _, members = make_panel(edition, officer)
    for member in members[:6]:
        make_submission(make_project(edition, unit=member.unit))
    client = signed_in(officer)

    page = page_of(client, f"/panel/depletion/{PROJECT}/")
    refused = client.post(
        f"/panel/depletion/{PROJECT}/",
        {"choice": "entry_only_recusal", "authority": "測字第15號", "reason": "試試"},
    )
    recorded = client.post(
        f"/panel/depletion/{PROJECT}/",
        {"choice": "continue_by_decision", "authority": "測字第15號", "reason": "人數"},
    )

    assert page.count("不能</span>") == 2
    assert refused.status_code == 422
    assert "序位合計不能比較" in refused.content.decode()
    assert "測字第15號" in refused.content.decode()
    assert recorded.status_code == 302
    assert "測字第15號" in page_of(client, "/panel/")


def test_the_rehearsal_shows_the_worst_case_and_writes_nothing(edition, officer):
    make_unit(UnitKind.CROSS_BORDER_CENTER, code="HQ-CWA")
    make_panel(edition, officer)
    entries = Entry.objects.count()

    page = page_of(signed_in(officer), "/panel/rehearsal/?enter=HQ-TRN&enter=HQ-CWA&enter=nonsense")

    assert "最壞情形：可以提案的單位全部提案，剩 0／8（門檻 4）。" in page
    assert "最壞情形：可以提案的單位全部提案，剩 7／8（門檻 4）。" in page
    assert "勾選的單位提案：6／8" in page
    assert Entry.objects.count() == entries


def test_a_convener_recused_from_a_category_sees_nothing_of_it(edition, officer):
    convener, _, members = make_panel(edition, officer)
    make_deputy(edition, officer)
    unit = make_unit()
    move_person(convener, unit, at(6, 16).date(), actor=officer, now=at(6, 16, 14))
    make_submission(make_project(edition, unit=unit))
    make_submission(make_project(edition, unit=members[2].unit))
    client = signed_in(convener)

    pages = [page_of(client, path) for path in ("/panel/", "/panel/recusals/", "/panel/history/")]

    assert all("B01" not in page and "B02" not in page for page in pages)
    assert "您依要點三(二)2(4) 迴避，本頁不提供該類資料。" in pages[0]
    assert PROJECT not in page_of(client, f"/panel/members/{members[0].public_id}/recuse/")


def test_no_route_takes_a_recusal_back(edition, officer):
    convener, _, members = make_panel(edition, officer)
    make_submission(make_project(edition, unit=members[2].unit))
    member = members[2].public_id
    client = signed_in(make_person(Role.PROGRAMME_OFFICER, Role.CONVENER, Role.SYSTEM_ADMIN))
    for path in ("recusals/", "looked/", f"members/{member}/recuse/", "presence/"):
        client.post(f"/panel/{path}", {"category": PROJECT, "reason": "x", "is_present": "yes"})

    assert Recusal.objects.filter(member=members[2], source="own_unit", lapse=None).count() == 1
    assert convener.pk


def test_an_officer_of_an_entering_division_sees_sums_and_is_told_why():
    judging = make_judging(entries=2, projects=2, members=4)
    unit = make_unit()
    move_person(judging.officer, unit, at(6, 1).date(), actor=judging.officer, now=at(6, 17))
    judging.fill([["B01", "B02"], ["B02", "B01"], ["B01", "B02"], ["B01", "B02"]], PROJECT)
    judging.fill([["A01", "A02"]] * 4, OVERALL)
    for category in (PROJECT, OVERALL):
        for person in (judging.convener, judging.clerk):
            consent_to_open(judging.edition, category, 4, actor=person, now=at(6, 30, 14))
    make_submission(make_project(judging.edition, unit=unit, now=at(6, 1)))
    client = signed_in(judging.officer)
    meeting = client.get("/meeting/", follow=True).redirect_chain[0][0]

    own = page_of(client, f"{meeting}{PROJECT}/")
    other = page_of(client, f"{meeting}{OVERALL}/")
    paper = client.get(f"{meeting}{PROJECT}/papers/master.odt")

    assert "沒有個別委員的序位" in own
    assert 'scope="col">委員1<' not in own
    assert "1＋2＋1＋1" not in own
    assert 'scope="col">委員1<' in other
    assert "沒有個別委員的序位" not in other
    assert paper.status_code == 200


def test_lists_cost_the_same_with_1_3_and_many_rows(edition, officer):
    make_panel(edition, officer)
    branch = make_branch()
    client = signed_in(make_person(Role.PROGRAMME_OFFICER, Role.CONVENER, Role.AUDITOR))
    lists = ["/panel/", "/panel/recusals/", "/panel/history/", "/panel/rehearsal/", "/panel/papers/"]
    costs = {path: [] for path in lists}
    for more in (1, 2, MANY - 3):
        first = make_nomination(edition, branch)
        make_sent(first, at(6, 10))
        make_submissions_like(first, make_nominations_like(first, more - 1))
        for number in range(min(more, 40)):
            unit = make_unit(code=f"HQ-X{Member.objects.count()}-{number}")
            Member.objects.create(
                edition=edition,
                person=make_senior(unit),
                seat=Member.Seat.MEMBER,
                code=f"測{Member.objects.count()}",
                unit=unit,
                rank_level=11,
                document_on=at(6, 1).date(),
                term_from=at(6, 1).date(),
                appointed_at=at(6, 16),
                appointed_by=officer,
            )
        for path in lists:
            page_of(client, path)
            with CaptureQueriesContext(connection) as queries:
                page_of(client, path)
            costs[path].append(len(queries))

    assert {path: cost for path, cost in costs.items() if len(set(cost)) > 1} == {}
    assert max(cost[0] for cost in costs.values()) <= 45


def test_an_entrants_page_costs_the_same_with_more_challenges():
    judging = make_judging(entries=2)
    entry = Nomination.objects.get(code="A01")
    client = signed_in(entry.nominated_by)
    costs = []
    for member in judging.members[:3]:
        make_challenge(member, entry, now=at(6, 19))
        with CaptureQueriesContext(connection) as queries:
            page_of(client, "/panel/challenges/")
        costs.append(len(queries))

    assert len(set(costs[1:])) == 1
