"""申請迴避: who may, what it must say, who rules, and that sheets wait."""

import pytest
from django.http import Http404
from django.test import Client

from answers import codes
from factories.panel import make_challenge, make_deputy
from factories.people import make_person
from factories.year import (
    OVERALL,
    PROJECT,
    at,
    make_admitted,
    make_branch,
    make_edition,
    make_judging,
    make_nomination,
    make_officer,
    make_panel,
    make_project,
    make_submission,
)
from laurel.ballots.selectors import voters_of
from laurel.kit import clock
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.meeting.services import consent_to_open
from laurel.nominations.models import Nomination
from laurel.nominations.services import withdraw_nomination
from laurel.panel.models import Member, Recusal
from laurel.panel.selectors import challenges_to_rule_on, is_recused
from laurel.panel.services import challenge_member, lock_panel, note_convener_presence, rule_on_challenge
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_june(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(6, 23))


@pytest.fixture
def judging():
    return make_judging(entries=2, projects=1)


def entry(code="A01"):
    return Nomination.objects.get(code=code, edition__roc_year=115)


def rule(challenge, actor, upheld=True, **said):
    return rule_on_challenge(
        challenge, **{"upheld": upheld, "reason": "有具體事實", **said}, actor=actor, now=at(6, 24)
    )


def open_both(judging, sheets):
    for person in (judging.convener, judging.clerk):
        consent_to_open(judging.edition, OVERALL, sheets, actor=person, now=at(6, 30, 14))


def test_an_upheld_challenge_takes_the_member_out_of_the_whole_category(judging):
    challenge = make_challenge(judging.members[0], entry())

    rule(challenge, judging.convener)

    assert is_recused(judging.members[0], OVERALL)
    assert not is_recused(judging.members[0], PROJECT)
    assert [row.source for row in Recusal.objects.all()] == [Recusal.Source.CHALLENGE]
    assert judging.members[0].pk not in {row.pk for row in voters_of(judging.round())}
    assert verify().sound


def test_a_dismissed_challenge_changes_nothing_but_the_record(judging):
    challenge = make_challenge(judging.members[0], entry())

    rule(challenge, judging.convener, upheld=False)

    assert not is_recused(judging.members[0], OVERALL)
    assert verify().sound


def test_sheets_wait_for_the_ruling(judging):
    judging.fill([["A01", "A02"]] * 8)
    challenge = make_challenge(judging.members[0], entry())
    with pytest.raises(Refused) as refused:
        open_both(judging, 8)

    rule(challenge, judging.convener)
    open_both(judging, 7)

    assert codes(refused) == ["challenge_not_ruled"]
    assert refused.value.decision.refusals[0].article.path == "law-A0030055-33"


def test_the_clock_is_ten_days_from_the_next_day(judging):
    challenge = make_challenge(judging.members[0], entry(), now=at(6, 18, 9))

    assert challenge.due_at == at(6, 29, 0)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"reason": " ", "evidence": "x"}, ["challenge_without_reason"]),
        ({"reason": "x", "evidence": ""}, ["challenge_without_evidence"]),
    ],
)
def test_a_challenge_states_its_reason_and_facts(judging, said, refusal):
    with pytest.raises(Refused) as refused:
        challenge_member(judging.members[0], entry(), **said, actor=entry().nominated_by, now=at(6, 22))

    assert codes(refused) == refusal


def test_only_those_of_a_standing_entry_in_the_category_may_challenge(judging):
    branch, project = entry().nominated_by, entry("B01")
    outsiders = [judging.officer, judging.convener, judging.people[1], make_branch().coordinator]
    editor = make_person(Role.APPLICANT_EDITOR, unit=entry().unit)
    for actor in (*outsiders, editor):
        with pytest.raises(Http404):
            make_challenge(judging.members[0], entry(), actor=actor)
    with pytest.raises(Http404):
        make_challenge(judging.members[0], project, actor=branch)

    withdraw_nomination(entry(), reason="x", letter_no="", actor=branch, now=at(6, 21))

    with pytest.raises(Http404):
        make_challenge(judging.members[0], entry(), actor=branch)


