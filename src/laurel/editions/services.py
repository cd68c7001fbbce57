"""Opening a year, setting its dates, deciding its silent points."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.db import transaction
from django.http import Http404

from laurel.editions.facts import proposed_deadline
from laurel.editions.models import CalendarDate, DutyExemption, Edition, RuleDecision
from laurel.editions.permissions import may_run_editions
from laurel.editions.selectors import calendar_of, dates_of, decisions_of, editions, lock_edition
from laurel.kit.copying import copy_of
from laurel.kit.refusals import refuse, refuse_unless
from laurel.ledger.services import record
from laurel.people.models import Person, Unit
from laurel.rulebook import articles
from laurel.rulebook.calendar import meeting_deadline_of
from laurel.rulebook.depletion import is_scope_lawful
from laurel.rulebook.parameters import COPIES
from laurel.rulebook.policy import BY_POINT, DEFAULT_POLICY, Point

OPENED = "editions.opened"
DATE_SET = "editions.date_set"
POINT_DECIDED = "editions.point_decided"
BRANCH_EXEMPTED = "editions.branch_exempted"
LIMITS_SET = "editions.limits_set"
TAIPEI = ZoneInfo("Asia/Taipei")
ORDER = tuple(CalendarDate.Kind)
"""The moments in the order in which they must come."""


def proposed_calendar(roc_year: int) -> dict[str, datetime]:
    """The moments that the regulation and the office's habit suggest for a year.

    Nominations close when 15 June ends; reading opens at nine on the second working day after; sheets close
    and the meeting is held on the last working day of June.
    """
    close = proposed_deadline(roc_year, DEFAULT_POLICY).late_from
    last = meeting_deadline_of(roc_year)
    while last.weekday() >= 5:
        last -= timedelta(days=1)
    reading = close + timedelta(days=2, hours=9)
    return {
        CalendarDate.Kind.NOMINATIONS_CLOSE: close,
        CalendarDate.Kind.READING_OPENS: reading,
        CalendarDate.Kind.SHEETS_CLOSE: _at(last, 14),
        CalendarDate.Kind.MEETING: _at(last, 14),
    }


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), TAIPEI)


@transaction.atomic
def open_edition(
    roc_year: int,
    *,
    title: str,
    calendar: dict[str, datetime],
    basis: str = "",
    contact: str = "",
    copies_required: int = COPIES.value,
    is_sample: bool = False,
    actor: Person,
    now: datetime,
) -> Edition:
    """The year is open with its calendar; refused when it is open already or its dates run backwards.

    A year before the regulation has none: 106 is the first.
    """
    if not may_run_editions(actor):
        raise Http404
    chain = f"edition-{roc_year}"
    if editions().filter(roc_year=roc_year).exists():
        raise refuse(
            articles.HOUSE_ORDER_OF_STAGES, "edition_open_already", act=OPENED, chain=chain, year=roc_year
        )
    _refuse_backwards(calendar, act=OPENED, chain=chain)
    edition = Edition.objects.create(
        roc_year=roc_year,
        title=title,
        basis=basis,
        contact=contact,
        copies_required=copies_required,
        opened_at=now,
        opened_by=actor,
        is_sample=is_sample,
    )
    dates = [
        CalendarDate.objects.create(edition=edition, kind=kind, at=at, decided_at=now, decided_by=actor)
        for kind, at in calendar.items()
    ]
    record(OPENED, actor=actor, now=now, chain=edition.chain, rows=[edition, *dates])
    return edition


@transaction.atomic
def set_date(
    edition: Edition, kind: str, at: datetime, *, authority: str, reason: str, actor: Person, now: datetime
) -> CalendarDate:
    """The moment is moved by a decision with its document; the old one stays readable."""
    edition = lock_edition(edition.pk)
    if not may_run_editions(actor):
        raise Http404
    _refuse_backwards({**calendar_of(edition), kind: at}, act=DATE_SET, chain=edition.chain)
    row = CalendarDate.objects.create(
        edition=edition,
        kind=kind,
        at=at,
        authority=authority,
        reason=reason,
        decided_at=now,
        decided_by=actor,
    )
    record(DATE_SET, actor=actor, now=now, chain=edition.chain, rows=[row], note={"kind": kind, "at": at})
    return row


@transaction.atomic
def decide_point(
    edition: Edition, point: Point, choice: str, *, authority: str, reason: str, actor: Person, now: datetime
) -> RuleDecision:
    """The year's choice on a silent point stands, with the document that decided it.

    Refused where sums of ranks would no longer compare: recusal from single entries (A-09).
    """
    edition = lock_edition(edition.pk)
    if not may_run_editions(actor):
        raise Http404
    question = BY_POINT[point]
    if choice not in question.choices:
        raise refuse(
            question.article, "choice_unknown", act=POINT_DECIDED, chain=edition.chain, point=point.value
        )
    if point is Point.DEPLETION:
        refuse_unless(is_scope_lawful(choice), act=POINT_DECIDED, chain=edition.chain)
    row = RuleDecision.objects.create(
        edition=edition,
        point=point.value,
        choice=choice,
        authority=authority,
        reason=reason,
        decided_at=now,
        decided_by=actor,
    )
    record(POINT_DECIDED, actor=actor, now=now, chain=edition.chain, rows=[row], note={"point": point.value})
    return row


@transaction.atomic
def set_limits(
    edition: Edition,
    *,
    page_limit: int | None,
    section_characters: int | None,
    authority: str,
    actor: Person,
    now: datetime,
) -> Edition:
    """The year limits its applications: pages of the printed form, characters a section; None is no limit.

    The regulation sets none, so a limit needs the document that decided it.
    """
    edition = lock_edition(edition.pk)
    if not may_run_editions(actor):
        raise Http404
    edition.page_limit, edition.section_characters = page_limit, section_characters
    edition.save()
    note = {"pages": page_limit, "characters": section_characters, "authority": authority}
    record(LIMITS_SET, actor=actor, now=now, chain=edition.chain, rows=[edition], note=note)
    return edition


@transaction.atomic
def exempt_branch(
    edition: Edition, branch: Unit, *, reason: str, authority: str, actor: Person, now: datetime
) -> DutyExemption:
    """The branch's duty to nominate at least one is closed for the year, with the reason recorded."""
    edition = lock_edition(edition.pk)
    if not may_run_editions(actor):
        raise Http404
    row = DutyExemption.objects.create(
        edition=edition, branch=branch, reason=reason, authority=authority, decided_at=now, decided_by=actor
    )
    record(BRANCH_EXEMPTED, actor=actor, now=now, chain=edition.chain, rows=[row])
    return row


