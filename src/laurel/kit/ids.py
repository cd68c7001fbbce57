"""Public ids: 128 random bits, never derived from anything about the row."""

import secrets

PUBLIC_ID_LENGTH = 22


def public_id() -> str:
    """A new unguessable id for an address."""
    return secrets.token_urlsafe(16)
