"""The Django app."""

from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "laurel.ballots"
    label = "ballots"
