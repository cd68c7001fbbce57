"""What each role has to do now: computed from the dated rows of the stages, in the order of the award."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laurel.applications.facts import updates_in
from laurel.archive.selectors import waiting_lists
from laurel.ballots.selectors import is_opened, own_sheet, rounds_of
from laurel.editions.facts import policy_of
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import calendar_of, is_closed
from laurel.forwarding.facts import years_of
from laurel.forwarding.selectors import updates_open_to
from laurel.kit.dates import format_moment, in_taipei
from laurel.library.selectors import awaited_answers
from laurel.meeting.selectors import meeting_of, resolution_of
from laurel.nominations.selectors import duty_board, newest_reminders, nominations_of, nominations_visible_to
from laurel.outcomes.facts import open_contradictions
from laurel.outcomes.selectors import awaited_in, expected_next, followed_by_year, pending_outcomes
from laurel.panel.selectors import (
    categories_open_to,
    challenges_to_rule_on,
    effective_members,
    is_locked,
    members_of,
    seat_of,
)
from laurel.people.permissions import Anyone, holds, units_held
from laurel.people.roles import Role
from laurel.results.selectors import approval_of, approvals_of, pending_of, public_of, recommendations_of
from laurel.rewards.facts import work_of
from laurel.rulebook import articles
from laurel.rulebook.articles import Article
from laurel.rulebook.calendar import end_of
from laurel.rulebook.entrants import Category
from laurel.screening.facts import cases_of
from laurel.screening.selectors import undecided_nominations

Words = str | Promise
OF_THE_NEWEST = (
    "screening:list",
    "panel:show",
    "meeting:list",
    "nominations:list",
    "nominations:duties",
    "nominations:new",
    "ballots:list",
)
"""Pages that show the newest year only."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do: what, where, by when, how far, on which article."""

    words: Words
    verb: Words
    url: str
    due: datetime | None = None
    progress: str = ""
    article: Article | None = None
    year: int | None = None
    """The ROC year, where it is not the newest."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The year as one person looks at it."""

    person: Anyone
    edition: Edition
    calendar: dict[str, datetime]
    now: datetime


def duties_of(person: Anyone, edition: Edition, now: datetime) -> list[Duty]:
    """The person's duties in all their roles."""
    desk = Desk(person, edition, calendar_of(edition), now)
    return [duty for roles, duties in DUTIES if holds(person, *roles) for duty in duties(desk)]


def duties_of_years(person: Anyone, editions: Sequence[Edition], now: datetime) -> list[Duty]:
    """The person's duties in the newest year, then what earlier ones still ask for; what two years ask, once.

    Of an earlier year nothing is told whose page shows the newest only: its judging is over by then.
    """
    found: dict[tuple[str, str], Duty] = {}
    for place, edition in enumerate(editions):
        for duty in duties_of(person, edition, now):
            if place and duty.url.partition("?")[0] in {reverse(name) for name in OF_THE_NEWEST}:
                continue
            told = replace(duty, year=edition.roc_year) if place else duty
            found.setdefault((duty.url, str(duty.words)), told)
    return list(found.values())


