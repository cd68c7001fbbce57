"""Tags that show states, verdicts and lateness: always a word, with its icon."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from laurel.rulebook.grounds import Ground, Verdict
from laurel.screening.words import STATES

register = template.Library()
Tag = dict[str, Any]
LATENESS: dict[Verdict, tuple[Any, str, str]] = {
    Verdict.MET: (_("如期"), "ok", "met"),
    Verdict.FOR_PEOPLE: (_("逾期，經核准"), "warn", "attention"),
    Verdict.NOT_MET: (_("逾期"), "danger", "must-not"),
}


def _tag(words: tuple[Any, str, str]) -> Tag:
    word, tone, icon_name = words
    return {"word": word, "tone": tone, "icon_name": icon_name}


@register.inclusion_tag("kit/status_tag.html")
def state_tag(state: str) -> Tag:
    """The state of a case."""
    return _tag(STATES[state])


@register.inclusion_tag("kit/status_tag.html")
def outcome_tag(outcome: str) -> Tag:
    """The outcome of a finding: eligible or ineligible."""
    return _tag(STATES[outcome])


@register.inclusion_tag("kit/status_tag.html")
def verdict_tag(verdict: tuple[Any, str, str]) -> Tag:
    """A verdict on one provision."""
    return _tag(verdict)


@register.inclusion_tag("kit/status_tag.html")
def lateness_tag(ground: Ground) -> Tag:
    """Whether an entry was in time."""
    return _tag(LATENESS[ground.verdict])
