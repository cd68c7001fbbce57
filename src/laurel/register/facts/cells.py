"""One cell: the text of a spreadsheet as a value, or what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import override

from laurel.documents.tables import DANGEROUS
from laurel.people.roles import Role
from laurel.register.words import KINDS
from laurel.rulebook import articles
from laurel.rulebook.grounds import Ground, not_met
from laurel.rulebook.roc import parse_date

Value = str | int | bool | date | tuple[str, ...] | None
YES = frozenset({"是", "有", "y", "yes", "true", "1", "v", "✓", "○"})
NO = frozenset({"", "否", "無", "n", "no", "false", "0", "×", "-"})
MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")
BETWEEN_ROLES = re.compile(r"[,，;；\n]")
UNIT_OF_ROLE = re.compile(r"[（(]([^（()）]+)[)）]\s*$")
HIGHEST_RANK = 14


class BadCell(ValueError):
    """A cell that cannot be read: the ground says what it holds and what to write."""

    def __init__(self, code: str, **seen: str | int) -> None:
        super().__init__(code)
        self.ground = fault(code, **seen)


def fault(code: str, **seen: str | int) -> Ground:
    """What is wrong with a row, as a ground."""
    return not_met(articles.HOUSE_REGISTER, code, **seen)


def bare(text: str) -> str:
    """The text without blanks around it, and without the apostrophe that an export put before it."""
    text = text.strip()
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(DANGEROUS) else text


def folded(text: str) -> str:
    """Text for comparing words: half-width, lower case, letters and digits only."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def text_of(most: int) -> Callable[[str], str]:
    """Reads text of at most so many characters, kept exactly as given."""

    def read(text: str) -> str:
        if any(unicodedata.category(sign) == "Cc" for sign in text):
            raise BadCell("cell_with_control")
        if len(text) > most:
            raise BadCell("cell_too_long", length=len(text), most=most)
        return text

    return read


def code_of(code: str, shape: re.Pattern[str], name: str) -> Callable[[str], str]:
    """Reads a code of a shape; full-width letters and digits count as half-width."""

    def read(text: str) -> str:
        found = unicodedata.normalize("NFKC", text)
        if not shape.fullmatch(found):
            raise BadCell(code, **{name: text[:60]})
        return found

    return read


def date_of(text: str) -> date | None:
    """Reads a date of either calendar."""
    if not text:
        return None
    try:
        return parse_date(MIDNIGHT.sub("", text))
    except ValueError as error:
        raise BadCell("cell_no_date", text=text[:40]) from error


def yes_no_of(text: str) -> bool:
    """Reads yes or no; empty is no."""
    word = unicodedata.normalize("NFKC", text).casefold()
    if word in YES or word in NO:
        return word in YES
    raise BadCell("cell_no_yes_no", text=text[:40])


def rank_of(text: str) -> int | None:
    """Reads a rank level (職等)."""
    if not text:
        return None
    digits = unicodedata.normalize("NFKC", text).removesuffix("職等").strip()
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits) <= HIGHEST_RANK):
        raise BadCell("cell_no_number", text=text[:40])
    return int(digits)


def email_of(text: str) -> str:
    """Reads an e-mail address."""
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            raise BadCell("cell_no_email", text=text[:80]) from error
    return text


def kind_of(text: str) -> str:
    """Reads a kind of unit: its word in either language or its code."""
    kind = _kinds().get(folded(text))
    if kind is None:
        raise BadCell("cell_no_kind", text=text[:40])
    return kind


def roles_of(text: str) -> tuple[str, ...]:
    """Reads roles: words or codes parted by ； or 、, each with its unit in brackets where that is another.

    A role's own 、 does not part it. 「撰寫人（BR-N-E05）」 reads as `applicant_editor@BR-N-E05`.
    """
    found: list[str] = []
    for part in filter(str.strip, BETWEEN_ROLES.split(text)):
        found += [_role_of(part)] if _is_role(part) else [_role_of(one) for one in part.split("、")]
    return tuple(found)


def _is_role(text: str) -> bool:
    return folded(UNIT_OF_ROLE.sub("", text)) in _roles()


def _role_of(text: str) -> str:
    unit = UNIT_OF_ROLE.search(text)
    role = _roles().get(folded(UNIT_OF_ROLE.sub("", text)))
    if role is None:
        raise BadCell("cell_no_role", text=text[:40])
    return f"{role}@{unit[1].strip()}" if unit else role


def spellings(code: str, words: object) -> set[str]:
    """A code and its word in both languages, for comparing."""
    spelt = {folded(code)}
    for language in ("zh-hant", "en"):
        with override(language):
            spelt.add(folded(str(words)))
    return spelt


@cache
def _kinds() -> dict[str, str]:
    return {spelling: kind for kind, words in KINDS.items() for spelling in spellings(kind, words)}


@cache
def _roles() -> dict[str, str]:
    return {spelling: role.value for role in Role for spelling in spellings(role.value, role.label)}
