"""An application as the rules and its readers see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from laurel.applications import fields
from laurel.applications.figures import Card, card_of
from laurel.applications.models import Application, Field
from laurel.applications.selectors import dispatch_of, fields_of, files_of
from laurel.applications.text import Text, text_of, value_of
from laurel.editions.facts import deadline_of, policy_of
from laurel.nominations.facts import admission_by
from laurel.nominations.models import Nomination
from laurel.nominations.selectors import SUBMISSION, window_at
from laurel.rulebook.calendar import Admission, Arrival, in_time
from laurel.rulebook.criteria import Level, sections_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.material import is_material_complete
from laurel.rulebook.periods import FIRST_VERSION, Period, is_data_period_right

NOT_STATED = Period(None, None)


@dataclass(frozen=True, slots=True)
class Written:
    """All that is written in a working copy, typed: basic data, the text on each criterion, the figures."""

    head_name: str = ""
    summary: str = ""
    period: Period = NOT_STATED
    period_exception_reason: str = ""
    sections: Mapping[str, Text] = field(default_factory=dict)
    """text by criterion code, only where something is written"""
    done: frozenset[str] = frozenset()
    """criteria that their writers call finished"""
    evidence: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """places of the evidence that is said to be given, by criterion code"""
    figures: tuple[Card, ...] = ()


def written_of(application: Application, rows: Mapping[str, Field] | None = None) -> Written:
    """What is written now; one query, none when the fields are at hand."""
    rows = fields_of(application) if rows is None else rows
    values = {name: row.value for name, row in rows.items()}
    sections = {
        name.removeprefix(fields.SECTION): text_of(value)
        for name, value in values.items()
        if name.startswith(fields.SECTION)
    }
    return Written(
        head_name=values.get(fields.HEAD, ""),
        summary=values.get(fields.SUMMARY, ""),
        period=Period(_day(values.get(fields.PERIOD_FROM)), _day(values.get(fields.PERIOD_TO))),
        period_exception_reason=values.get(fields.PERIOD_REASON, ""),
        sections={code: text for code, text in sections.items() if text},
        done=frozenset(
            name.removeprefix(fields.DONE)
            for name, value in values.items()
            if name.startswith(fields.DONE) and value
        ),
        evidence={
            name.removeprefix(fields.EVIDENCE): frozenset(value)
            for name, value in values.items()
            if name.startswith(fields.EVIDENCE)
        },
        figures=tuple(
            card_of(name.removeprefix(fields.FIGURE), value)
            for name, value in values.items()
            if name.startswith(fields.FIGURE) and value
        ),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def period_of(
    application: Application, written: Written | None = None, version: int = FIRST_VERSION
) -> Decision:
    """三(二)1(2)乙: is the stated data period right for that version, or explained?"""
    nomination, written = application.nomination, written or written_of(application)
    return is_data_period_right(
        Category(nomination.category),
        nomination.edition.roc_year,
        written.period,
        written.period_exception_reason,
        version,
    )


def material_of(application: Application, written: Written | None = None) -> Decision:
    """三(二)1(2)甲: the electronic file, and the copies as far as the letter is recorded.

    The form that Laurel prints of what is written is such a file; so is one that the unit uploaded.
    """
    letter = dispatch_of(application)
    files = files_of(application).filter(is_application_file=True).count()
    if (written or written_of(application)).sections:
        files += 1
    return is_material_complete(
        files, letter.copies if letter else None, application.nomination.edition.copies_required
    )


def arrival_of(application: Application, submitted_at: datetime | None = None) -> Arrival:
    """When the application came: the letter as recorded, and the first submission (or the one about to be)."""
    letter = dispatch_of(application)
    first = application.submissions.first()
    return Arrival(
        letter.dispatched_on if letter else None,
        letter.received_on if letter else None,
        first.submitted_at if first else submitted_at,
    )


def timeliness_of(
    application: Application, *, submitted_at: datetime | None = None, admission: Admission | None = None
) -> Decision:
    """三(二)1(1)丙: was it in time, or admitted: by an exemption, or by a window open when it was sent?"""
    edition, unit = application.nomination.edition, application.nomination.unit
    arrival = arrival_of(application, submitted_at)
    if admission is None and arrival.submitted_at:
        admission = admission_by(window_at(edition, unit, SUBMISSION, arrival.submitted_at))
    return in_time(arrival, deadline_of(edition), policy_of(edition), admission)


def missing_sections(application: Application, written: Written | None = None) -> tuple[str, ...]:
    """The names of criteria on which nothing is written: a warning, never a bar."""
    written = written or written_of(application)
    return tuple(
        f"{criterion.code} {criterion.name}"
        for criterion in sections_of(Category(application.nomination.category))
        if criterion.code not in written.sections
    )


def missing_evidence(category: Category, written: Written) -> dict[str, tuple[str, ...]]:
    """附件一、二: the evidence that must be given and is not ticked, by criterion code: a warning, never a bar."""
    missing = {
        criterion.code: tuple(
            prompt.words
            for place, prompt in enumerate(criterion.evidence)
            if prompt.level is Level.SHALL and place not in written.evidence.get(criterion.code, frozenset())
        )
        for criterion in sections_of(category)
    }
    return {code: prompts for code, prompts in missing.items() if prompts}


def content_of(
    application: Application, written: Written | None = None, *, is_update: bool = False
) -> dict[str, Any]:
    """All that an application says, as JSON values: what a submission freezes. An update says that it is one."""
    written = written or written_of(application)
    return {
        **({"is_update": True} if is_update else {}),
        **_identity_of(application.nomination),
        "head_name": written.head_name,
        "summary": written.summary,
        "period_from": written.period.first.isoformat() if written.period.first else None,
        "period_to": written.period.last.isoformat() if written.period.last else None,
        "period_exception_reason": written.period_exception_reason,
        "sections": [
            {"criterion": criterion.code, "text": value_of(written.sections[criterion.code])}
            for criterion in sections_of(Category(application.nomination.category))
            if criterion.code in written.sections
        ],
        "figures": [card.as_json() for card in written.figures],
        "files": [
            {
                "id": row.public_id,
                "name": row.received.name,
                "caption": row.caption,
                "sha256": row.received.sha256,
                "size": row.received.size,
                "pages": row.received.pages,
                "media_type": row.received.media_type,
                "is_application_file": row.is_application_file,
            }
            for row in files_of(application)
            if row.received.is_usable
        ],
    }


def _identity_of(nomination: Nomination) -> dict[str, Any]:
    return {
        "entry": nomination.code,
        "edition": nomination.edition.roc_year,
        "category": nomination.category,
        "unit": nomination.unit.name,
        "project_title": nomination.project_title,
        "project_start": nomination.project_start.isoformat() if nomination.project_start else None,
        "project_end": nomination.project_end.isoformat() if nomination.project_end else None,
        "team": nomination.team,
        "team_total": nomination.team_total,
        "budget_thousand": nomination.budget_thousand,
        "contact": [
            nomination.contact_name,
            nomination.contact_title,
            nomination.contact_phone,
            nomination.contact_email,
        ],
    }
