"""What a role is told to do next, from the dated rows of the stages."""

import pytest

from factories.people import make_person
from factories.year import at, make_judging
from laurel.ballots.services import seal_sheet
from laurel.desk.duties import duties_of
from laurel.desk.selectors import timeline
from laurel.kit.refusals import Refused
from laurel.ledger.models import Entry
from laurel.ledger.services import record_refusal
from laurel.meeting.models import Attendance, PanelMeeting
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def words(person, edition):
    return [str(duty.words) for duty in duties_of(person, edition, at(6, 20))]


def uncall_the_meeting():
    Attendance.objects.all().delete()
    PanelMeeting.objects.all().delete()


def test_the_officer_is_told_to_call_the_meeting_while_there_is_none():
    judging = make_judging(entries=1, members=3)
    called = words(judging.officer, judging.edition)

    uncall_the_meeting()

    assert (called, words(judging.officer, judging.edition)) == ([], ["登錄評審會議的時間與地點"])


def test_the_convener_and_the_clerk_are_sent_to_the_meeting_once_it_is_called():
    judging = make_judging(entries=1, members=3)
    both = (judging.convener, judging.clerk)
    called = [words(person, judging.edition) for person in both]

    uncall_the_meeting()

    assert called == [["開會：報到、開封、計算、決議"]] * 2
    assert [words(person, judging.edition) for person in both] == [[], []]


def test_the_timeline_does_not_tell_before_opening_who_tried_to_seal():
    judging = make_judging(entries=2, members=3)
    auditor, person = make_person(Role.AUDITOR), judging.people[0]
    before = list(timeline(judging.edition, auditor))
    with pytest.raises(Refused) as refused:
        seal_sheet(judging.round(), judging.members[0], idempotency_key="k", actor=person, now=at(6, 23))

    entry = record_refusal(refused.value, actor=person, now=at(6, 23))

    assert list(timeline(judging.edition, auditor)) == before
    assert Entry.objects.filter(pk=entry.pk).exists()
