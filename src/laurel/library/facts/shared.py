"""What of a frozen version is shown: the criteria agreed to, without persons and their telephones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from laurel.applications.figures import Card, card_of
from laurel.applications.text import (
    Block,
    Grid,
    Paragraph,
    Text,
    figures_in,
    pictures_in,
    text_of,
    words_of,
)
from laurel.ballots.facts import Part, innovation_in
from laurel.library.models import LibraryConsent
from laurel.library.words import without_persons
from laurel.rulebook.criteria import Criterion, sections_of
from laurel.rulebook.entrants import Category

SHORTEST_NAME = 2
"""A name of one character would strike out half of a text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as it is shown: the criteria with their texts, the figures, the files (as they were frozen)."""

    category: Category
    summary: str
    period_from: str | None
    period_to: str | None
    parts: tuple[Part, ...]
    cards: tuple[Card, ...]
    files: tuple[Mapping[str, Any], ...]

    @property
    def innovation(self) -> list[tuple[Criterion, str, Paragraph]]:
        """The paragraphs marked as openness and innovation, with their criterion and the name of the block."""
        return innovation_in(list(self.parts))

    def part(self, criterion: str) -> Part | None:
        """What is shown on one criterion."""
        return next((part for part in self.parts if part.criterion.code == criterion), None)

    @property
    def words(self) -> Iterator[tuple[str, str]]:
        """(criterion, all its words) for the search."""
        return ((part.criterion.code, " ".join(words_of(part.text))) for part in self.parts)


def shown_of(content: Mapping[str, Any], category: Category, consent: LibraryConsent | None) -> Shown:
    """What of the version is shown by this answer; all of it, without persons, where there is no agreement."""
    names = names_in(content)
    whole = consent is None or consent.whole
    texts = {row["criterion"]: _told(text_of(row["text"]), names) for row in content["sections"]}
    agreed = texts.keys() if whole or consent is None else set(consent.sections)
    parts = tuple(
        Part(criterion, texts[criterion.code])
        for criterion in sections_of(category)
        if criterion.code in agreed and criterion.code in texts
    )
    return Shown(
        category,
        without_persons(content["summary"], names) if whole else "",
        content["period_from"],
        content["period_to"],
        parts,
        tuple(_cards(content, parts, names, whole=whole)),
        tuple(_files(content, parts, names, whole=whole)) if consent is None or consent.with_files else (),
    )


def names_in(content: Mapping[str, Any]) -> frozenset[str]:
    """The names of persons that a version carries: whom to call, and who is its head."""
    named = (content["contact"][0], content["head_name"])
    return frozenset(name.strip() for name in named if name and len(name.strip()) >= SHORTEST_NAME)


def criteria_in(content: Mapping[str, Any], category: Category) -> list[Criterion]:
    """The criteria that a version has words on."""
    written = {row["criterion"] for row in content["sections"] if text_of(row["text"])}
    return [criterion for criterion in sections_of(category) if criterion.code in written]


def _told(text: Text, names: Collection[str]) -> Text:
    return Text(tuple(_told_block(block, names) for block in text.blocks))


def _told_block(block: Block, names: Collection[str]) -> Block:
    match block:
        case Paragraph():
            told = without_persons(block.words, names)
            return block if told == block.words else replace(block, runs=((told, False),))
        case Grid(rows=rows, caption=caption):
            cells = tuple(tuple(without_persons(cell, names) for cell in row) for row in rows)
            return Grid(cells, without_persons(caption, names))
    return block


def _cards(
    content: Mapping[str, Any], parts: Sequence[Part], names: Collection[str], *, whole: bool
) -> Iterator[Card]:
    standing = {key for part in parts for key in figures_in(part.text)}
    for row in content.get("figures", ()):
        if whole or row["key"] in standing:
            yield _told_card(card_of(row["key"], row), names)


def _told_card(card: Card, names: Collection[str]) -> Card:
    return replace(
        card,
        indicator=without_persons(card.indicator, names),
        definition=without_persons(card.definition, names),
        numerator_label=without_persons(card.numerator_label, names),
        denominator_label=without_persons(card.denominator_label, names),
        source=without_persons(card.source, names),
    )


def _files(
    content: Mapping[str, Any], parts: Sequence[Part], names: Collection[str], *, whole: bool
) -> Iterator[Mapping[str, Any]]:
    """The attachments; never the application as a file, which names its contact person."""
    standing = {key for part in parts for key in pictures_in(part.text)}
    for row in content["files"]:
        if not row["is_application_file"] and (whole or row["id"] in standing):
            yield {**row, "caption": without_persons(row["caption"], names)}
