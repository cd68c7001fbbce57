"""The Django app."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "laurel.screening"
    label = "screening"
