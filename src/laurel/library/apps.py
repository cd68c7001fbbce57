"""The Django app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "laurel.library"
    label = "library"

    def ready(self) -> None:
        """Follows the record from now on."""
        from laurel.library import receivers  # noqa: F401
