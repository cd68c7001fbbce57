"""What every test shares: keys of their own, a home and files of their own, quick password hashing."""

import os
import tempfile

import pytest
from hypothesis import settings as hypothesis

os.environ.setdefault("LAUREL_HOME", tempfile.mkdtemp(prefix="laurel-test-"))

hypothesis.register_profile("laurel", deadline=None, database=None)
hypothesis.load_profile("laurel")


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
