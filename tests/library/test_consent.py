"""Who answers whether colleagues may learn from an entry, what an agreement shows, when it ends."""

import pytest
from django.http import Http404
from django.test import Client

from factories.library import IN_JULY, NEXT_YEAR, entries_of, make_consent, make_library
from factories.people import make_person
from factories.year import at
from laurel.applications.selectors import submission_of
from laurel.kit import clock
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.library.facts import shown_of
from laurel.library.models import LibraryConsent, SharedWords
from laurel.library.selectors import awaited_answers, consent_of, offered
from laurel.library.services import agree, ask_again, do_not_agree, withdraw_agreement
from laurel.people.roles import Role
from laurel.register.services import end_role
from laurel.results.selectors import recommendations_of
from laurel.results.services import withdraw_recommendation
from laurel.rulebook.entrants import Category

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _next_year(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NEXT_YEAR)


@pytest.fixture
def judging():
    return make_library()


@pytest.fixture
def entry(judging):
    return entries_of(judging)[0]


def codes(refused) -> list[str]:
    return [ground.code for ground in refused.value.decision.refusals]


def shown(nomination):
    consent = consent_of(nomination)
    content = submission_of(nomination).content
    return shown_of(content, Category(nomination.category), consent if consent.is_agreement else None)


def words_in(nomination) -> dict[str, str]:
    return dict(shown(nomination).words)


def test_an_agreement_shows_the_whole_without_persons_and_their_telephones(entry):
    make_consent(entry)

    assert words_in(entry) == {
        "P1": "請洽〔姓名略〕 〔聯絡方式略〕 或 〔聯絡方式略〕 邀請求職者一起設計表單",
        "P2": "主管〔姓名略〕每週檢討媒合進度",
        "P3-1": "離島專車一年四十班次",
    }
    assert [card.source for card in shown(entry).cards] == ["洽 〔聯絡方式略〕"]
    assert [row.words for row in SharedWords.objects.all()] == list(words_in(entry).values())


def test_an_agreement_to_some_criteria_shows_their_texts_figures_and_pictures_only(entry):
    make_consent(entry, whole=False, sections=["P2"], with_files=True)

    told = shown(entry)

    assert list(dict(told.words)) == ["P2"]
    assert (told.summary, list(told.cards)) == ("", [])
    assert [row["caption"] for row in told.files] == ["專車照片"]


@pytest.mark.parametrize(("with_files", "captions"), [(False, []), (True, ["專車照片"])])
def test_attachments_are_shown_only_where_agreed_and_the_form_itself_never(entry, with_files, captions):
    make_consent(entry, with_files=with_files)

    assert [row["caption"] for row in shown(entry).files] == captions


def test_each_answer_is_one_act_of_the_record_with_its_ground(judging, entry):
    make_consent(entry)
    withdraw_agreement(entry, "改變作法", actor=entry.nominated_by, now=at(7, 11))
    do_not_agree(entry, later=True, actor=entry.nominated_by, now=at(7, 12))
    do_not_agree(entry, later=False, actor=entry.nominated_by, now=at(7, 13))

    rows = Entry.objects.filter(act__startswith="library.").order_by("number")

    assert [(row.act, row.chain, [ground["code"] for ground in row.grounds]) for row in rows] == [
        ("library.agreed", judging.edition.chain, ["library_recommended"]),
        ("library.agreement_withdrawn", judging.edition.chain, []),
        ("library.postponed", judging.edition.chain, []),
        ("library.declined", judging.edition.chain, []),
    ]


def test_what_is_taken_back_is_offered_no_more_and_found_by_no_word(entry):
    make_consent(entry)
    before = [row.nomination_id for row in offered(NEXT_YEAR)]

    withdraw_agreement(entry, actor=entry.nominated_by, now=at(7, 11))

    assert (before, list(offered(NEXT_YEAR))) == ([entry.pk], [])
    with pytest.raises(Refused) as refused:
        withdraw_agreement(entry, actor=entry.nominated_by, now=at(7, 12))
    assert codes(refused) == ["library_nothing_to_withdraw"]


def test_nothing_is_offered_before_the_results_are_public(entry):
    make_consent(entry)

    assert list(offered(IN_JULY)) == []
    assert [row.nomination_id for row in offered(NEXT_YEAR)] == [entry.pk]


def test_an_entry_leaves_with_its_recommendation_and_its_agreement_can_still_be_taken_back(judging, entry):
    make_consent(entry)
    recommendation = recommendations_of(judging.edition).get(nomination=entry)
    withdraw_recommendation(recommendation, "撤回", actor=judging.officer, now=at(7, 11))

    assert list(offered(NEXT_YEAR)) == []
    with pytest.raises(Refused) as refused:
        make_consent(entry, now=at(7, 12))
    assert codes(refused) == ["library_not_recommended"]
    assert withdraw_agreement(entry, actor=entry.nominated_by, now=at(7, 12)).answer == "declined"


