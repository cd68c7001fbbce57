"""An evaluation of a category and its opening."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from django.db import models

from laurel.editions.models import Edition
from laurel.kit.ids import PUBLIC_ID_LENGTH, public_id
from laurel.ledger.models import Recorded
from laurel.people.models import CATEGORY_CHOICES, Person


class Round(Recorded):
    """One evaluation of a category: the first of all entries, later ones of tied entries only.

    `entries` holds the codes under review in the order of the sheet; `voters` the keys of the members
    who may file in a tie round (those who filed in the first), and is null in the first round, where
    the panel decides. `wrapped_key` is the round's data key under the key that lives outside the database.
    """

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=public_id)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORY_CHOICES)
    number = models.PositiveSmallIntegerField()
    entries = models.JSONField()
    voters = models.JSONField(null=True)
    wrapped_key = models.BinaryField()
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    closes_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["edition_id", "category", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "category", "number"], name="one_round_per_number")
        ]

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @cached_property
    def moments(self) -> dict[str, datetime]:
        """The moments of the year as they stood when the round was read; asked several times on one page."""
        return self.edition.moments()


class OpeningConsent(Recorded):
    """The convener's or the clerk's word that a round be opened, each from their own session."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="consents")
    role = models.CharField(max_length=24)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sheets_named = models.PositiveSmallIntegerField()
    consented_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "role"], name="one_consent_per_role")]


class RoundOpening(Recorded):
    """The moment when a round was opened, with both consents given."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="opening")
    opened_at = models.DateTimeField()
