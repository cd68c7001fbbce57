"""The year is opened; branches and units nominate, write, submit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from laurel.applications.models import Application
from laurel.applications.selectors import fields_of
from laurel.applications.services import (
    Change,
    attach_file,
    begin_application,
    record_dispatch,
    save_fields,
    submit_application,
)
from laurel.documents.model import Issue, Paper, Paragraph
from laurel.documents.pdf import pdf_of
from laurel.editions.services import decide_point, open_edition, proposed_calendar
from laurel.files.receiving import incoming_from
from laurel.nominations.services import Particulars, nominate
from laurel.people.models import Person, Unit
from laurel.people.roles import Role
from laurel.rulebook.entrants import Category
from laurel.rulebook.periods import data_period_of
from laurel.rulebook.policy import Point
from laurel.sample.acts.common import YEAR, at, minutes_from, person, year
from laurel.sample.tables import table
from laurel.sample.writing import written


def open_year() -> None:
    """The officer opens the year and decides whether the convener ranks."""
    officer = person("officer")
    edition = open_edition(
        YEAR,
        title="115 年度服務績優獎（示範）",
        calendar=proposed_calendar(YEAR),
        basis="勞動部服務躍升實施計畫（示範）",
        contact="綜合規劃組承辦人",
        is_sample=True,
        actor=officer,
        now=at(4, 1),
    )
    decide_point(
        edition,
        Point.CONVENER_RANKS,
        "chairs_only",
        authority="示範字第1150401號",
        reason="召集人主持會議",
        actor=officer,
        now=at(4, 1, 11),
    )


def enter_everyone() -> None:
    """Branches and units nominate, write, attach, submit and dispatch."""
    pdf = sample_pdf()
    clock = minutes_from(at(5, 25, 8))
    for code in table("entries")["overall"]:
        enter(
            Unit.objects.select_related("parent").get(code=code), Category.OVERALL_SERVICE, None, pdf, clock
        )
    for row in table("entries")["project"]:
        unit = Unit.objects.select_related("parent").get(code=row["unit"])
        enter(unit, Category.PROJECT_PLANNING, (row["title"], row["start"]), pdf, clock)


def nominator_of(unit: Unit) -> tuple[Person, Unit]:
    """Who nominates a sample unit, and from where."""
    grants = Person.objects.filter(
        role_grants__unit=unit, role_grants__role__in=[Role.UNIT_HEAD, Role.BRANCH_COORDINATOR]
    )
    own = grants.first()
    if own is not None:
        return own, unit
    branch = unit.parent
    assert branch is not None  # nosec B101
    return Person.objects.get(role_grants__unit=branch, role_grants__role=Role.BRANCH_COORDINATOR), branch


def enter(
    unit: Unit, category: Category, project: tuple[str, date] | None, pdf: bytes, clock: Iterator[datetime]
) -> Application:
    """One sample entry from nomination to letter."""
    actor, nominator = nominator_of(unit)
    title, start = project or ("", None)
    nomination = nominate(
        year(),
        unit,
        category,
        nominated_by_unit=nominator,
        particulars=Particulars(
            contact_name="聯絡人（示範）",
            contact_title="專員",
            contact_phone="(00)0000-0000",
            project_title=title,
            project_start=start,
            team=[{"unit": unit.short_name, "title": post} for post in ("科長", "專員")],
            team_total=6,
            budget_thousand=1200,
        ),
        is_sample=True,
        actor=actor,
        now=next(clock),
    )
    application = begin_application(nomination, actor=actor, now=next(clock))
    required = data_period_of(category, YEAR)
    values = {
        "head_name": "單位主管（示範）",
        "summary": f"{unit.name}的示範摘要。",
        "period_from": str(start or required.first),
        "period_to": str(required.last or date(2026, 5, 31)),
        **written(unit, category),
    }
    rows = fields_of(application)
    changes = [
        Change(name, value, rows[name].version if name in rows else 0) for name, value in values.items()
    ]
    save_fields(application, changes, actor=actor, now=next(clock))
    attach_file(
        application,
        incoming_from([pdf], f"{nomination.code}申請書.pdf", next(clock)),
        caption="參獎申請書（示範）",
        is_application_file=True,
        actor=actor,
        now=next(clock),
    )
    submit_application(application, declared_by="單位主管（示範）", actor=actor, now=next(clock))
    record_dispatch(
        application,
        dispatched_on=date(2026, 6, 10),
        dispatch_no=f"示範字第1150610{nomination.code[1:]}號",
        copies=12,
        actor=actor,
        now=next(clock),
    )
    return application


def sample_pdf() -> bytes:
    """A one-page file that says what it is."""
    paper = Paper(
        "sample", "參獎申請書（示範）", (Paragraph("本檔為示範資料，沒有真實內容。"),), banner="示範資料"
    )
    return pdf_of(paper, Issue("示範", "", at(5, 25))).content
