"""Entries of the record, the heads of their chains, and the mark of rows that stand in it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Recorded(models.Model):
    """A row that stands in the record: every change of it is one act, and `verify` compares it."""

    outside_the_record: ClassVar[tuple[str, ...]] = ()
    """Columns that change without an act, such as the time of the last sign-in."""

    class Meta:
        abstract = True


class ChainHead(models.Model):
    """The last link of one chain; locked while a link is added."""

    chain = models.CharField(max_length=40, unique=True)
    number = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)


MARK = 12
"""Letters of the digest by which an entry is found again."""


class Entry(models.Model):
    """One act or one refused attempt. No foreign keys: nothing can take an entry with it."""

    class Kind(models.TextChoices):
        ACT = "act"
        REFUSAL = "refusal"

    chain = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    act = models.CharField(max_length=60)
    at = models.DateTimeField()
    actor_key = models.CharField(max_length=40)
    actor_name = models.CharField(max_length=80)
    grounds = models.JSONField(default=list)
    note = models.JSONField(default=dict)
    rows = models.JSONField(default=list)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "number"]
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="one_entry_per_link")]
        indexes = [models.Index(fields=["act"])]

    def __str__(self) -> str:
        return f"{self.chain}/{self.number} {self.act}"

    @property
    def mark(self) -> str:
        """What anyone is told of the entry: its number would tell how much others did in between."""
        return self.digest[:MARK]