def repeat_edition(
    edition: Edition, *, actor: Person, now: datetime
) -> tuple[Edition, list[CalendarDate | RuleDecision]]:
    """The year's next rehearsal, with the moments and decisions as they stand; the caller records all of it.

    The caller has locked the year and asked who rehearses.
    """
    rehearsals = Edition.objects.filter(roc_year=edition.roc_year).order_by("rehearsal_no")
    number = rehearsals.values_list("rehearsal_no", flat=True).last() or 0
    rehearsal = copy_of(edition, rehearsal_no=number + 1, opened_at=now, opened_by=actor)
    rehearsal.save()
    moments = {row.kind: copy_of(row, edition=rehearsal) for row in dates_of(edition)}
    decisions = [copy_of(row, edition=rehearsal) for row in decisions_of(edition).values()]
    return rehearsal, [
        *CalendarDate.objects.bulk_create(moments.values()),
        *RuleDecision.objects.bulk_create(decisions),
    ]


def _refuse_backwards(calendar: dict[str, datetime], *, act: str, chain: str) -> None:
    known = [(kind, calendar[kind]) for kind in ORDER if kind in calendar]
    for (earlier, first), (later, second) in pairwise(known):
        if first > second:
            raise refuse(
                articles.HOUSE_ORDER_OF_STAGES,
                "dates_run_backwards",
                act=act,
                chain=chain,
                earlier=earlier,
                first=first.isoformat(),
                later=later,
                second=second.isoformat(),
            )
