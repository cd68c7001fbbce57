"""Saving field by field: merging, both versions, lost answers, history."""

from datetime import timedelta

import pytest
from django.http import Http404

from answers import codes
from factories.people import make_person
from factories.year import (
    at,
    make_application,
    make_branch,
    make_centre,
    make_edition,
    make_nomination,
    make_project,
    make_submission,
    write,
)
from laurel.applications.facts import missing_evidence, written_of
from laurel.applications.models import Revision
from laurel.applications.selectors import comments_of, fields_of, revisions_of
from laurel.applications.services import (
    Change,
    comment,
    give_back,
    hand_to_branch,
    reopen_application,
    restore_revision,
    save_fields,
    settle_comment,
)
from laurel.applications.text import text_of
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category

pytestmark = pytest.mark.django_db


@pytest.fixture
def nomination():
    return make_nomination(make_edition())


@pytest.fixture
def application(nomination):
    return make_application(nomination)


@pytest.fixture
def writer(nomination):
    return nomination.nominated_by


@pytest.fixture
def other(nomination):
    return make_person(Role.APPLICANT_EDITOR, unit=nomination.unit)


def text(words):
    return {"blocks": [{"kind": "p", "level": 0, "tag": False, "runs": [[words, False]]}]}


def test_a_new_application_has_the_lawful_period(application):
    period = written_of(application).period

    assert (period.first.isoformat(), period.last.isoformat()) == ("2026-01-01", "2026-05-31")


def test_two_people_in_different_fields_lose_nothing(application, writer, other):
    save_fields(application, [Change("section.A1", text("甲"), 0)], tab="1", actor=writer, now=at(5, 22))

    saved = save_fields(
        application, [Change("section.A2", text("乙"), 0)], tab="2", actor=other, now=at(5, 22)
    )

    assert saved.conflicts == ()
    assert {
        code: next(iter(words.blocks)).words for code, words in written_of(application).sections.items()
    } == {
        "A1": "甲",
        "A2": "乙",
    }


def test_the_same_field_keeps_both_versions(application, writer, other):
    save_fields(application, [Change("section.A1", text("甲的"), 0)], tab="1", actor=writer, now=at(5, 22))

    saved = save_fields(
        application,
        [Change("section.A1", text("乙的"), 0), Change("section.A2", text("另一項"), 0)],
        tab="2",
        actor=other,
        now=at(5, 22, 11),
    )

    (theirs,) = saved.conflicts
    assert (theirs.value, theirs.version, theirs.by) == (text("甲的"), 1, writer.name)
    assert saved.versions == {"section.A2": 1}


def test_what_rests_on_their_version_replaces_it(application, writer, other):
    save_fields(application, [Change("section.A1", text("甲的"), 0)], tab="1", actor=writer, now=at(5, 22))

    saved = save_fields(
        application, [Change("section.A1", text("合併"), 1)], tab="2", actor=other, now=at(5, 22)
    )

    assert saved.versions == {"section.A1": 2}


def test_a_tab_whose_answer_was_lost_does_not_conflict_with_itself(application, writer):
    change = Change("section.A1", text("第一次"), 0)
    save_fields(application, [change], tab="1", actor=writer, now=at(5, 22))

    again = save_fields(application, [change], tab="1", actor=writer, now=at(5, 22))
    more = save_fields(
        application, [Change("section.A1", text("第一次又寫"), 0)], tab="1", actor=writer, now=at(5, 22)
    )

    assert (again.versions, more.versions) == ({"section.A1": 1}, {"section.A1": 2})


def test_another_tab_of_the_same_person_does(application, writer):
    save_fields(application, [Change("section.A1", text("一"), 0)], tab="1", actor=writer, now=at(5, 22))

    saved = save_fields(
        application, [Change("section.A1", text("二"), 0)], tab="2", actor=writer, now=at(5, 22)
    )

    assert [theirs.name for theirs in saved.conflicts] == ["section.A1"]


def test_the_same_words_from_two_people_are_no_conflict(application, writer, other):
    save_fields(application, [Change("summary", "同一句", 1)], tab="1", actor=writer, now=at(5, 22))

    saved = save_fields(application, [Change("summary", "同一句", 1)], tab="2", actor=other, now=at(5, 22))

    assert saved.conflicts == ()


def test_a_bad_value_stops_only_itself(application, writer):
    saved = save_fields(
        application,
        [Change("head_name", "長" * 81, 1), Change("no.such", "x", 0), Change("summary", "好", 1)],
        actor=writer,
        now=at(5, 22),
    )

    assert [(bad.name, bad.code) for bad in saved.faults] == [
        ("head_name", "field_too_long"),
        ("no.such", "field_unknown"),
    ]
    assert saved.versions == {"summary": 2}


@pytest.mark.parametrize(
    "name", ["section.P1", "section.E1", "done.Z9", "figure.x", "figure." + "x" * 50, "section."]
)
def test_fields_that_the_category_has_not_are_unknown(application, writer, name):
    saved = save_fields(application, [Change(name, "x", 0)], actor=writer, now=at(5, 22))

    assert [bad.code for bad in saved.faults] == ["field_unknown"]


def test_words_are_kept_as_given(application, writer):
    words = "臺中　𠮷 e\u0301 \u200b<script>"

    write(application, writer, summary=words)

    assert written_of(application).summary == words


