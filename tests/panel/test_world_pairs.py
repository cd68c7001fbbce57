"""Two worlds that differ only in what a category holds look the same to whoever is recused from it (trust.md P3).

Every route of the resolver is asked, with real ids of the fuller world that its place could take: one of them in one
pair of worlds; with `LAUREL_WORLD_PAIRS=30` many of them, in more pairs.
"""

import itertools
import math
import os
import re
from datetime import date, datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from answers import told
from factories.entering import make_window
from factories.panel import make_challenge, make_deputy, make_substitute
from factories.people import make_person, make_unit
from factories.screening import judge_all
from factories.year import (
    OVERALL,
    PROJECT,
    at,
    make_admitted,
    make_branch,
    make_edition,
    make_meeting,
    make_nomination,
    make_officer,
    make_panel,
    make_project,
    make_submission,
    rank_and_seal,
)
from laurel.applications.models import Application, Attachment, Submission
from laurel.ballots.selectors import own_sheet, rounds_of, voters_of
from laurel.documents.models import IssuedPaper
from laurel.documents.services import issue_paper
from laurel.kit import clock
from laurel.meeting.documents import master_sheet_of
from laurel.meeting.selectors import count_of, meeting_of, unsettled_of
from laurel.meeting.services import (
    begin_judging,
    consent_to_open,
    resolve_category,
    strike_entry,
)
from laurel.nominations.models import Nomination
from laurel.nominations.services import withdraw_nomination
from laurel.panel.models import Challenge, Member
from laurel.panel.selectors import categories_open_to
from laurel.panel.services import decide_depletion, lock_panel, order_recusal, rule_on_challenge
from laurel.people.models import Person
from laurel.people.roles import Role
from laurel.people.services import move_person
from laurel.results.services import approve
from laurel.screening.services import find

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOW = "2026-06-30T15:00:00+08:00"
MOST_FILLINGS = int(os.environ.get("LAUREL_WORLD_PAIRS", "1"))
"""How many combinations of ids each open route is asked with, spread evenly over all."""
at_length = pytest.mark.skipif(
    "LAUREL_WORLD_PAIRS" not in os.environ, reason="LAUREL_WORLD_PAIRS=30 asks more"
)
OF_THE_REQUEST = ("Content-Security-Policy", "Set-Cookie", "Date", "Expires")
"""Headers that differ between any two requests."""
OF_THE_MOMENT = (r'name="idempotency_key" value="[^"]*"', r"edition-115/[0-9a-f]{10}")
"""A form's own key, and the reference of a refusal, which is drawn from a digest."""
NEVER = {"account_logout", "account_login", "account_reauthenticate"}
"""Signing in and out changes who asks; allauth's own pages hold nothing of the award."""


@pytest.fixture(autouse=True)
def _in_june(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat(NOW))


# ── the worlds ──


class World:
    """A year under judging in which one unit's project recuses its member and the convener; a deputy is named."""

    def __init__(self):
        self.officer = make_officer()
        self.edition = make_edition(self.officer)
        branch = make_branch()
        for _ in range(2):
            make_admitted(self.edition, self.officer, make_nomination(self.edition, branch))
            make_admitted(self.edition, self.officer, make_project(self.edition))
        self.convener, people, self.members = make_panel(self.edition, self.officer, 6)
        self.deputy = make_deputy(self.edition, self.officer).person
        self.clerk = make_person(Role.MEETING_CLERK)
        self.spare = [make_unit(code=code) for code in ("HQ-SEC", "HQ-PER")]
        unit = self.members[2].unit
        move_person(self.convener, unit, date(2026, 6, 16), actor=self.officer, now=at(6, 16, 15))
        make_admitted(self.edition, self.officer, make_project(self.edition, unit=unit))
        lock_panel(self.edition, actor=self.officer, now=at(6, 17))
        begin_judging(self.edition, actor=self.officer, now=at(6, 18))
        make_meeting(self.edition, self.officer)
        self.recused = {"member": people[2], "convener": self.convener}

    def settle(self, category, chair):
        """The category goes all the way to the approval."""
        held = rounds_of(self.edition, category)[0]
        voters = voters_of(held)
        for member in voters:
            if own_sheet(member, held) is None:
                rank_and_seal(held, member, held.entries)
        for person in (chair, self.clerk):
            consent_to_open(self.edition, category, len(voters), actor=person, now=at(6, 30, 14))
        for code in unsettled_of(self.edition, category, held.entries).left:
            strike_entry(self.edition, category, code, "x", actor=chair, now=at(6, 30, 14, 20))
        resolve_category(self.edition, category, actor=chair, now=at(6, 30, 14, 30))
        approve(
            self.edition,
            category,
            ruling="as_resolved",
            approved_on=date(2026, 6, 30),
            document_no="測",
            reason="",
            order=[],
            actor=self.officer,
            now=at(6, 30, 14, 40),
        )


