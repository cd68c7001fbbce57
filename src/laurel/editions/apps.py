"""The Django app; it takes its locks before the record does."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "laurel.editions"
    label = "editions"

    def ready(self) -> None:
        """Listens to the record from the start."""
        from laurel.editions import receivers  # noqa: F401
