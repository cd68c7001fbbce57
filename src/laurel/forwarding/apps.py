"""The Django app."""

from django.apps import AppConfig


class ForwardingConfig(AppConfig):
    name = "laurel.forwarding"
    label = "forwarding"