def test_nobody_challenges_before_the_panel_is_locked_or_after_the_sheets_closed(judging):
    officer = make_officer()
    edition = make_edition(officer, 116)
    _, _, members = make_panel(edition, officer)
    early = make_nomination(edition)
    make_submission(early)

    with pytest.raises(Http404):
        make_challenge(members[0], early)
    with pytest.raises(Refused) as late:
        make_challenge(judging.members[0], entry(), now=at(6, 30, 14))

    assert codes(late) == ["challenge_too_late"]


def test_one_challenge_of_a_member_by_an_entry_waits_at_a_time(judging):
    make_challenge(judging.members[0], entry())

    with pytest.raises(Refused) as refused:
        make_challenge(judging.members[0], entry())
    make_challenge(judging.members[0], entry("A02"))

    assert codes(refused) == ["challenge_waits_already"]


def test_a_challenge_to_the_convener_is_ruled_by_the_director_generals_document(judging):
    convener = Member.objects.get(seat=Member.Seat.CONVENER)
    challenge = make_challenge(convener, entry())
    with pytest.raises(Refused) as by_convener:
        rule(challenge, judging.convener)
    with pytest.raises(Refused) as without_document:
        rule(challenge, judging.officer)

    rule(challenge, judging.officer, document_no="測字第20號")

    assert codes(by_convener) == ["convener_cannot_rule_on_own_challenge"]
    assert codes(without_document) == ["ruling_needs_document"]
    assert is_recused(convener, OVERALL)


def test_the_officer_does_not_rule_where_the_convener_can(judging):
    challenge = make_challenge(judging.members[0], entry())

    with pytest.raises(Refused) as refused:
        rule(challenge, judging.officer, document_no="測字第20號")
    with pytest.raises(Http404):
        rule(challenge, judging.people[1])

    assert codes(refused) == ["convener_rules_first"]


def test_the_deputy_rules_while_the_convener_is_away():
    officer = make_officer()
    edition = make_edition(officer)
    make_admitted(edition, officer, make_nomination(edition))
    convener, _, members = make_panel(edition, officer)
    deputy = make_deputy(edition, officer).person
    lock_panel(edition, actor=officer, now=at(6, 17))
    challenge = make_challenge(members[0], entry())
    with pytest.raises(Http404):
        rule(challenge, deputy)

    note_convener_presence(edition, False, "出國", actor=officer, now=at(6, 23))
    with pytest.raises(Http404):
        rule(challenge, convener)
    rule(challenge, deputy)

    assert is_recused(members[0], OVERALL)


def test_nobody_rules_twice(judging):
    challenge = make_challenge(judging.members[0], entry())
    rule(challenge, judging.convener, upheld=False)

    with pytest.raises(Refused) as refused:
        rule(challenge, judging.convener)

    assert codes(refused) == ["challenge_ruled_already"]


def test_each_sees_what_concerns_them(judging):
    challenge = make_challenge(judging.members[0], entry(), now=at(6, 22))
    entrant, stranger = Client(), Client()
    entrant.force_login(entry().nominated_by)
    stranger.force_login(make_branch().coordinator)
    member = Client()
    member.force_login(make_person(Role.PANEL_MEMBER))

    own = entrant.get("/panel/challenges/").content.decode()
    others = stranger.get("/panel/challenges/").content.decode()

    assert judging.people[0].name in own
    assert "審理中" in own
    assert judging.people[0].name not in others
    assert member.get(f"/panel/rulings/{challenge.public_id}/").status_code == 404
    assert entrant.get(f"/panel/rulings/{challenge.public_id}/").status_code == 404
    assert [row.pk for row in challenges_to_rule_on(judging.convener, judging.edition)] == [challenge.pk]
    assert challenges_to_rule_on(judging.officer, judging.edition) == []


def test_a_project_head_sees_the_members_of_the_project_category(judging):
    project = make_project(judging.edition, now=at(6, 1))
    make_submission(project)
    client = Client()
    client.force_login(project.nominated_by)

    page = client.get("/panel/challenges/").content.decode()

    assert all(person.name in page for person in judging.people)
