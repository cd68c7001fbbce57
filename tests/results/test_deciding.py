"""The Director-General decides otherwise, fewer enter than may go up, and who moves up (rules.md 28, 32, A-12)."""

import pytest
from django.test import Client

from answers import codes
from factories.deciding import NOW, letters, open_all, resolve
from factories.year import OVERALL, PROJECT, at, make_judging, named
from laurel.editions.services import decide_point
from laurel.kit import clock
from laurel.kit.refusals import Refused
from laurel.meeting.selectors import count_of, resolution_of
from laurel.people.models import Person
from laurel.results.documents import recommendation_letter
from laurel.results.selectors import approval_of, recommendations_of, resolved_entries, results_of
from laurel.results.services import approve, withdraw_recommendation
from laurel.rulebook.policy import Point
from papers import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NAMES = ["甲分署", "乙分署", "丙分署", "丁分署"]


def resolved(amount, category=PROJECT, members=3):
    number = {"entries": amount} if category == OVERALL else {"entries": 0, "projects": amount}
    judging = make_judging(**number, members=members)
    if category == PROJECT:
        named(judging, category, *NAMES[:amount])
    judging.fill([letters("ABCDEFGH"[:amount], category)] * members, category)
    open_all(judging, category)
    resolve(judging, category)
    return judging


def decided(judging, category=PROJECT, order=(), reason="", ruling="otherwise"):
    return approve(
        judging.edition,
        category,
        ruling=ruling,
        approved_on=at(7, 1).date(),
        document_no="測字第5號",
        order=order,
        reason=reason,
        actor=judging.officer,
        now=at(7, 1),
    )


def up(judging, category=PROJECT):
    return [(row.order, row.nomination.code) for row in recommendations_of(judging.edition, category)]


def officers(judging, address):
    client = Client()
    client.force_login(Person.objects.get(pk=judging.officer.pk))
    return client.get(address).content.decode()


def test_a_decision_otherwise_keeps_the_result_and_both_are_read_on_the_page_and_in_the_letter(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(7, 2))
    judging = resolved(3)
    before = resolution_of(judging.edition, PROJECT).tally

    decided(judging, order=["B03", "B01"], reason="B02 併入他案")

    approval = approval_of(judging.edition, PROJECT)
    assert resolution_of(judging.edition, PROJECT).tally == before
    assert [entry.code for entry in resolved_entries(approval)] == ["B01", "B02"]
    assert up(judging) == [(1, "B03"), (2, "B01")]
    assert [(row.place, row.recommended) for row in results_of(judging.edition, PROJECT)] == [
        (1, True),
        (2, False),
        (3, True),
    ]
    page = officers(judging, f"/results/115/internal/{PROJECT}/")
    assert ["B02 併入他案" in page, "依評審結果的推薦順序" in page, "B02 乙分署</li>" in page] == [True] * 3
    letter = recommendation_letter(judging.edition, [approval], list(recommendations_of(judging.edition)))
    assert words_of(letter)[8] == (
        "二、專案規劃類評審結果之推薦順序為 B01、B02；經115年7月1日測字第5號另作決定，"
        "推薦 2 案：B03 丙分署、B01 甲分署。理由：B02 併入他案"
    )


def test_a_changed_order_of_the_same_entries_is_kept_beside_the_result():
    judging = resolved(3)

    decided(judging, order=["B02", "B01"], reason="跨機關整合")

    approval = approval_of(judging.edition, PROJECT)
    assert up(judging) == [(1, "B02"), (2, "B01")]
    assert [entry.code for entry in resolved_entries(approval)] == ["B01", "B02"]


@pytest.mark.parametrize(
    ("order", "reason", "code"),
    [
        (["B02", "B01"], " ", "ruling_without_reason"),
        ([], "有", "ruling_without_reason"),
        (["B09"], "有", "entry_not_in_result"),
        (["B01", "B01"], "有", "entry_named_twice"),
        (["B01", "B02", "B03"], "有", "beyond_quota"),
    ],
)
def test_what_a_decision_otherwise_may_not_be(order, reason, code):
    judging = resolved(3)

    with pytest.raises(Refused) as refused:
        decided(judging, order=order, reason=reason)

    assert codes(refused) == [code]
    assert (approval_of(judging.edition, PROJECT), up(judging)) == (None, [])


def test_with_fewer_entries_than_may_go_up_all_of_them_do(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(7, 2))
    judging = resolved(4, OVERALL)

    decided(judging, OVERALL, ruling="as_resolved")

    assert up(judging, OVERALL) == [(number, f"A{number:02}") for number in (1, 2, 3, 4)]
    assert officers(judging, f"/results/115/internal/{OVERALL}/").count("撤回推薦") == 4
    first = recommendations_of(judging.edition, OVERALL)[0]
    assert withdraw_recommendation(first, "x", actor=judging.officer, now=at(7, 2)) is None
    assert up(judging, OVERALL) == [(2, "A02"), (3, "A03"), (4, "A04")]


def test_one_project_alone_goes_up():
    judging = resolved(1)

    decided(judging, ruling="as_resolved")

    assert up(judging) == [(1, "B01")]


@pytest.mark.parametrize(
    ("choice", "moved_up"),
    [
        ("compress_before_signature_skip_after", [(2, "B02"), (3, "B03")]),
        ("always_recompute", [(2, "B02"), (3, "B03")]),
    ],
)
def test_whoever_moves_up_stands_behind_all_before_it_even_where_the_sheets_are_counted_again(
    choice, moved_up
):
    judging = resolved(4)
    decide_point(
        judging.edition,
        Point.WITHDRAWAL,
        choice,
        authority="測",
        reason="",
        actor=judging.officer,
        now=NOW,
    )
    decided(judging, ruling="as_resolved")

    withdraw_recommendation(
        recommendations_of(judging.edition)[0], "改組", actor=judging.officer, now=at(7, 2)
    )

    assert count_of(judging.edition, PROJECT).order == ("B01", "B02", "B03", "B04")
    assert up(judging) == moved_up