def test_one_go_of_writing_is_one_revision(application, writer, other):
    for minute in range(3):
        write(application, writer, at(5, 22, 10, minute), section_A1=f"寫到{minute}")
    write(application, other, at(5, 22, 10, 5), section_A1="同事接手")
    write(application, writer, at(5, 22, 11, 0), section_A1="再寫")

    kept = [
        (row.saved_by_id, text_of(row.value).blocks[0].words)
        for row in revisions_of(application, "section.A1")
    ]

    assert kept == [(writer.pk, "再寫"), (other.pk, "同事接手"), (writer.pk, "寫到2")]


def test_a_revision_brings_its_words_back_and_nothing_is_gone(application, writer):
    write(application, writer, at(5, 22, 10), section_A1="第一版")
    write(application, writer, at(5, 22, 12), section_A1="第二版")
    first = revisions_of(application, "section.A1").last()

    restore_revision(application, first, actor=writer, now=at(5, 22, 13))

    assert written_of(application).sections["A1"] == text_of("第一版")
    assert Revision.objects.filter(field__name="section.A1").count() == 3


def test_drafts_stay_outside_the_record(application, writer):
    before = Entry.objects.count()

    write(application, writer, section_A1="草稿")

    assert Entry.objects.count() == before
    assert verify().sound


def test_strangers_cannot_write(application):
    with pytest.raises(Http404):
        write(application, make_branch().coordinator, section_A1="x")


def test_after_sending_back_only_the_named_fields_open(nomination, writer):
    submission = make_submission(nomination)
    application = submission.application
    officer = make_person(Role.PROGRAMME_OFFICER)
    reopen_application(application, at(6, 20), ["summary"], actor=officer, now=at(6, 16))

    write(application, writer, at(6, 17), summary="補正後")
    with pytest.raises(Refused) as refused:
        write(application, writer, at(6, 17), section_A1="偷改")

    assert codes(refused) == ["field_not_unlocked"]
    assert "section.A1" not in fields_of(application)


def test_while_the_branch_has_it_the_unit_waits():
    branch = make_branch()
    centre = make_centre(branch)
    writer = make_person(Role.APPLICANT_EDITOR, unit=centre)
    application = make_application(make_nomination(make_edition(), branch, centre), writer)
    hand_to_branch(application, actor=writer, now=at(5, 25))

    with pytest.raises(Refused) as refused:
        write(application, writer, at(5, 26), section_A1="x")
    write(application, branch.coordinator, at(5, 26), section_A1="分署補")
    give_back(application, "請補數據", actor=branch.coordinator, now=at(5, 27))
    write(application, writer, at(5, 28), section_A2="補上")

    assert codes(refused) == ["application_with_branch"]
    assert set(written_of(application).sections) == {"A1", "A2"}


def test_only_the_branch_gives_back_and_only_what_it_has():
    branch = make_branch()
    centre = make_centre(branch)
    writer = make_person(Role.APPLICANT_EDITOR, unit=centre)
    application = make_application(make_nomination(make_edition(), branch, centre), writer)

    with pytest.raises(Refused) as refused:
        give_back(application, "x", actor=branch.coordinator, now=at(5, 27))
    hand_to_branch(application, actor=writer, now=at(5, 25))
    with pytest.raises(Refused):
        give_back(application, "x", actor=writer, now=at(5, 27))

    assert codes(refused) == ["application_not_with_branch"]


def test_a_unit_that_enters_directly_has_no_branch_to_hand_to():
    application = make_application(make_project(make_edition()))

    with pytest.raises(Http404):
        hand_to_branch(application, actor=application.begun_by, now=at(5, 25))


def test_ticked_evidence_is_no_longer_missing(application, writer):
    before = missing_evidence(Category.OVERALL_SERVICE, written_of(application))

    write(application, writer, **{"evidence.A2": [0]})

    after = missing_evidence(Category.OVERALL_SERVICE, written_of(application))
    assert before["A2"] == ("電話禮貌測試結果",)
    assert "A2" not in after


def test_a_remark_stands_until_it_is_settled_once(application, writer, other):
    row = comment(application, "section.A1", "請補數據", actor=writer, now=at(5, 22))

    settle_comment(row, actor=other, now=at(5, 23))
    with pytest.raises(Refused) as refused:
        settle_comment(row, actor=other, now=at(5, 24))

    assert codes(refused) == ["comment_settled_already"]
    assert [said.settled_by for said in comments_of(application, "section.A1")] == [other]


def test_a_revision_begins_anew_after_ten_minutes(application, writer):
    write(application, writer, at(5, 22, 10, 0), section_A1="一")
    write(application, writer, at(5, 22, 10, 0) + timedelta(minutes=10), section_A1="二")
    write(application, writer, at(5, 22, 10, 0) + timedelta(minutes=20, seconds=1), section_A1="三")

    assert revisions_of(application, "section.A1").count() == 2


def test_taking_much_away_keeps_what_was_there(application, writer):
    write(application, writer, at(5, 22, 10, 0), section_A1="很長的一段文字" * 30)
    write(application, writer, at(5, 22, 10, 1), section_A1="短")

    assert revisions_of(application, "section.A1").count() == 2


def test_what_was_sent_back_closes_at_its_date(nomination, writer):
    application = make_submission(nomination).application
    officer = make_person(Role.PROGRAMME_OFFICER)
    reopen_application(application, at(6, 20), ["summary"], actor=officer, now=at(6, 16))

    with pytest.raises(Refused) as refused:
        write(application, writer, at(6, 20, 10, 1), summary="太晚")

    assert codes(refused) == ["correction_too_late"]
