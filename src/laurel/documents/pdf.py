"""A paper as PDF: set by Typst, tagged, archival (PDF/A-2a) and accessible (PDF/UA-1)."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pylopdf_fonts_zh_tw
import typst

from laurel.documents.model import Issue, Paper, Rendered
from laurel.rulebook.calendar import TAIPEI

LAYOUTS = Path(__file__).parent / "layouts"
STANDARDS = ["a-2a", "ua-1"]


@cache
def font_folders() -> tuple[str, ...]:
    """Where fonts are looked for: TW-Kai where the system has it, and the wheel's Noto fonts."""
    system = Path("/usr/share/fonts")
    wheel = str(Path(pylopdf_fonts_zh_tw.__file__).parent)
    return (wheel, str(system)) if system.is_dir() else (wheel,)


@cache
def fonts() -> typst.Fonts:
    """The fonts found there, looked for once: looking takes longer than setting a page."""
    return typst.Fonts(include_system_fonts=False, font_paths=list(font_folders()))


def pdf_of(paper: Paper, issue: Issue) -> Rendered:
    """The paper as PDF. The same paper and issue give the same bytes.

    A glyph that no font has must not keep minutes from being printed: then the paper is set without the
    archival standard, still tagged, and what is missing is named in `warnings`.
    """
    try:
        content, missing = _compile(paper, issue, pdf_standards=STANDARDS), ""
    except typst.TypstError as error:
        content, missing = _compile(paper, issue), str(error).splitlines()[0]
    with pikepdf.open(io.BytesIO(content)) as document:
        pages = len(document.pages)
    return Rendered(content, pages, not missing, (missing,) if missing else ())


def pages_as_png(paper: Paper, issue: Issue, pixels_per_inch: int = 96) -> list[bytes]:
    """The pages of the very same compile, as pictures for the screen."""
    pages = _compile(paper, issue, format="png", ppi=float(pixels_per_inch))
    return pages if isinstance(pages, list) else [pages]


def pages_of_parts(paper: Paper, issue: Issue) -> dict[str, int]:
    """The page on which each part begins that has a key, from the real layout."""
    found = typst.query(str(LAYOUTS / "paper.typ"), "<part>", field="value", **_inputs(paper, issue))
    return {part["key"]: part["page"] for part in json.loads(found)}


def _compile(paper: Paper, issue: Issue, **options: Any) -> Any:
    timestamp = int(issue.at.timestamp())
    return typst.compile(str(LAYOUTS / "paper.typ"), timestamp=timestamp, **_inputs(paper, issue), **options)


def _inputs(paper: Paper, issue: Issue) -> dict[str, Any]:
    """What every run of the typesetter gets: the words as data, never as markup; our fonts; no other folder."""
    at = issue.at.astimezone(TAIPEI)
    stamp = {"year": at.year, "month": at.month, "day": at.day, "hour": at.hour, "minute": at.minute}
    foot = {
        "number": issue.number,
        "code": issue.code,
        "code_label": "驗證碼 " if issue.code else "",
        **stamp,
    }
    return {
        "root": str(LAYOUTS),
        "font_paths": fonts(),
        "ignore_system_fonts": True,
        "sys_inputs": {
            "paper": json.dumps(paper.content(), ensure_ascii=False),
            "issue": json.dumps(foot, ensure_ascii=False),
        },
    }
