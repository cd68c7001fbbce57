"""`laurel messages`: collects the words of the interface and compiles the English ones, without gettext tools."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def compile_messages() -> None:
    """Writes the compiled catalogue beside the English one when that is newer."""
    compiled = ENGLISH.with_suffix(".mo")
    if not ENGLISH.exists() or (compiled.exists() and compiled.stat().st_mtime >= ENGLISH.stat().st_mtime):
        return
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with ENGLISH.open("rb") as source:
        catalogue = read_po(source, locale="en")
    partial = compiled.with_suffix(".part")
    with partial.open("wb") as target:
        write_mo(target, catalogue)
    partial.replace(compiled)


def words_of_the_interface() -> Iterator[tuple[str, int, object, str | None]]:
    """Every marked string with its file, line and context."""
    from babel.messages.extract import extract
    from django.utils.translation.template import templatize

    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.txt")]):
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).split("\n"))
        place = path.relative_to(PACKAGE).as_posix()
        for line, words, _, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
            yield place, line, words, context


def main(argv: Sequence[str]) -> int:
    """Updates the English catalogue; with `--check` only says what is missing."""
    options = argparse.ArgumentParser("laurel messages")
    options.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when something is missing"
    )
    chosen = options.parse_args(argv)
    missing = update(write=not chosen.check)
    for message in missing:
        print(f"not translated: {message}", file=sys.stderr)  # noqa: T201
    compile_messages()
    return 1 if missing and chosen.check else 0


def update(*, write: bool) -> list[str]:
    """Merges the words of the interface into the catalogue; answers those without English."""
    import django
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po
    from django.conf import settings

    if not settings.configured:
        django.setup()
    known = Catalog(locale="en")
    if ENGLISH.exists():
        with ENGLISH.open("rb") as source:
            known = read_po(source, locale="en")
    catalogue = Catalog(
        locale="en", project="Laurel", header_comment="# English, the second language of Laurel."
    )
    for place, _line, words, context in words_of_the_interface():
        catalogue.add(words, None, locations=[(place, 0)], context=context)  # type: ignore[arg-type]
    for message in catalogue:
        if message.id and (old := known.get(message.id, context=message.context)):
            message.string = old.string
    missing = [str(message.id) for message in catalogue if message.id and not _has_words(message.string)]
    if write:
        ENGLISH.parent.mkdir(parents=True, exist_ok=True)
        target = io.BytesIO()
        write_po(target, catalogue, width=110, sort_output=True, omit_header=False, include_lineno=False)
        stable = b"\n".join(
            line
            for line in target.getvalue().split(b"\n")
            if not line.startswith((b'"POT-Creation', b'"PO-Revision'))
        )
        ENGLISH.write_bytes(stable)
    return missing


def _has_words(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)
