"""What a rule answers: a `Decision` made of `Ground`s, each with its article, verdict and facts seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from laurel.rulebook.articles import BY_PATH, Article

Seen = str | int | bool | None


class Verdict(StrEnum):
    """How one condition of the regulation stands on the facts seen."""

    MET = "met"
    NOT_MET = "not_met"
    FOR_PEOPLE = "for_people"
    """The text leaves it to people: shown, never decided by the program."""
    SILENT = "silent"
    """The text says nothing: a recorded decision of the edition applies."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One condition: where it stands in the text, how it came out, and the facts it rested on.

    `code` names the sentence that people read (templates and translations hold the words).
    `seen` holds plain values only (text, whole numbers, booleans, ISO dates), ready for the record.
    """

    article: Article
    verdict: Verdict
    code: str
    seen: Mapping[str, Seen] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "seen", MappingProxyType(dict(self.seen)))

    def as_record(self) -> dict[str, object]:
        """The ground as JSON values, for the ledger and the interface."""
        return {
            "article": self.article.path,
            "verdict": self.verdict.value,
            "code": self.code,
            "seen": dict(self.seen),
        }

    @classmethod
    def from_record(cls, row: Mapping[str, Any]) -> Ground:
        """The ground that was kept as JSON values."""
        return cls(BY_PATH[row["article"]], Verdict(row["verdict"]), row["code"], row["seen"])


@dataclass(frozen=True, slots=True)
class Decision:
    """The grounds of one answer, in the order of the regulation."""

    grounds: tuple[Ground, ...]

    @property
    def granted(self) -> bool:
        """True when no ground is `NOT_MET`."""
        return not self.refusals

    @property
    def refusals(self) -> tuple[Ground, ...]:
        """The grounds that forbid."""
        return tuple(ground for ground in self.grounds if ground.verdict is Verdict.NOT_MET)

    @property
    def open_questions(self) -> tuple[Ground, ...]:
        """The grounds that people must decide or have decided where the text is silent."""
        return tuple(g for g in self.grounds if g.verdict in (Verdict.FOR_PEOPLE, Verdict.SILENT))

    def __iter__(self) -> Iterator[Ground]:
        return iter(self.grounds)

    def __add__(self, other: Decision) -> Decision:
        return Decision(self.grounds + other.grounds)

    def as_record(self) -> list[dict[str, object]]:
        """All grounds as JSON values."""
        return [ground.as_record() for ground in self.grounds]

    @classmethod
    def from_record(cls, rows: Iterable[Mapping[str, Any]]) -> Decision:
        """The decision that was kept as JSON values."""
        return cls(tuple(Ground.from_record(row) for row in rows))


def met(article: Article, code: str, **seen: Seen) -> Ground:
    """A ground that is satisfied."""
    return Ground(article, Verdict.MET, code, seen)


def not_met(article: Article, code: str, **seen: Seen) -> Ground:
    """A ground that forbids."""
    return Ground(article, Verdict.NOT_MET, code, seen)


def for_people(article: Article, code: str, **seen: Seen) -> Ground:
    """A ground that the text leaves to people."""
    return Ground(article, Verdict.FOR_PEOPLE, code, seen)


def silent(article: Article, code: str, **seen: Seen) -> Ground:
    """A ground on which the text says nothing; `seen` names the point and the choice that applies."""
    return Ground(article, Verdict.SILENT, code, seen)


def holds(condition: bool, article: Article, code: str, **seen: Seen) -> Ground:
    """`MET` when the condition is true, `NOT_MET` when it is not."""
    return met(article, code, **seen) if condition else not_met(article, code, **seen)


def refused(article: Article, code: str, **seen: Seen) -> Decision:
    """A decision of one forbidding ground."""
    return Decision((not_met(article, code, **seen),))
