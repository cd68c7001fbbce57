"""Kinds of unit in words, and names in the reader's language."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from laurel.people.models import Person, Unit
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


def kind_words(kind: str) -> str:
    """A kind of unit as people read it."""
    return str(KINDS.get(kind, kind))


def name_of(row: Unit | Person) -> str:
    """The name in the reader's language, the Chinese one where there is no other."""
    english = (get_language() or "").startswith("en")
    return row.name_en if english and row.name_en else row.name


def code_points(characters: tuple[str, ...]) -> str:
    """Characters with their numbers: 𠮷 U+20BB7."""
    return "、".join(f"{character} U+{ord(character):04X}" for character in characters)
