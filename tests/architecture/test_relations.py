"""Foreign keys point down the house, and keys between floors leave no way back up."""

from django.apps import apps
from django.db.models import ForeignKey

FLOORS = (
    "ledger",
    "documents",
    "files",
    "people",
    "editions",
    "register",
    "nominations",
    "applications",
    "screening",
    "panel",
    "ballots",
    "meeting",
    "results",
    "forwarding",
    "outcomes",
    "rewards",
    "archive",
    "library",
    "desk",
)


def keys():
    for model in apps.get_models():
        if model._meta.app_label in FLOORS:
            for field in model._meta.concrete_fields:
                if isinstance(field, ForeignKey):
                    yield model, field


def test_every_key_points_to_the_same_or_an_earlier_floor():
    climbing = [
        f"{model._meta.label}.{field.name}"
        for model, field in keys()
        if FLOORS.index(field.related_model._meta.app_label) > FLOORS.index(model._meta.app_label)
    ]

    assert climbing == []


def test_keys_between_floors_have_no_reverse_accessor():
    accessible = [
        f"{model._meta.label}.{field.name}"
        for model, field in keys()
        if field.related_model._meta.app_label != model._meta.app_label
        and field.remote_field.related_name != "+"
    ]

    assert accessible == []


def test_the_record_holds_no_foreign_keys():
    holding = [
        f"{model._meta.label}.{field.name}" for model, field in keys() if model._meta.app_label == "ledger"
    ]

    assert holding == []
