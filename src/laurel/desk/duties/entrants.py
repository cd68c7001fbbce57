"""Duties of branches, writers and heads."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from laurel.applications.facts import updates_in
from laurel.desk.duties.model import Desk, Duty
from laurel.editions.models import CalendarDate
from laurel.forwarding.selectors import updates_open_to
from laurel.kit.dates import format_moment, in_taipei
from laurel.library.selectors import awaited_answers
from laurel.nominations.selectors import duty_board, newest_reminders, nominations_visible_to
from laurel.people.permissions import units_held
from laurel.people.roles import Role
from laurel.rulebook import articles
from laurel.screening.facts import cases_of


def of_an_updater(desk: Desk) -> Iterator[Duty]:
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


def of_a_branch(desk: Desk) -> Iterator[Duty]:
    """Whom a branch still has to nominate."""
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


def of_an_entrant(desk: Desk) -> Iterator[Duty]:
    """What a unit has to write, mend or send."""
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


def of_the_library(desk: Desk) -> Iterator[Duty]:
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
