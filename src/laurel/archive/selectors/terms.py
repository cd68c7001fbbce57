"""Reading the terms of retention."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from laurel.archive.models import RetentionRule


def rules_in_force(day: date) -> dict[str, RetentionRule]:
    """The rule of each kind that counts on a day: the newest whose `valid_from` has come; one query."""
    rows = RetentionRule.objects.filter(valid_from__lte=day).select_related("set_by")
    return {row.kind: row for row in rows.order_by("valid_from", "pk")}


def rules_of(kind: str) -> QuerySet[RetentionRule]:
    """All that was ever set for a kind, newest first."""
    return RetentionRule.objects.filter(kind=kind).select_related("set_by").order_by("-valid_from", "-pk")
