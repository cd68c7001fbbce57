"""Publication: refused before its time has come, moved and withdrawn before it, corrected afterwards."""

from datetime import timedelta

import pytest
from django.http import Http404

from answers import codes
from factories.deciding import NOW, approved, letters, make_approved, open_all, resolve
from factories.people import make_person
from factories.publishing import DECIDED, DUE, publish
from factories.year import PROJECT, at, make_admitted, make_branch, make_judging, make_nomination, some_pdf
from laurel.documents.models import IssuedPaper
from laurel.documents.services import issue_paper
from laurel.editions.models import Edition
from laurel.files.receiving import incoming_from
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.meeting.documents import paper_of, subject_of
from laurel.meeting.selectors import count_of, meeting_of
from laurel.meeting.services import attach_signed_scan
from laurel.people.roles import Role
from laurel.results.facts import readiness_of
from laurel.results.models import Publication
from laurel.results.selectors import pending_of, public_of, recommendations_of
from laurel.results.services import withdraw_publication, withdraw_recommendation
from laurel.rulebook.entrants import Category
from laurel.rulebook.publication import Readiness

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def refusal_of(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return codes(refused)


def public_now(judging, now):
    return [row.document_no for row in public_of(judging.edition, now)]


def names_in(row):
    return [each["unit"] for category in row.content for each in category["rows"]]


def recommended_names(judging):
    return [row.nomination.unit.name for row in recommendations_of(judging.edition)]


def test_results_are_public_from_their_moment_on():
    judging = make_approved()

    row = publish(judging)

    assert (public_now(judging, DUE - SECOND), public_now(judging, DUE)) == ([], ["測字第6號"])
    assert names_in(row) == recommended_names(judging)
    entry = Entry.objects.get(act="results.publication_set")
    assert entry.note == {
        "document": "測字第6號",
        "publishes_at": DUE.isoformat(),
        "scope": "recommended_only",
    }
    assert [ground["code"] for ground in entry.grounds] == [
        "category_approved",
        "minutes_without_scan",
        "places_are_published",
        "recommended_are_named",
        "publication_in_time",
    ]


def test_at_once_is_this_very_moment():
    judging = make_approved()

    publish(judging, publishes_at=None)

    assert public_now(judging, DECIDED) == ["測字第6號"]


def test_nothing_is_published_before_both_categories_with_entries_are_approved():
    judging = make_judging(entries=0, projects=3, members=3)
    empty = refusal_of(publish, judging)
    judging.fill([letters("ABC", PROJECT)] * 3, PROJECT)
    open_all(judging, PROJECT)
    resolve(judging, PROJECT)
    approved(judging)
    branch = make_branch()
    ready = readiness_of(judging.edition)

    make_admitted(judging.edition, judging.officer, make_nomination(judging.edition, branch, now=at(5, 21)))

    assert empty == ["publication_before_approval"]
    assert ready == Readiness((Category.PROJECT_PLANNING,), (), (Category.PROJECT_PLANNING,))
    assert refusal_of(publish, judging) == ["publication_before_approval"]
    assert Publication.objects.count() == 0


def test_minutes_with_a_signed_scan_need_no_attention():
    judging = make_approved()
    meeting = meeting_of(judging.edition)
    paper = paper_of(meeting, "minutes", count=count_of(judging.edition, PROJECT))
    issue_paper(
        paper,
        subject=subject_of(meeting, "minutes", PROJECT),
        chain=judging.edition.chain,
        category=PROJECT,
        actor=judging.officer,
        now=NOW,
    )
    issued = IssuedPaper.objects.get(kind="minutes")
    scan = incoming_from([some_pdf()], "會議紀錄.pdf")
    attach_signed_scan(judging.edition, issued, scan, actor=judging.officer, now=NOW)

    assert readiness_of(judging.edition).unscanned == ()


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"publishes_at": DECIDED - SECOND}, "publication_in_the_past"),
        ({"scope": "all_places"}, "all_places_without_authority"),
    ],
)
def test_what_may_not_be_published(wish, code):
    judging = make_approved()

    assert refusal_of(publish, judging, **wish) == [code]
    assert Publication.objects.count() == 0


