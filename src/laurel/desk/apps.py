"""The Django app; it answers what a change of the year would affect."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "laurel.desk"
    label = "desk"

    def ready(self) -> None:
        """Answers from the start."""
        from laurel.desk import effects  # noqa: F401
