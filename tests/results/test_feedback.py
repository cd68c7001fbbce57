"""Feedback to entrants: a draft that nobody else sees, a release, a correction that keeps what it corrects."""

import pytest
from django.http import Http404

from answers import codes, signed_in
from factories.people import make_person
from factories.publishing import release, write
from factories.year import PROJECT, make_edition, make_judging
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.nominations.models import Nomination
from laurel.people.roles import Role
from laurel.results.models import Feedback, FeedbackDraft
from laurel.results.selectors import base_of, feedback_rows, feedback_to

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LIST = "/results/115/internal/feedback/"


def own(entry):
    return f"/results/own/{entry.public_id}/"


def writing(entry):
    return f"{LIST}{entry.public_id}/"


def refusal_of(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return codes(refused)


def states(judging, person):
    return [row.state for row in feedback_rows(person, judging.edition)]


def test_a_draft_is_seen_by_nobody_else_and_a_release_by_the_unit_alone(judging, entries):
    entrant, other = signed_in(entries[0].nominated_by), signed_in(entries[1].nominated_by)
    write(entries[0], judging.officer, strengths="用心之處")
    drafted = entrant.get(own(entries[0])).content.decode()
    acts = Entry.objects.filter(act="results.feedback_released").count()

    release(entries[0], judging.officer, strengths="用心之處")

    page = entrant.get(own(entries[0])).content.decode()
    assert ("用心之處" in drafted, "用心之處" in page, acts) == (False, True, 0)
    assert other.get(own(entries[0])).status_code == 404
    assert "用心之處" not in other.get(own(entries[1])).content.decode()
    assert (FeedbackDraft.objects.count(), Feedback.objects.count()) == (0, 1)
    assert Entry.objects.get(act="results.feedback_released").note == {"entry": "B01", "version": 1}


def test_a_correction_keeps_what_it_corrects_and_both_are_read(judging, entries):
    release(entries[0], judging.officer, strengths="第一版")
    bare = refusal_of(release, entries[0], judging.officer, strengths="第二版")
    same = refusal_of(release, entries[0], judging.officer, strengths="第一版", reason="筆誤")

    release(entries[0], judging.officer, strengths="第二版", reason="筆誤")

    page = signed_in(entries[0].nominated_by).get(own(entries[0])).content.decode()
    assert (bare, same) == (["feedback_correction_without_reason"], ["feedback_unchanged"])
    assert [row.strengths for row in feedback_to(entries[0])] == ["第二版", "第一版"]
    assert page.index("第二版") < page.index("更正之前的回饋") < page.index("第一版")
    assert "筆誤" in page


def test_an_empty_release_is_refused_and_the_draft_stays(judging, entries):
    write(entries[0], judging.officer, strengths="草稿")

    refused = refusal_of(release, entries[0], judging.officer, strengths=" ", improvements="")

    assert refused == ["feedback_says_nothing"]
    assert FeedbackDraft.objects.get().strengths == "草稿"


def test_nobody_overwrites_unseen_what_another_wrote_or_released(judging, entries):
    base = base_of(entries[0])
    write(entries[0], judging.convener, strengths="召集人寫的")
    stale = refusal_of(write, entries[0], judging.officer, base=base)
    release(entries[0], judging.convener, strengths="召集人釋出的")
    write(entries[0], judging.convener, strengths="召集人再寫的")

    again = refusal_of(release, entries[0], judging.officer, base="0-1")

    assert (stale, again) == (["feedback_written_meanwhile"],) * 2
    assert FeedbackDraft.objects.get().strengths == "召集人再寫的"


def test_on_the_page_what_was_typed_stays_beside_what_another_wrote(judging, entries):
    officer = signed_in(judging.officer)
    base = base_of(entries[0])
    write(entries[0], judging.convener, strengths="召集人寫的")

    refused = officer.post(
        writing(entries[0]), {"strengths": "承辦人打的", "improvements": "", "base": base, "save": ""}
    )
    page = refused.content.decode()
    taken = officer.post(
        writing(entries[0]),
        {"strengths": "合併的", "improvements": "", "base": base_of(entries[0]), "release": ""},
    )

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert ("承辦人打的" in page, "召集人寫的" in page) == (True, True)
    assert f'name="base" value="{base_of(entries[1])}"' not in page
    assert feedback_to(entries[0])[0].strengths == "合併的"


def test_the_list_shows_how_far_the_writing_is(judging, entries):
    write(entries[0], judging.officer)
    release(entries[1], judging.officer)
    release(entries[2], judging.officer)
    write(entries[2], judging.officer, strengths="更好")

    page = signed_in(judging.officer).get(LIST).content.decode()

    assert states(judging, judging.officer) == ["draft", "released", "correcting"]
    assert "3 案中已釋出 2 案。" in page


def test_only_officer_and_convener_write_and_a_recused_convener_is_told_nothing(judging, entries):
    others = [judging.clerk, judging.people[0], make_person(Role.AUDITOR), entries[0].nominated_by]
    no_seat = make_person(Role.CONVENER)

    assert [signed_in(person).get(LIST).status_code for person in others] == [404] * 4
    assert [signed_in(person).get(writing(entries[0])).status_code for person in others] == [404] * 4
    assert states(judging, judging.convener) == ["unwritten"] * 3
    assert states(judging, no_seat) == []
    assert signed_in(no_seat).get(writing(entries[0])).status_code == 404
    with pytest.raises(Http404):
        release(entries[0], others[0])
    assert "115" in signed_in(judging.convener).get("/results/").content.decode()


def test_nothing_is_written_before_the_approval():
    judging = make_judging(entries=0, projects=1, members=3)
    entry = Nomination.objects.get(edition=judging.edition)

    refused = refusal_of(write, entry, judging.officer)

    assert refused == ["feedback_before_approval"]
    assert signed_in(judging.officer).get(writing(entry)).status_code == 404


def test_who_waits_for_feedback_is_told_that_its_absence_means_nothing(judging, entries):
    page = signed_in(entries[0].nominated_by).get(own(entries[0])).content.decode()

    assert "沒有回饋不代表任何評價" in page


def test_the_year_before_stays_readable_after_the_next_is_opened(judging, entries):
    release(entries[0], judging.officer, strengths="去年的")
    make_edition(judging.officer, 116)

    entrant = signed_in(entries[0].nominated_by)
    assert "去年的" in entrant.get(own(entries[0])).content.decode()
    assert own(entries[0]) in entrant.get("/results/").content.decode()
    assert entrant.get(f"/results/notices/{entries[0].public_id}.pdf").status_code == 200
    officer = signed_in(judging.officer)
    listed = officer.get("/results/").content.decode()
    assert ("/results/115/internal/" in listed, "/results/116/internal/" in listed) == (True, True)
    for page in ("", "papers/", "publication/", "feedback/", f"{PROJECT}/"):
        assert officer.get(f"/results/115/internal/{page}").status_code == 200
        assert officer.get(f"/results/116/internal/{page}").status_code == 200
