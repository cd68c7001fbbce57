"""What every page's frame shows: the year, the navigation of the person's roles, the account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laurel import __version__
from laurel.desk.years import Year, years_for
from laurel.editions.permissions import may_run_editions
from laurel.editions.selectors import current_edition
from laurel.kit import clock
from laurel.library.permissions import READERS as LIBRARY_READERS
from laurel.nominations.permissions import may_self_check
from laurel.people.permissions import grants_of
from laurel.people.roles import Role


@dataclass(frozen=True, slots=True)
class Door:
    """One item of the service navigation."""

    label: str | Promise
    url: str
    current: bool
    often: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The page frame."""

    edition_label: str
    rulebook_label: str
    navigation: tuple[Door, ...]
    further: tuple[Door, ...]
    """Doors behind 「更多」."""
    account_label: str
    account_roles: tuple[str, ...]
    demo: bool
    version: str
    may_self_check: bool
    runs_years: bool
    years: Callable[[], list[Year]]
    """Asked only by the page that lists them."""


ENTRANTS = {Role.BRANCH_COORDINATOR, Role.APPLICANT_EDITOR, Role.UNIT_HEAD}
EVERYONE = set(Role)
OFFICE = {Role.PROGRAMME_OFFICER}

NAVIGATION: tuple[tuple[str | Promise, str, set[Role]], ...] = (
    (_("今天"), "desk:today", EVERYONE),
    (pgettext_lazy("all of them", "年度"), "editions:list", OFFICE),
    (_("推薦"), "nominations:list", OFFICE | ENTRANTS),
    (_("資格審查"), "screening:list", OFFICE | {Role.SCREENING_REVIEWER}),
    (_("評審小組"), "panel:show", OFFICE | {Role.CONVENER}),
    (_("申請迴避"), "panel:challenges", {Role.UNIT_HEAD, Role.BRANCH_COORDINATOR}),
    (_("我的評審"), "ballots:list", {Role.PANEL_MEMBER, Role.CONVENER}),
    (
        _("會議"),
        "meeting:list",
        OFFICE | {Role.CONVENER, Role.MEETING_CLERK, Role.PANEL_MEMBER, Role.OBSERVER, Role.AUDITOR},
    ),
    (_("結果"), "results:list", OFFICE | ENTRANTS | {Role.AUDITOR, Role.CONVENER}),
    (_("送部"), "forwarding:list", OFFICE | {Role.AUDITOR}),
    (_("外部結果"), "outcomes:list", OFFICE | {Role.AUDITOR, Role.HR_OFFICER}),
    (_("敘獎"), "rewards:list", OFFICE | {Role.HR_OFFICER}),
    (_("歸檔"), "archive:list", OFFICE | {Role.AUDITOR, Role.SYSTEM_ADMIN}),
    (_("單位與人員"), "register:home", OFFICE | {Role.SYSTEM_ADMIN}),
    (_("歷屆成績"), "register:history", {Role.SCREENING_REVIEWER, Role.AUDITOR}),
    (_("自我檢核"), "nominations:self_check", ENTRANTS),
    (_("稽核"), "desk:audit", OFFICE | {Role.AUDITOR}),
    (_("典範庫"), "library:list", set(LIBRARY_READERS)),
    (_("歷年名次"), "library:units", EVERYONE),
    (_("規則"), "desk:rules", EVERYONE),
)

OFTEN = {
    "desk:today",
    "nominations:list",
    "screening:list",
    "panel:show",
    "ballots:list",
    "meeting:list",
    "results:list",
    "rewards:list",
    "desk:audit",
}
"""Doors that stay in sight where there are too many for one line."""
MOST_IN_SIGHT = 8


def navigation_of(request: HttpRequest) -> tuple[Door, ...]:
    """The doors that open to the person's roles, the current one marked."""
    held = {grant.role for grant in grants_of(request.user)}
    doors = [(label, reverse(name), name in OFTEN) for label, name, roles in NAVIGATION if held & roles]
    here = max((url for _label, url, _often in doors if request.path.startswith(url)), key=len, default="")
    return tuple(Door(label, url, url == here, often) for label, url, often in doors)


def parted(doors: tuple[Door, ...]) -> tuple[tuple[Door, ...], tuple[Door, ...]]:
    """Which doors stay in sight, and which stand behind 「更多」: the same on every page, absent ones too."""
    if len(doors) <= MOST_IN_SIGHT:
        return doors, ()
    return tuple(door for door in doors if door.often), tuple(door for door in doors if not door.often)


def frame(request: HttpRequest) -> dict[str, Frame]:
    """The context of every template, the page on a request that was refused before anyone was known too."""
    if not hasattr(request, "user"):
        request.user = AnonymousUser()
    edition = current_edition()
    grants = grants_of(request.user) if request.user.is_authenticated else []
    navigation, further = parted(navigation_of(request))
    return {
        "frame": Frame(
            edition_label=str(edition.roc_year) if edition else "",
            rulebook_label="106",
            navigation=navigation,
            further=further,
            account_label=getattr(request.user, "label", ""),
            account_roles=tuple(dict.fromkeys(grant.get_role_display() for grant in grants)),
            demo=settings.DEMO,
            may_self_check=not request.user.is_authenticated or may_self_check(request.user),
            runs_years=may_run_editions(request.user),
            years=lambda: years_for(request.user, clock.now()),
            version=__version__,
        )
    }
