"""The Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "laurel.people"
    label = "people"
