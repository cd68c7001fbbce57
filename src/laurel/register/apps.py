"""The Django app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "laurel.register"
    label = "register"
