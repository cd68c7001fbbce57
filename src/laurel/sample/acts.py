"""What happens in the sample year, act by act, each by its proper role."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from laurel.applications.fields import FIGURE
from laurel.applications.models import Application
from laurel.applications.selectors import application_of, fields_of, submission_of
from laurel.applications.services import (
    Change,
    attach_file,
    begin_application,
    record_dispatch,
    save_fields,
    submit_application,
)
from laurel.ballots.selectors import is_opened, rounds_of, voters_of
from laurel.ballots.services import place_entry, seal_sheet
from laurel.documents.model import Issue, Paper, Paragraph
from laurel.documents.pdf import pdf_of
from laurel.editions.models import Edition
from laurel.editions.selectors import current_edition
from laurel.editions.services import decide_point, open_edition, proposed_calendar
from laurel.files.receiving import IncomingFile, incoming_from
from laurel.forwarding.services import close_package, request_updates
from laurel.library.selectors import is_head_of
from laurel.library.services import agree
from laurel.meeting.facts import marked_pairs
from laurel.meeting.selectors import count_of, meeting_of
from laurel.meeting.services import (
    begin_judging,
    consent_to_open,
    convene_meeting,
    handle_differences,
    note_attendance,
    read_out_recusals,
    resolve_category,
    start_tie_round,
)
from laurel.nominations.selectors import nominations_of
from laurel.nominations.services import Particulars, nominate
from laurel.outcomes.services import (
    record_ministry_outcome,
    record_national_outcome,
    record_scheme,
    record_sending,
)
from laurel.panel.models import Member
from laurel.panel.selectors import members_of
from laurel.panel.services import appoint_member, declare_conflict, lock_panel
from laurel.people.models import Person, Unit
from laurel.people.roles import Role
from laurel.results.selectors import base_of, recommendations_of
from laurel.results.services import approve, release_feedback, set_publication
from laurel.rewards.services import Proposed, order_rewards, propose_reward, record_review
from laurel.rulebook.calendar import end_of
from laurel.rulebook.criteria import sections_of
from laurel.rulebook.entrants import Category
from laurel.rulebook.panel import EIGHT_DIVISIONS
from laurel.rulebook.periods import data_period_of
from laurel.rulebook.policy import Point
from laurel.sample.tables import sample_ranks, table
from laurel.sample.writing import CARD, updated, written
from laurel.screening.models import Finding
from laurel.screening.services import find

TAIPEI = ZoneInfo("Asia/Taipei")
YEAR = 115


def at(month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of the sample year in Taipei."""
    return datetime(2026, month, day, hour, minute, tzinfo=TAIPEI)


def minutes_from(start: datetime) -> Iterator[datetime]:
    """One moment after another, a minute apart."""
    while True:
        yield start
        start += timedelta(minutes=1)


def person(username: str) -> Person:
    """A sample account."""
    return Person.objects.get(username=username)


def year() -> Edition:
    """The sample year."""
    edition = current_edition()
    if edition is None:
        raise LookupError("the sample year is not open")
    return edition


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


def screen_and_appoint() -> None:
    """The officer screens, appoints, locks; the members declare; the judging begins."""
    officer, edition, clock = person("officer"), year(), minutes_from(at(6, 16, 9))
    for nomination in list(nominations_of(edition)):
        find(nomination, Finding.Outcome.ELIGIBLE, "", actor=officer, now=next(clock))
    appoint_everyone(edition, officer, clock)
    lock_panel(edition, actor=officer, now=next(clock))
    begin_judging(edition, actor=officer, now=next(clock))


def appoint_everyone(edition: Edition, officer: Person, clock: Iterator[datetime]) -> None:
    """The convener, eight members and a deputy convener, by appointment number."""
    appoint_member(
        edition,
        person("convener"),
        seat=Member.Seat.CONVENER,
        unit=None,
        rank_level=12,
        appointment_no="示範字第1150616001號",
        actor=officer,
        now=next(clock),
    )
    for number, code in enumerate(EIGHT_DIVISIONS, start=1):
        sent = Person.objects.get(username=MEMBER_OF[code])
        appoint_member(
            edition,
            sent,
            seat=Member.Seat.MEMBER,
            unit=Unit.objects.get(code=code),
            rank_level=sent.rank_level,
            appointment_no=f"示範字第115061600{number + 1}號",
            actor=officer,
            now=next(clock),
        )
    appoint_member(
        edition,
        person("deputy"),
        seat=Member.Seat.DEPUTY,
        unit=None,
        rank_level=11,
        appointment_no="示範字第1150616010號",
        actor=officer,
        now=next(clock),
    )


MEMBER_OF = {code: f"member-{number}" for number, code in enumerate(EIGHT_DIVISIONS, start=1)}
"""The sample member of each division."""


