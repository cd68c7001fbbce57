"""What this stage follows: a version that is destroyed is no longer kept in the words that a search reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.dispatch import receiver

from laurel.applications.models import Submission
from laurel.files.models import DestroyedContent
from laurel.ledger.signals import acted
from laurel.library.models import SharedWords


@receiver(acted)
def forget_the_words(*, rows: Iterable[Model], **_: Any) -> None:
    """In the act's own transaction."""
    of_versions = f"{Submission._meta.label_lower}:"
    holders = [row.holder for row in rows if isinstance(row, DestroyedContent)]
    keys = [int(holder.removeprefix(of_versions)) for holder in holders if holder.startswith(of_versions)]
    if keys:
        SharedWords.objects.filter(consent__submission__in=keys).delete()
