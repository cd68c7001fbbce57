"""The one address at which pages save themselves."""

import json

import pytest

from factories.people import make_person
from factories.year import (
    at,
    make_application,
    make_branch,
    make_edition,
    make_nomination,
    make_submission,
    write,
)
from laurel.applications.facts import written_of
from laurel.applications.models import Presence
from laurel.ledger.models import Entry
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(time_machine):
    time_machine.move_to(at(5, 22), tick=False)


@pytest.fixture
def nomination(now):
    return make_nomination(make_edition())


@pytest.fixture
def application(nomination):
    return make_application(nomination)


@pytest.fixture
def page(client, nomination):
    client.force_login(nomination.nominated_by)
    return client


def send(client, application, changes=(), **overrides):
    body = {"tab": "t", "place": "basics", "changes": list(changes), "known": {}, **overrides}
    return client.post(
        f"/applications/{application.public_id}/save/", json.dumps(body), content_type="application/json"
    )


def change(name, value, base=0):
    return {"name": name, "value": value, "base": base}


def test_a_change_is_saved_and_its_version_answered(page, application):
    answer = send(page, application, [change("summary", "新的摘要", 1)])

    assert answer.json() == {"versions": {"summary": 2}, "conflicts": [], "faults": [], "saved_at": "10:00"}
    assert written_of(application).summary == "新的摘要"


def test_both_versions_come_back_when_another_person_wrote(page, application):
    write(application, make_person(Role.UNIT_HEAD, unit=application.nomination.unit), summary="主管改的")

    answer = send(page, application, [change("summary", "我改的", 1)])

    (theirs,) = answer.json()["conflicts"]
    assert (theirs["value"], theirs["version"]) == ("主管改的", 2)


def test_a_value_that_cannot_stand_says_why(page, application):
    answer = send(page, application, [change("head_name", "長" * 90, 1)])

    assert answer.json()["faults"] == [
        {"name": "head_name", "words": "最多 80 字，目前 90 字；多出的部分還沒有儲存。"}
    ]


def test_a_sign_of_life_tells_what_others_wrote_and_who_is_here(page, application):
    head = make_person(Role.UNIT_HEAD, unit=application.nomination.unit)
    write(application, head, summary="主管改的")
    Presence.objects.create(application=application, person=head, place="section.A1", seen_at=at(5, 22))

    answer = send(page, application, known={"summary": 1, "head_name": 1}).json()

    assert [(other["name"], other["value"]) for other in answer["others"]] == [("summary", "主管改的")]
    assert answer["here"] == [{"name": head.name, "place": "A1 服務一致及正確"}]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"tab":"t"}',
        b'{"tab":"t","place":"x","changes":[{"name":1}],"known":{}}',
        b'{"tab":"t","place":"x","changes":[],"known":{"a":"b"}}',
        json.dumps(
            {"tab": "t", "place": "x", "changes": [change("summary", "x")] * 61, "known": {}}
        ).encode(),
    ],
)
def test_what_no_page_sends_is_refused_in_words(page, application, body):
    answer = page.post(f"/applications/{application.public_id}/save/", body, content_type="application/json")

    assert answer.status_code == 400
    assert answer.json()["error"] == "送來的內容無法讀取，請重新整理這一頁。"


def test_what_was_sent_stays_and_the_attempt_is_recorded(page, nomination):
    submission = make_submission(nomination, now=at(5, 22))

    answer = send(page, submission.application, [change("summary", "再改", 1)])

    assert answer.status_code == 422
    assert "已送出" in answer.json()["refusal"]
    assert Entry.objects.order_by("pk").last().kind == "refusal"


def test_for_others_the_address_is_absent(client, application):
    client.force_login(make_branch().coordinator)

    answer = send(client, application, [change("summary", "x", 1)])

    assert answer.status_code == 404


def test_the_office_does_not_write(client, nomination):
    submission = make_submission(nomination, now=at(5, 22))
    client.force_login(make_person(Role.PROGRAMME_OFFICER))

    assert send(client, submission.application).status_code == 404


