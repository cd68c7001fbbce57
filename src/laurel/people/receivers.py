"""What follows when allauth says that a passkey was used."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_used
from django.dispatch import receiver

from laurel.kit import clock


@receiver(authenticator_used)
def note_use(authenticator: Authenticator, **_known: Any) -> None:
    """The last use is told by the one clock, like everything else on the page."""
    authenticator.last_used_at = clock.now()
    authenticator.save(update_fields=["last_used_at"])
