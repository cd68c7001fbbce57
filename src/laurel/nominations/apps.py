"""The Django app."""

from django.apps import AppConfig


class NominationsConfig(AppConfig):
    name = "laurel.nominations"
    label = "nominations"
