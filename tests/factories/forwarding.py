"""After the approval: recommended entries with evidence figures, their update asked for, written and sent."""

from dataclasses import dataclass
from datetime import date

from factories.deciding import letters, open_all, resolve
from factories.people import make_person
from factories.remembering import remembered
from factories.year import (
    OVERALL,
    PROJECT,
    Judging,
    at,
    make_application,
    make_branch,
    make_edition,
    make_meeting,
    make_nomination,
    make_officer,
    make_panel,
    make_project,
    write,
)
from laurel.applications.models import Application
from laurel.applications.services import record_dispatch, submit_application
from laurel.forwarding.services import request_updates
from laurel.meeting.services import begin_judging
from laurel.nominations.models import Nomination
from laurel.panel.services import declare_conflict, lock_panel
from laurel.people.roles import Role
from laurel.results.models import Recommendation
from laurel.results.services import approve
from laurel.rulebook.calendar import end_of
from laurel.screening.services import find

DUE = end_of(date(2026, 7, 10))
RATE, CASES, TEST = "figure.rate01", "figure.cases1", "figure.test01"


def figure(indicator, value, last="2026-05-31", unit="件", **overrides):
    """A card as its field holds it."""
    return {
        "indicator": indicator,
        "value": value,
        "unit": unit,
        "period_from": "2026-01-01",
        "period_to": last,
        "source": "業務系統",
        **overrides,
    }


def figures_of_may():
    """Two figures that end in May, and one of last year."""
    return {
        RATE: figure("辦結率", "97.6", unit="%", numerator="1,220", denominator="1,250"),
        CASES: figure("服務件數", "1,250"),
        TEST: figure("年度測試", "88", "2025-12-31", "分"),
    }


@dataclass(frozen=True)
class Forwarding(Judging):
    """A year whose first two entries of overall service are recommended, and its project; the third is next."""

    branch: object
    writer: object

    def application(self, code="A01") -> Application:
        rows = Application.objects.select_related("nomination__edition", "nomination__unit")
        return rows.get(nomination__edition=self.edition, nomination__code=code)

    def recommendation(self, code="A01") -> Recommendation:
        return Recommendation.objects.get(nomination__edition=self.edition, nomination__code=code)

    def ask(self, projects=(), now=None):
        return request_updates(self.edition, DUE, projects, actor=self.officer, now=now or at(7, 2))

    def carry_on(self, code="A01", actor=None, now=None):
        """Both figures and the period reach the end of June."""
        actor = actor or self.branch.coordinator
        write(
            self.application(code),
            actor,
            now or at(7, 3),
            period_to="2026-06-30",
            **{
                RATE: figure("辦結率", "98.2", "2026-06-30", "%", numerator="1,473", denominator="1,500"),
                CASES: figure("服務件數", "1,500", "2026-06-30"),
            },
        )

    def send(self, code="A01", actor=None, now=None):
        actor = actor or self.branch.coordinator
        return submit_application(
            self.application(code), declared_by="主管", actor=actor, now=now or at(7, 4)
        )


def make_written(nomination):
    """An application with one text and three figures, sent before the deadline."""
    application = make_application(nomination)
    text = {"blocks": [{"kind": "p", "level": 0, "tag": True, "runs": [["1至5月服務1,250件。", False]]}]}
    criterion = "section_A1" if nomination.category == OVERALL else "section_P1"
    write(application, nomination.nominated_by, at(5, 22), **{criterion: text}, **figures_of_may())
    submit_application(application, declared_by="主管", actor=nomination.nominated_by, now=at(6, 1))
    record_dispatch(
        application,
        dispatched_on=date(2026, 6, 10),
        dispatch_no="測字第2號",
        copies=12,
        actor=nomination.nominated_by,
        now=at(6, 10),
    )


def make_entries(edition, branch, entries=3, projects=1) -> list[Nomination]:
    made = [make_nomination(edition, branch) for _ in range(entries)]
    made += [make_project(edition) for _ in range(projects)]
    for nomination in made:
        make_written(nomination)
    return made


@remembered
def make_recommended() -> Forwarding:
    """Three entries and a project; the Director-General decides otherwise and names the first two."""
    officer, branch = make_officer(), make_branch()
    edition = make_edition(officer)
    entries = make_entries(edition, branch)
    for nomination in entries:
        find(nomination, "eligible", "", actor=officer, now=at(6, 16))
    convener, people, seats = make_panel(edition, officer, 3)
    lock_panel(edition, actor=officer, now=at(6, 17))
    begin_judging(edition, actor=officer, now=at(6, 18))
    make_meeting(edition, officer)
    for seat in seats:
        for category in (OVERALL, PROJECT):
            declare_conflict(seat, category, False, "", actor=seat.person, now=at(6, 19))
    clerk = make_person(Role.MEETING_CLERK)
    writer = make_person(Role.APPLICANT_EDITOR, unit=entries[0].unit)
    year = Forwarding(edition, officer, convener, clerk, people, seats, branch, writer)
    for category, order in ((OVERALL, "ABC"), (PROJECT, "A")):
        year.fill([letters(order, category)] * 3, category)
        open_all(year, category)
        resolve(year, category)
    for category, order in ((OVERALL, ["A01", "A02"]), (PROJECT, [])):
        approve(
            edition,
            category,
            ruling="otherwise" if order else "as_resolved",
            approved_on=date(2026, 7, 1),
            document_no="測字第5號",
            reason="只送二案" if order else "",
            order=order,
            actor=officer,
            now=at(7, 1),
        )
    return year


@remembered
def make_asked() -> Forwarding:
    """The same, the update asked for until 10 July."""
    year = make_recommended()
    year.ask()
    return year


@remembered
def make_updated() -> Forwarding:
    """The same, A01 updated and sent; A02 still owes."""
    year = make_asked()
    year.carry_on()
    year.send()
    return year
