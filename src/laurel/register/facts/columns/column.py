"""What one column of an import is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from laurel.register.facts import cells

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name here, its words, how a cell is read, and what else its heading may be."""

    key: str
    words: Words
    read: Callable[[str], cells.Value]
    headings: tuple[str, ...] = ()
    needed: bool = False
