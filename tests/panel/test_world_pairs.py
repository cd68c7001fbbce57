"""To a recused member two worlds are one that differ only in the category: every address, method and stage."""

import logging
import os
from dataclasses import dataclass

import pytest

from crawling import Crawl, Told, differences
from factories.panel import make_deputy
from factories.people import make_person
from factories.worlds import (
    CANARY,
    UNIT_CANARY,
    Year,
    approved,
    begun,
    by_challenge,
    by_declaration,
    by_order,
    by_rule,
    closed_approved,
    closed_opened,
    closed_opened_with,
    closed_papers,
    closed_resolved,
    closed_sealed,
    lock,
    make_year,
    opened,
    plain_entries,
    resolved,
    rich_entries,
    undone,
    with_the_same_dice,
)
from factories.year import OVERALL, PROJECT, at
from laurel.applications.models import Application, Attachment
from laurel.ballots.models import Round
from laurel.ballots.selectors import rounds_of
from laurel.documents.models import IssuedPaper
from laurel.meeting.models import PanelMeeting
from laurel.nominations.models import Nomination
from laurel.panel.models import Challenge, Member
from laurel.people.roles import Role

pytestmark = pytest.mark.django_db
MORE = bool(os.environ.get("LAUREL_WORLD_PAIRS"))
ABSENT = "absent-{name}-absent-absent"
CODES = ["A01", "A02", "B01", "B02"]
CATEGORIES = [OVERALL, PROJECT]

POOLS = {
    "category": CATEGORIES,
    "code": CODES,
    "file_format": ["pdf", "odt"],
    "desk:file_format": ["csv", "ods"],
    "round_id": ["round O", "round P"],
    "file_id": ["file O", "file P"],
    "nomination_id": ["entry O", "entry P"],
    "entry": ["entry O", "entry P"],
    "member": ["member 0", "member 5"],
    "public_id": ["entry O", "entry P"],
    "meeting:public_id": ["meeting"],
    "panel:public_id": ["member 0", "member 2", "substitute", "challenge P"],
    "applications:public_id": ["application O", "application P"],
    "number": ["1"],
    "width": ["600"],
    "roc_year": ["115"],
    "pk": ["1", "2"],
    "criterion": ["A1", "B1"],
    "level": ["agency"],
}
QUERIES = [
    {
        "page": "2", "q": "B01", "sort": "unit", "category": PROJECT, "state": "submitted", "branch": "x",
        "unit": "unit P", "year": "115", "code": "paper P", "token": "x", "at": "B1", "view": "figures",
        "side": "notes", "compare": "1", "answer": "B01:better", "a": "A01", "b": "B01", "by": "entries",
        "criterion": "B1", "enter": "unit code P", "first": "B01", "field": "B1", "seat": "member 2",
    },
    {"code": "paper O", "by": "figures", "view": "innovation", "side": "order", "unit": "unit of trigger",
     "category__startswith": "p", "nomination__category": PROJECT, "expand": "entries", "ordering": "-code"},
]  # fmt: skip
BODY = {
    "code": "B01", "move": "to", "position": "1", "other": "B02", "from": "read", "at": "B1.1", "seen": "B1.1",
    "seconds": "5", "value": "x", "was": "", "mark": "good", "remark": "x", "field": "B1", "has_conflict": "yes",
    "reason": "x", "category": PROJECT, "member": "member 0", "entries": "B01,B02", "drawn": "B02,B01",
    "method": "x", "drawer": "x", "witness": "x", "place": "x", "present": ["委員1"], "sheets": "3",
    "remarks": "x", "upheld": "True", "document_no": "x", "theme": "dark", "next": "/", "language": "en",
    "idempotency_key": "x", "username": "x", "order": "B01,B02", "is_present": "False",
}  # fmt: skip


def slots_of(year: Year) -> dict[str, str]:
    """What stands in an address for each name, in this world; an id of its own where there is nothing."""
    edition, slots = year.edition, {}

    def put(name, rows, column="public_id"):
        row = rows.first()
        slots[name] = str(getattr(row, column)) if row else ABSENT.format(name=name.replace(" ", "-"))

    for letter, category in (("O", OVERALL), ("P", PROJECT)):
        entries = Nomination.objects.filter(edition=edition, category=category)
        if category == PROJECT:
            entries = entries.exclude(unit=year.trigger.grants[0].unit)
        held = Application.objects.filter(nomination__in=entries)
        put(f"entry {letter}", entries)
        put(f"application {letter}", held)
        put(f"file {letter}", Attachment.objects.filter(application__in=held))
        put(f"round {letter}", Round.objects.filter(edition=edition, category=category))
        put(f"paper {letter}", IssuedPaper.objects.filter(category=category), "verification_code")
    put("meeting", PanelMeeting.objects.filter(edition=edition))
    put("challenge P", Challenge.objects.filter(category=PROJECT, ruling=None))
    put("substitute", Member.objects.filter(edition=edition, for_category=PROJECT))
    for number, member in enumerate(year.members):
        slots[f"member {number}"] = member.public_id
    slots["unit P"] = str(year.outsiders[0].grants[0].unit_id)
    slots["unit code P"] = year.outsiders[0].grants[0].unit.code
    slots["unit of trigger"] = str(year.trigger.grants[0].unit_id)
    return slots


