"""Worlds that are built once a run: the services play them, afterwards their rows and files are laid down again."""

import fcntl
import functools
import hashlib
import os
import pickle
import shutil
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection

from factories.people import NUMBERS
from laurel.ledger.models import Entry
from laurel.people.models import Person

WORLD = "world.pickle"


def remembered(build):
    """Builds on a run's first call with these arguments, and wherever something stands in the database already."""

    @functools.wraps(build)
    def remembering(*args, **kwargs):
        if Person.objects.exists() or Entry.objects.exists():
            return build(*args, **kwargs)
        place = _place(build, args, kwargs)
        with place.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if (place / WORLD).exists():
                return _lay(place)
            world = build(*args, **kwargs)
            _keep(world, place)
            return world

    return remembering


def _place(build, args, kwargs) -> Path:
    called = f"{build.__module__}.{build.__name__}{args}{sorted(kwargs.items())}"
    folder = Path(os.environ["LAUREL_HOME"]) / "worlds"
    folder.mkdir(exist_ok=True)
    return folder / hashlib.sha256(called.encode()).hexdigest()


def _keep(world, place: Path) -> None:
    found = ((model, list(model._base_manager.all())) for model in _models())
    kept = pickle.dumps((world, NUMBERS.last, [(model, rows) for model, rows in found if rows]))
    shutil.copytree(settings.MEDIA_ROOT, place)
    (place / WORLD).write_bytes(kept)


def _lay(place: Path):
    """The rows under their old keys, the files, and a world that no test has touched."""
    world, last, kept = pickle.loads(_read(place / WORLD))
    NUMBERS.last = max(NUMBERS.last, last)
    for model, rows in kept:
        model._base_manager.bulk_create(rows)
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [model for model, _ in kept]):
            cursor.execute(sql)
    shutil.copytree(place, settings.MEDIA_ROOT, dirs_exist_ok=True, ignore=shutil.ignore_patterns(WORLD))
    return world


@functools.lru_cache(maxsize=32)
def _read(path: Path) -> bytes:
    return path.read_bytes()


def _models():
    """The models of the product: foreign keys are checked at the end, so that their order is free."""
    for app in apps.get_app_configs():
        if app.name.startswith("laurel."):
            yield from app.get_models()
