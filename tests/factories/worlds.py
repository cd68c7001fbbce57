"""Two worlds that differ only in one category: what is entered there, said there, and how far it is judged."""

import secrets
from base64 import urlsafe_b64encode
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from random import Random

from django.db import transaction

from factories.people import make_person, make_unit
from factories.year import (
    CONTACT,
    OVERALL,
    PROJECT,
    at,
    make_admitted,
    make_branch,
    make_edition,
    make_nomination,
    make_officer,
    make_panel,
    rank_and_seal,
    some_pdf,
    write,
)
from laurel.applications.services import attach_file, begin_application, submit_application
from laurel.ballots.selectors import rounds_of, voters_of
from laurel.ballots.services import place_entry
from laurel.documents.model import Paper, Paragraph
from laurel.documents.services import issue_paper
from laurel.files.receiving import incoming_from
from laurel.meeting.services import begin_judging, consent_to_open, convene_meeting, resolve_category
from laurel.nominations.models import Nomination
from laurel.nominations.services import Particulars, nominate
from laurel.panel.models import Challenge
from laurel.panel.services import (
    appoint_substitute,
    challenge_member,
    decide_depletion,
    declare_conflict,
    lock_panel,
    order_recusal,
    rule_on_challenge,
)
from laurel.people.roles import Role
from laurel.results.services import approve
from laurel.rulebook.periods import data_period_of
from laurel.screening.services import confirm_finding, find

CANARY = "金絲雀"
"""Stands in every word of the category that the recused member may not know."""
UNIT_CANARY = "金絲雀單位"
_numbers = count(1)


def sing(what: str) -> str:
    """A word that no other place says."""
    return f"{CANARY}{what}{next(_numbers)}"


_dice = Random()


def with_the_same_dice(monkeypatch) -> None:
    """Ids and draws come from dice that every step throws anew: worlds differ in nothing that is random."""
    monkeypatch.setattr(secrets, "token_hex", lambda size=16: _dice.randbytes(size).hex())
    monkeypatch.setattr(
        secrets,
        "token_urlsafe",
        lambda size=16: urlsafe_b64encode(_dice.randbytes(size)).rstrip(b"=").decode(),
    )
    monkeypatch.setattr(secrets, "choice", lambda letters: _dice.choice(letters))
    same_dice_for("the year")


def same_dice_for(step: str) -> None:
    """From here on the dice fall as they fall whenever this step is made."""
    _dice.seed(step)