def test_an_entry_that_was_not_recommended_has_no_question(judging):
    third = entries_of(judging)[2]

    with pytest.raises(Http404):
        make_consent(third)
    assert awaited_answers(third.nominated_by, IN_JULY.date()) == []


@pytest.mark.parametrize(
    ("sections", "code"), [([], "library_no_section"), (["P2", "P3-4"], "library_section_unknown")]
)
def test_an_agreement_names_criteria_of_its_version(entry, sections, code):
    with pytest.raises(Refused) as refused:
        make_consent(entry, whole=False, sections=sections)

    assert codes(refused) == [code]
    assert LibraryConsent.objects.count() == 0


def test_only_the_head_answers_and_the_office_neither(judging, entry):
    others = [
        judging.officer,
        judging.convener,
        judging.people[0],
        make_person(Role.APPLICANT_EDITOR, unit=entry.unit),
        make_person(Role.UNIT_HEAD, unit=entries_of(judging)[1].unit),
        make_person(Role.BRANCH_COORDINATOR, unit=entry.unit),
    ]

    for actor in others:
        with pytest.raises(Http404):
            do_not_agree(entry, later=False, actor=actor, now=IN_JULY)
        with pytest.raises(Http404):
            agree(entry, submission_of(entry), whole=True, actor=actor, now=IN_JULY)

    assert LibraryConsent.objects.count() == 0


def test_a_branch_answers_on_the_units_letter_where_the_unit_has_no_head(entry):
    for grant in entry.nominated_by.role_grants.all():
        end_role(grant, at(7, 1).date(), actor=make_person(Role.SYSTEM_ADMIN), now=at(7, 2))
    coordinator = make_person(Role.BRANCH_COORDINATOR, unit=entry.nominated_by_unit)
    said = {"whole": True, "actor": coordinator, "now": IN_JULY}

    with pytest.raises(Refused) as refused:
        agree(entry, submission_of(entry), **said)
    consent = agree(entry, submission_of(entry), document_no="測字第7號", **said)

    assert codes(refused) == ["library_branch_without_letter"]
    assert consent_of(entry) == consent


def test_the_version_of_another_entry_is_absent(judging, entry):
    other = submission_of(entries_of(judging)[1])

    with pytest.raises(Http404):
        agree(entry, other, whole=True, actor=entry.nominated_by, now=IN_JULY)


def test_the_office_asks_again_whoever_waits_and_leaves_an_answer_alone(judging, entry):
    head, officer = entry.nominated_by, judging.officer
    asked = [len(awaited_answers(head, IN_JULY.date()))]
    do_not_agree(entry, later=True, actor=head, now=at(7, 11))
    asked.append(len(awaited_answers(head, IN_JULY.date())))
    ask_again(entry, actor=officer, now=at(7, 12))
    asked.append(len(awaited_answers(head, IN_JULY.date())))
    do_not_agree(entry, later=False, actor=head, now=at(7, 13))

    assert asked == [1, 0, 1]
    assert awaited_answers(head, IN_JULY.date()) == []
    with pytest.raises(Refused) as refused:
        ask_again(entry, actor=officer, now=at(7, 14))
    assert codes(refused) == ["library_declined"]
    with pytest.raises(Http404):
        ask_again(entry, actor=head, now=at(7, 14))


def test_a_question_stands_among_the_duties_of_the_head(entry):
    client = Client()
    client.force_login(entry.nominated_by)

    before = client.get("/today/").content.decode()
    make_consent(entry)
    after = client.get("/today/").content.decode()

    assert ("/library/own/" in before, "/library/own/" in after) == (True, False)


def test_a_form_keeps_what_was_typed_and_says_what_is_missing(entry):
    client = Client()
    client.force_login(entry.nominated_by)
    typed = {"answer": "agreed", "version": "1", "scope": "chosen", "with_files": "on"}

    answer = client.post(f"/library/entries/{entry.public_id}/answer/", typed)

    assert answer.status_code == 422
    assert [message for _target, message in answer.context["form"].error_list] == [
        "請至少勾選一個評核項目，或選擇整份申請書。"
    ]
    assert LibraryConsent.objects.count() == 0


def test_a_head_agrees_and_takes_it_back_by_the_pages(entry):
    client = Client()
    client.force_login(entry.nominated_by)
    address = f"/library/entries/{entry.public_id}"
    typed = {"answer": "agreed", "version": "1", "scope": "chosen", "sections": ["P1"]}

    agreed = client.post(f"{address}/answer/", typed)
    standing = consent_of(entry)
    withdrawn = client.post(f"{address}/withdraw/", {})

    assert (agreed.status_code, withdrawn.status_code) == (302, 302)
    assert (standing.answer, standing.sections, standing.whole) == ("agreed", ["P1"], False)
    assert consent_of(entry).answer == "declined"
