"""The Django app."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "laurel.editions"
    label = "editions"
