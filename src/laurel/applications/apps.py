"""The Django app."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "laurel.applications"
    label = "applications"
