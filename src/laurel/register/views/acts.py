"""Acts on units: added, corrected, moved, closed, renamed, merged, split."""

from __future__ import annotations

from typing import Any

from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.models import Unit
from laurel.people.permissions import opens_to
from laurel.register.forms import (
    LastDayForm,
    MergeForm,
    MoveForm,
    NewUnitForm,
    SplitForm,
    SuccessorForm,
    UnitForm,
)
from laurel.register.permissions import WRITERS
from laurel.register.selectors import access_unit
from laurel.register.services import (
    Particulars,
    add_unit,
    close_unit,
    correct_unit,
    merge_units,
    move_unit,
    rename_unit,
    split_unit,
)

FORMS = ["GET", "HEAD", "POST"]
Words = str | Promise
PAGE = "register/unit_form.html"


def _context(unit: Unit | None, title: Words, verb: Words, lede: Words) -> dict[str, Any]:
    return {"unit": unit, "page_title": title, "verb": verb, "lede": lede}


def _particulars_of(unit: Unit) -> dict[str, Any]:
    return {name: value for name, value in model_to_dict(unit).items() if name != "code"}


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def unit_add(request: HttpRequest) -> HttpResponse:
    """A unit that was not in the register."""

    def act(typed: dict[str, Any]) -> str:
        unit = add_unit(form.put_into(Unit()), actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:unit", args=[unit.pk])

    form = NewUnitForm(posted(request), initial={"parent": request.GET.get("parent")})
    lede = _("新設而沒有前身的單位。由其他單位更名、整併或分立而來的，請從原單位辦理，歷史才會接上。")
    return form_page(request, PAGE, form, act, _context(None, _("新增單位"), _("新增單位"), lede))


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def unit_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrects data that were wrong from the beginning."""
    unit = access_unit(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        correct_unit(
            form.put_into(unit),
            reason=typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("register:unit", args=[pk])

    form = UnitForm(posted(request), initial=model_to_dict(unit))
    lede = _("登錄時寫錯的資料在這裡改，如同一開始就是這樣。從某一天起換了名稱，請用「更名」。")
    return form_page(request, PAGE, form, act, _context(unit, _("更正資料"), _("更正資料"), lede))


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def unit_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts the unit under another parent from a day on."""
    unit = access_unit(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        move_unit(unit, typed["parent"], typed["on"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:unit", args=[pk])

    form = MoveForm(posted(request), today=clock.today())
    lede = _("單位不變，只換上級。生效日以前的樹狀圖仍顯示原來的上級。")
    return form_page(request, PAGE, form, act, _context(unit, _("辦理改隸"), _("登錄改隸"), lede))


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def unit_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends the unit with a day."""
    unit = access_unit(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        close_unit(unit, typed["last_day"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:unit", args=[pk])

    lede = _("沒有後續單位的裁撤。下級單位與人員要先調整；歷年名次與紀錄都保留。")
    context = _context(unit, _("結束單位"), _("結束單位"), lede)
    return form_page(request, PAGE, LastDayForm(posted(request)), act, context)


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def unit_rename(request: HttpRequest, pk: int) -> HttpResponse:
    """From a day on the unit is called otherwise."""
    unit = access_unit(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        new = rename_unit(
            unit,
            Particulars(**form.particulars()),
            typed["on"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("register:unit", args=[new.pk])

    form = SuccessorForm(posted(request), initial=_particulars_of(unit))
    lede = _("原單位到前一天為止，新單位接續它：下級單位、服務人員、職務與歷年名次都跟著過去。")
    return form_page(request, PAGE, form, act, _context(unit, _("辦理更名"), _("登錄更名"), lede))


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def unit_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """From a day on the unit and others are one."""
    unit = access_unit(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        into = typed["into"] or Particulars(**form.particulars())
        merged = [unit, *typed["others"]]
        new = merge_units(merged, into, typed["on"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:unit", args=[new.pk])

    initial = {"kind": unit.kind}
    form = MergeForm(posted(request), unit=unit, today=clock.today(), initial=initial)
    lede = _("所選單位到前一天為止，併成一個新單位，或併入一個現有單位；名次與人員都跟著過去。")
    return form_page(request, PAGE, form, act, _context(unit, _("辦理整併"), _("登錄整併"), lede))


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def unit_split(request: HttpRequest, pk: int) -> HttpResponse:
    """From a day on the unit is several."""
    unit = access_unit(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        into = [Particulars(**part) for part in form.parts()]
        new = split_unit(unit, into, typed["on"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:unit", args=[new[0].pk])

    form = SplitForm(posted(request), kind=unit.kind)
    lede = _("原單位到前一天為止，分成兩個以上的新單位。下級單位與人員先歸第 1 個，之後可以個別調整。")
    return form_page(request, PAGE, form, act, _context(unit, _("辦理分立"), _("登錄分立"), lede))
