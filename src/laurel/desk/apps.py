"""The Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "laurel.desk"
    label = "desk"
