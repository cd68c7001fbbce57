"""The Django app."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "laurel.outcomes"
    label = "outcomes"
