"""Both years of a trial, read once: what was sent, what was judged, what was resolved, under which parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from laurel.applications.facts import Sent, letters_and_versions
from laurel.editions.facts import deadline_of, edition_facts_of
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import moment_of
from laurel.meeting.selectors import Count, resolution_of
from laurel.nominations.facts import read_year
from laurel.nominations.models import Nomination
from laurel.panel.selectors import Room, room_of
from laurel.results.selectors import approvals_of, recommendations_of
from laurel.rulebook.calendar import Arrival, Deadline
from laurel.rulebook.entrants import Category
from laurel.rulebook.entry import EditionFacts
from laurel.rulebook.grounds import Decision
from laurel.rulebook.history import Place
from laurel.rulebook.periods import Project
from laurel.rulebook.policy import Policy
from laurel.rulebook.years import with_results
from laurel.screening.facts import grounds_of


@dataclass(frozen=True, slots=True)
class LastYear:
    """What happened: the entries that were sent, the grounds on the day of the meeting, the counts, the panel."""

    edition: Edition
    entries: tuple[Nomination, ...]
    sent: Mapping[int, Sent]
    grounds: Mapping[int, Decision]
    counts: Mapping[Category, Count]
    resolved: frozenset[Category]
    recommended: frozenset[str]
    room: Room
    policy: Policy


@dataclass(frozen=True, slots=True)
class ThisYear:
    """What would apply: the deadline, the choices and the history with last year in it, the day of the meeting."""

    edition: Edition
    deadline: Deadline
    facts: EditionFacts
    on: date
    room: Room


def read_last_year(last: Edition, counts: Mapping[Category, Count]) -> LastYear:
    """Last year as it stands; a constant number of queries."""
    year = read_year(last)
    standing = [row for rows in year.entries.values() for row in rows if row.category in counts]
    sent = letters_and_versions(standing)
    entries = sorted((row for row in standing if sent[row.pk].versions), key=lambda row: row.code)
    return LastYear(
        edition=last,
        entries=tuple(entries),
        sent=sent,
        grounds=grounds_of(entries, _meeting_day(last, year.deadline), year, sent),
        counts=counts,
        resolved=frozenset(category for category in counts if resolution_of(last, category)),
        recommended=frozenset(_recommended(last, counts)),
        room=room_of(last),
        policy=year.facts.policy,
    )


def _recommended(last: Edition, counts: Mapping[Category, Count]) -> Iterator[str]:
    """Who was recommended where that is approved; elsewhere who stands within the quota."""
    approved = approvals_of(last)
    standing = list(recommendations_of(last))
    for category, count in counts.items():
        if category in approved:
            yield from (row.nomination.code for row in standing if row.nomination.category == category)
        else:
            yield from count.tally.recommended


def read_this_year(edition: Edition, was: LastYear) -> ThisYear:
    """This year with last year's results as history, where they are resolved and not on record yet."""
    deadline = deadline_of(edition)
    facts = edition_facts_of(edition, deadline)
    resolved = {category: count for category, count in was.counts.items() if category in was.resolved}
    entered = {category: len(count.order) for category, count in resolved.items()}
    places = list(_places(was, resolved))
    history = with_results(facts.history, was.edition.roc_year, places, entered) if places else facts.history
    return ThisYear(
        edition=edition,
        deadline=deadline,
        facts=replace(facts, history=history),
        on=_meeting_day(edition, deadline),
        room=room_of(edition),
    )


def _places(was: LastYear, resolved: Mapping[Category, Count]) -> Iterator[Place]:
    units = {row.code: row.unit.code for row in was.entries}
    for category, count in resolved.items():
        for line in count.tally.standings:
            if line.entry in units:
                recommended = line.entry in was.recommended
                yield Place(was.edition.roc_year, units[line.entry], category, line.place, recommended)


def _meeting_day(edition: Edition, deadline: Deadline) -> date:
    """The day on which entries are judged for the last time."""
    held = moment_of(edition, CalendarDate.Kind.MEETING)
    return timezone.localdate(held) if held else deadline.last_day


def arrival_of(sent: Sent, years: int) -> Arrival:
    """When an entry came, so many years later on the same day."""
    letter, first = sent.letter, sent.first
    return Arrival(
        _later(letter.dispatched_on, years) if letter else None,
        _later(letter.received_on, years) if letter else None,
        _moment_later(first.submitted_at, years) if first else None,
    )


def project_of(row: Nomination, years: int) -> Project | None:
    """The project of an entry, so many years later; None for overall service."""
    if row.category != Category.PROJECT_PLANNING:
        return None
    return Project(_later(row.project_start, years), _later(row.project_end, years))


def _moment_later(moment: datetime, years: int) -> datetime:
    local = timezone.localtime(moment)
    day = _later(local.date(), years)
    assert day is not None  # nosec B101
    return local.replace(year=day.year, month=day.month, day=day.day)


def _later(day: date | None, years: int) -> date | None:
    """The same day so many years later; 29 February is the 28th where there is none."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
