"""National identification numbers in what people type: a roster knows people by their personnel number."""

from __future__ import annotations

import re
import unicodedata

NATIONAL_ID = re.compile(r"(?<![A-Z0-9])[A-Z][1289A-D][0-9]{8}(?![A-Z0-9])")
LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
"""The letters in the order of their numbers, from 10 on."""


def national_id_in(typed: str) -> str:
    """The first national or residence number in a text with a right check digit, masked; empty when there is none.

    Full-width forms and spaces inside count as typed: Ａ１２３… and A 123… are found too.
    """
    narrow = unicodedata.normalize("NFKC", typed).upper()
    for text in (narrow, re.sub(r"[\s\-]", "", narrow)):
        for found in NATIONAL_ID.findall(text):
            if _has_right_check(found):
                return f"{found[0]}********{found[-1]}"
    return ""


def _has_right_check(number: str) -> bool:
    first = LETTERS.index(number[0]) + 10
    second = (LETTERS.index(number[1]) + 10) % 10 if number[1].isalpha() else int(number[1])
    digits = [first // 10, first % 10, second, *map(int, number[2:])]
    return (
        sum(digit * weight for digit, weight in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True))
        % 10
        == 0
    )
