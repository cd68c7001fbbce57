"""The refusal card: a decision in words, each ground with its grade, article and facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laurel.kit.sentences import fact_words, sentence_of
from laurel.rulebook.grounds import Decision, Ground, Verdict
from laurel.rulebook.provisions import plain_words_of

Words = str | Promise

GRADES: dict[Verdict, tuple[str, Words]] = {
    Verdict.NOT_MET: ("must-not", _("不得")),
    Verdict.FOR_PEOPLE: ("attention", _("請注意")),
    Verdict.SILENT: ("undecided", _("待決")),
    Verdict.MET: ("met", _("符合")),
}


TO_MEND = frozenset(
    {
        "data_period_missing",
        "data_period_reversed",
        "data_period_needs_reason",
        "update_needs_a_reason_of_its_own",
        "figure_still_ends_in_may",
        "file_missing",
        "section_too_long",
        "form_too_long",
    }
)
"""Refusals that their writer mends before sending: 應, where the others are 不得."""

NOT_NOW = _("這件事現在不能做")


@dataclass(frozen=True, slots=True)
class GroundInWords:
    """One ground as people read it."""

    grade: str
    grade_word: Words
    article_printed: str
    article_path: str
    sentence: str
    facts: tuple[tuple[Words, str], ...]
    provision_text: str
    code: str


@dataclass(frozen=True, slots=True)
class Card:
    """What cannot happen, why, and what can be done instead."""

    title: Words
    grounds: tuple[GroundInWords, ...]
    actions: Sequence[tuple[Words, str]] = field(default_factory=tuple)
    record_id: str = ""


def in_words(ground: Ground) -> GroundInWords:
    """A ground as people read it, in the active language."""
    grade, word = ("must", _("應")) if ground.code in TO_MEND else GRADES[ground.verdict]
    return GroundInWords(
        grade,
        word,
        ground.article.printed,
        ground.article.path,
        sentence_of(ground.code, ground.seen),
        tuple(fact_words(ground.seen)),
        plain_words_of(ground.article),
        ground.code,
    )


def grounds_in_words(grounds: Iterable[Ground]) -> tuple[GroundInWords, ...]:
    """All grounds as people read them."""
    return tuple(in_words(ground) for ground in grounds)


def card_of(
    decision: Decision,
    *,
    title: Words = NOT_NOW,
    actions: Sequence[tuple[Words, str]] = (),
    record_id: str = "",
) -> Card:
    """The card of a refusal: its forbidding grounds first, or all grounds when none forbids."""
    return Card(title, grounds_in_words(decision.refusals or decision.grounds), actions, record_id)
