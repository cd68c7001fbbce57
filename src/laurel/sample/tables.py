"""The sample's tables as they are shipped."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One of the sample's TOML files."""
    return tomllib.loads(files("laurel.sample").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def sample_ranks() -> list[list[int]]:
    """The ranks of eight judges for 23 entries: a row an entry, a column a member."""
    text = files("laurel.sample").joinpath("ranks.csv").read_text(encoding="utf-8")
    return [[int(rank) for rank in row] for row in csv.reader(text.splitlines())]
