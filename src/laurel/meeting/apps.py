"""The Django app."""

from django.apps import AppConfig


class MeetingConfig(AppConfig):
    name = "laurel.meeting"
    label = "meeting"
