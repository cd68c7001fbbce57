"""The Django app."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "laurel.archive"
    label = "archive"
