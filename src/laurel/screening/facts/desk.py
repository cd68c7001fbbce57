"""The desk: every submitted entry with where it stands and what the system found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from laurel.applications.facts import Sent, changed_parts, letters_and_versions
from laurel.applications.selectors import Version, contents_of
from laurel.applications.words import place_in_words
from laurel.editions.models import Edition
from laurel.nominations.facts import YearRead, read_year
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import standing_by_unit
from laurel.people.models import Person
from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, Ground, Verdict
from laurel.rulebook.screening import Change, change_between, provisions_of
from laurel.screening.facts.grounds import grounds_of
from laurel.screening.models import CorrectionRequest, Finding
from laurel.screening.permissions import may_screen
from laurel.screening.selectors import (
    assignees_of,
    corrections_of,
    is_complete,
    is_given_back,
    is_reopened,
    newest_findings,
)
from laurel.screening.words import STATES, Words

OPEN, ANSWERED, EXPIRED = "open", "answered", "expired"


@dataclass(frozen=True, slots=True)
class Cure:
    """A request to mend, the version that answered it, and how it stands."""

    request: CorrectionRequest
    answer: Version | None
    state: str


@dataclass(frozen=True, slots=True)
class Case:
    """A submitted entry with all that was decided on it."""

    nomination: Nomination
    sent: Sent
    finding: Finding | None
    cures: tuple[Cure, ...]
    assignee: Person | None

    @property
    def cure(self) -> Cure | None:
        """The newest request to mend."""
        return self.cures[-1] if self.cures else None

    @property
    def received_at(self) -> datetime:
        """When it was first sent."""
        return self.sent.versions[0].submitted_at

    @property
    def state(self) -> str:
        """Where it stands, a code of `words.STATES`."""
        finding, cure = self.finding, self.cure
        if cure and cure.state == OPEN and not (is_complete(finding) and _decided_after(finding, cure)):
            return "correction"
        if finding is None or is_given_back(finding):
            return "waiting"
        if is_reopened(finding):
            return "reopened"
        return finding.outcome if is_complete(finding) else "second"

    @property
    def is_decided(self) -> bool:
        """True when its finding counts: nothing of it keeps the panel from being locked."""
        return is_complete(self.finding)

    @property
    def urgency(self) -> tuple[int, int, datetime, str]:
        """Its place in the queue: what waits longest for somebody comes first."""
        cure, waits = self.cure, 1
        if cure and cure.state != OPEN and not self.is_decided:
            waits = 0
        due = cure.request.due_at if cure and self.state == "correction" else self.received_at
        return list(STATES).index(self.state), waits, due, self.nomination.code


def _decided_after(finding: Finding | None, cure: Cure) -> bool:
    return finding is not None and finding.found_at >= cure.request.requested_at


@dataclass(frozen=True, slots=True)
class Line:
    """A case of the queue with its grounds as they are computed today."""

    case: Case
    decision: Decision

    @property
    def forbidding(self) -> int:
        """How many provisions forbid."""
        return self._counted(Verdict.NOT_MET)

    @property
    def for_people(self) -> int:
        """How many provisions people must judge, or the text leaves open."""
        return self._counted(Verdict.FOR_PEOPLE, Verdict.SILENT)

    def _counted(self, *verdicts: Verdict) -> int:
        return sum(row.verdict in verdicts for row in provisions_of(self.decision))

    @property
    def timeliness(self) -> Ground:
        """Was it in time?"""
        return [row for row in self.decision if row.article is articles.NOMINATION_DEADLINE][-1]

    @property
    def change(self) -> Change | None:
        """What differs from the facts of its finding; None without a finding."""
        finding = self.case.finding
        return change_between(Decision.from_record(finding.grounds), self.decision) if finding else None


def cases_of(nominations: Sequence[Nomination], now: datetime) -> list[Case]:
    """Those of the entries that were submitted, with where each stands; a constant number of queries."""
    sent = letters_and_versions(nominations)
    newest, asked, looking = (
        newest_findings(nominations),
        corrections_of(nominations),
        assignees_of(nominations),
    )
    return [
        Case(
            row,
            sent[row.pk],
            newest.get(row.pk),
            cures_of(asked.get(row.pk, ()), sent[row.pk].versions, now),
            looking.get(row.pk),
        )
        for row in nominations
        if sent[row.pk].versions
    ]


def cures_of(
    requests: Sequence[CorrectionRequest], versions: Sequence[Version], now: datetime
) -> tuple[Cure, ...]:
    """How each request to mend stands: answered by a later version, open until its date, or expired."""
    cures = []
    for row in requests:
        answer = next((version for version in versions if version.submitted_at >= row.requested_at), None)
        state = ANSWERED if answer else OPEN if now <= row.due_at else EXPIRED
        cures.append(Cure(row, answer, state))
    return tuple(cures)


def mended_in(case: Case, cure: Cure) -> list[Words]:
    """What the version that answered a request says differently from the one before, in words; two contents are read."""
    if cure.answer is None:
        return []
    before = [row for row in case.sent.versions if row.number < cure.answer.number]
    if not before:
        return []
    contents = contents_of([before[-1].pk, cure.answer.pk])
    return [place_in_words(part) for part in changed_parts(contents[before[-1].pk], contents[cure.answer.pk])]


def desk_of(edition: Edition, now: datetime) -> list[Line]:
    """The whole desk, the most urgent first; a constant number of queries."""
    year = read_year(edition)
    cases = cases_of([row for rows in year.entries.values() for row in rows], now)
    sent = {case.nomination.pk: case.sent for case in cases}
    found = grounds_of([case.nomination for case in cases], timezone.localdate(now), year, sent)
    lines = [Line(case, found[case.nomination.pk]) for case in cases]
    return sorted(lines, key=lambda line: line.case.urgency)


def line_of(nomination: Nomination, now: datetime) -> tuple[Line, YearRead]:
    """One case as the desk sees it, withdrawn or not, with the year that was read for it."""
    year = read_year(nomination.edition, [nomination.unit_id])
    case = cases_of([nomination], now)[0]
    found = grounds_of([nomination], timezone.localdate(now), year, {nomination.pk: case.sent})
    return Line(case, found[nomination.pk]), year


def queue_of(edition: Edition, now: datetime) -> list[Case]:
    """The cases of the desk without their grounds, the most urgent first; a constant number of queries."""
    entries = [row for rows in standing_by_unit(edition).values() for row in rows]
    return sorted(cases_of(entries, now), key=lambda case: case.urgency)


def next_case(queue: Sequence[Case], person: Person, *, but: Nomination) -> Case | None:
    """The most urgent case that waits for this person and that nobody else looks at; None when there is none."""
    for case in queue:
        if case.nomination != but and case.assignee in (None, person) and _waits_for(case, person):
            return case
    return None


def neighbours_of(queue: Sequence[Case], nomination: Nomination) -> tuple[Case | None, Case | None]:
    """The cases before and after an entry in the queue; neither for a withdrawn one."""
    places = {case.nomination: place for place, case in enumerate(queue)}
    place = places.get(nomination)
    if place is None:
        return None, None
    return (
        queue[place - 1] if place else None,
        queue[place + 1] if place + 1 < len(queue) else None,
    )


def related_to(queue: Sequence[Case], nomination: Nomination) -> list[Case]:
    """The other cases of its category whose unit is above or below its own: allowed, their figures may overlap."""
    own = nomination.unit
    return [
        case
        for case in queue
        if case.nomination.category == nomination.category
        and (case.nomination.unit_id == own.parent_id or case.nomination.unit.parent_id == own.pk)
    ]


def _waits_for(case: Case, person: Person) -> bool:
    if case.state == "second":
        return case.finding is not None and case.finding.found_by_id != person.pk
    return case.state in ("reopened", "waiting") and may_screen(person)