def other_words(world):
    """Other titles and other people."""
    Nomination.objects.filter(category=PROJECT).update(project_title="別的專案", contact_name="別人")


def another_entry(world):
    """A late entry of yet another division, screened, which recuses one more member."""
    unit = world.members[4].unit
    make_window(world.edition, unit, world.officer, now=at(6, 17, 12))
    late = make_project(world.edition, unit=unit, now=at(6, 17, 13))
    make_submission(late, now=at(6, 17, 14), dispatched_on=date(2026, 6, 17))
    judged = judge_all(late, at(6, 17, 15))
    find(late, "eligible", "", judgements=judged, actor=world.officer, now=at(6, 17, 15))


def an_entry_less(world):
    """An entry of the category is withdrawn."""
    entry = Nomination.objects.get(code="B02")
    withdraw_nomination(entry, reason="x", letter_no="", actor=world.officer, now=at(6, 20))


def fewer_members(world):
    """A challenge upheld and one that waits, a recusal ordered, a decision, two substitutes."""
    entry = Nomination.objects.get(code="B01")
    challenge = make_challenge(world.members[0], entry)
    make_challenge(world.members[1], entry)
    rule_on_challenge(challenge, upheld=True, reason="有", actor=world.deputy, now=at(6, 23))
    order_recusal(world.members[3], PROJECT, "x", actor=world.deputy, now=at(6, 23))
    decide_depletion(world.edition, PROJECT, authority="測", reason="x", actor=world.officer, now=at(6, 23))
    for unit in world.spare:
        make_substitute(world.edition, world.officer, unit, PROJECT, now=at(6, 23))


def some_sheets(world):
    """Some members have sealed."""
    held = rounds_of(world.edition, PROJECT)[0]
    for member in voters_of(held)[:2]:
        rank_and_seal(held, member, held.entries)


def a_result(world):
    """The category is opened by the deputy, resolved and approved, and its papers are issued."""
    for challenge in Challenge.objects.filter(ruling=None):
        rule_on_challenge(challenge, upheld=False, reason="無", actor=world.deputy, now=at(6, 24))
    world.settle(PROJECT, world.deputy)
    meeting = meeting_of(world.edition)
    issue_paper(
        master_sheet_of(meeting, count_of(world.edition, PROJECT)),
        subject=f"{meeting.public_id}/{PROJECT}",
        chain=world.edition.chain,
        category=PROJECT,
        actor=world.officer,
        now=at(6, 30, 14, 50),
    )


CHANGES = (other_words, another_entry, an_entry_less, fewer_members, some_sheets, a_result)


# ── the crawl ──


def routes(resolver: URLResolver, namespace: str = "", prefix: str = "/"):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", route, pattern.callback.door
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern, inner, route)


def real_ids(edition) -> dict[str, list[str]]:
    """Every id that stands in the database now, by the name of the place that takes it."""
    entries = list(Nomination.objects.values_list("public_id", flat=True))
    members = list(Member.objects.values_list("public_id", flat=True))
    applications = list(Application.objects.values_list("public_id", flat=True))
    submissions = list(Submission.objects.values_list("public_id", flat=True))
    challenges = list(Challenge.objects.values_list("public_id", flat=True))
    files = list(Attachment.objects.values_list("public_id", flat=True))
    meetings = [meeting_of(edition).public_id]
    rounds = [held.public_id for category in (OVERALL, PROJECT) for held in rounds_of(edition, category)]
    everything = [*entries, *members, *applications, *submissions, *challenges, *files, *meetings, *rounds]
    return {
        "roc_year": ["115"],
        "category": [OVERALL, PROJECT],
        "code": [*Nomination.objects.values_list("code", flat=True), "all"],
        "file_format": ["pdf"],
        "round_id": rounds,
        "nomination_id": entries,
        "entry": entries,
        "member": members,
        "file_id": files,
        "number": ["1", "2"],
        "criterion": ["A1", "P1"],
        "point": ["A-09"],
        "kind": ["meeting"],
        "public_id": everything,
        "": everything,
    }


