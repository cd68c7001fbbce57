"""No page of the room offers a link that its reader may not follow."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from factories.paper import seal_from_paper
from factories.people import make_person
from factories.year import OVERALL, at, make_judging, rank_and_seal, some_pdf
from laurel.ballots.selectors import entries_of
from laurel.ballots.services import attach_scan
from laurel.files.receiving import incoming_from
from laurel.kit import clock
from laurel.meeting.selectors import meeting_of
from laurel.meeting.services import consent_to_open
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOW = at(6, 30, 14, 5)
ORDER = ["A02", "A01"]
WHO = ["officer", "officer of an entrant", "convener", "clerk", "member", "observer", "auditor"]


@pytest.fixture
def judging(monkeypatch, settings, tmp_path):
    settings.HOME = tmp_path
    monkeypatch.setattr(clock, "now", lambda: NOW)
    judging = make_judging(entries=2, members=3)
    sealing = seal_from_paper(judging, ORDER)
    attach_scan(sealing, incoming_from([some_pdf()], "x.pdf"), actor=judging.clerk, now=NOW)
    for member in judging.members[1:]:
        rank_and_seal(judging.round(), member, ORDER)
    return judging


def person_of(judging, who):
    unit = entries_of(judging.round())["A01"].unit
    return {
        "officer": lambda: judging.officer,
        "officer of an entrant": lambda: make_person(Role.PROGRAMME_OFFICER, serves_at=unit),
        "convener": lambda: judging.convener,
        "clerk": lambda: judging.clerk,
        "member": lambda: judging.people[1],
        "observer": lambda: make_person(Role.OBSERVER),
        "auditor": lambda: make_person(Role.AUDITOR),
    }[who]()


def open_all(judging):
    for person in (judging.convener, judging.clerk):
        consent_to_open(judging.edition, OVERALL, 3, actor=person, now=NOW)


def dead_links(page, path):
    main = page.get(path).text.split("<main", 1)[1].split("</main>")[0]
    links = re.findall(r'href="(/[^"#]*)', main)
    return [link for link in links if page.get(link).status_code == 404]


@pytest.mark.parametrize("who", WHO)
def test_in_the_room_before_and_after_opening(judging, who):
    page = Client()
    page.force_login(person_of(judging, who))
    room = f"/meeting/{meeting_of(judging.edition).public_id}/{OVERALL}/"
    papers = reverse("ballots:paper_opened", args=[judging.round().public_id])

    before, desk = dead_links(page, room), reverse("ballots:paper_desk") in page.get(room).text
    open_all(judging)
    after, opened = dead_links(page, room), papers in page.get(room).text

    assert (before, after) == ([], [])
    assert desk == (who in ("officer", "convener", "clerk"))
    assert opened == (who != "officer of an entrant")
    if opened:
        assert dead_links(page, papers) == []


def test_at_the_desk_of_paper(judging):
    for who in ("officer", "clerk", "convener"):
        page = Client()
        page.force_login(person_of(judging, who))

        assert dead_links(page, reverse("ballots:paper_desk")) == []
