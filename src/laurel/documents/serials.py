"""Serials of printed sheets, with two check characters by ISO 7064 MOD 97-10."""

from __future__ import annotations

import re
import unicodedata

SERIAL = re.compile(r"\d{9,12}")


def with_check(digits: str) -> str:
    """The digits with two more: any one wrong digit and any two neighbours swapped are then noticed."""
    return f"{digits}{98 - int(digits) * 100 % 97:02}"


def has_good_check(digits: str) -> bool:
    """True when the last two digits fit the others."""
    return int(digits) % 97 == 1


def serial_of(roc_year: int, number: int) -> str:
    """The serial of the year's sheet of that number: 115-0042-68."""
    return written(with_check(f"{roc_year:03}{number:04}"))


def written(digits: str) -> str:
    """The digits in groups: year, number, check."""
    return f"{digits[:3]}-{digits[3:-2]}-{digits[-2:]}"


def read_serial(typed: str) -> str | None:
    """The serial as it is stored, from whatever was typed; None when it is none or its check does not fit."""
    narrow = unicodedata.normalize("NFKC", typed)
    digits = "".join(letter for letter in narrow if letter not in " -‐–—−")
    if not (digits.isascii() and SERIAL.fullmatch(digits) and has_good_check(digits)):
        return None
    return written(digits)
