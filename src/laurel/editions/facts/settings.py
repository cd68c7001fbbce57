"""How each parameter of a year stands: its value, what is to be remarked, who decided it by which document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from laurel.editions.facts.setup import Setup
from laurel.editions.facts.year import non_working_days
from laurel.editions.models import CalendarDate, Edition, RuleDecision
from laurel.editions.selectors import all_decisions_of, dates_of, entries_on_limits
from laurel.editions.words import CHOICES, DEFAULT_APPLIES, FIGURES, NOT_SET, OPEN
from laurel.kit.dates import format_date, format_end, format_moment, in_taipei
from laurel.ledger.models import Entry
from laurel.rulebook.calendar import decided_deadline, is_working_day, next_working_day_from
from laurel.rulebook.opening import COPIES_KEY, LIMITS
from laurel.rulebook.parameters import FIGURES as RULEBOOK_FIGURES
from laurel.rulebook.policy import OPEN_QUESTIONS, OpenQuestion


@dataclass(frozen=True, slots=True)
class Setting:
    """One parameter in one year. `value` is what is compared; `before` holds what stood earlier, oldest first."""

    value: object
    words: str
    remark: str = ""
    authority: str = ""
    reason: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""
    before: tuple[Setting, ...] = ()


def settings_of(edition: Edition) -> dict[str, Setting]:
    """Every parameter of a year as it stands; three queries."""
    acts = entries_on_limits(edition)
    named = acts[0].note.get("documents", {}) if acts else {}
    particulars = {
        **_particulars(edition.roc_year, edition.title, edition.basis, edition.contact),
        "copies": replace(_copies(edition.copies_required), authority=named.get(COPIES_KEY, "")),
    }
    at, by = edition.opened_at, edition.opened_by.name
    return {
        **{key: replace(row, decided_at=at, decided_by=by) for key, row in particulars.items()},
        **_newest_limits(edition, acts),
        **_newest_dates(edition.roc_year, dates_of(edition)),
        **_newest_choices(all_decisions_of(edition)),
        **_figures(edition.roc_year),
    }


def _newest_limits(edition: Edition, acts: Sequence[Entry]) -> dict[str, Setting]:
    """The limits as each act of the record set them; as the year's own row has them where none is on record."""
    found: dict[str, Setting] = _limits(edition.page_limit, edition.section_characters)
    stood: dict[str, Setting] = {}
    for act in acts:
        note = act.note
        document = note.get("authority") or note.get("documents", {}).get(LIMITS, "")
        for key, setting in _limits(note.get("pages"), note.get("characters")).items():
            told = replace(setting, authority=document, decided_at=act.at, decided_by=act.actor_name)
            before = stood.get(key)
            stood[key] = told if before is None or before.value == told.value else _after(before, told)
    return found | stood


def settings_of_setup(setup: Setup) -> dict[str, Setting]:
    """Every parameter of a year that is not opened yet; no query."""
    documents = setup.documents
    limits = _limits(setup.page_limit, setup.section_characters)
    return {
        **_particulars(setup.roc_year, setup.title, setup.basis, setup.contact),
        "copies": replace(_copies(setup.copies_required), authority=documents.get(COPIES_KEY, "")),
        **{key: replace(row, authority=documents.get(LIMITS, "")) for key, row in limits.items()},
        **{
            kind: replace(_moment(setup.roc_year, kind, at), authority=documents.get(kind, ""))
            for kind, at in setup.calendar.items()
        },
        **{
            question.point.value: replace(
                _choice(question, setup.choices.get(question.point)),
                authority=documents.get(question.point.value, "") if question.point in setup.choices else "",
            )
            for question in OPEN_QUESTIONS
        },
        **_figures(setup.roc_year),
    }


def _particulars(roc_year: int, title: str, basis: str, contact: str) -> dict[str, Setting]:
    """The name is compared without its year."""
    return {
        "title": Setting(title.replace(str(roc_year), ""), title),
        "basis": Setting(basis, basis or str(NOT_SET)),
        "contact": Setting(contact, contact or str(NOT_SET)),
    }


def _copies(copies: int) -> Setting:
    return Setting(copies, str(FIGURES["COPIES"][1]) % {"value": copies})


def _limits(page_limit: int | None, section_characters: int | None) -> dict[str, Setting]:
    pages = _("%(most)d 頁") % {"most": page_limit} if page_limit else str(NOT_SET)
    characters = _("%(most)d 字") % {"most": section_characters} if section_characters else str(NOT_SET)
    return {
        "page_limit": Setting(page_limit, pages),
        "section_characters": Setting(section_characters, characters),
    }


def _moment(roc_year: int, kind: str, at: datetime) -> Setting:
    """A moment is compared by its place in the year; weekday and holidays are remarked, never applied."""
    local = in_taipei(at)
    place = (local.year - roc_year, local.month, local.day, local.hour, local.minute)
    if kind == CalendarDate.Kind.NOMINATIONS_CLOSE:
        return Setting(place, format_end(at), _remark(decided_deadline(at).last_day))
    return Setting(place, format_moment(at), _remark(local.date()))


def _remark(day: date) -> str:
    days_off = non_working_days(day.year)
    if is_working_day(day, days_off):
        return ""
    working = next_working_day_from(day, days_off)
    return _("當天不是工作日，次一工作日是 %(day)s") % {"day": format_date(working)}


def _newest_dates(roc_year: int, rows: Iterable[CalendarDate]) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    for row in rows:
        setting = replace(
            _moment(roc_year, row.kind, row.at),
            authority=row.authority,
            reason=row.reason,
            decided_at=row.decided_at,
            decided_by=row.decided_by.name,
        )
        found[row.kind] = _after(found.get(row.kind), setting)
    return found


def _newest_choices(rows: Iterable[RuleDecision]) -> dict[str, Setting]:
    questions = {question.point.value: question for question in OPEN_QUESTIONS}
    decided: dict[str, Setting] = {}
    for row in rows:
        setting = replace(
            _choice(questions[row.point], row.choice),
            authority=row.authority,
            reason=row.reason,
            decided_at=row.decided_at,
            decided_by=row.decided_by.name,
        )
        decided[row.point] = _after(decided.get(row.point), setting)
    return {point: _choice(question, None) for point, question in questions.items()} | decided


def _after(earlier: Setting | None, setting: Setting) -> Setting:
    """The setting with what stood before it."""
    if earlier is None:
        return setting
    return replace(setting, before=(*earlier.before, replace(earlier, before=())))


def _choice(question: OpenQuestion, choice: str | None) -> Setting:
    if choice is not None:
        return Setting(choice, str(CHOICES[choice]))
    if question.must_be_decided:
        return Setting("", str(OPEN))
    return Setting("", str(DEFAULT_APPLIES) % {"choice": CHOICES[question.default]})


def _figures(roc_year: int) -> Mapping[str, Setting]:
    return {
        key: Setting(
            figure.at(roc_year),
            str(FIGURES[key][1]) % {"value": figure.at(roc_year)},
            _("自 %(year)d 年度起") % {"year": figure.in_force_since(roc_year)},
        )
        for key, figure in RULEBOOK_FIGURES.items()
    }
