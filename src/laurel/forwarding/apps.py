"""The Django app."""

from django.apps import AppConfig


class ForwardingConfig(AppConfig):
    name = "laurel.forwarding"
    label = "forwarding"

    def ready(self) -> None:
        """Follows the record from now on."""
        from laurel.forwarding import receivers  # noqa: F401