def _of_the_officer(desk: Desk) -> Iterator[Duty]:
    edition, calendar = desk.edition, desk.calendar
    undecided = policy_of(edition).undecided()
    if undecided:
        yield Duty(
            _("決定要點未規定而沒有預設的事項"),
            _("前往決定"),
            reverse("editions:show", args=[edition.roc_year]),
            progress="、".join(question.point.value for question in undecided),
            article=undecided[0].article,
        )
    waiting = len(undecided_nominations(edition))
    if waiting:
        yield Duty(
            _("審查已送出案件的資格"),
            _("前往資格審查"),
            reverse("screening:list"),
            calendar.get(CalendarDate.Kind.READING_OPENS),
            str(waiting),
            articles.TOP_SIX_STREAK,
        )
    if not is_locked(edition):
        yield Duty(
            _("組成並鎖定評審小組"),
            _("前往評審小組"),
            reverse("panel:show"),
            calendar.get(CalendarDate.Kind.READING_OPENS),
            f"{sum(member.seat == 'member' for member in members_of(edition))}／8",
            articles.PANEL,
        )
    yield from _rulings(desk)
    if is_locked(edition) and not _rounds(edition):
        yield Duty(
            _("開始評審，讓委員閱讀與排序"), _("前往會議"), reverse("meeting:list"), article=articles.RANK_SUM
        )
    elif meeting_of(edition) is None:
        yield Duty(
            _("登錄評審會議的時間與地點"),
            _("前往會議"),
            reverse("meeting:list"),
            calendar.get(CalendarDate.Kind.MEETING),
            article=articles.MEETING_AND_QUOTAS,
        )
    for category in Category:
        if resolution_of(edition, category) and not approval_of(edition, category):
            yield Duty(
                _("登錄署長對評審結果的核定"),
                _("前往結果"),
                reverse("results:desk", args=[edition.roc_year]),
                article=articles.MEETING_AND_QUOTAS,
            )
            break
    if approvals_of(edition) and not (public_of(edition, desk.now) or pending_of(edition, desk.now)):
        yield Duty(
            _("預覽結果並登錄公布的時間"),
            _("前往公布"),
            reverse("results:publication", args=[edition.roc_year]),
            article=articles.MEETING_AND_QUOTAS,
        )
    yield from _to_forward(desk)
    yield from _from_above()
    pools = list(_pools_to_decide(desk))
    yield from pools
    settled = recommendations_of(edition).exists() and not pending_outcomes(edition) and not pools
    if settled and not is_closed(edition):
        yield Duty(_("年度結案歸檔"), _("前往歸檔"), reverse("archive:close", args=[edition.roc_year]))


def _from_above() -> Iterator[Duty]:
    """What the officer has to follow above, in every year: results awaited, and what does not go together."""
    years = followed_by_year()
    pending = awaited_in(years)
    if pending:
        expected = expected_next(years)
        yield Duty(
            _("登錄勞動部及國發會的結果"),
            _("前往外部結果"),
            reverse("outcomes:list"),
            end_of(expected) if expected else None,
            str(len(pending)),
            articles.SAME_CAUSE,
        )
    contradictions = open_contradictions(years)
    if contradictions:
        yield Duty(
            _("查明外部結果的矛盾"),
            _("前往外部結果"),
            f"{reverse('outcomes:list')}#year-{next(iter(contradictions))}",
            progress=str(sum(len(rows) for rows in contradictions.values())),
            article=articles.HOUSE_HISTORY,
        )


def _to_forward(desk: Desk) -> Iterator[Duty]:
    """The package of each year that is not closed: who is still to be asked, or how many updates are in."""
    for year in years_of(desk.now):
        if year.closing is None:
            yield Duty(
                _("通知更新 1–6 月資料") if year.to_ask else _("1–6 月更新與送部資料結案"),
                _("前往送部"),
                reverse("forwarding:show", args=[year.edition.roc_year]),
                progress=f"{year.dealt_with}／{year.owing}",
                article=articles.DATA_PERIOD,
            )


def _of_an_updater(desk: Desk) -> Iterator[Duty]:
    """The update of each own entry, of whatever year, that is asked for and not sent."""
    waiting = updates_open_to(desk.person)
    updates = updates_in([application for application, _request in waiting])
    for application, request in waiting:
        update = updates[application.pk]
        yield Duty(
            _("更新 1–6 月資料"),
            _("前往更新"),
            reverse("applications:update", args=[application.public_id]),
            request.due_at,
            f"{application.nomination.code} {update.done}／{update.total}",
            articles.DATA_PERIOD,
        )


def _of_a_confirmer(desk: Desk) -> Iterator[Duty]:
    for listed in waiting_lists():
        yield Duty(
            _("確認銷毀清冊"),
            _("看清冊"),
            reverse("archive:destruction_list", args=[listed.public_id]),
            progress=str(listed.items.count()),
            article=articles.DESTRUCTION,
        )


