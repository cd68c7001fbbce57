"""The register asks which places are not public yet."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from laurel.people.signals import withholding
from laurel.results.selectors import years_not_public


@receiver(withholding)
def places_that_wait(*, now: datetime, **_known: Any) -> frozenset[int]:
    """The years approved here whose results are not published yet."""
    return years_not_public(now)
