"""The code at the foot of a paper: sixteen letters of the digest of what it says, in groups of four."""

from __future__ import annotations

import hashlib
import unicodedata

from laurel.documents.model import Paper
from laurel.ledger.digests import canonical

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two letters and digits that are not mistaken for one another."""
LENGTH = 16


def digest_of(paper: Paper) -> str:
    """SHA-256 of what a paper says, not of how it is set: the same in PDF and ODT."""
    return hashlib.sha256(canonical(paper.content())).hexdigest()


def code_of(digest: str, number: str) -> str:
    """The code of one issue: from the digest and the document number, so that two issues differ."""
    value = int.from_bytes(hashlib.sha256(f"{digest}|{number}".encode()).digest())
    letters = "".join(ALPHABET[(value >> 5 * place) & 31] for place in range(LENGTH))
    return "-".join(letters[start : start + 4] for start in range(0, LENGTH, 4))


def normal_code(typed: str) -> str:
    """A code as it is stored, from whatever was typed: small letters, no hyphens, full-width forms."""
    letters = [letter for letter in unicodedata.normalize("NFKC", typed).upper() if letter in ALPHABET]
    return "-".join("".join(letters[start : start + 4]) for start in range(0, len(letters), 4))
