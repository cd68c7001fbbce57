"""Two years side by side: every parameter with its article, what it was, what it is, and whether that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from laurel.editions.facts.settings import Setting, settings_of, settings_of_setup
from laurel.editions.facts.setup import Setup
from laurel.editions.models import CalendarDate, Edition
from laurel.editions.words import FIGURES, PARTICULARS, QUESTIONS
from laurel.rulebook import articles
from laurel.rulebook.articles import Article
from laurel.rulebook.parameters import FIGURES as RULEBOOK_FIGURES
from laurel.rulebook.policy import OPEN_QUESTIONS

Words = str | Promise
ARTICLES: Mapping[str, Article] = {
    "basis": articles.MINISTRY_PLAN,
    "copies": articles.COPIES_AND_FILE,
    "page_limit": articles.COPIES_AND_FILE,
    "section_characters": articles.COPIES_AND_FILE,
    CalendarDate.Kind.NOMINATIONS_CLOSE: articles.NOMINATION_DEADLINE,
    CalendarDate.Kind.READING_OPENS: articles.MINISTRY_TIMETABLE,
    CalendarDate.Kind.SHEETS_CLOSE: articles.MINISTRY_TIMETABLE,
    CalendarDate.Kind.MEETING: articles.MEETING_AND_QUOTAS,
}
"""The provision behind a particular or a moment; the name and the contact have none."""


@dataclass(frozen=True, slots=True)
class Line:
    """One parameter of two years."""

    key: str
    group: str
    label: Words
    article: Article | None
    old: Setting
    new: Setting

    @property
    def is_changed(self) -> bool:
        """True when the value differs; a document alone is no difference."""
        return self.old.value != self.new.value


def lines_between(old: Edition, new: Edition) -> list[Line]:
    """Every parameter of two years as they stand, in the order of the page; six queries."""
    return list(_lines(settings_of(old), settings_of(new)))


def lines_of_setup(old: Edition, setup: Setup) -> list[Line]:
    """The same for a year that is not opened yet; three queries."""
    return list(_lines(settings_of(old), settings_of_setup(setup)))


def _lines(old: Mapping[str, Setting], new: Mapping[str, Setting]) -> Iterator[Line]:
    nothing = Setting(None, "—")
    for key, group, label, article in _parameters():
        yield Line(key, group, label, article, old.get(key, nothing), new.get(key, nothing))


def _parameters() -> Iterator[tuple[str, str, Words, Article | None]]:
    """Every parameter: its key, group, label and article."""
    for key, label in PARTICULARS.items():
        yield key, "general", label, ARTICLES.get(key)
    for kind in CalendarDate.Kind:
        yield kind.value, "calendar", kind.label, ARTICLES[kind]
    for question in OPEN_QUESTIONS:
        point = question.point.value
        yield point, "points", QUESTIONS[point], question.article
    for key, figure in RULEBOOK_FIGURES.items():
        yield key, "figures", FIGURES[key][0], figure.article