def rank_and_seal() -> None:
    """Every member declares, ranks as the real judges did, and seals; the officer calls the meeting."""
    edition, clock = year(), minutes_from(at(6, 23, 9))
    for category in Category:
        for held in rounds_of(edition, category):
            fill(held, sample_ranks(), clock)
    convene_meeting(edition, "本署 4 樓會議室", actor=person("officer"), now=next(clock))


def fill(held: Any, ranks: list[list[int]], clock: Iterator[datetime]) -> None:
    """All who may file in a round place every entry by a table (a row an entry, a column a member) and seal."""
    for column, member in enumerate(voters_of(held)):
        declare_conflict(member, held.category, False, "", actor=member.person, now=next(clock))
        given = {code: ranks[row][column % len(ranks[row])] for row, code in enumerate(held.entries)}
        now = next(clock)
        for position, code in enumerate(sorted(given, key=given.__getitem__), start=1):
            place_entry(held, member, code, position, actor=member.person, now=now)
        seal_sheet(held, member, idempotency_key=f"sample-{member.pk}", actor=member.person, now=next(clock))


def hold_the_meeting() -> None:
    """Attendance, opening by two, the tie across the cut settled by a round, resolution."""
    edition, clock = year(), minutes_from(at(6, 30, 14, 5))
    convener, clerk = person("convener"), person("clerk")
    meeting = meeting_of(edition)
    assert meeting is not None  # nosec B101
    note_attendance(meeting, dict.fromkeys(members_of(edition), True), actor=clerk, now=next(clock))
    for category in Category:
        read_out_recusals(edition, category, actor=convener, now=next(clock))
        settle(edition, category, convener, clerk, clock)
        count = count_of(edition, category)
        if count and marked_pairs(count):
            handle_differences(edition, category, "discussed", actor=convener, now=next(clock))
        resolve_category(edition, category, actor=convener, now=next(clock))


def settle(
    edition: Edition, category: Category, convener: Person, clerk: Person, clock: Iterator[datetime]
) -> None:
    """Opens the round under way; while a tie is open, holds a round among the tied."""
    held = rounds_of(edition, category)[-1]
    if not is_opened(held):
        sheets = len(voters_of(held))
        consent_to_open(edition, category, sheets, actor=convener, now=next(clock))
        consent_to_open(edition, category, sheets, actor=clerk, now=next(clock))
    count = count_of(edition, category)
    if count is None or not count.tally.open_ties:
        return
    tie = count.tally.open_ties[0]
    again = start_tie_round(edition, category, tie.entries, actor=convener, now=next(clock))
    keep_order(again, count.first.sheets, clock)
    settle(edition, category, convener, clerk, clock)


def keep_order(again: Any, sheets: object, clock: Iterator[datetime]) -> None:
    """Everyone ranks the tied entries in the order already given."""
    for member in voters_of(again):
        given = sheets[member.code]  # type: ignore[index]
        now = next(clock)
        for position, code in enumerate(sorted(again.entries, key=given.__getitem__), start=1):
            place_entry(again, member, code, position, actor=member.person, now=now)
        seal_sheet(again, member, idempotency_key=f"sample-{member.pk}", actor=member.person, now=next(clock))


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


def propose_rewards() -> None:
    """Personnel of headquarters propose, ask the committee, order one reward first; made-up roles, no people."""
    edition, personnel, clock = year(), person("hr"), minutes_from(at(12, 1, 9))
    won = recommendations_of(edition, Category.OVERALL_SERVICE)[0]
    lines = [
        propose_reward(won, row, actor=personnel, now=next(clock))
        for row in sample_proposals(won.nomination.unit)
    ]
    record_review(
        won,
        lines[:1],
        met_on=date(2026, 12, 1),
        document_no="示範考績字第1151201001號",
        answer="agreed",
        actor=personnel,
        now=next(clock),
    )
    order_rewards(
        won,
        lines[:2],
        ordered_on=date(2026, 12, 2),
        document_no="示範令字第1151202001號",
        actor=personnel,
        now=at(12, 2, 9),
    )


def sample_proposals(unit: Unit) -> list[Proposed]:
    """Four persons of a sample roster: the head by major merit, then five of six units."""
    told = (
        ("同仁甲（示範）", "主任", "head", "major_merit", "統籌本案（示範）"),
        ("同仁乙（示範）", "業務督導員", "other_contributor", "merit", "設計便民措施（示範）"),
        ("同仁丙（示範）", "就業服務員", "other_contributor", "commendation", "蒐集服務數據（示範）"),
        ("同仁丁（示範）", "專員", "co_organiser", "commendation", "協助跨機關資料介接（示範）"),
    )
    return [
        Proposed(
            person_key=f"S00{number}",
            person_name=name,
            unit=unit,
            title=title,
            role=role,
            deeds=deeds,
            reward=reward,
            engagement="contract" if number == 3 else "civil_servant",
            committee_on=date(2026, 12, 1) if reward == "major_merit" else None,
        )
        for number, (name, title, role, reward, deeds) in enumerate(told, start=1)
    ]
