"""The Django app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "laurel.files"
    label = "files"
