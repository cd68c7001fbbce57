"""A year that is done: projects approved, minutes signed and scanned, outcomes there; closed, with its terms."""

from datetime import date

from factories.deciding import make_approved
from factories.people import make_person
from factories.remembering import remembered
from factories.year import PROJECT, at, some_pdf
from laurel.archive.models import Kind
from laurel.archive.services import close_year, set_term
from laurel.documents.models import IssuedPaper
from laurel.documents.services import issue_paper
from laurel.files.receiving import incoming_from
from laurel.forwarding.services import close_package
from laurel.meeting.documents import paper_of, subject_of
from laurel.meeting.documents.desk import MINUTES
from laurel.meeting.selectors import count_of, meeting_of
from laurel.meeting.services import attach_signed_scan
from laurel.outcomes.services import record_ministry_outcome
from laurel.people.roles import Role
from laurel.results.selectors import recommendations_of

CLOSED_ON = date(2026, 12, 20)
CLOSING = at(12, 20)


def sign_minutes(judging, category=PROJECT):
    """The minutes are issued, signed, and their scan is kept."""
    meeting = meeting_of(judging.edition)
    issue_paper(
        paper_of(meeting, MINUTES, count=count_of(judging.edition, category)),
        subject=subject_of(meeting, MINUTES, category),
        chain=judging.edition.chain,
        category=category,
        actor=judging.officer,
        now=at(7, 2),
    )
    issued = IssuedPaper.objects.get(kind="minutes", category=category)
    scan = incoming_from([some_pdf() + b"\n% signed"], "scan.pdf")
    return attach_signed_scan(judging.edition, issued, scan, actor=judging.officer, now=at(7, 3))


def settle(judging):
    """The package goes up; the Ministry's word on every recommended project: not among the first three."""
    close_package(judging.edition, actor=judging.officer, now=at(7, 20))
    for row in recommendations_of(judging.edition):
        record_ministry_outcome(
            row,
            place=4,
            forwarded=False,
            announced_on=date(2026, 9, 1),
            document_no="部字第1號",
            actor=judging.officer,
            now=at(9, 2),
        )


def set_terms(officer, years=1, kinds=tuple(Kind), now=None):
    for kind in kinds:
        set_term(
            kind,
            years=years,
            openness="closed",
            openness_reason="測試",
            authority="測試區分表",
            valid_from=date(2026, 1, 1),
            actor=officer,
            now=now or at(12, 1),
        )


@remembered
def make_done(projects=3, members=3):
    """A year with nothing pending, not closed."""
    judging = make_approved(projects, members)
    sign_minutes(judging)
    settle(judging)
    return judging


@remembered
def make_closed(years=1):
    """The same closed, every kind kept for so many years (None: for good)."""
    judging = make_done()
    set_terms(judging.officer, years)
    close_year(judging.edition, closed_on=CLOSED_ON, actor=judging.officer, now=CLOSING)
    return judging


def make_auditor():
    return make_person(Role.AUDITOR)
