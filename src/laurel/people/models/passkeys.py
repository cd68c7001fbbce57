"""Passkeys: allauth's rows, read by the record like our own."""

from __future__ import annotations

from typing import ClassVar

from allauth.mfa.models import Authenticator
from django.db import models

from laurel.ledger.models import Recorded


class Passkey(Recorded, Authenticator):  # type: ignore[misc]
    """A person's passkey. The device keeps the key; the row holds its name and the public half."""

    outside_the_record = ("last_used_at",)

    objects: ClassVar[models.Manager[Passkey]] = models.Manager()

    class Meta:
        proxy = True

    @property
    def name(self) -> str:
        return str(self.data["name"])