def crawl(year: Year, person, moment, time_machine, *, closed_doors: bool) -> dict[str, Told]:
    time_machine.move_to(moment, tick=False)
    return Crawl(person, slots_of(year), POOLS, QUERIES, BODY, closed_doors).run()


def leaks(told: dict[str, Told]) -> list[str]:
    """The answers that say a word of the category. The self-check lists all units of the register."""
    return [
        label
        for label, answer in told.items()
        if CANARY in answer.words.replace(UNIT_CANARY, "" if "self_check" in label else UNIT_CANARY)
    ]


OPEN_STAGES = [(None, at(6, 17, 18)), (begun, at(6, 24)), (opened, at(6, 30, 18)), (resolved, at(6, 30, 18)),
               (approved, at(6, 30, 18))]  # fmt: skip
CLOSED_STEPS = [closed_papers, closed_sealed, closed_opened, closed_resolved, closed_approved]
COMPARED = {0: [1], 1: [1, 2, 3, 4, 5], 2: [2, 3, 5], 3: [2, 3, 4, 5], 4: [2, 3, 4, 5]}
"""For each stage of the open category, how many steps the closed one has taken in the other world."""
SOME = {0: [1], 1: [4], 2: [2], 4: [5]}


@dataclass(frozen=True)
class Answers:
    plain: dict
    rich: dict


def world_pair(year: Year, member, recused_by, compared, time_machine) -> Answers:
    plain, rich = {}, {}
    year.trigger = year.own_head if recused_by is by_rule else year.outsiders[-1]
    with undone():
        plain_entries(year)
        lock(year)
        recused_by(year, member)
        for stage, (step, moment) in enumerate(OPEN_STAGES):
            if step:
                step(year)
            if stage in compared:
                plain[stage] = crawl(
                    year, member.person, moment, time_machine, closed_doors=MORE or stage == 1
                )
    with undone():
        rich_entries(year)
        lock(year)
        recused_by(year, member)
        for stage, (step, moment) in enumerate(OPEN_STAGES):
            if step:
                step(year)
            for steps in compared.get(stage, ()):
                with undone():
                    for closed_step in CLOSED_STEPS[:steps]:
                        closed_step(year)
                    rich[stage, steps] = crawl(
                        year, member.person, moment, time_machine, closed_doors=MORE or stage == 1
                    )
    return Answers(plain, rich)


def told_apart(answers: Answers) -> list[str]:
    return [
        f"stage {stage}, {steps} closed steps: {label}"
        for (stage, steps), told in answers.rich.items()
        for label in differences(answers.plain[stage], told)
    ]


def canaries(answers: Answers) -> list[str]:
    return [f"{place}: {label}" for place, told in answers.rich.items() for label in leaks(told)]


@pytest.fixture
def year(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    with_the_same_dice(monkeypatch)
    logging.disable(logging.WARNING)
    yield make_year()
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize(
    ("recused_by", "compared"),
    [(by_rule, SOME), (by_declaration, {1: [2]}), (by_order, {3: [4]}), (by_challenge, {2: [5]})],
)
def test_to_the_recused_member_the_category_does_not_exist(year, recused_by, compared, time_machine):
    answers = world_pair(year, year.members[2], recused_by, COMPARED if MORE else compared, time_machine)

    assert told_apart(answers) == []
    assert canaries(answers) == []


def test_to_a_recused_convener_neither(year, time_machine):
    year.chair = make_deputy(year.edition, year.officer).person
    seat = Member.objects.get(edition=year.edition, seat=Member.Seat.CONVENER)

    answers = world_pair(year, seat, by_declaration, COMPARED if MORE else {1: [2]}, time_machine)

    assert told_apart(answers) == []
    assert canaries(answers) == []


def test_the_crawl_goes_in_where_the_member_may_go(year, time_machine):
    plain_entries(year)
    lock(year)
    begun(year)

    told = crawl(year, year.members[0].person, at(6, 24), time_machine, closed_doors=False)

    assert {name for name, answer in told.items() if answer.status == 200} >= {
        "GET ballots:list()",
        "GET ballots:workspace(round O)",
        "GET ballots:read(round O, A01)",
        "GET ballots:sheet(round O, pdf)",
        "GET ballots:saved_file(round O, A01, file O)",
        "GET meeting:room(meeting, overall_service)",
    }
    assert told["POST ballots:seal(round O) with a body"].status == 422


def test_the_officer_of_an_entering_division_cannot_tell_who_ranked_how(year, time_machine):
    home = year.outsiders[0].grants[0].unit
    officer = make_person(Role.PROGRAMME_OFFICER, serves_at=home)
    worlds = []
    rich_entries(year)
    lock(year)
    begun(year)
    entries = rounds_of(year.edition, PROJECT)[0].entries
    orders = [list(entries), [entries[1], entries[0], *entries[2:]]]
    for shown in (orders, orders[::-1]):
        with undone():
            closed_opened_with(year, shown)
            worlds.append(crawl(year, officer, at(6, 30, 18), time_machine, closed_doors=False))

    assert differences(*worlds) == []
