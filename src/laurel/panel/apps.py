"""The Django app."""

from django.apps import AppConfig


class PanelConfig(AppConfig):
    name = "laurel.panel"
    label = "panel"
