"""Digests: the same row always gives the same 64 characters, on every database."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Model

FIRST_LINK = "0" * 64


def plain(value: Any) -> Any:
    """A column's value as JSON: moments in UTC, dates in ISO form, bytes in hexadecimal."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(row: Model) -> str:
    """SHA-256 of all columns of a row as stored, but those that its model keeps outside the record."""
    outside = getattr(row, "outside_the_record", ())
    columns = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.attname not in outside
    }
    return hashlib.sha256(canonical([row._meta.label_lower, columns])).hexdigest()


def digest_of_entry(entry: Model) -> str:
    """SHA-256 of an entry with the link before it."""
    columns = {
        field.attname: getattr(entry, field.attname)
        for field in entry._meta.concrete_fields
        if field.attname not in {"id", "digest"}
    }
    return hashlib.sha256(b"\x00" + canonical(columns)).hexdigest()
