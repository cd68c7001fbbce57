"""Private notebooks: kept, merged, told to nobody, forgotten."""

from dataclasses import replace

import pytest
from django.http import Http404

from factories.year import OVERALL, at, make_judging
from laurel.ballots.models import PrivateNotebook
from laurel.ballots.notebook import Notebook, notebook_of, read_on, with_word
from laurel.ballots.selectors import notebook_on, notebooks_of
from laurel.ballots.services import forget_notebooks, write_notebook
from laurel.ledger.models import Entry
from laurel.panel.services import order_recusal

LENGTHS = {"A1.1": 100, "A1.2": 300, "B1.1": 600}
STRETCH = {"lengths": LENGTHS, "device": "here", "now": "2026-06-23T10:00:00+08:00"}


def test_the_share_read_is_of_characters_not_of_paragraphs():
    book = read_on(Notebook(1), seen=["A1.1", "B1.1", "gone"], seconds=60, at="B1.1", **STRETCH)

    assert (book.share, book.seconds, book.positions) == (0.7, 60, {"here": "B1.1"})


def test_the_first_reading_is_kept_when_reading_goes_on():
    book = read_on(Notebook(1), seen=["A1.1"], seconds=5, at="A1.1", **STRETCH)
    later = read_on(
        book, seen=["A1.2"], seconds=5, at="A1.2", **{**STRETCH, "now": "2026-06-24T10:00:00+08:00"}
    )

    assert (later.first_read_at, later.seen) == (STRETCH["now"], frozenset({"A1.1", "A1.2"}))


def test_a_new_version_leaves_marks_behind_and_keeps_notes():
    book = Notebook(1, notes={"A1": "好"}, marks={"A1.1": "star"}, seen=frozenset({"A1.1"}), share=0.5)

    assert notebook_of(book.as_json(), 2) == Notebook(2, notes={"A1": "好"})


def test_an_empty_word_takes_the_note_out():
    assert with_word({"A1": "好", "A2": "可"}, "A1", " ") == {"A2": "可"}


@pytest.fixture
def judging(db):
    return make_judging(entries=3, members=4)


def note(judging, member, words, code="A01", actor=None):
    return write_notebook(
        judging.round(),
        member,
        code,
        1,
        lambda book: replace(book, notes=with_word(book.notes, "A1", words)),
        actor=actor or member.person,
    )


def test_a_note_is_found_again_by_its_member_alone(judging):
    note(judging, judging.members[0], "只給自己看")

    assert notebook_on(judging.members[0], judging.round(), "A01", 1).notes == {"A1": "只給自己看"}
    assert notebook_on(judging.members[1], judging.round(), "A01", 1).is_empty


def test_nobody_writes_in_anothers_notebook(judging):
    with pytest.raises(Http404):
        note(judging, judging.members[0], "別人寫的", actor=judging.people[1])


def test_a_recused_member_has_no_notebook_any_more(judging):
    member = judging.members[0]
    note(judging, member, "之前")
    order_recusal(member, OVERALL, "理由", actor=judging.convener, now=at(6, 24))

    with pytest.raises(Http404):
        note(judging, member, "之後")


def test_notes_leave_no_line_in_the_record_and_no_word_in_the_database(judging):
    before = Entry.objects.count()

    note(judging, judging.members[0], "獨一無二的字句")

    assert Entry.objects.count() == before
    assert "獨一無二的字句".encode() not in b"".join(
        bytes(row.ciphertext) for row in PrivateNotebook.objects.all()
    )


def test_the_first_word_lays_out_equal_notebooks_for_all_dossiers(judging):
    note(judging, judging.members[0], "短")

    rows = PrivateNotebook.objects.values_list("code", "ciphertext")
    assert sorted(code for code, _ in rows) == ["A01", "A02", "A03"]
    assert len({len(bytes(content)) for _, content in rows}) == 1


@pytest.mark.once
def test_all_notebooks_cost_one_query(judging, django_assert_num_queries):
    note(judging, judging.members[0], "字")
    held = judging.round()

    with django_assert_num_queries(1):
        notebooks_of(judging.members[0], held, dict.fromkeys(held.entries, 1))


def test_notes_are_forgotten_whole_and_that_is_recorded_without_a_word(judging):
    note(judging, judging.members[0], "字")

    count = forget_notebooks(judging.edition, OVERALL, actor=judging.officer, now=at(7, 30))

    entry = Entry.objects.get(act="ballots.notebooks_forgotten")
    assert (count, PrivateNotebook.objects.count(), entry.note) == (
        3,
        0,
        {"category": OVERALL, "notebooks": 3},
    )
