"""The Django app."""

from django.apps import AppConfig


class RewardsConfig(AppConfig):
    name = "laurel.rewards"
    label = "rewards"