def test_before_its_time_it_is_moved_by_a_new_row():
    judging = make_approved()
    publish(judging)

    publish(judging, publishes_at=at(7, 6), document_no="測字第7號", now=DECIDED + SECOND)

    assert (public_now(judging, DUE), public_now(judging, at(7, 6))) == ([], ["測字第7號"])


def test_before_its_time_it_is_withdrawn_by_a_new_row():
    judging = make_approved()
    publish(judging)

    withdraw_publication(judging.edition, "再議", actor=judging.officer, now=DUE - SECOND)

    assert public_now(judging, DUE) == []
    assert pending_of(judging.edition, DUE) is None
    assert refusal_of(withdraw_publication, judging.edition, "x", actor=judging.officer, now=DUE) == [
        "no_publication_to_withdraw"
    ]


def test_what_is_public_is_corrected_with_its_reason_never_withdrawn():
    judging = make_approved()
    publish(judging)
    silent = refusal_of(publish, judging, publishes_at=None, now=at(7, 4))
    gone = refusal_of(withdraw_publication, judging.edition, "x", actor=judging.officer, now=at(7, 4))

    publish(judging, publishes_at=at(7, 5), document_no="測字第8號", reason="遞補", now=at(7, 4))

    assert (silent, gone) == (["correction_without_reason"], ["published_already"])
    assert public_now(judging, at(7, 4)) == ["測字第6號"]
    assert public_now(judging, at(7, 5)) == ["測字第6號", "測字第8號"]


def test_what_waits_follows_a_withdrawn_recommendation_and_what_is_public_does_not():
    judging = make_approved()
    first = publish(judging)
    before = names_in(first)
    recommended = recommendations_of(judging.edition)[0]
    withdraw_recommendation(recommended, "改組", actor=judging.officer, now=DUE - SECOND)
    renewed = pending_of(judging.edition, DUE - SECOND)
    other = recommendations_of(judging.edition)[0]

    withdraw_recommendation(other, "改組", actor=judging.officer, now=DUE + SECOND)

    assert names_in(renewed) == [before[1], names_in(renewed)[1]]
    assert (renewed.publishes_at, renewed.document_no, renewed.reason) == (DUE, "測字第6號", "")
    assert before[0] not in names_in(renewed)
    assert [row.pk for row in public_of(judging.edition, DUE + SECOND)] == [renewed.pk]
    assert recommended_names(judging) != names_in(renewed)


def test_sums_are_part_only_where_the_year_decided_so_and_all_places_only_by_authority():
    judging = make_approved()
    recommended = publish(judging)
    everybody = publish(judging, scope="all_places", authority="測字第9號", now=DECIDED + SECOND)

    rows = everybody.content[0]["rows"]
    assert [(row["place"], row["recommended"], row["rank_sum"]) for row in rows] == [
        (1, True, None),
        (2, True, None),
        (3, False, None),
    ]
    assert [row["place"] for row in recommended.content[0]["rows"]] == [1, 2]


def test_only_the_officer_publishes_and_never_a_rehearsal():
    judging = make_approved()
    others = [judging.convener, judging.clerk, make_person(Role.AUDITOR), judging.people[0]]
    rehearsal = Edition.objects.get(pk=judging.edition.pk)
    rehearsal.pk, rehearsal.rehearsal_no = None, 1
    rehearsal.save()

    for other in others:
        judging_of = type(judging)(**{**vars(judging), "officer": other})
        with pytest.raises(Http404):
            publish(judging_of)
    with pytest.raises(Http404):
        publish(type(judging)(**{**vars(judging), "edition": rehearsal}))

    assert Publication.objects.count() == 0
