"""The Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "laurel.people"
    label = "people"

    def ready(self) -> None:
        from laurel.people import receivers  # noqa: F401
