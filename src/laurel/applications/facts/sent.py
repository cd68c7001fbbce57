"""What an entry sent, as the rules see it: its frozen versions and its letter, never the working copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from laurel.applications import fields
from laurel.applications.models import Dispatch
from laurel.applications.selectors import Version, newest_dispatches, versions_of
from laurel.nominations.facts import YearRead, admission_by
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import SUBMISSION
from laurel.rulebook.calendar import Admission, Arrival, in_time
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.material import is_material_complete
from laurel.rulebook.periods import Period, is_data_period_right

PLAIN = {
    fields.HEAD: ("head_name",),
    fields.SUMMARY: ("summary",),
    fields.PERIOD: ("period_from", "period_to", "period_exception_reason"),
    fields.FIGURES: ("figures",),
    fields.ATTACHMENTS: ("files",),
}
"""Parts of an application and what a frozen version calls them."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The versions of an entry that are screened and judged, oldest first, and its newest letter."""

    versions: tuple[Version, ...] = ()
    letter: Dispatch | None = None

    @property
    def first(self) -> Version | None:
        """The version whose time counts."""
        return self.versions[0] if self.versions else None

    @property
    def newest(self) -> Version | None:
        """The version that is read."""
        return self.versions[-1] if self.versions else None


def letters_and_versions(nominations: Sequence[Nomination]) -> dict[int, Sent]:
    """What each entry sent: key of the entry → versions and letter; two queries."""
    versions, letters = versions_of(nominations), newest_dispatches(nominations)
    judged = {key: tuple(row for row in rows if not row.is_update) for key, rows in versions.items()}
    return {row.pk: Sent(judged.get(row.pk, ()), letters.get(row.pk)) for row in nominations}


def conditions_of(
    nomination: Nomination, sent: Sent, year: YearRead, *, late: Admission | None = None
) -> Decision:
    """三(二)1(1)丙, 1(2)甲, 1(2)乙 of what was sent: the time, the copies and the file, the stated period."""
    decision = in_time(
        _arrival_of(sent), year.deadline, year.facts.policy, late or _by_window(nomination, sent, year)
    )
    if sent.newest is None:
        return decision
    return decision + _material_of(nomination, sent, sent.newest) + _period_of(nomination, sent.newest)


def _arrival_of(sent: Sent) -> Arrival:
    letter, first = sent.letter, sent.first
    return Arrival(
        letter.dispatched_on if letter else None,
        letter.received_on if letter else None,
        first.submitted_at if first else None,
    )


def _by_window(nomination: Nomination, sent: Sent, year: YearRead) -> Admission | None:
    if sent.first is None:
        return None
    return admission_by(year.window_at(nomination.unit_id, SUBMISSION, sent.first.submitted_at))


def _material_of(nomination: Nomination, sent: Sent, newest: Version) -> Decision:
    """The printed form frozen with a version is an electronic file of it; so is one that the unit uploaded."""
    files = sum(bool(row["is_application_file"]) for row in newest.files or ())
    files += bool(newest.pdf_sha256 or newest.first_criterion)
    copies = sent.letter.copies if sent.letter else None
    return is_material_complete(files, copies, nomination.edition.copies_required)


def _period_of(nomination: Nomination, newest: Version) -> Decision:
    return is_data_period_right(
        Category(nomination.category),
        nomination.edition.roc_year,
        Period(_day(newest.period_from), _day(newest.period_to)),
        newest.period_exception_reason or "",
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def changed_parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts of an application that two frozen versions say differently, in the order of the form."""
    plain = [part for part, names in PLAIN.items() if any(before[name] != after[name] for name in names)]
    old, new = ({row["criterion"]: row["text"] for row in content["sections"]} for content in (before, after))
    sections = [
        fields.section_field(code)
        for code in sorted(old.keys() | new.keys())
        if old.get(code) != new.get(code)
    ]
    basics = [part for part in plain if part not in (fields.FIGURES, fields.ATTACHMENTS)]
    return (*basics, *sections, *(part for part in plain if part not in basics))
