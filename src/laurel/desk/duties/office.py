"""Duties of the office: officer, reviewer, personnel, auditor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from laurel.archive.selectors import waiting_lists
from laurel.ballots.selectors import rounds_of
from laurel.desk.duties.model import Desk, Duty
from laurel.editions.facts import policy_of
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.selectors import is_closed
from laurel.forwarding.facts import years_of
from laurel.kit.dates import in_taipei
from laurel.meeting.selectors import meeting_of, resolution_of
from laurel.nominations.selectors import nominations_of
from laurel.outcomes.facts import open_contradictions
from laurel.outcomes.selectors import awaited_in, expected_next, followed_by_year, pending_outcomes
from laurel.panel.selectors import challenges_to_rule_on, is_locked, members_of
from laurel.results.selectors import approval_of, approvals_of, pending_of, public_of, recommendations_of
from laurel.rewards.facts import work_of
from laurel.rulebook import articles
from laurel.rulebook.calendar import end_of
from laurel.rulebook.entrants import Category
from laurel.screening.facts import cases_of
from laurel.screening.selectors import undecided_nominations


def of_the_officer(desk: Desk) -> Iterator[Duty]:
    """What the programme officer has to do in a year, and above it in every year."""
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
    yield from rulings(desk)
    if is_locked(edition) and not rounds_in(edition):
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
    yield from to_forward(desk)
    yield from from_above()
    pools = list(pools_to_decide(desk))
    yield from pools
    settled = recommendations_of(edition).exists() and not pending_outcomes(edition) and not pools
    if settled and not is_closed(edition):
        yield Duty(_("年度結案歸檔"), _("前往歸檔"), reverse("archive:close", args=[edition.roc_year]))


def from_above() -> Iterator[Duty]:
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


def to_forward(desk: Desk) -> Iterator[Duty]:
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


def of_a_confirmer(desk: Desk) -> Iterator[Duty]:
    """The destruction lists that wait for a second person."""
    for listed in waiting_lists():
        yield Duty(
            _("確認銷毀清冊"),
            _("看清冊"),
            reverse("archive:destruction_list", args=[listed.public_id]),
            progress=str(listed.items.count()),
            article=articles.DESTRUCTION,
        )


def rulings(desk: Desk) -> Iterator[Duty]:
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


def of_a_reviewer(desk: Desk) -> Iterator[Duty]:
    """The findings that wait for a second person."""
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


def of_personnel(desk: Desk) -> Iterator[Duty]:
    """Rosters to propose, and orders to put before the committee."""
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


def pools_to_decide(desk: Desk) -> Iterator[Duty]:
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


def rounds_in(edition: Edition) -> list[Any]:
    """The first rounds of a year."""
    return [row for category in Category for row in rounds_of(edition, category)]
