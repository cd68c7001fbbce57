"""Kinds of unit and columns of history in words, and names in the reader's language."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from laurel.kit.dates import format_short
from laurel.people.models import CATEGORY_CHOICES, Honour, Person, Unit
from laurel.rulebook.entrants import UnitKind

KINDS: dict[str, str | Promise] = {
    UnitKind.AGENCY.value: _("本署"),
    UnitKind.DIVISION.value: _("組"),
    UnitKind.OFFICE.value: _("室"),
    UnitKind.CROSS_BORDER_CENTER.value: _("跨國勞動力事務中心"),
    UnitKind.INNOVATION_CENTER.value: _("勞動力發展創新中心"),
    UnitKind.BRANCH.value: _("分署"),
    UnitKind.EMPLOYMENT_SERVICE_CENTER.value: _("就業中心"),
    UnitKind.TRAINING_SITE.value: _("職業訓練場"),
    UnitKind.SKILLS_EVALUATION_CENTER.value: _("技能檢定中心"),
    UnitKind.SUB_STATION.value: _("就業中心分站"),
    UnitKind.LABOUR_ACADEMY.value: _("勞動學苑"),
    UnitKind.YOUTH_CAREER_CENTER.value: _("青年職涯發展中心"),
}
KIND_CHOICES = list(KINDS.items())


UNPLACED = "unplaced"
UNPLACED_WORDS = _("未列名次")


class NationalResult(models.TextChoices):
    """What the national award made of an entry."""

    WON = "won", _("獲獎")
    NOT_WON = "not_won", _("未獲獎")


HISTORY_FIELDS: dict[str, str | Promise] = {
    "held": _("舉辦"),
    "overall_entries": _("整體服務類案數"),
    "project_entries": _("專案規劃類案數"),
    "unit_id": _("單位"),
    "roc_year": _("年度"),
    "category": _("類別"),
    "place": _("名次"),
    "is_shared": _("並列"),
    "recommended": _("推薦"),
    "award_name": _("獎項名稱"),
    "scheme": _("獎項類別"),
    "project_title": _("專案名稱"),
    "won": _("獲獎"),
    "share": _("得獎身分"),
    "line": _("分類"),
    "announced_on": _("公布日期"),
    "revoked_on": _("撤銷日期"),
    "evidence": _("證明文件"),
    "evidence_on": _("文件日期"),
    "named_verifier": _("查證人"),
}
"""The columns of honours and past years as people read them."""


def told_value(name: str, value: Any) -> Any:
    """A column's value in words where it is a code; other values as they are."""
    if value in (None, ""):
        return value
    if name == "won":
        return NationalResult.WON.label if value else NationalResult.NOT_WON.label
    choices = {"share": Honour.Share, "line": Honour.Line}.get(name)
    if choices:
        return choices(value).label
    return dict(CATEGORY_CHOICES).get(value, value) if name == "category" else value


def former_value(name: str, value: Any) -> str:
    """A value that a correction kept, as people read it."""
    if name == "unit_id":
        unit = Unit.objects.filter(pk=value).first()
        return name_of(unit) if unit else "—"
    if value is None or value == "":
        return "—"
    if name.endswith("_on"):
        return format_short(date.fromisoformat(value))
    if isinstance(value, bool) and name != "won":
        return gettext("是") if value else gettext("否")
    return str(told_value(name, value))


def kind_words(kind: str) -> str:
    """A kind of unit as people read it."""
    return str(KINDS.get(kind, kind))


def name_of(row: Unit | Person) -> str:
    """The name in the reader's language, the Chinese one where there is no other."""
    english = (get_language() or "").startswith("en")
    return row.name_en if english and row.name_en else row.name


def short_name_of(unit: Unit) -> str:
    """The short name in the reader's language."""
    english = (get_language() or "").startswith("en")
    return (unit.short_name_en or unit.name_en if english else "") or unit.short_name


def code_points(characters: tuple[str, ...]) -> str:
    """Characters with their numbers: 𠮷 U+20BB7."""
    return "、".join(f"{character} U+{ord(character):04X}" for character in characters)