@contextmanager
def undone():
    """Whatever is written inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass
class Year:
    """What both worlds share: people, units, the open category, the panel that is seated."""

    edition: object
    officer: object
    reviewer: object
    clerk: object
    convener: object
    people: tuple
    members: tuple
    outsiders: list
    trigger: object
    own_head: object
    substitute: object
    chair: object


def make_year() -> Year:
    """Three entries in the open category, a panel of eight, three units that may enter the other category."""
    officer = make_officer()
    edition = make_edition(officer)
    branch = make_branch()
    for _ in range(3):
        make_admitted(edition, officer, make_nomination(edition, branch))
    convener, people, members = make_panel(edition, officer)
    outsiders = [_head_of(make_unit(name=f"{UNIT_CANARY}{number}")) for number in range(4)]
    return Year(
        edition=edition,
        officer=officer,
        reviewer=make_person(Role.SCREENING_REVIEWER),
        clerk=make_person(Role.MEETING_CLERK),
        convener=convener,
        chair=convener,
        people=people,
        members=members,
        outsiders=outsiders,
        trigger=outsiders[-1],
        own_head=_head_of(members[2].unit),
        substitute=make_person(
            Role.PANEL_MEMBER,
            serves_at=make_unit(name=f"{UNIT_CANARY}替"),
            is_jianren=True,
            rank_level=11,
            name=sing("替代委員"),
        ),
    )


def _head_of(unit):
    return make_person(Role.UNIT_HEAD, unit=unit, name=f"主管{unit.code}")


def enter(year: Year, head, title: str, *, admitted: bool = True) -> Nomination:
    """A project is entered and submitted, with canaries in its title, text, file name and finding."""
    same_dice_for(f"entry of {head.name}")
    unit = head.grants[0].unit
    nomination = nominate(
        year.edition,
        unit,
        PROJECT,
        nominated_by_unit=unit,
        particulars=Particulars(**CONTACT, project_title=title, project_start=date(2024, 1, 1)),
        actor=head,
        now=at(5, 20),
    )
    application = begin_application(nomination, actor=head, now=at(5, 21))
    required = data_period_of(nomination.category, year.edition.roc_year)
    write(
        application,
        head,
        head_name="主管",
        summary=sing("摘要"),
        period_from=required.first.isoformat(),
        period_to=(required.last or date(2026, 5, 31)).isoformat(),
    )
    attach_file(
        application,
        incoming_from([some_pdf()], f"{sing('檔名')}.pdf"),
        caption=sing("圖說"),
        is_application_file=True,
        actor=head,
        now=at(5, 22),
    )
    submit_application(application, declared_by="主管", actor=head, now=at(6, 1))
    if admitted:
        find(nomination, "eligible", sing("認定"), actor=year.officer, now=at(6, 16))
    else:
        finding = find(nomination, "ineligible", sing("認定"), actor=year.officer, now=at(6, 16))
        confirm_finding(finding, actor=year.reviewer, now=at(6, 16))
    return nomination


def plain_entries(year: Year) -> None:
    """The entry for which the member is recused, found ineligible: the category is not judged."""
    enter(year, year.trigger, sing("專案"), admitted=False)


def rich_entries(year: Year) -> None:
    """The same unit's entry under another code among three others."""
    first, second, third, _fourth = year.outsiders
    for head in (first, second):
        enter(year, head, sing("專案"))
    enter(year, year.trigger, sing("專案"))
    enter(year, third, sing("專案"))


def lock(year: Year) -> None:
    """The panel is fixed; reading orders are drawn."""
    same_dice_for("lock")
    lock_panel(year.edition, actor=year.officer, now=at(6, 17))


def entry_of(year: Year, head) -> Nomination:
    return Nomination.objects.get(edition=year.edition, category=PROJECT, unit=head.grants[0].unit)


# How the member is recused from the category.


def by_rule(year: Year, member) -> None:
    """The division of the third member has an entry: nothing else is needed."""


def by_declaration(year: Year, member) -> None:
    declare_conflict(member, PROJECT, True, "本人說明", actor=member.person, now=at(6, 17, 9))


def by_order(year: Year, member) -> None:
    order_recusal(member, PROJECT, sing("命令"), actor=year.convener, now=at(6, 17, 9))


def by_challenge(year: Year, member) -> None:
    head = year.trigger
    row = challenge_member(
        member,
        entry_of(year, head),
        reason=sing("原因"),
        evidence=sing("事證"),
        actor=head,
        now=at(6, 17, 9),
    )
    rule_on_challenge(row, upheld=True, reason=sing("決定"), actor=year.convener, now=at(6, 17, 10))


# The open category, the same in both worlds.


def begun(year: Year) -> None:
    """Judging begins in all categories with admitted entries; in the open one sheets come."""
    edition = year.edition
    same_dice_for("begun")
    begin_judging(edition, actor=year.officer, now=at(6, 18))
    same_dice_for("called")
    convene_meeting(edition, "測試會議室", actor=year.officer, now=at(6, 18))
    for member in year.members:
        declare_conflict(member, OVERALL, False, "", actor=member.person, now=at(6, 19))
    held = rounds_of(edition, OVERALL)[0]
    for member in voters_of(held)[:2]:
        rank_and_seal(held, member, ["A01", "A02", "A03"])
    place_entry(held, year.members[2], "A02", 1, actor=year.members[2].person, now=at(6, 23))