def addresses(route: str, ids: dict[str, list[str]], most: int):
    """The route with combinations of ids, at most so many, spread evenly over all."""
    places = re.findall(r"<(?:\w+:)?(\w+)>", route)
    pools = [ids.get(place, ids[""]) for place in places]
    stride = max(1, -(-math.prod(map(len, pools)) // most))
    for filling in itertools.islice(itertools.product(*pools), 0, None, stride):
        path = route
        for value in filling:
            path = re.sub(r"<[^>]+>", value, path, count=1)
        yield path


def plan_of(person, ids, codes) -> list[str]:
    roles = {grant.role for grant in person.grants}
    paths = []
    for name, route, door in routes(get_resolver()):
        if name in NEVER or route.startswith("/i18n"):
            continue
        opens = isinstance(door, str) or bool(roles & {role.value for role in door})
        paths += addresses(route, ids, MOST_FILLINGS if opens else 1)
    units = Nomination.objects.filter(category=PROJECT).values_list("unit", flat=True)
    asked = [f"/nominations/self-check/?unit={unit}" for unit in units]
    return [*paths, *asked, *(f"/verify/?code={code}" for code in codes)]


def answer_of(answer):
    """Status, headers and body, without what differs between any two requests."""
    headers = {key: value for key, value in answer.headers.items() if key not in OF_THE_REQUEST}
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return answer.status_code, headers, content
    del headers["Content-Length"]
    body = told(answer)
    for pattern in OF_THE_MOMENT:
        body = re.sub(pattern, "", body)
    return answer.status_code, headers, body


def crawl(person, paths):
    """What every address answers to a look and to an empty act; nothing of it stays."""
    client = Client()
    client.force_login(Person.objects.get(pk=person.pk))
    answers = {}
    for method, path in itertools.product(("get", "post"), paths):
        with transaction.atomic():
            answers[method, path] = answer_of(getattr(client, method)(path))
            transaction.set_rollback(True)
    return answers


@pytest.mark.parametrize(
    "finished",
    [pytest.param(False, id="judging", marks=at_length), pytest.param(True, id="overall_approved")],
)
def test_what_the_category_holds_changes_nothing_for_whoever_is_recused(finished):
    world = World()
    if finished:
        world.settle(OVERALL, world.convener)
    fuller: dict[str, dict] = {}
    with transaction.atomic():
        for change in CHANGES:
            change(world)
        ids = real_ids(world.edition)
        codes = list(IssuedPaper.objects.filter(category=PROJECT).values_list("verification_code", flat=True))
        plans = {who: plan_of(person, ids, codes) for who, person in world.recused.items()}
        for who, person in world.recused.items():
            assert categories_open_to(person, world.edition) == [OVERALL]
            fuller[who] = crawl(person, plans[who])
        transaction.set_rollback(True)

    for who, person in world.recused.items():
        plain = crawl(person, plans[who])
        differences = [place for place, answer in plain.items() if answer != fuller[who][place]]
        assert (who, differences) == (who, [])
        assert sum(answer[0] == 200 for answer in plain.values()) > 10


@at_length
def test_each_change_alone_changes_nothing_on_the_pages_that_are_open():
    world = World()
    world.settle(OVERALL, world.convener)
    meeting = meeting_of(world.edition).public_id
    pages = ["/", "/today/", "/judging/", "/meeting/", f"/meeting/{meeting}/", "/panel/", "/panel/recusals/"]
    pages += ["/panel/history/", "/panel/rehearsal/", f"/meeting/{meeting}/{OVERALL}/", "/rules/"]
    plain = {who: crawl(person, pages) for who, person in world.recused.items()}
    for change in CHANGES:
        with transaction.atomic():
            change(world)
            changed = {who: crawl(person, pages) for who, person in world.recused.items()}
            transaction.set_rollback(True)

        assert (change.__name__, changed) == (change.__name__, plain)


def test_the_crawl_can_tell_the_worlds_apart():
    world = World()
    other = Person.objects.get(pk=world.members[0].person_id)
    pages = ["/judging/", f"/judging/{rounds_of(world.edition, PROJECT)[0].public_id}/"]
    plain = crawl(other, pages)

    order_recusal(world.members[0], PROJECT, "x", actor=world.deputy, now=at(6, 23))

    assert crawl(other, pages) != plain
