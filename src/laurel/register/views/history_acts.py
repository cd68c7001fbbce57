"""Acts on history: years and honours added and corrected, awards revoked and classified, rows verified."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.models import Honour, PastYear
from laurel.people.permissions import opens_to
from laurel.register.forms import (
    HONOUR_FORMS,
    ClassifyForm,
    CorrectYearForm,
    RevokeForm,
    VerifyForm,
    YearForm,
    correcting,
)
from laurel.register.permissions import HISTORY_VERIFIERS, HISTORY_WRITERS
from laurel.register.selectors import access_honour, access_rows, access_year
from laurel.register.services import (
    add_honour,
    add_year,
    classify_award,
    correct_honour,
    correct_year,
    revoke_award,
    verify_history,
)

FORMS = ["GET", "HEAD", "POST"]
PAGE = "register/history/form.html"
ADDING: dict[str, Promise] = {
    Honour.Level.AGENCY: _("登錄本署名次"),
    Honour.Level.MINISTRY: _("登錄勞動部名次"),
    Honour.Level.NATIONAL: _("登錄國家發展委員會得獎"),
}


@opens_to(*HISTORY_WRITERS)
@require_http_methods(FORMS)
def year_add(request: HttpRequest) -> HttpResponse:
    """A year before Laurel."""

    def act(typed: dict[str, Any]) -> str:
        year = add_year(PastYear(**form.columns()), actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:year", args=[year.pk])

    form = YearForm(posted(request))
    context = {"page_title": _("登錄過去的年度"), "verb": _("登錄這一年")}
    return form_page(request, PAGE, form, act, context)


@opens_to(*HISTORY_WRITERS)
@require_http_methods(FORMS)
def year_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A year that was said wrong."""
    year = access_year(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        correct_year(
            year,
            form.columns(),
            reason=typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("register:year", args=[pk])

    form = CorrectYearForm(posted(request), initial=YearForm.initial_of(year))
    context = {"page_title": _("更正年度"), "verb": _("更正"), "year": year}
    return form_page(request, PAGE, form, act, context)


@opens_to(*HISTORY_WRITERS)
@require_http_methods(FORMS)
def honour_add(request: HttpRequest, level: str) -> HttpResponse:
    """What a unit reached."""
    if level not in HONOUR_FORMS:
        raise Http404

    def act(typed: dict[str, Any]) -> str:
        honour = Honour(level=level, **form.columns())
        add_honour(honour, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:honour", args=[honour.pk])

    form = HONOUR_FORMS[level](posted(request), initial={"unit": request.GET.get("unit")})
    context = {"page_title": ADDING[level], "verb": _("登錄")}
    return form_page(request, PAGE, form, act, context)


@opens_to(*HISTORY_WRITERS)
@require_http_methods(FORMS)
def honour_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """What was said wrong of a unit."""
    honour = access_honour(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        correct_honour(
            honour,
            form.columns(),
            reason=typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("register:honour", args=[pk])

    kind = correcting(honour.level)
    initial = {name: getattr(honour, name) for name in kind.base_fields if name != "reason"}
    form = kind(posted(request), initial=initial)
    context = {"page_title": _("更正成績"), "verb": _("更正"), "honour": honour}
    return form_page(request, PAGE, form, act, context)


@opens_to(*HISTORY_WRITERS)
@require_http_methods(FORMS)
def award_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """An award that no longer stands."""
    honour = _award(request, pk)

    def act(typed: dict[str, Any]) -> str:
        revoke_award(honour, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:honour", args=[pk])

    context = {"page_title": _("撤銷得獎"), "verb": _("登錄撤銷"), "honour": honour}
    return form_page(request, PAGE, RevokeForm(posted(request)), act, context)


@opens_to(*HISTORY_WRITERS)
@require_http_methods(FORMS)
def award_classify(request: HttpRequest, pk: int) -> HttpResponse:
    """An award whose winner is told first-line or not."""
    honour = _award(request, pk)

    def act(typed: dict[str, Any]) -> str:
        classify_award(honour, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:honour", args=[pk])

    form = ClassifyForm(posted(request), initial={"line": honour.line})
    context = {"page_title": _("認定得獎機關分類"), "verb": _("登錄認定"), "honour": honour}
    return form_page(request, PAGE, form, act, context)


def _award(request: HttpRequest, pk: int) -> Honour:
    honour = access_honour(request.user, pk)
    if honour.level != Honour.Level.NATIONAL or not honour.won:
        raise Http404
    return honour


@opens_to(*HISTORY_VERIFIERS)
@require_http_methods(FORMS)
def history_verify(request: HttpRequest) -> HttpResponse:
    """The chosen rows with their evidence, to be compared and verified."""
    asked = request.POST if request.method == "POST" else request.GET
    rows = access_rows(request.user, asked.getlist("honour"), asked.getlist("year"))
    if not rows and request.method != "POST":
        return redirect("register:history")

    def act(typed: dict[str, Any]) -> str:
        verify_history(rows, note=typed["note"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:history")

    years = [row for row in rows if isinstance(row, PastYear)]
    honours = [row for row in rows if isinstance(row, Honour)]
    context = {"rows": rows, "years": years, "honours": honours}
    return form_page(request, "register/history/verify.html", VerifyForm(posted(request)), act, context)