def opened(year: Year) -> None:
    """The last sheets of the open category come, and all are opened."""
    same_dice_for("opened")
    held = rounds_of(year.edition, OVERALL)[0]
    for member in voters_of(held)[2:]:
        rank_and_seal(held, member, ["A01", "A02", "A03"])
    _open(year, OVERALL)


def resolved(year: Year) -> None:
    resolve_category(year.edition, OVERALL, actor=year.convener, now=at(6, 30, 15))


def approved(year: Year) -> None:
    _approve(year, OVERALL, "測字第9號")


def _open(year: Year, category: str) -> None:
    sheets = len(voters_of(rounds_of(year.edition, category)[-1]))
    chair = year.chair if category == PROJECT else year.convener
    for person in (chair, year.clerk):
        consent_to_open(year.edition, category, sheets, actor=person, now=at(6, 30, 14))


def _approve(year: Year, category: str, number: str) -> None:
    approve(
        year.edition,
        category,
        ruling="as_resolved",
        approved_on=date(2026, 6, 30),
        document_no=number,
        reason="",
        order=[],
        actor=year.officer,
        now=at(6, 30, 17),
    )


# The closed category, in one world only.


def closed_papers(year: Year) -> None:
    """Before any judging: a substitute, a decision on depletion, a waiting challenge, an issued paper."""
    same_dice_for("closed papers")
    edition, officer = year.edition, year.officer
    appoint_substitute(
        edition,
        year.substitute,
        PROJECT,
        unit=year.substitute.postings.get().unit,
        rank_level=11,
        appointment_no=sing("文號"),
        actor=officer,
        now=at(6, 17, 14),
    )
    decide_depletion(
        edition, PROJECT, authority=sing("簽"), reason=sing("理由"), actor=officer, now=at(6, 17, 14)
    )
    head = year.outsiders[0]
    challenge_member(
        year.members[5],
        entry_of(year, head),
        reason=sing("原因"),
        evidence=sing("事證"),
        actor=head,
        now=at(6, 17, 15),
    )
    issue_paper(
        Paper("ranking_sheet", sing("序位表"), (Paragraph(sing("內文")),)),
        subject=sing("標的"),
        chain=edition.chain,
        category=PROJECT,
        actor=officer,
        now=at(6, 17, 16),
    )


def closed_sealed(year: Year) -> None:
    """Judging: an order by the chair, declarations, some sheets sealed and some begun."""
    same_dice_for("closed sealed")
    order_recusal(year.members[6], PROJECT, sing("命令"), actor=year.chair, now=at(6, 20))
    held = rounds_of(year.edition, PROJECT)[0]
    voters = voters_of(held)
    for member in voters:
        declare_conflict(member, PROJECT, False, "", actor=member.person, now=at(6, 20))
    for member in voters[:3]:
        rank_and_seal(held, member, held.entries)
    place_entry(held, voters[3], held.entries[1], 1, actor=voters[3].person, now=at(6, 23))


def closed_opened(year: Year) -> None:
    """The challenge is dismissed, the last sheets come, they are opened."""
    for row in Challenge.objects.filter(category=PROJECT, ruling=None):
        rule_on_challenge(row, upheld=False, reason=sing("駁回"), actor=year.chair, now=at(6, 23))
    held = rounds_of(year.edition, PROJECT)[0]
    for member in voters_of(held)[3:]:
        rank_and_seal(held, member, list(reversed(held.entries)))
    _open(year, PROJECT)


def closed_opened_with(year: Year, orders: list) -> None:
    """Every member left seals one of the orders in turn, and the sheets are opened."""
    same_dice_for("closed opened with")
    held = rounds_of(year.edition, PROJECT)[0]
    for place, member in enumerate(voters_of(held)):
        rank_and_seal(held, member, orders[place % len(orders)])
    _open(year, PROJECT)


def closed_resolved(year: Year) -> None:
    resolve_category(year.edition, PROJECT, sing("決議"), actor=year.chair, now=at(6, 30, 15))


def closed_approved(year: Year) -> None:
    _approve(year, PROJECT, sing("核定"))
