"""After the meeting: approval, publication, update, what came back from above, the library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from laurel.applications.fields import FIGURE
from laurel.applications.selectors import application_of, fields_of, submission_of
from laurel.applications.services import Change, save_fields, submit_application
from laurel.documents.model import Issue, Paper, Paragraph
from laurel.documents.pdf import pdf_of
from laurel.editions.models import Edition
from laurel.files.receiving import IncomingFile, incoming_from
from laurel.forwarding.services import close_package, request_updates
from laurel.library.selectors import is_head_of
from laurel.library.services import agree
from laurel.outcomes.services import (
    record_ministry_outcome,
    record_national_outcome,
    record_scheme,
    record_sending,
)
from laurel.people.models import Person
from laurel.results.selectors import base_of, recommendations_of
from laurel.results.services import approve, release_feedback, set_publication
from laurel.rulebook.calendar import end_of
from laurel.rulebook.criteria import sections_of
from laurel.rulebook.entrants import Category
from laurel.sample.acts.common import YEAR, at, minutes_from, person, year
from laurel.sample.acts.entering import nominator_of
from laurel.sample.writing import CARD, updated


def follow_outcomes() -> None:
    """Approval, then what the Ministry and the national award made of the recommended entries."""
    edition, officer, clock = year(), person("officer"), minutes_from(at(7, 1))
    for category in Category:
        approve(
            edition,
            category,
            ruling="as_resolved",
            approved_on=date(2026, 7, 1),
            document_no="示範字第1150701001號",
            actor=officer,
            now=next(clock),
        )
    publish_and_tell(edition, officer, clock)
    update_and_close(edition, officer)
    record_sending(
        edition,
        sent_on=date(2026, 7, 31),
        document_no="示範字第1150731001號",
        evidence=letter("推薦函"),
        actor=officer,
        now=at(7, 31),
    )
    clock = minutes_from(at(9, 1))
    for category in Category:
        for place, row in enumerate(recommendations_of(edition, category), start=1):
            placed = place if place <= 3 else None
            record_ministry_outcome(
                row,
                place=placed,
                forwarded=placed == 1,
                announced_on=date(2026, 8, 31),
                document_no="示範部字第1150831001號",
                evidence=letter("部評結果") if placed == 1 else None,
                actor=officer,
                now=next(clock),
            )
    follow_national(edition, officer)
    offer_to_the_library(edition)


def update_and_close(edition: Edition, officer: Person) -> None:
    """The recommended of overall service update to January–June and send again; the officer closes the package."""
    request_updates(edition, end_of(date(2026, 7, 15)), actor=officer, now=at(7, 2))
    clock = minutes_from(at(7, 6))
    for row in recommendations_of(edition, Category.OVERALL_SERVICE):
        application = application_of(row.nomination)
        assert application is not None  # nosec B101
        actor, rows = nominator_of(row.nomination.unit)[0], fields_of(application)
        changes = [
            Change(name, value, rows[name].version)
            for name, value in updated(row.order, rows[f"{FIGURE}{CARD}"].value).items()
        ]
        save_fields(application, changes, actor=actor, now=next(clock))
        submit_application(application, declared_by="單位主管（示範）", actor=actor, now=next(clock))
    close_package(edition, actor=officer, now=at(7, 20))


def letter(name: str) -> IncomingFile:
    """A made-up letter as a file."""
    paper = Paper("sample_letter", f"{name}（示範）", (Paragraph("示範來文。"),))
    return incoming_from([pdf_of(paper, Issue("示範", "", at(9, 1))).content], f"{name}.pdf")


def publish_and_tell(edition: Edition, officer: Person, clock: Iterator[datetime]) -> None:
    """The recommended units become public two days later; the first of each category is told what was good."""
    set_publication(
        edition,
        scope="recommended_only",
        publishes_at=at(7, 3, 9),
        document_no="示範字第1150701002號",
        actor=officer,
        now=next(clock),
    )
    for category in Category:
        row = recommendations_of(edition, category).first()
        assert row is not None  # nosec B101
        release_feedback(
            row.nomination,
            strengths="服務流程說明清楚，成果有前後數據可以對照。",
            improvements="可以補充不同對象的滿意度，以及意見處理後的改變。",
            base=base_of(row.nomination),
            actor=officer,
            now=next(clock),
        )


def follow_national(edition: Edition, officer: Person) -> None:
    """The first of overall service wins the national award, the first of project planning does not."""
    scheme = record_scheme(YEAR, "示範類別", "", "示範會字第1151120001號", actor=officer, now=at(11, 23, 9))
    for category, won in ((Category.OVERALL_SERVICE, True), (Category.PROJECT_PLANNING, False)):
        row = recommendations_of(edition, category).first()
        assert row is not None  # nosec B101
        record_national_outcome(
            row,
            result="won" if won else "not_won",
            award_year=YEAR,
            scheme=scheme,
            winner_of_record=row.nomination.unit if won else None,
            executing_unit=None,
            line="first_line" if won else "",
            announced_on=date(2026, 11, 20),
            document_no="示範會字第1151120001號",
            evidence=letter("得獎公布"),
            actor=officer,
            now=at(11, 23),
        )


def offer_to_the_library(edition: Edition) -> None:
    """Some units let colleagues read their entries: whole, with attachments, or a few criteria; others have not said."""
    clock = minutes_from(at(7, 6))
    for place, row in enumerate(recommendations_of(edition)):
        nomination = row.nomination
        actor, _unit = nominator_of(nomination.unit)
        letter = "" if is_head_of(actor, nomination) else "示範字第1150706001號"
        submission = submission_of(nomination)
        if submission is None or place % 3 == 2:
            continue
        agree(
            nomination,
            submission,
            whole=place % 3 == 0,
            sections=[criterion.code for criterion in sections_of(Category(nomination.category))[:2]],
            document_no=letter,
            actor=actor,
            now=next(clock),
        )
