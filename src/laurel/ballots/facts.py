"""A dossier as its readers see it: blocks with their names, figures, paragraphs on openness and innovation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from laurel.applications.figures import Card, card_of
from laurel.applications.text import Block, FigureHere, Grid, Paragraph, PictureHere, Text, numbered, text_of
from laurel.ballots.models import Round
from laurel.ballots.notebook import Notebook
from laurel.ballots.pace import Reading
from laurel.ballots.selectors import Edge, dossiers_of, notebooks_of
from laurel.nominations.models import Nomination
from laurel.panel.models import Member
from laurel.panel.selectors import reading_order_of
from laurel.rulebook.criteria import Criterion, sections_of
from laurel.rulebook.entrants import Category

LENGTH_OF_A_DRAWING = 120
"""A table, figure or picture counts as so many characters of reading."""


@dataclass(frozen=True, slots=True)
class Row:
    """A dossier in the member's own list: its place (0 while it is not placed), how far it was read."""

    entry: Nomination
    pages: int
    version: int
    place: int
    book: Notebook

    @property
    def code(self) -> str:
        return self.entry.code

    @property
    def percent(self) -> int:
        """The share read, in whole per cent."""
        return round(self.book.share * 100)

    @property
    def reading(self) -> Reading:
        """The dossier as the pace is computed from it."""
        return Reading(self.code, self.pages, self.book.share, self.book.seconds)


def rows_of(held: Round, seat: Member, order: Sequence[str]) -> list[Row]:
    """All dossiers of a round: the placed ones in their order, then the others as they are advised to be read."""
    dossiers = dossiers_of(held)
    books = notebooks_of(seat, held, {code: edge.version for code, (_entry, edge) in dossiers.items()})
    advised = [code for code in reading_order_of(seat, held.category) if code in dossiers]
    left = [code for code in dict.fromkeys([*advised, *dossiers]) if code not in order]
    placed = [*enumerate(order, start=1), *((0, code) for code in left)]
    return [_row(*dossiers[code], place, books[code]) for place, code in placed]


def _row(entry: Nomination, edge: Edge, place: int, book: Notebook) -> Row:
    return Row(entry, edge.pages, edge.version, place, book)


@dataclass(frozen=True, slots=True)
class Part:
    """What a dossier says on one criterion."""

    criterion: Criterion
    text: Text

    def blocks(self) -> Iterator[tuple[str, str, Block]]:
        """Each block as (its name such as `B1.3`, its number in words, the block)."""
        for place, (number, block) in enumerate(numbered(self.text), start=1):
            yield f"{self.criterion.code}.{place}", number, block


def parts_of(content: Mapping[str, Any], category: Category) -> list[Part]:
    """The criteria in the order of the annex, each with what was written on it."""
    texts = {row["criterion"]: text_of(row["text"]) for row in content["sections"]}
    return [Part(criterion, texts.get(criterion.code, Text())) for criterion in sections_of(category)]


def lengths_of(parts: list[Part]) -> dict[str, int]:
    """The characters of every block by its name: what a share read is counted in."""
    return {name: _length(block) for part in parts for name, _, block in part.blocks()}


def _length(block: Block) -> int:
    match block:
        case Paragraph():
            return max(1, len(block.words))
        case Grid(rows=rows):
            return LENGTH_OF_A_DRAWING + sum(len(cell) for row in rows for cell in row)
        case FigureHere() | PictureHere():
            return LENGTH_OF_A_DRAWING


def innovation_in(parts: list[Part]) -> list[tuple[Criterion, str, Paragraph]]:
    """The paragraphs marked as openness and innovation, each with its criterion and its name."""
    return [
        (part.criterion, name, block)
        for part in parts
        for name, _, block in part.blocks()
        if isinstance(block, Paragraph) and block.innovation
    ]


def cards_of(content: Mapping[str, Any]) -> list[Card]:
    """All evidence figures of a dossier."""
    return [card_of(card["key"], card) for card in content.get("figures", ())]


@dataclass(frozen=True, slots=True)
class LikeFigure:
    """Figures of one name across dossiers; `definitions_differ` warns that they do not measure the same."""

    indicator: str
    cards: Mapping[str, Card]
    definitions_differ: bool


def like_figures(contents: Mapping[str, Mapping[str, Any]]) -> list[LikeFigure]:
    """Figures that at least two dossiers give under like names (spaces and case aside), the most shared first."""
    named: dict[str, dict[str, Card]] = {}
    for code, content in contents.items():
        for card in cards_of(content):
            key = "".join(card.indicator.split()).casefold()
            if key:
                named.setdefault(key, {}).setdefault(code, card)
    shared = [cards for cards in named.values() if len(cards) > 1]
    shared.sort(key=len, reverse=True)
    return [LikeFigure(next(iter(cards.values())).indicator, cards, _differ(cards)) for cards in shared]


def _differ(cards: Mapping[str, Card]) -> bool:
    said = {
        tuple(
            "".join(words.split())
            for words in (card.definition, card.unit, card.numerator_label, card.denominator_label)
        )
        for card in cards.values()
    }
    return len(said) > 1
