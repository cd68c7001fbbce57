"""A panel that reads and ranks: thirty dossiers of thirty pages, two hundred members who seal within a minute."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from laurel.applications.facts import content_of
from laurel.applications.models import Application, Submission
from laurel.ballots.selectors import sealed_members
from laurel.ballots.services import begin_round, take_over_order
from laurel.bench.jobs import Bench, Row, median, p95, page
from laurel.bench.server import Answer
from laurel.bench.world import make_application, make_person, make_unit, session_of, write_thirty_pages
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.panel.models import ConflictDeclaration, Member, PanelLock
from laurel.people.models import Person
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category
from laurel.rulebook.periods import data_period_of

DOSSIERS, MEMBERS = 30, 200
PROJECT = Category.PROJECT_PLANNING
FIRST_WRITER, MEMBERS_UNIT = 1_000, 2_000
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True, slots=True)
class Panel:
    """A round under way: its address, its members with their sessions, its codes."""

    held: Any
    members: tuple[tuple[Member, str], ...]
    codes: tuple[str, ...]

    @property
    def room(self) -> str:
        return f"/judging/{self.held.public_id}/"


def judging(bench: Bench) -> Iterator[Row]:
    """The workspace, a dossier, a move, then everybody sealing at once."""
    edition = current_edition()
    assert edition is not None  # nosec B101
    quick = bench.samples < 30
    panel = make_panel(edition, MEMBERS // 10 if quick else MEMBERS)
    reader = panel.members[0][1]
    yield page(bench, "workspace_30_dossiers", panel.room, reader)
    yield page(bench, "dossier_30_pages", f"{panel.room}read/{panel.codes[0]}/", reader)
    yield page(bench, "compare_two_dossiers", f"{panel.room}compare/?by=entries", reader)
    yield moves(bench, panel)
    yield sealing(bench, panel, bench.seconds * 2)


def moves(bench: Bench, panel: Panel) -> Row:
    """Moving entries about, one after another, by the page's script."""
    client, chance = bench.client(panel.members[0][1]), random.Random(115)  # nosec B311
    answers = [
        client.ask(
            f"{panel.room}place/",
            urlencode({"code": chance.choice(panel.codes), "move": "to", "position": "1"}).encode(),
            {**FORM, "HX-Request": "true"},
        )
        for _ in range(bench.samples + 3)
    ][3:]
    times = [answer.server_milliseconds for answer in answers]
    bad = sum(answer.status != 200 for answer in answers)
    return Row(
        "move_an_entry",
        median(times),
        p95(times),
        queries=answers[-1].queries,
        size=len(answers[-1].body),
        note=f"{bad} refused; server time",
    )


def sealing(bench: Bench, panel: Panel, seconds: int) -> Row:
    """Every member seals once within so many seconds; what was acknowledged is counted in the database."""
    answers: list[Answer] = []
    threads = [
        threading.Thread(target=_seal, args=(bench, panel, session, seconds, answers))
        for _member, session in panel.members
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [answer.milliseconds for answer in answers]
    taken = sum(answer.status == 302 for answer in answers)
    kept = len(sealed_members(panel.held))
    note = f"{taken} of {len(panel.members)} acknowledged within {seconds} s, {kept} kept; at the client"
    queries = max(answer.queries for answer in answers)
    return Row(
        "seal_a_sheet", median(times), p95(times), queries=queries, memory=bench.server.memory(), note=note
    )


def _seal(bench: Bench, panel: Panel, session: str, seconds: int, answers: list[Answer]) -> None:
    time.sleep(random.Random(session).random() * seconds)  # nosec B311
    body = urlencode({"idempotency_key": str(uuid4())}).encode()
    answers.append(bench.client(session).ask(f"{panel.room}seal/", body, FORM))


def make_panel(edition: Edition, size: int) -> Panel:
    """Dossiers submitted, members seated and declared, a round begun, every order but the first whole."""
    officer = Person.objects.get(username="officer")
    codes = tuple(_submit(edition, DOSSIERS, officer))
    seats = seat_a_panel(edition, size, officer)
    held = begin_round(edition, PROJECT, codes, None, None, actor=officer, now=clock.now())
    for number, seat in enumerate(seats):
        start = number % len(codes)
        take_over_order(held, seat, [*codes[start:], *codes[:start]], actor=seat.person, now=clock.now())
    return Panel(held, tuple((seat, _fresh_session(seat.person)) for seat in seats), codes)


def seat_a_panel(edition: Edition, size: int, officer: Person) -> list[Member]:
    """So many members, each of a division of its own, who declared no conflict; reading is open."""
    now = clock.now()
    for kind, at in (
        (CalendarDate.Kind.READING_OPENS, now - timedelta(days=1)),
        (CalendarDate.Kind.SHEETS_CLOSE, now + timedelta(days=9)),
    ):
        CalendarDate.objects.create(edition=edition, kind=kind, at=at, decided_at=now, decided_by=officer)
    PanelLock.objects.create(edition=edition, locked_at=now - timedelta(days=1), locked_by=officer)
    seats = [_seat(edition, number, officer) for number in range(size)]
    ConflictDeclaration.objects.bulk_create(
        ConflictDeclaration(member=seat, category=PROJECT, has_conflict=False, declared_at=now)
        for seat in seats
    )
    return seats


def _submit(edition: Edition, count: int, officer: Person) -> Sequence[str]:
    """Entries with frozen versions of thirty pages each; their codes."""
    made = [make_application(edition, FIRST_WRITER + number) for number in range(count)]
    write_thirty_pages(*made[0])
    required = data_period_of(PROJECT, edition.roc_year)
    period = {"period_from": str(required.first), "period_to": str(required.last)}
    first = content_of(Application.objects.get(pk=made[0][0].pk)) | period
    rows = []
    for application, _writer in made:
        nomination = application.nomination
        content = {**first, "entry": nomination.code, "unit": nomination.unit.name}
        rows.append(
            Submission(
                application=application,
                number=1,
                content=content,
                sha256="0" * 64,
                pages=30,
                declared_by="bench",
                submitted_at=clock.now(),
                submitted_by=officer,
            )
        )
    Submission.objects.bulk_create(rows)
    return [application.nomination.code for application, _writer in made]


def _seat(edition: Edition, number: int, officer: Person) -> Member:
    person = make_person(f"member-{number}", Role.PANEL_MEMBER, make_unit(MEMBERS_UNIT + number))
    return Member.objects.create(
        edition=edition,
        person=person,
        seat=Member.Seat.MEMBER,
        code=f"委員{number + 1}",
        rank_level=11,
        appointment_no="bench",
        document_on=clock.today(),
        term_from=clock.today(),
        appointed_at=clock.now(),
        appointed_by=officer,
    )


def _fresh_session(person: Person) -> str:
    """A session whose password was asked just now, as sealing wants it."""
    key = session_of(person)
    store = SessionStore(key)
    store[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time() + 600}]
    store.save()
    return key
