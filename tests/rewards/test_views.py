"""The pages on rewards: who sees what, every year, refusals with their arithmetic, a constant cost."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.above import ministry, national
from factories.copying import like, make_nominations_like
from factories.deciding import make_approved
from factories.people import make_person, make_unit
from factories.rewarding import order, person_of, propose, won
from factories.year import PROJECT, at, make_edition
from laurel.desk.selectors import timeline
from laurel.kit import clock
from laurel.outcomes.models import MinistryOutcome
from laurel.people.roles import Role
from laurel.results.models import Recommendation
from laurel.results.selectors import recommendations_of
from laurel.rewards.models import OrderedLine, RewardLine
from laurel.rewards.selectors import roster_of
from laurel.rewards.services import Proposed, propose_nobody, revoke_order, strike_line
from laurel.rulebook.entrants import UnitKind
from sizes import MANY

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def page_of(person, path):
    client = Client()
    client.force_login(person)
    return client.get(path)


def words_on(person, path):
    return page_of(person, path).content.decode()


def path_of(row, rest=""):
    return f"/rewards/{row.nomination.public_id}/{rest}"


def typed(row, **more):
    told = {name: getattr(person_of(row), name) for name in Proposed.__slots__}
    told = {name: "" if value in (None, False) else value for name, value in told.items()}
    return {**told, "unit": row.nomination.unit_id, **more}


def post(person, path, data):
    client = Client()
    client.force_login(person)
    return client.post(path, data)


def test_a_locked_case_says_what_it_waits_for_and_since_when(judging, first, personnel):
    before = words_on(personnel, path_of(first))
    ministry(judging, first, 1, True)

    after = words_on(personnel, path_of(first))

    assert "等待勞動部結果" in before
    assert "115年7月1日（週三）" in before
    assert "等待國發會結果" in after
    assert "115年8月31日（週一）</time> 起，已等待 94 天。" in after
    assert "加入一人" not in after


def test_the_sheet_shows_the_arithmetic_and_a_picture(judging, first, personnel):
    ministry(judging, first, 1, True)
    national(judging, first, "not_won")
    propose(first, personnel, "P1", "merit", role="meritorious")
    propose(first, personnel, "P2", "commendation", 2, role="meritorious")

    shown = words_on(personnel, path_of(first))

    assert "記功 1 次＋嘉獎 2 次 ＝ 3＋2 ＝ 5／6，尚餘 1" in shown
    assert shown.count('<rect class="free"') == 1
    assert "要點三(五)2" in shown


def test_the_officer_sees_cases_and_ceilings_and_no_person(judging, first, personnel):
    ministry(judging, first, 5, False)
    line = propose(first, personnel, "P1", "merit")
    order(first, [line], personnel)
    for path in ("/rewards/", path_of(first), "/rewards/years/115/"):
        shown = words_on(judging.officer, path)
        assert ("記功 1 次" in shown, "同仁P1" in shown, "測令字第1號" in shown) == (True, False, False)
    closed = [
        path_of(first, rest)
        for rest in ("add/", "review/", "order/", "nobody/", "roster.pdf", "committee.ods")
    ]
    closed += [f"/rewards/lines/{line.public_id}/{act}/" for act in ("correct", "strike", "revoke")]
    closed += ["/rewards/years/115/tracking/", "/rewards/years/115/tracking.pdf"]

    assert {page_of(judging.officer, path).status_code for path in closed} == {404}


def test_the_auditor_sees_who_exported_what_and_never_the_roster(judging, first, personnel):
    ministry(judging, first, 5, False)
    propose(first, personnel, "P1")
    auditor = make_person(Role.AUDITOR)
    page_of(personnel, path_of(first, "roster.ods"))

    told = [(entry.act, entry.actor_name) for entry in timeline(judging.edition, auditor)]

    assert ("rewards.roster_exported", personnel.name) in told
    assert "同仁P1" not in words_on(auditor, "/audit/")
    assert page_of(auditor, path_of(first)).status_code == 404


def test_personnel_of_a_branch_see_their_own_people_and_how_many_others(judging, first, personnel):
    won(judging, first)
    branch = make_unit(UnitKind.BRANCH, parent=make_unit(UnitKind.AGENCY))
    own = make_person(Role.HR_OFFICER, serves_at=branch)
    line = propose(first, personnel, "P1", role="other_contributor")
    propose(first, own, "P2", role="co_organiser", unit=branch)

    shown = words_on(own, path_of(first))

    assert ("同仁P1" in shown, "同仁P2" in shown, "其他機關另有 1 筆" in shown) == (False, True, True)
    assert page_of(own, f"/rewards/lines/{line.public_id}/correct/").status_code == 404
    assert page_of(own, path_of(first, "nobody/")).status_code == 404


def test_a_person_is_added_and_one_too_many_is_refused_with_what_was_typed(judging, first, personnel):
    ministry(judging, first, 5, False)
    added = post(personnel, path_of(first, "add/"), typed(first, reward="merit"))

    answer = post(personnel, path_of(first, "add/"), typed(first, person_key="P2", person_name="同仁二"))

    shown = answer.content.decode()
    assert (added.status_code, answer.status_code) == (302, 422)
    assert "超過額度：上限 3，已用 3，本筆 1，合計 4（以嘉獎次數計）。" in shown
    assert 'value="同仁二"' in shown
    assert [row.person_key for row in roster_of(first)] == ["P1"]


def test_a_national_id_and_a_missing_document_are_named_at_their_fields(judging, first, personnel):
    ministry(judging, first, 5, False)
    data = typed(first, person_key="A123456789", deeds="證號 A123456789", declared="related")

    answer = post(personnel, path_of(first, "add/"), data)

    form = answer.context["form"]
    assert answer.status_code == 422
    assert {name: len(errors) for name, errors in form.errors.items()} == {
        "person_key": 1,
        "deeds": 1,
        "declared_document": 1,
    }
    assert "A********9" in form.errors["person_key"][0]


def test_every_form_acts_and_comes_back_to_the_sheet(judging, first, second, personnel, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(12, 3))
    ministry(judging, first, 5, False)
    ministry(judging, second, 2, False)
    line = propose(first, personnel, "P1")
    sheet, day = path_of(first), {"0": "115", "1": "12", "2": "3"}

    def dated(name):
        return {f"{name}_{box}": value for box, value in day.items()}

    answers = [
        post(
            personnel,
            path_of(first, "review/"),
            {"lines": [line.public_id], **dated("met_on"), "document_no": "考1", "answer": "agreed"},
        ),
        post(
            personnel,
            f"/rewards/lines/{line.public_id}/correct/",
            typed(first, deeds="補充", correction_reason="補"),
        ),
    ]
    after = roster_of(first).get()
    answers += [
        post(
            personnel,
            path_of(first, "order/"),
            {"lines": [after.public_id], **dated("ordered_on"), "document_no": "令1"},
        ),
        post(
            personnel,
            f"/rewards/lines/{after.public_id}/revoke/",
            {**dated("revoked_on"), "document_no": "撤1", "reason": "不同意"},
        ),
    ]
    answers.append(post(personnel, path_of(first, "nobody/"), {"reason": "不提"}))
    decided = post(
        judging.officer, path_of(second, "pool/"), {"ceiling_units": "3", "authority": "測", "reason": "比照"}
    )
    read = post(judging.officer, "/rewards/years/115/readings/", {"scope": "per_agency", "authority": "測"})

    assert [answer.get("Location") for answer in answers] == [sheet] * 5
    assert (decided["Location"], read["Location"]) == (path_of(second), "/rewards/years/115/")
    shown = words_on(personnel, sheet)
    assert "名冊異動" in shown
    assert "不提建議：不提" in shown


def test_a_past_year_is_reached_after_the_next_one_is_opened(judging, first, personnel):
    ministry(judging, first, 5, False)
    line = propose(first, personnel, "P1")
    make_edition(judging.officer, 116)

    shown = words_on(personnel, "/rewards/")

    assert first.nomination.code in shown
    assert page_of(personnel, "/rewards/years/116/").status_code == 200
    assert page_of(personnel, "/rewards/years/99/").status_code == 404
    strike_line(line, "誤列", actor=personnel, now=at(12, 4))


def test_the_notice_is_for_officer_and_personnel_and_only_for_an_agency_of_the_year(
    judging, first, personnel
):
    ministry(judging, first, 5, False)
    agency = first.nomination.unit

    found = page_of(judging.officer, f"/rewards/years/115/notices/{agency.code}.odt")

    assert found["Content-Type"] == "application/vnd.oasis.opendocument.text"
    assert page_of(personnel, f"/rewards/years/115/notices/{agency.code}.pdf").status_code == 200
    assert page_of(personnel, f"/rewards/years/115/notices/{make_unit().code}.pdf").status_code == 404


def test_nobody_proposed_and_revoked_lines_are_told(judging, first, personnel):
    ministry(judging, first, 5, False)
    line = propose(first, personnel, "P1", "merit")
    order(first, [line], personnel)
    revoke_order(
        line,
        revoked_on=at(12, 3).date(),
        document_no="撤字第1號",
        reason="考績會不同意",
        actor=personnel,
        now=at(12, 3),
    )
    propose_nobody(first, "不再提", actor=personnel, now=at(12, 3))

    shown = words_on(personnel, path_of(first))

    assert "測令字第1號；撤字第1號" in shown
    assert "更正後重提" in shown
    assert "不提建議" in words_on(judging.officer, "/rewards/")


def costs_with(number: int) -> dict[str, int]:
    """The queries of each page in a year with so many recommended entries, and so many lines on the first roster."""
    judging = make_approved()
    row = recommendations_of(judging.edition, PROJECT)[0]
    won(judging, row)
    sheet = path_of(row)
    personnel = make_person(Role.HR_OFFICER, Role.PROGRAMME_OFFICER)
    lines = [propose(row, personnel, f"P{count}", role="other_contributor") for count in (1, 2)]
    order(row, lines, personnel)
    entries = make_nominations_like(row.nomination, number)
    copies = Recommendation.objects.bulk_create(like(row, nomination=entry) for entry in entries)
    MinistryOutcome.objects.bulk_create(
        like(
            MinistryOutcome.objects.get(recommendation=row), recommendation=copy, forwarded=False, place=None
        )
        for copy in copies
    )
    more = RewardLine.objects.bulk_create(
        like(lines[0], person_key=f"Q{count}", unit=make_unit(parent=row.nomination.unit))
        for count in range(number)
    )
    ordered = OrderedLine.objects.get(line=lines[0])
    OrderedLine.objects.bulk_create(like(ordered, line=line) for line in more)
    client = Client()
    client.force_login(personnel)
    costs = {}
    of_the_entry = [f"{sheet}{rest}" for rest in ("", "order/", "review/", "roster.ods")]
    of_the_year = ["/today/", "/rewards/", "/rewards/years/115/tracking/", "/rewards/years/115/tracking.ods"]
    for path in (*of_the_year, *of_the_entry):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200, path
        costs[path.replace(sheet, "/rewards/*/")] = len(queries)
    return costs


def test_pages_cost_the_same_with_1_3_and_many_entries_and_lines(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(12, 3))
    costs = []
    for number in (1, 3, MANY):
        with transaction.atomic():
            costs.append(costs_with(number))
            transaction.set_rollback(True)

    each = {path: [cost[path] for cost in costs] for path in costs[0]}
    assert {path: cost for path, cost in each.items() if len(set(cost)) > 1} == {}
