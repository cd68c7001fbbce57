"""The Django app."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "laurel.screening"
    label = "screening"

    def ready(self) -> None:
        """Follows the record from now on."""
        from laurel.screening import receivers  # noqa: F401
