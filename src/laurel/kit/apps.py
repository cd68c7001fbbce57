"""The Django app."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "laurel.kit"
    label = "kit"
