"""Next year from an earlier one: proposed by its own calendar, nothing carried silently, one act."""

import pytest
from django.apps import apps
from django.http import Http404
from django.test import Client

from factories.people import make_person
from factories.year import TAIPEI, at, make_edition, make_officer
from laurel.editions.facts import policy_of, proposed_calendar, proposed_setup
from laurel.editions.facts.setup import Setup
from laurel.editions.forms import NewYearForm
from laurel.editions.models import CalendarDate, Edition, RuleDecision
from laurel.editions.selectors import calendar_of, decisions_of
from laurel.editions.services import copy_edition, decide_point, set_limits
from laurel.kit import clock
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.roles import Role
from laurel.rulebook.policy import DEFAULT_POLICY, Point, Policy

pytestmark = pytest.mark.django_db
NEW = "/editions/new/"


def everything():
    """The number of rows of every table of ours, and of the record."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("laurel")
    }


@pytest.fixture
def source():
    return make_edition(make_officer())


@pytest.fixture
def officer(client: Client, source, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(12, 1))
    client.force_login(source.opened_by)
    return client


def typed(source, roc_year=116, **changes):
    """What a browser sends: the form as it is proposed, with changes by the names of the fields."""
    form = NewYearForm(source=source, roc_year=roc_year)
    sent = {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        if hasattr(field.widget, "decompress"):
            sent |= {f"{name}_{place}": part for place, part in enumerate(field.widget.decompress(value))}
        else:
            sent[name] = "" if value is None else value
    return {**sent, **changes}


def setup_of(source, **changes):
    proposed = proposed_setup(116, source)
    columns = {name: getattr(proposed, name) for name in Setup.__dataclass_fields__}
    return Setup(**{**columns, **changes})


def test_dates_are_computed_by_the_calendar_of_the_new_year():
    day = "%m-%d %H:%M"

    assert {kind: moment.strftime(day) for kind, moment in proposed_calendar(115).items()} == {
        "nominations_close": "06-16 00:00",
        "reading_opens": "06-18 09:00",
        "sheets_close": "06-30 14:00",
        "meeting": "06-30 14:00",
    }
    # 15 June 119 (2030) is a Saturday, 30 June a Sunday; nothing is shifted but what the office itself proposes.
    assert {kind: moment.strftime(day) for kind, moment in proposed_calendar(119).items()} == {
        "nominations_close": "06-16 00:00",
        "reading_opens": "06-18 09:00",
        "sheets_close": "06-28 14:00",
        "meeting": "06-28 14:00",
    }
    moved = Policy({Point.DEADLINE: "next_working_day"})
    assert proposed_calendar(119, moved)["nominations_close"].strftime(day) == "06-18 00:00"


def test_looking_and_drafts_write_nothing(officer, source):
    before = everything()
    sent = typed(source, common_document="測字第11號")

    answers = [
        officer.get(NEW),
        *(officer.post(NEW, {**sent, "press": press}) for press in ("look", "changes", "pdf", "odt", "ods")),
    ]

    assert [answer.status_code for answer in answers] == [200] * 6
    assert [answer["Content-Type"] for answer in answers[3:]] == [
        "application/pdf",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet",
    ]
    assert everything() == before


def test_one_act_opens_the_year_with_its_dates_and_decisions(officer, source):
    sent = typed(source, common_document="測字第11號", **{"choice_A-08": "all_ties"}, press="open")

    answer = officer.post(NEW, sent)

    edition = Edition.objects.get(roc_year=116)
    assert (answer.status_code, answer["Location"]) == (302, "/editions/116/compare/115/")
    assert {point: (row.choice, row.authority) for point, row in decisions_of(edition).items()} == {
        "A-03": ("chairs_only", "測字第11號"),
        "A-08": ("all_ties", "測字第11號"),
    }
    assert calendar_of(edition) == proposed_calendar(116)
    record = Entry.objects.get(chain="edition-116")
    assert (record.act, record.note["copied_from"], len(record.rows)) == ("editions.opened", 115, 7)
    assert {row.point for row in RuleDecision.objects.filter(edition=source)} == {"A-03"}
    assert verify().sound


def test_a_choice_kept_without_a_document_of_this_year_is_refused_where_it_stands(officer, source):
    before = everything()
    sent = typed(source, title="自訂名稱", document_meeting="測字第12號", press="open")

    answer = officer.post(NEW, sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A-03 請填文號" in page
    assert 'value="自訂名稱"' in page
    assert 'value="測字第12號"' in page
    assert everything() == before


def test_what_is_left_open_is_not_decided(officer, source):
    officer.post(NEW, typed(source, **{"choice_A-03": "open"}, press="open"))

    edition = Edition.objects.get(roc_year=116)
    assert decisions_of(edition) == {}
    assert [question.point for question in policy_of(edition).undecided()] == [Point.CONVENER_RANKS]


def test_the_check_says_what_lacks_its_document_and_offers_no_opening(officer, source):
    sent = typed(source, common_document="測字第11號", copies="6", nominations_close_2="21", press="look")

    page = officer.post(NEW, sent).content.decode()

    assert "紙本 6 份與要點的 12 份不同" in page
    assert "與要點算出的 116年6月15日（週二）24:00 不同" in page
    assert 'name="press" value="open"' not in page


def test_a_literal_date_of_the_ministrys_plan_stands_with_its_document(officer, source):
    sent = typed(
        source,
        common_document="測字第11號",
        nominations_close_2="21",
        document_nominations_close="部函第1號",
        reading_opens_2="23",
        press="open",
    )

    answer = officer.post(NEW, sent)

    row = CalendarDate.objects.get(edition__roc_year=116, kind="nominations_close")
    assert answer.status_code == 302
    assert (row.at.astimezone(TAIPEI).day, row.authority) == (21, "部函第1號")


def test_dates_that_run_backwards_are_shown_above_what_was_typed(officer, source):
    sent = typed(source, common_document="測字第11號", meeting_2="1", press="open")

    answer = officer.post(NEW, sent)

    assert answer.status_code == 422
    assert "日期順序不對" in answer.content.decode()
    assert not Edition.objects.filter(roc_year=116).exists()


def test_a_date_that_is_none_keeps_everything_else(officer, source):
    answer = officer.post(NEW, typed(source, meeting_2="31", basis="部計畫", press="look"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "請填寫存在的日期與時間" in page
    assert 'value="部計畫"' in page


def test_a_weekend_is_remarked_beside_the_date_and_not_moved(officer):
    page = officer.get(f"{NEW}?source=115&year=119").content.decode()

    assert "119年6月15日（週六）" in page
    assert "次一工作日是 119年6月17日（週一）" in page


def test_limits_are_carried_and_need_a_document_again(officer, source):
    set_limits(
        source,
        page_limit=30,
        section_characters=None,
        authority="測字第8號",
        actor=source.opened_by,
        now=at(4, 9),
    )
    source.refresh_from_db()
    sent = typed(source, common_document="測字第11號", press="open")

    refused = officer.post(NEW, sent)
    opened = officer.post(NEW, {**sent, "document_limits": "測字第13號"})

    assert (refused.status_code, opened.status_code) == (422, 302)
    assert Edition.objects.get(roc_year=116).page_limit == 30


def test_the_year_that_is_copied_can_be_an_older_one(officer, source):
    make_edition(source.opened_by, 114)

    answer = officer.post(
        f"{NEW}?source=114&year=117",
        typed(Edition.objects.get(roc_year=114), 117, common_document="測字第11號", press="open"),
    )

    assert answer["Location"] == "/editions/117/compare/114/"
    assert Entry.objects.get(chain="edition-117").note["copied_from"] == 114


def test_before_the_first_year_there_is_nothing_to_copy(client):
    client.force_login(make_officer())

    assert client.get(NEW)["Location"] == "/editions/open/"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"choices": {Point.TIE_LADDER: "all_ties"}}, "choice_without_document"),
        (
            {"choices": {Point.DEPLETION: "entry_only_recusal"}, "documents": {"A-09": "測"}},
            "entry_only_breaks_sums",
        ),
        ({"choices": {Point.TIE_LADDER: "none"}, "documents": {"A-08": "測"}}, "choice_unknown"),
        ({"copies_required": 6}, "copies_without_document"),
        ({"page_limit": 30}, "limits_without_document"),
        ({"roc_year": 115}, "edition_open_already"),
    ],
)
def test_a_year_is_not_opened_unlawfully(source, changes, code):
    before = everything()

    with pytest.raises(Refused) as refused:
        copy_edition(source, setup_of(source, **changes), actor=source.opened_by, now=at(12, 1))

    assert [ground.code for ground in refused.value.decision.refusals] == [code]
    assert everything() == before


def test_nobody_but_the_officer_copies_a_year_and_no_rehearsal_is_copied(source):
    rehearsal = Edition(roc_year=115, rehearsal_no=1, title="演練")

    for edition, actor in ((source, make_person(Role.AUDITOR)), (rehearsal, source.opened_by)):
        with pytest.raises(Http404):
            copy_edition(edition, setup_of(source), actor=actor, now=at(12, 1))


def test_two_years_stand_open_at_once(source):
    copy_edition(source, setup_of(source), actor=source.opened_by, now=at(12, 1))

    decide_point(
        source,
        Point.REWARD_TOTAL,
        "per_person",
        authority="測字第9號",
        reason="",
        actor=source.opened_by,
        now=at(12, 2),
    )

    assert policy_of(source).choice_of(Point.REWARD_TOTAL) == "per_person"
    assert policy_of(Edition.objects.get(roc_year=116)) == DEFAULT_POLICY
    assert verify().sound
