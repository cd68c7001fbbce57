"""A row written once more, elsewhere."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def copy_of(row: Row, **changes: Any) -> Row:
    """An unsaved copy: with a key and a public id of its own, and with the columns changed that are named."""
    own = {"public_id", row._meta.pk.name, *changes}
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in own
    }
    return type(row)(**kept, **changes)
