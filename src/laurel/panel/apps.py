"""The Django app; its receivers follow the record."""

from django.apps import AppConfig


class PanelConfig(AppConfig):
    name = "laurel.panel"
    label = "panel"

    def ready(self) -> None:
        """Listens to the record from the start."""
        from laurel.panel import receivers  # noqa: F401
