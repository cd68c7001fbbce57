"""The Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "laurel.ledger"
    label = "ledger"
