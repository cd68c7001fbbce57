"""Without a unit's agreement its entry is absent to everybody but the unit and the office; what is cut is cut everywhere."""

import re

import pytest

from answers import signed_in, told
from factories.library import IN_JULY, NEXT_YEAR, entries_of, make_consent, make_library
from factories.people import make_person, make_unit
from factories.year import at
from laurel.applications.models import Submission
from laurel.files.models import DestroyedContent
from laurel.files.selectors import holder_of
from laurel.kit import clock
from laurel.ledger.services import record
from laurel.library.models import LibraryConsent, SharedWords
from laurel.library.permissions import READERS
from laurel.library.services import withdraw_agreement
from laurel.nominations.models import Nomination
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]
CRITERION = "/library/criteria/project_planning/P1/"


@pytest.fixture(autouse=True)
def _next_year(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NEXT_YEAR)


@pytest.fixture
def judging():
    return make_library()


@pytest.fixture
def entry(judging):
    return entries_of(judging)[0]


def address(entry) -> str:
    return f"/library/entries/{entry.public_id}/"


def files_of(entry) -> dict[str, str]:
    """The addresses of the entry's files by their captions."""
    content = Submission.objects.get(application__nomination=entry).content
    return {row["caption"]: f"{address(entry)}files/{row['id']}/" for row in content["files"]}


def status(person, path) -> int:
    answer = signed_in(person).get(path)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def everyone(judging, entry) -> dict[str, object]:
    """Readers of every kind, those of the unit, and the panel."""
    unit = make_unit()
    return {
        **{role.value: make_person(role, unit=unit) for role in Role},
        "own_head": entry.nominated_by,
        "own_writer": make_person(Role.APPLICANT_EDITOR, unit=entry.unit),
        "its_member": judging.people[0],
    }


ALWAYS = {"own_head", "own_writer", "programme_officer", "screening_reviewer"}


def opened_by(people, path) -> set[str]:
    return {name for name, person in people.items() if status(person, path) == 200}


def test_each_reader_opens_an_entry_as_its_unit_says(judging, entry):
    people = everyone(judging, entry)
    path = address(entry)

    unasked = opened_by(people, path)
    make_consent(entry)
    agreed = opened_by(people, path)
    withdraw_agreement(entry, actor=entry.nominated_by, now=at(7, 11))

    assert unasked == ALWAYS
    assert agreed == {role.value for role in READERS} | {"own_head", "own_writer"}
    assert opened_by(people, path) == ALWAYS


def test_an_entry_is_absent_until_its_results_are_public(judging, entry, monkeypatch):
    make_consent(entry)
    people = everyone(judging, entry)
    monkeypatch.setattr(clock, "now", lambda: IN_JULY)

    assert opened_by(people, address(entry)) == ALWAYS


def test_a_version_that_was_destroyed_is_offered_and_found_no_more(judging, entry):
    make_consent(entry, whole=True)
    version = LibraryConsent.objects.get(nomination=entry).submission
    colleague = make_person(Role.APPLICANT_EDITOR, unit=make_unit())
    before = status(colleague, address(entry))
    gone = DestroyedContent.objects.create(
        holder=holder_of(version),
        sha256=version.sha256,
        document_no="測字第9號",
        destroyed_at=clock.now(),
        destroyed_by_key="1",
    )

    record(
        "archive.contents_destroyed", actor=judging.officer, now=clock.now(), chain="edition-115", rows=[gone]
    )

    assert (before, status(colleague, address(entry))) == (200, 404)
    assert SharedWords.objects.filter(consent__nomination=entry).count() == 0


def test_an_entry_that_was_not_recommended_is_absent_to_all(judging):
    third = entries_of(judging)[2]

    assert opened_by(everyone(judging, third), address(third)) == set()


@pytest.mark.parametrize(("with_files", "found"), [(False, 404), (True, 200)])
def test_files_open_where_agreed_page_by_page_and_saved(entry, with_files, found):
    make_consent(entry, with_files=with_files)
    writer, paths = make_person(Role.APPLICANT_EDITOR, unit=make_unit()), files_of(entry)

    statuses = [status(writer, f"{paths['專車照片']}{rest}") for rest in ("", "save/", "1/960/")]
    form = [status(writer, f"{paths['申請書']}{rest}") for rest in ("", "save/", "1/960/")]

    assert statuses == [found] * 3
    assert form == [404] * 3


