"""The Django app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "laurel.library"
    label = "library"
