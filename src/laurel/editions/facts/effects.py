"""What a change would affect before it stands: asked here, answered by the floors that hold the entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.dispatch import Signal
from django.utils.functional import Promise

from laurel.editions.models import Edition
from laurel.rulebook.grounds import Ground
from laurel.rulebook.policy import Point

Words = str | Promise

effects_asked = Signal()
"""A page asks what a `change` of an `edition` would affect at `now`; later floors answer with an `Effect`."""


@dataclass(frozen=True, slots=True)
class Change:
    """One moment of the calendar, or one choice on a silent point, as it would stand."""

    kind: str = ""
    at: datetime | None = None
    point: Point | None = None
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry of which the rules would say something else: the grounds before and after that differ."""

    code: str
    name: str
    url: str
    before: tuple[Ground, ...]
    after: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change touches: counts with their words, and the entries that would be judged otherwise."""

    counts: tuple[tuple[Words, int], ...] = ()
    moved: tuple[Moved, ...] = ()
    notes: tuple[Words, ...] = ()


def effects_of(edition: Edition, change: Change, now: datetime) -> list[Effect]:
    """Every answer of the later floors; nothing is written."""
    asked = effects_asked.send(sender=None, edition=edition, change=change, now=now)
    return [answer for _, answer in cast("list[tuple[object, Effect]]", asked)]