def test_what_is_not_agreed_to_is_on_no_page_and_found_by_no_search(entry):
    make_consent(entry, whole=False, sections=["P1"])
    reader = signed_in(make_person(Role.APPLICANT_EDITOR, unit=make_unit()))
    pages = [f"{address(entry)}?view={view}" for view in ("learn", "whole", "figures")]
    pages += ["/library/", CRITERION, CRITERION.replace("P1", "P2")]

    told_there = [told(reader.get(page)) for page in pages]
    found = {
        word: found_by(reader, word) for word in ("求職者", "媒合進度", "離島", "求職 表單", "0234", "林主任")
    }

    assert [
        word
        for word in ("檢討媒合進度", "離島專車", "2345-6789", "wang@", "林主任")
        if word in " ".join(told_there)
    ] == []
    assert found == {"求職者": 1, "媒合進度": 0, "離島": 0, "求職 表單": 1, "0234": 0, "林主任": 0}


def found_by(reader, words) -> int:
    answer = reader.get("/library/", {"words": words})
    return len(set(re.findall(r"/library/entries/([\w-]+)/", answer.content.decode())))


def test_a_search_shows_where_the_word_stands_and_marks_it(entry):
    make_consent(entry)
    reader = signed_in(make_person(Role.APPLICANT_EDITOR, unit=make_unit()))

    body = reader.get("/library/", {"words": "四十"}).content.decode()

    assert "P3-1：…離島專車一年<mark>四十</mark>班次…" in body


def test_filters_narrow_the_list(entry):
    make_consent(entry)
    reader = signed_in(make_person(Role.AUDITOR))
    asked = [
        {"roc_year": 115},
        {"roc_year": 114},
        {"category": "overall_service"},
        {"words": entry.unit.name},
    ]

    counts = [reader.get("/library/", query).context["page"].paginator.count for query in asked]

    assert counts == [1, 0, 0, 1]
    assert (
        reader.get("/library/", {"roc_year": "x"}).context["form"].error_list[0][1]
        == "年度請填寫數字，例如 12。"
    )


def test_two_worlds_that_differ_in_what_is_not_agreed_to_look_the_same_to_others(entry):
    """The texts, figures, files and people of what is kept back may be anything: no page of a reader changes."""
    make_consent(entry, whole=False, sections=["P1"])
    reader = signed_in(make_person(Role.APPLICANT_EDITOR, unit=make_unit()))
    pages = [address(entry), f"{address(entry)}?view=whole", f"{address(entry)}?view=figures", "/library/"]
    pages += [CRITERION, "/library/?words=媒合進度", f"/library/units/{entry.unit.code}/"]
    before = [told(reader.get(page)) for page in pages]

    row = Submission.objects.get(application__nomination=entry)
    row.content["sections"][1]["text"] = "別的內容"
    row.content["files"][0]["caption"] = "別的檔案"
    row.content["summary"] = "別的摘要"
    row.content["team"] = [{"unit": "別組", "title": "別人"}]
    row.save()
    Nomination.objects.filter(pk=entry.pk).update(contact_phone="9999", recommendation="別的理由")

    assert [told(reader.get(page)) for page in pages] == before


def test_the_state_of_answers_is_for_officer_and_auditor(judging, entry):
    make_consent(entry)
    pages = {
        name: signed_in(person).get("/library/states/")
        for name, person in (("officer", judging.officer), ("auditor", make_person(Role.AUDITOR)))
    }

    assert {name: answer.status_code for name, answer in pages.items()} == {"officer": 200, "auditor": 200}
    assert [row["nomination"].code for row in pages["officer"].context["rows"]] == ["B01", "B02"]
    assert "/ask/" in pages["officer"].content.decode()
    assert "/ask/" not in pages["auditor"].content.decode()
    assert status(entry.nominated_by, "/library/states/") == 404
