"""The order of locks: the year before the register's chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.dispatch import receiver

from laurel.editions.selectors import lock_newest_edition
from laurel.ledger.services import HOUSE_CHAIN
from laurel.ledger.signals import writing


@receiver(writing)
def lock_the_year_first(*, chain: str, rows: Sequence[Model], **_: Any) -> None:
    """An act on the register holds the year that may follow it: acts of the year hold it before the register."""
    if chain == HOUSE_CHAIN and rows:
        lock_newest_edition()