@pytest.mark.once
def test_saving_costs_the_same_however_much_is_written(page, application, django_assert_max_num_queries):
    for code in ("A1", "A2", "B1", "B2", "B3", "C1", "C2", "D1", "D2"):
        write(application, application.nomination.nominated_by, **{f"section_{code}": "字" * 500})

    with django_assert_max_num_queries(16):
        send(page, application, [change("summary", "短", 1)])


def test_pages_of_writing_open_with_a_constant_number_of_queries(
    page, application, django_assert_max_num_queries
):
    writer = application.nomination.nominated_by
    figure = {"indicator": "指標", "value": "1"}
    write(application, writer, **{f"figure.{number:06}": figure for number in range(60)})

    for path in ("", "basics/", "sections/A1/", "figures/", "history/", f"figures/{1:06}/"):
        with django_assert_max_num_queries(15):
            assert page.get(f"/applications/{application.public_id}/{path}").status_code == 200


def test_the_editor_has_every_figure_drawn_to_set_into_the_text(page, application):
    card = {"indicator": "辦結比率", "value": "97.6", "trend": [["113年", "95"], ["114年", "96"]]}
    write(application, application.nomination.nominated_by, **{"figure.abcdef": card})

    shown = page.get(f"/applications/{application.public_id}/sections/A1/").content.decode()
    template = shown.split('<template data-figure="abcdef">')[1].split("</template>")[0]

    assert "辦結比率" in template
    assert "<svg" in template


def test_without_script_the_form_saves_and_keeps_what_was_typed_in_a_conflict(page, application):
    head = make_person(Role.UNIT_HEAD, unit=application.nomination.unit)
    address = f"/applications/{application.public_id}/sections/A1/"
    page.post(address, {"text": "一、我的流程", "base.section.A1": "0"})
    write(application, head, section_A1="主管的流程")

    answer = page.post(address, {"text": "一、我的新流程", "base.section.A1": "1"})

    assert answer.status_code == 409
    assert "主管的流程" in answer.content.decode()
    assert "一、我的新流程" in answer.content.decode()


def test_marking_a_section_finished_is_a_press_of_its_own(page, application):
    page.post(f"/applications/{application.public_id}/sections/A1/done/", {"done": "yes"})

    assert written_of(application).done == {"A1"}


def test_a_figure_is_written_without_script(page, application):
    typed = {"indicator": "比率", "value": "97.6", "unit": "%", "trend": "113年 95\n114年 96", "drawn_as": ""}

    answer = page.post(f"/applications/{application.public_id}/figures/abcdef0123/", typed)

    assert answer.status_code == 302
    (card,) = written_of(application).figures
    assert (card.indicator, card.trend) == ("比率", (("113年", "95"), ("114年", "96")))


def test_a_removed_figure_comes_back_from_the_history(page, application):
    write(application, application.nomination.nominated_by, **{"figure.abcdef": {"indicator": "比率"}})

    page.post(f"/applications/{application.public_id}/figures/abcdef/remove/")
    gone = written_of(application).figures
    history = page.get(f"/applications/{application.public_id}/history/?field=figure.abcdef")
    key = history.context["rows"][-1]["revision"].pk
    page.post(f"/applications/{application.public_id}/history/{key}/restore/")

    assert gone == ()
    assert [card.indicator for card in written_of(application).figures] == ["比率"]


def test_a_revision_of_another_application_is_absent(page, application, nomination):
    stranger = make_application(make_nomination(nomination.edition))
    write(stranger, stranger.nomination.nominated_by, section_A1="別人的")
    key = stranger.fields.get(name="section.A1").revisions.get().pk

    answer = page.post(f"/applications/{application.public_id}/history/{key}/restore/")

    assert answer.status_code == 404


def test_the_history_says_line_by_line_what_changed(page, application):
    writer = application.nomination.nominated_by
    write(application, writer, at(5, 22, 10), section_A1="第一行\n第二行")
    write(
        application,
        make_person(Role.UNIT_HEAD, unit=application.nomination.unit),
        section_A1="第一行\n改過的第二行",
    )

    (newest, first) = page.get(f"/applications/{application.public_id}/history/?field=section.A1").context[
        "rows"
    ]

    assert newest["changes"] == [("-", "第二行"), ("+", "改過的第二行")]
    assert first["changes"] == [("+", "第一行"), ("+", "第二行")]
