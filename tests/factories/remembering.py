"""Worlds that are built once a process: the services play them, afterwards their rows and files are laid down again."""

import copy
import functools
import shutil
import tempfile
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection

from laurel.ledger.models import Entry
from laurel.people.models import Person


class Kept:
    """A world with the rows and files that it consists of."""

    def __init__(self, world):
        self.world = copy.deepcopy(world)
        found = ((model, list(model._base_manager.all())) for model in _models())
        self.rows = [(model, rows) for model, rows in found if rows]
        self.files = Path(tempfile.mkdtemp(prefix="laurel-test-kept-"))
        shutil.copytree(settings.MEDIA_ROOT, self.files, dirs_exist_ok=True)

    def lay(self):
        """The rows under their old keys, the files, and a world that no test has touched."""
        for model, rows in self.rows:
            model._base_manager.bulk_create(rows)
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), [model for model, _ in self.rows]):
                cursor.execute(sql)
        shutil.copytree(self.files, settings.MEDIA_ROOT, dirs_exist_ok=True)
        return copy.deepcopy(self.world)


def remembered(build):
    """Builds on the first call with these arguments, and wherever something stands in the database already."""
    kept = {}

    @functools.wraps(build)
    def remembering(*args, **kwargs):
        if Person.objects.exists() or Entry.objects.exists():
            return build(*args, **kwargs)
        called = (args, tuple(sorted(kwargs.items())))
        if called in kept:
            return kept[called].lay()
        world = build(*args, **kwargs)
        kept[called] = Kept(world)
        return world

    return remembering


def _models():
    """The models of the product: foreign keys are checked at the end, so that their order is free."""
    for app in apps.get_app_configs():
        if app.name.startswith("laurel."):
            yield from app.get_models(include_auto_created=True)
