"""Sealing: AES-256-GCM with a key for each round, wrapped by a key that lies outside the database.

Ciphertexts have one size for one number of entries, whatever they hold. This protects dumps, backups and
whoever reads the database alone; it does not protect against the owner of the application's host.
"""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Sequence
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

Bytes = bytes | memoryview
"""Binary columns come back as one or the other, by database."""
NONCE = 12
KEY = 32
TAG = 16
LOCK = NONCE + TAG
"""By so much a locked file is longer than its content."""
PIECE = 1024 * 1024
ORDERS_KEPT = 21
"""The order as it stands and twenty before it."""
BYTES_AN_ENTRY = 10
SHEET = 4_096


class Broken(Exception):
    """A ciphertext that was changed, moved, or belongs to another key."""


def new_wrapped_key(label: str) -> bytes:
    """A new data key for a round, wrapped by the key outside the database and bound to the round's label."""
    return _encrypt(settings.SEALING_KEY, secrets.token_bytes(KEY), label)


def seal(wrapped_key: Bytes, label: str, place: str, content: Any, entries: Sequence[str]) -> bytes:
    """The content as a ciphertext bound to its place (member and number); its size tells nothing."""
    plain = json.dumps(content, separators=(",", ":")).encode()
    room = 64 + ORDERS_KEPT * BYTES_AN_ENTRY * max(len(entries), 1)
    if len(plain) > room:
        raise ValueError("the content does not fit its room")
    return _encrypt(_unwrapped(wrapped_key, label), plain.ljust(room), f"{label}|{place}")


def seal_in_sheets(wrapped_key: Bytes, label: str, place: str, content: Any) -> bytes:
    """Content of any length as a ciphertext of whole sheets of 4,096 bytes, bound to its place."""
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    room = -(-len(plain) // SHEET) * SHEET
    return _encrypt(_unwrapped(wrapped_key, label), plain.ljust(room), f"{label}|{place}")


def unseal(wrapped_key: Bytes, label: str, place: str, ciphertext: Bytes) -> Any:
    """The content of a ciphertext; Broken when it is not the one that was sealed at that place."""
    return json.loads(_decrypt(_unwrapped(wrapped_key, label), bytes(ciphertext), f"{label}|{place}"))


def lock_file(plain: IO[bytes], target: IO[bytes]) -> str:
    """Writes a file encrypted under a new key, piece by piece, and gives the key: whoever has it can read the file."""
    key, nonce = secrets.token_bytes(KEY), secrets.token_bytes(NONCE)
    lock = Cipher(algorithms.AES(key), modes.GCM(nonce)).encryptor()
    target.write(nonce)
    while piece := plain.read(PIECE):
        target.write(lock.update(piece))
    lock.finalize()
    target.write(lock.tag)
    return urlsafe_b64encode(key).decode().rstrip("=")


def unlock_file(locked: IO[bytes], size: int, key: str) -> Iterator[bytes]:
    """The content of a locked file of that size, piece by piece; Broken at its end when it was changed."""
    raw = urlsafe_b64decode(f"{key}=")
    left = size - LOCK
    unlock = Cipher(algorithms.AES(raw), modes.GCM(locked.read(NONCE))).decryptor()
    while left > 0 and (piece := locked.read(min(PIECE, left))):
        left -= len(piece)
        yield unlock.update(piece)
    try:
        yield unlock.finalize_with_tag(locked.read(TAG))
    except InvalidTag as error:
        raise Broken("file") from error


def _unwrapped(wrapped_key: Bytes, label: str) -> bytes:
    return _decrypt(settings.SEALING_KEY, bytes(wrapped_key), label)


def _encrypt(key: bytes, plain: bytes, bound_to: str) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())


def _decrypt(key: bytes, ciphertext: bytes, bound_to: str) -> bytes:
    try:
        return AESGCM(key).decrypt(ciphertext[:NONCE], ciphertext[NONCE:], bound_to.encode())
    except InvalidTag as error:
        raise Broken(bound_to) from error
