"""The meeting: a tally of five hundred entries by twenty members, and fifty devices that ask whether it has changed."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from laurel.ballots.selectors import voters_of
from laurel.ballots.services import begin_round, seal_sheet, take_over_order
from laurel.bench.jobs import Bench, Row, median, p95, page
from laurel.bench.judging import seat_a_panel
from laurel.bench.server import Answer, children
from laurel.bench.world import make_application, make_person, make_unit, session_of
from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.meeting.services import consent_to_open, convene_meeting, note_attendance
from laurel.panel.selectors import members_of
from laurel.people.models import Person
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category

ENTRIES, MEMBERS, DEVICES, EVERY = 500, 20, 50, 5
PROJECT = Category.PROJECT_PLANNING
FIRST_ENTRANT, CHAIR_UNIT = 5_000, 4_000


def meeting(bench: Bench) -> Iterator[Row]:
    """The room with its heat map, one poll after another, then fifty devices at five seconds."""
    edition = current_edition()
    assert edition is not None  # nosec B101
    room, clerk = hold(edition, ENTRIES // 10 if bench.samples < 30 else ENTRIES)
    yield page(bench, "tally_with_heat_map", room, clerk)
    poll = re.search(r'hx-get="(/meeting/poll/[^"]+)"', bench.client(clerk).ask(room).body.decode())
    assert poll is not None  # nosec B101
    yield polling(bench, poll[1])
    yield fifty_devices(bench, poll[1], bench.seconds)


def polling(bench: Bench, address: str) -> Row:
    """An unchanged room, asked again and again."""
    client = bench.client("")
    answers = [client.ask(address) for _ in range(bench.samples * 10)]
    times = [answer.server_milliseconds for answer in answers]
    unchanged = [answer for answer in answers if answer.status == 204]
    cheap = min(answer.queries for answer in unchanged)
    note = f"{len(unchanged)} of {len(answers)} unchanged; most of them {cheap} query; server time"
    return Row("poll_unchanged", median(times), p95(times), queries=cheap, note=note)


def fifty_devices(bench: Bench, address: str, seconds: int) -> Row:
    """Fifty devices for so long: what they cost of one core."""
    answers: list[Answer] = []
    before, began = spent_by(bench.server.process.pid), time.monotonic()
    threads = [
        threading.Thread(target=_follow, args=(bench, address, number, seconds, answers))
        for number in range(DEVICES)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    share = (spent_by(bench.server.process.pid) - before) / (time.monotonic() - began) * 100
    times = [answer.server_milliseconds for answer in answers]
    note = f"{len(answers)} polls of {DEVICES} devices every {EVERY} s cost {share:.1f} % of one core"
    return Row("fifty_devices", median(times), p95(times), note=note)


def _follow(bench: Bench, address: str, number: int, seconds: int, answers: list[Answer]) -> None:
    client, stop = bench.client(""), time.monotonic() + seconds
    time.sleep(number * EVERY / DEVICES)
    while time.monotonic() < stop:
        answers.append(client.ask(address))
        time.sleep(EVERY)


def spent_by(pid: int) -> float:
    """The processor seconds that the web processes have used; 0 where /proc does not tell."""
    ticks = 0
    for child in children(pid):
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def hold(edition: Edition, entries: int) -> tuple[str, str]:
    """A meeting whose sheets are open: the address of its room, and the clerk's session."""
    officer = Person.objects.get(username="officer")
    convener = make_person("convener", Role.CONVENER, make_unit(CHAIR_UNIT))
    clerk = make_person("clerk", Role.MEETING_CLERK, make_unit(CHAIR_UNIT + 1))
    codes = [
        make_application(edition, FIRST_ENTRANT + number)[0].nomination.code for number in range(entries)
    ]
    seat_a_panel(edition, MEMBERS, officer)
    called = convene_meeting(edition, "bench", actor=officer, now=clock.now())
    everyone = dict.fromkeys(members_of(edition), True)
    note_attendance(called, everyone, actor=officer, now=clock.now())
    held = begin_round(edition, PROJECT, codes, None, None, actor=officer, now=clock.now())
    for number, member in enumerate(voters_of(held)):
        start = number * 7 % len(codes)
        order, person = [*codes[start:], *codes[:start]], member.person
        take_over_order(held, member, order, actor=person, now=clock.now())
        seal_sheet(held, member, idempotency_key="bench", actor=person, now=clock.now())
    for person in (convener, clerk):
        consent_to_open(edition, PROJECT, MEMBERS, actor=person, now=clock.now())
    return f"/meeting/{called.public_id}/{PROJECT.value}/", session_of(clerk)
