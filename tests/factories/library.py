"""A year whose recommended projects have something to learn from, and the answers of their units."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from factories.deciding import approved, letters, open_all, resolve
from factories.people import make_person, make_unit
from factories.remembering import remembered
from factories.year import (
    PROJECT,
    Judging,
    at,
    make_application,
    make_edition,
    make_meeting,
    make_officer,
    make_panel,
    make_project,
    some_pdf,
    write,
)
from laurel.applications.selectors import submission_of
from laurel.applications.services import attach_file, record_dispatch, submit_application
from laurel.applications.text import FigureHere, Paragraph, PictureHere, Text, value_of
from laurel.files.receiving import incoming_from
from laurel.library.services import agree
from laurel.meeting.services import begin_judging
from laurel.nominations.models import Nomination
from laurel.panel.services import declare_conflict, lock_panel
from laurel.people.roles import Role
from laurel.results.services import set_publication
from laurel.screening.services import find

NEXT_YEAR = datetime(2027, 3, 1, 10, tzinfo=ZoneInfo("Asia/Taipei"))
"""ROC 116: the results of 115 are public."""
IN_JULY = at(7, 10)
"""ROC 115, after the approval: its results are not public yet."""
FIGURE = {"indicator": "媒合率", "value": "81", "unit": "%", "source": "洽 (02)1234-5678 分機 9"}


def said(words, *, innovation=False) -> Paragraph:
    return Paragraph(((words, False),), 0, innovation)


def texts(picture: str) -> dict:
    """What a project says on its criteria: among it a telephone, an address, the names of contact and head."""
    first = (
        said("請洽聯絡人 (02)2345-6789 分機 12 或 wang@example.gov.tw"),
        said("邀請求職者一起設計表單", innovation=True),
        FigureHere("abcdef"),
    )
    second = (said("主管林主任每週檢討媒合進度"), PictureHere(picture))
    return {
        "section_P1": value_of(Text(first)),
        "section_P2": value_of(Text(second)),
        "section_P3-1": value_of(Text((said("離島專車一年四十班次"),))),
    }


def make_written(edition, unit, actor) -> Nomination:
    """A project written, with a picture, a figure and the application as a file, sent and found eligible."""
    nomination = make_project(edition, unit, actor)
    application = make_application(nomination)
    kept = {}
    for caption, is_form in (("申請書", True), ("專車照片", False)):
        kept[caption] = attach_file(
            application,
            incoming_from([some_pdf()], f"{caption}.pdf"),
            caption=caption,
            is_application_file=is_form,
            actor=actor,
            now=at(5, 22),
        )
    values = {"head_name": "林主任", "figure.abcdef": FIGURE, **texts(kept["專車照片"].public_id)}
    write(application, actor, at(5, 23), **values)
    submit_application(application, declared_by="林主任", actor=actor, now=at(6, 1))
    record_dispatch(
        application,
        dispatched_on=date(2026, 6, 10),
        dispatch_no="測字第2號",
        copies=12,
        actor=actor,
        now=at(6, 10),
    )
    return nomination


@remembered
def make_library(projects=3) -> Judging:
    """A year whose projects, each with a head of its own unit, are approved: the first two are recommended."""
    officer = make_officer()
    edition = make_edition(officer)
    for _ in range(projects):
        unit = make_unit()
        nomination = make_written(edition, unit, make_person(Role.UNIT_HEAD, unit=unit))
        find(nomination, "eligible", "", actor=officer, now=at(6, 16))
    convener, people, seats = make_panel(edition, officer, 3)
    lock_panel(edition, actor=officer, now=at(6, 17))
    begin_judging(edition, actor=officer, now=at(6, 18))
    make_meeting(edition, officer)
    for member in seats:
        declare_conflict(member, PROJECT, False, "", actor=member.person, now=at(6, 19))
    judging = Judging(edition, officer, convener, make_person(Role.MEETING_CLERK), people, seats)
    judging.fill([letters("ABCDEFGH"[:projects], PROJECT)] * 3, PROJECT, now=at(6, 23))
    open_all(judging, PROJECT)
    resolve(judging, PROJECT)
    approved(judging)
    set_publication(
        edition,
        scope="recommended_only",
        publishes_at=at(8, 1),
        document_no="測字第6號",
        actor=officer,
        now=at(7, 2),
    )
    return judging


def entries_of(judging) -> list[Nomination]:
    """The projects in the order of their places."""
    rows = Nomination.objects.filter(edition=judging.edition).order_by("code")
    return list(rows.select_related("unit", "edition"))


def make_consent(nomination, now=IN_JULY, **scope):
    """The head of the unit agrees: to the whole, unless a scope is given."""
    return agree(
        nomination,
        submission_of(nomination),
        **{"whole": True, "with_files": False, **scope},
        actor=nomination.nominated_by,
        now=now,
    )
