"""The Django app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "laurel.documents"
    label = "documents"
