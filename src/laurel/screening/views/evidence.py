"""Where the facts of each provision can be looked up: the record behind what the system found."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from laurel.kit.dates import format_short
from laurel.people.permissions import Anyone, holds
from laurel.people.roles import Role
from laurel.rulebook import articles
from laurel.rulebook.articles import Article
from laurel.screening.facts import Case

Link = tuple[str | Promise, str]
HISTORY = "#history"


def evidence_of(article: Article, case: Case, person: Anyone) -> list[Link]:
    """(words, address) of the records that a provision's facts come from."""
    if article in (articles.TOP_SIX_STREAK, articles.NATIONAL_AWARD):
        return [(_("歷年成績"), HISTORY)]
    if article in (articles.SCOPE, articles.OVERALL_SERVICE, articles.PROJECT_PLANNING):
        return _unit(case, person)
    if article is articles.ONE_CATEGORY:
        return [(_("本單位的參獎案"), f"{reverse('desk:entries')}?q={case.nomination.unit.name}")]
    if article is articles.ROUTE:
        return [_nomination(case)]
    if article is articles.NOMINATION_DEADLINE:
        return [_receipt(case), *_letter(case, person)]
    if article is articles.COPIES_AND_FILE:
        return [*_form(case), *_letter(case, person)]
    own = [_nomination(case)] if case.nomination.project_start else []
    return [*own, *_form(case)]


def _nomination(case: Case) -> Link:
    return _("推薦紀錄"), reverse("nominations:show", args=[case.nomination.public_id])


def _unit(case: Case, person: Anyone) -> list[Link]:
    if holds(person, Role.PROGRAMME_OFFICER):
        return [(_("單位資料"), reverse("register:unit", args=[case.nomination.unit_id]))]
    return [_nomination(case)]


def _receipt(case: Case) -> Link:
    first = case.sent.versions[0]
    words = _("第 %(number)d 版，%(day)s送出") % {
        "number": first.number,
        "day": format_short(first.submitted_at),
    }
    return words, reverse("applications:submitted", args=[first.application])


def _letter(case: Case, person: Anyone) -> list[Link]:
    letter, application = case.sent.letter, case.sent.versions[0].application
    page = "dispatch" if holds(person, Role.PROGRAMME_OFFICER) else "submitted"
    words = f"{letter.dispatch_no}（{format_short(letter.dispatched_on)}）" if letter else _("登錄函送")
    return [(words, reverse(f"applications:{page}", args=[application]))]


def _form(case: Case) -> list[Link]:
    newest = case.sent.versions[-1]
    words = _("申請書第 %(number)d 版（%(pages)d 頁）") % {"number": newest.number, "pages": newest.pages}
    return [(words, reverse("applications:frozen", args=[newest.application, newest.number, "form", "pdf"]))]
