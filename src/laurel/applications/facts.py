"""An application as the rules and its readers see it."""

from __future__ import annotations

from typing import Any

from laurel.applications.models import Application
from laurel.applications.selectors import dispatch_of, files_of, sections_written
from laurel.editions.facts import deadline_of, policy_of
from laurel.rulebook.calendar import Admission, Arrival, in_time
from laurel.rulebook.criteria import sections_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.grounds import Decision
from laurel.rulebook.material import is_material_complete
from laurel.rulebook.periods import Period, is_data_period_right


def period_of(application: Application) -> Decision:
    """三(二)1(2)乙: is the stated data period right, or explained?"""
    nomination = application.nomination
    return is_data_period_right(
        Category(nomination.category),
        nomination.edition.roc_year,
        Period(application.period_from, application.period_to),
        application.period_exception_reason,
    )


def material_of(application: Application) -> Decision:
    """三(二)1(2)甲: the electronic file, and the copies as far as the letter is recorded."""
    letter = dispatch_of(application)
    files = files_of(application).filter(is_application_file=True).count()
    return is_material_complete(
        files, letter.copies if letter else None, application.nomination.edition.copies_required
    )


def arrival_of(application: Application, submitted_at: Any = None) -> Arrival:
    """When the application came: the letter as recorded, and the first submission (or the one about to be)."""
    letter = dispatch_of(application)
    first = application.submissions.first()
    return Arrival(
        letter.dispatched_on if letter else None,
        letter.received_on if letter else None,
        first.submitted_at if first else submitted_at,
    )


def timeliness_of(
    application: Application, *, submitted_at: Any = None, admission: Admission | None = None
) -> Decision:
    """三(二)1(1)丙: was it in time?"""
    edition = application.nomination.edition
    return in_time(arrival_of(application, submitted_at), deadline_of(edition), policy_of(edition), admission)


def missing_sections(application: Application) -> tuple[str, ...]:
    """The names of criteria on which nothing is written: a warning, never a bar."""
    written = sections_written(application)
    return tuple(
        f"{criterion.code} {criterion.name}"
        for criterion in sections_of(Category(application.nomination.category))
        if criterion.code not in written or not written[criterion.code].text.strip()
    )


def content_of(application: Application) -> dict[str, Any]:
    """All that an application says, as JSON values: what a submission freezes."""
    nomination = application.nomination
    written = sections_written(application)
    return {
        "entry": nomination.code,
        "edition": nomination.edition.roc_year,
        "category": nomination.category,
        "unit": nomination.unit.name,
        "project_title": nomination.project_title,
        "project_start": nomination.project_start.isoformat() if nomination.project_start else None,
        "project_end": nomination.project_end.isoformat() if nomination.project_end else None,
        "head_name": application.head_name,
        "summary": application.summary,
        "period_from": application.period_from.isoformat() if application.period_from else None,
        "period_to": application.period_to.isoformat() if application.period_to else None,
        "period_exception_reason": application.period_exception_reason,
        "sections": [
            {"criterion": criterion.code, "text": written[criterion.code].text}
            for criterion in sections_of(Category(nomination.category))
            if criterion.code in written
        ],
        "files": [
            {
                "id": row.public_id,
                "name": row.name,
                "caption": row.caption,
                "sha256": row.sha256,
                "size": row.size,
                "pages": row.pages,
                "is_application_file": row.is_application_file,
            }
            for row in files_of(application)
        ],
    }
