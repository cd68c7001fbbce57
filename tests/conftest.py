"""What every test shares: keys of their own, a home and files of their own, quick password hashing."""

import os
import tempfile
from importlib import import_module

import pytest
from django.db import connection
from hypothesis import settings as hypothesis

os.environ.setdefault("LAUREL_HOME", tempfile.mkdtemp(prefix="laurel-test-"))

hypothesis.register_profile("laurel", deadline=None, database=None)
hypothesis.load_profile("laurel")


WITHOUT_A_STAGE = {"rulebook", "tally", "architecture", "kit", "documents", "bench"}
OF_THE_DATABASE = {"ledger", "chaos"}


def pytest_collection_modifyitems(items):
    """A folder says what its tests are: the same on any database, or of the database itself."""
    for item in items:
        folder = item.path.relative_to(item.config.rootpath / "tests").parts[0]
        if folder in WITHOUT_A_STAGE:
            item.add_marker("once")
        elif folder in OF_THE_DATABASE:
            item.add_marker("both")


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """Never: see below."""
    return False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The tables come from the models and not by way of the migrations, which take a quarter of a minute.

    What only a migration lays is laid by it; `chaos/test_migrated.py` holds both ways to the same tables.
    """
    guarded = import_module("laurel.ledger.migrations.0002_append_only")
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        guarded.forward(None, editor)


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
