"""What applications are judged on: the catalogue of Annexes 1 and 2, restated in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from laurel.rulebook import articles
from laurel.rulebook.articles import Article
from laurel.rulebook.entrants import Category


class Level(StrEnum):
    """How the annex asks for evidence: it must be there, or it may be."""

    SHALL = "shall"
    MAY = "may"


class Scope(StrEnum):
    """A dimension judged by itself, or across all others."""

    INDIVIDUAL = "individual"
    OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class EvidencePrompt:
    """One piece of evidence, in plain words."""

    level: Level
    words: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: what the panel looks at, and the evidence asked for."""

    code: str
    identifier: str
    name: str
    name_en: str
    guidance: tuple[str, ...]
    evidence: tuple[EvidencePrompt, ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension with its criteria. An overall dimension has no section of its own."""

    code: str
    identifier: str
    name: str
    name_en: str
    scope: Scope
    article: Article
    criteria: tuple[Criterion, ...]


def shall(words: str) -> EvidencePrompt:
    """Evidence that the annex says must be given."""
    return EvidencePrompt(Level.SHALL, words)


def may(words: str) -> EvidencePrompt:
    """Evidence that the annex offers as an example."""
    return EvidencePrompt(Level.MAY, words)


def dimensions_of(category: Category) -> tuple[Dimension, ...]:
    """三(三)1-2: the dimensions of a category, the overall one last."""
    from laurel.rulebook.annexes import OVERALL_SERVICE, PROJECT_PLANNING

    return OVERALL_SERVICE if category is Category.OVERALL_SERVICE else PROJECT_PLANNING


def sections_of(category: Category) -> tuple[Criterion, ...]:
    """The criteria that an application writes on: openness and innovation has no section (表5, 表7)."""
    return tuple(
        criterion
        for dimension in dimensions_of(category)
        if dimension.scope is Scope.INDIVIDUAL
        for criterion in dimension.criteria
    )


def criterion_of(category: Category, code: str) -> Criterion | None:
    """The criterion with a code, or None."""
    return next((criterion for criterion in sections_of(category) if criterion.code == code), None)


def article_of(category: Category) -> Article:
    """The provision that names a category's dimensions."""
    return articles.OVERALL_CRITERIA if category is Category.OVERALL_SERVICE else articles.PROJECT_CRITERIA


def note_of(category: Category) -> Article:
    """The annex that explains a category's criteria (三(三)3)."""
    return articles.ANNEX_1 if category is Category.OVERALL_SERVICE else articles.ANNEX_2
