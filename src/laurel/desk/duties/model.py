"""A duty, and what every question about duties starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from laurel.editions.models import Edition
from laurel.people.permissions import Anyone
from laurel.rulebook.articles import Article

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do: what, where, by when, how far, on which article."""

    words: Words
    verb: Words
    url: str
    due: datetime | None = None
    progress: str = ""
    article: Article | None = None
    year: int | None = None
    """The ROC year, where it is not the newest."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The year as one person looks at it."""

    person: Anyone
    edition: Edition
    calendar: dict[str, datetime]
    now: datetime
