"""The Django app; it answers what is not public yet."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "laurel.results"
    label = "results"

    def ready(self) -> None:
        """Listens from the start."""
        from laurel.results import receivers  # noqa: F401
