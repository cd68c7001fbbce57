"""What an update changed: every figure then and now, the period, the texts word by word, the files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from difflib import SequenceMatcher
from typing import Any

from laurel.applications.fields import HEAD, SUMMARY, section_field
from laurel.applications.figures import Card, card_of, is_share, number_of
from laurel.applications.models import Application
from laurel.applications.selectors import submission_of, update_of
from laurel.applications.text import HERE, notation_of, text_of

WORD = re.compile(r"[A-Za-z0-9.,%]+|\s+|.", re.DOTALL)
"""A word for the comparison: letters and digits together, every Han character by itself."""
TENTH = Decimal("0.1")
SAME, OUT, IN = "same", "out", "in"


def signed(number: Decimal | None, unit: str = "") -> str:
    """A change with its sign, thousands parted; nought has no sign, 「—」 stands for none."""
    if number is None:
        return "—"
    return f"{number:+,}{unit}" if number else f"{number:,}{unit}"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """An evidence figure as it was judged and as it is in the update; None where it was not there."""

    before: Card | None
    after: Card | None

    @property
    def card(self) -> Card:
        """The newer of the two."""
        card = self.after or self.before
        assert card is not None  # nosec B101
        return card

    @property
    def kind(self) -> str:
        """`added`, `taken_out`, `unchanged` (said so with a reason), `same` value over a longer period, or `changed`."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "taken_out"
        if self.after.unchanged:
            return "unchanged"
        same = number_of(self.before.value) == number_of(self.after.value)
        return (
            "same"
            if same and (self.absolute is not None or self.before.value == self.after.value)
            else "changed"
        )

    @property
    def absolute(self) -> Decimal | None:
        """The new value less the old one, in the figure's own unit; None unless both are numbers."""
        if self.before is None or self.after is None:
            return None
        old, new = number_of(self.before.value), number_of(self.after.value)
        return None if old is None or new is None else new - old

    @property
    def absolute_in_words(self) -> str:
        """「+2,620」, or 「—」 where there is none."""
        return signed(self.absolute)

    @property
    def percent_in_words(self) -> str:
        """「+21.1%」, or 「—」 where there is none."""
        return signed(self.percent, "%")

    @property
    def is_share(self) -> bool:
        """True for a percentage, whose own change is in percentage points."""
        return is_share(self.card)

    @property
    def percent(self) -> Decimal | None:
        """The change in per cent of the old value, to one place; None without both numbers, or from nought."""
        if self.absolute is None or self.before is None:
            return None
        old = number_of(self.before.value)
        return (self.absolute / abs(old) * 100).quantize(TENTH, ROUND_HALF_UP) if old else None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, were taken out or came in."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A part of the form whose text changed, by its place, line by line; unchanged lines are left out."""

    place: str
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two frozen versions beside each other."""

    figures: tuple[FigureChange, ...]
    period: tuple[tuple[str | None, str | None], tuple[str | None, str | None]]
    reason: tuple[str, str]
    texts: tuple[TextChange, ...]
    files_in: tuple[str, ...]
    files_out: tuple[str, ...]

    @property
    def changed_figures(self) -> tuple[FigureChange, ...]:
        """Without those of which nothing at all changed."""
        return tuple(row for row in self.figures if row.before != row.after)


def difference_of(application: Application) -> Difference | None:
    """The version judged beside the newest frozen update; None before there is one."""
    judged, update = submission_of(application.nomination), update_of(application.nomination)
    return difference_between(judged.content, update.content) if judged and update else None


def difference_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> Difference:
    """What the later content says differently from the earlier one, in the order of the form."""
    old_files, new_files = _files(before), _files(after)
    return Difference(
        tuple(_figures(before, after)),
        (
            (before["period_from"], before["period_to"]),
            (after["period_from"], after["period_to"]),
        ),
        (before["period_exception_reason"], after["period_exception_reason"]),
        tuple(_texts(before, after)),
        tuple(caption for key, caption in new_files.items() if key not in old_files),
        tuple(caption for key, caption in old_files.items() if key not in new_files),
    )


def _figures(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FigureChange]:
    old, new = _cards(before), _cards(after)
    for key in [*old, *(key for key in new if key not in old)]:
        yield FigureChange(old.get(key), new.get(key))


def _cards(content: Mapping[str, Any]) -> dict[str, Card]:
    return {card["key"]: card_of(card["key"], card) for card in content.get("figures", ())}


def _files(content: Mapping[str, Any]) -> dict[str, str]:
    return {f"{row['id']} {row['sha256']}": row["caption"] for row in content["files"]}


def _texts(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[TextChange]:
    old, new = _words(before), _words(after)
    for place in [*old, *(place for place in new if place not in old)]:
        lines = tuple(changed_lines(old.get(place, ""), new.get(place, "")))
        if lines:
            yield TextChange(place, lines)


def _words(content: Mapping[str, Any]) -> dict[str, str]:
    """The plain texts and the sections by place; figures and pictures by the names that people know."""
    names = {row["id"]: row["caption"] for row in content["files"]}
    names |= {key: card.indicator or key for key, card in _cards(content).items()}
    said = {HEAD: content["head_name"], SUMMARY: content["summary"]}
    for row in content["sections"]:
        notation = notation_of(text_of(row["text"]))
        said[section_field(row["criterion"])] = HERE.sub(
            lambda here: f"[{here[1]} {names.get(here[2], here[2])}]", notation
        )
    return said


def changed_lines(before: str, after: str) -> Iterator[tuple[Piece, ...]]:
    """The lines that differ; a line rewritten in place word by word."""
    old, new = before.splitlines(), after.splitlines()
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(b - a, d - c)
        for line, other in zip(old[a : a + both], new[c : c + both], strict=True):
            yield tuple(_pieces(line, other))
        yield from ((Piece(OUT, line),) for line in old[a + both : b] if line)
        yield from ((Piece(IN, line),) for line in new[c + both : d] if line)


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = WORD.findall(before), WORD.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(SAME, _joined(old[a:b]))
            continue
        if a < b:
            yield Piece(OUT, _joined(old[a:b]))
        if c < d:
            yield Piece(IN, _joined(new[c:d]))


def _joined(words: Sequence[str]) -> str:
    return "".join(words)