def _rulings(desk: Desk) -> Iterator[Duty]:
    """The challenge that has waited longest for this person's ruling."""
    waiting = challenges_to_rule_on(desk.person, desk.edition)
    if waiting:
        yield Duty(
            _("決定申請迴避：決定之前不能開封"),
            _("前往決定"),
            reverse("panel:ruling", args=[waiting[0].public_id]),
            waiting[0].due_at,
            str(len(waiting)),
            articles.CHALLENGE,
        )


def _of_a_reviewer(desk: Desk) -> Iterator[Duty]:
    waiting = [
        case.nomination.code
        for case in cases_of(list(nominations_of(desk.edition)), desk.now)
        if case.state == "second" and case.finding and case.finding.found_by_id != desk.person.pk
    ]
    if waiting:
        yield Duty(
            _("複核認定為不符合的案件"),
            _("前往複核"),
            f"{reverse('screening:list')}?state=second",
            desk.calendar.get(CalendarDate.Kind.READING_OPENS),
            "、".join(waiting[:5]),
            articles.HOUSE_TWO_PERSONS,
        )


def _of_a_branch(desk: Desk) -> Iterator[Duty]:
    close = desk.calendar.get(CalendarDate.Kind.NOMINATIONS_CLOSE)
    mine = set(units_held(desk.person, Role.BRANCH_COORDINATOR))
    reminders = newest_reminders(desk.edition)
    for row in duty_board(desk.edition):
        if row.branch.pk in mine and not row.is_fulfilled:
            if reminder := reminders.get(row.branch.pk):
                yield Duty(
                    _("綜合規劃組提醒：整體服務類還沒有推薦"),
                    _("看提報情形"),
                    reverse("nominations:duties"),
                    close,
                    format_moment(reminder.reminded_at),
                    articles.AT_LEAST_ONE,
                )
            yield Duty(
                _("整體服務類至少推薦一個就業中心或職業訓練場"),
                _("開始推薦"),
                reverse("nominations:new"),
                close,
                "0／1",
                articles.AT_LEAST_ONE,
            )


def _of_an_entrant(desk: Desk) -> Iterator[Duty]:
    close = desk.calendar.get(CalendarDate.Kind.NOMINATIONS_CLOSE)
    own = [row for row in nominations_visible_to(desk.person, desk.edition) if row.withdrawal is None]
    cases = cases_of(own, desk.now)
    for case in cases:
        if case.cure and case.state == "correction":
            yield Duty(
                _("補正參獎申請書並重新送出"),
                _("前往補正"),
                reverse("applications:open", args=[case.nomination.public_id]),
                case.cure.request.due_at,
                case.nomination.code,
                articles.COPIES_AND_FILE,
            )
    sent = {case.nomination.pk for case in cases}
    waiting = [row for row in own if row.pk not in sent]
    if waiting:
        yield Duty(
            _("完成參獎申請書並送出"),
            _("前往推薦"),
            reverse("nominations:list"),
            close,
            "、".join(row.code for row in waiting[:5]),
            articles.NOMINATION_DEADLINE,
        )


def _of_a_member(desk: Desk) -> Iterator[Duty]:
    seat = seat_of(desk.person, desk.edition)
    if seat is None:
        return
    for row in _rounds(desk.edition):
        if not is_opened(row) and own_sheet(seat, row) is None and _may_rank(desk, seat, row):
            yield Duty(
                _("排定序位並彌封"),
                _("前往我的評審"),
                reverse("ballots:list"),
                row.closes_at or desk.calendar.get(CalendarDate.Kind.SHEETS_CLOSE),
                article=articles.RANK_SUM,
            )
            return


