"""The grounds of entries: every condition in the regulation's order, computed in one place for one entry and for many."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from laurel.applications.facts import Sent, conditions_of, letters_and_versions
from laurel.nominations.facts import YearRead, eligibility_of, late_nomination_of, read_year
from laurel.nominations.models import Nomination
from laurel.rulebook.calendar import Admission
from laurel.rulebook.entrants import is_like_the_list
from laurel.rulebook.grounds import Decision, Ground
from laurel.rulebook.screening import may_be_admitted
from laurel.screening.models import Exemption, Finding
from laurel.screening.selectors import exemptions_of

LATE = "late"
EARLY_PROJECT = "project_began_too_early"
CLOSED_LIST = "closed_list"
EXEMPTIBLE = (LATE, EARLY_PROJECT, CLOSED_LIST)
"""What an authority may admit; all other forbidding grounds only a correction of data removes."""


def grounds_of(
    nominations: Sequence[Nomination],
    on: date,
    year: YearRead,
    sent: dict[int, Sent] | None = None,
) -> dict[int, Decision]:
    """The conditions of many entries of a year on a day: key of the entry → decision; a constant number of queries."""
    sent = letters_and_versions(nominations) if sent is None else sent
    admitted = exemptions_of(nominations)
    return {
        row.pk: _grounds(row, on, year, sent.get(row.pk, Sent()), admissions_by(admitted.get(row.pk, ())))
        for row in nominations
    }


def grounds_for(nomination: Nomination, on: date) -> Decision:
    """The conditions of one entry on a day."""
    year = read_year(nomination.edition, [nomination.unit_id])
    return grounds_of([nomination], on, year)[nomination.pk]


def _grounds(
    nomination: Nomination, on: date, year: YearRead, sent: Sent, admitted: dict[str, Admission]
) -> Decision:
    decision = eligibility_of(
        nomination,
        on,
        year,
        early_project=admitted.get(EARLY_PROJECT),
        closed_list=admitted.get(CLOSED_LIST),
    )
    decision += late_nomination_of(nomination, year)
    return decision + conditions_of(nomination, sent, year, late=admitted.get(LATE))


def admissions_by(exemptions: Sequence[Exemption]) -> dict[str, Admission]:
    """What was admitted: code → document and reason."""
    return {row.code: Admission(row.authority, row.reason) for row in exemptions}


def exemption_for(ground: Ground) -> str:
    """Under which code an authority may admit in spite of a ground; empty where none may."""
    if not may_be_admitted(ground):
        return ""
    return CLOSED_LIST if is_like_the_list(ground) else ground.code


def version_of_case(finding: Finding | None, decision: Decision) -> str:
    """What a person looked at: the newest finding and the grounds; a finding on anything older is refused."""
    codes = [f"{ground.article.path}{ground.verdict}{ground.code}" for ground in decision]
    digest = hashlib.sha256("\n".join(codes).encode()).hexdigest()[:16]
    return f"{finding.number if finding else 0}-{digest}"
