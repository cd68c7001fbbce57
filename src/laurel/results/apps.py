"""The Django app."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "laurel.results"
    label = "results"