def _of_the_meeting(desk: Desk) -> Iterator[Duty]:
    if meeting_of(desk.edition) is None:
        return
    open_to = categories_open_to(desk.person, desk.edition)
    rounds = [row for row in _rounds(desk.edition) if row.category in open_to]
    if any(not is_opened(row) for row in rounds) or any(
        resolution_of(desk.edition, category) is None for category in {row.category for row in rounds}
    ):
        yield Duty(
            _("開會：報到、開封、計算、決議"),
            _("前往會議"),
            reverse("meeting:list"),
            desk.calendar.get(CalendarDate.Kind.MEETING),
            article=articles.MEETING_AND_QUOTAS,
        )


def _of_personnel(desk: Desk) -> Iterator[Duty]:
    work = work_of(desk.person, in_taipei(desk.now).date())
    if work.clocks:
        first = min(work.clocks, key=lambda row: row.due)
        yield Duty(
            _("把先發布的獎勵送考績委員會確認，或依決議變更"),
            _("前往追蹤表"),
            reverse("rewards:tracking", args=[first.line.recommendation.nomination.edition.roc_year]),
            end_of(first.due),
            str(len(work.clocks)),
            articles.CIVIL_SERVICE_REWARD_ORDER,
        )
    if work.empty:
        yield Duty(
            _("提出推薦案件的獎懲建議名冊"),
            _("前往敘獎"),
            reverse("rewards:year", args=[work.empty[0].recommendation.nomination.edition.roc_year]),
            min((end_of(sheet.due_on) for sheet in work.empty if sheet.due_on), default=None),
            str(len(work.empty)),
            articles.REWARD_RECOMMENDED,
        )


def _pools_to_decide(desk: Desk) -> Iterator[Duty]:
    """The cases that the text does not cover, of every year."""
    undecided = work_of(desk.person, in_taipei(desk.now).date()).undecided
    if undecided:
        yield Duty(
            _("登錄要點未規定情形的敘獎額度"),
            _("前往敘獎"),
            reverse("rewards:show", args=[undecided[0].recommendation.nomination.public_id]),
            progress="、".join(sheet.recommendation.nomination.code for sheet in undecided[:5]),
            article=articles.REWARD_NATIONAL,
        )


def _of_the_library(desk: Desk) -> Iterator[Duty]:
    """Entries of any year whose unit is asked whether colleagues may learn from them."""
    awaited = awaited_answers(desk.person, in_taipei(desk.now).date())
    if awaited:
        yield Duty(
            _("回覆是否同意列入典範庫：同意、不同意或以後再說都可以"),
            _("前往回覆"),
            reverse("library:own"),
            progress="、".join(f"{row.edition.roc_year} {row.code}" for row in awaited[:5]),
            article=articles.HOUSE_LIBRARY,
        )


def _rounds(edition: Edition) -> list[Any]:
    return [row for category in Category for row in rounds_of(edition, category)]


def _may_rank(desk: Desk, seat: Any, row: Any) -> bool:
    return seat in effective_members(desk.edition, row.category)


DUTIES: tuple[tuple[tuple[Role, ...], Callable[[Desk], Iterator[Duty]]], ...] = (
    ((Role.PROGRAMME_OFFICER,), _of_the_officer),
    ((Role.SCREENING_REVIEWER,), _of_a_reviewer),
    ((Role.BRANCH_COORDINATOR,), _of_a_branch),
    ((Role.BRANCH_COORDINATOR, Role.APPLICANT_EDITOR, Role.UNIT_HEAD), _of_an_updater),
    ((Role.BRANCH_COORDINATOR, Role.APPLICANT_EDITOR, Role.UNIT_HEAD), _of_an_entrant),
    ((Role.PANEL_MEMBER, Role.CONVENER), _of_a_member),
    ((Role.CONVENER,), _rulings),
    ((Role.CONVENER, Role.MEETING_CLERK), _of_the_meeting),
    ((Role.HR_OFFICER,), _of_personnel),
    ((Role.UNIT_HEAD, Role.BRANCH_COORDINATOR), _of_the_library),
    ((Role.AUDITOR, Role.SYSTEM_ADMIN), _of_a_confirmer),
)
