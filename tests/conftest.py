"""What every test shares: keys of their own, a home of their own, quick password hashing."""

import os
import tempfile

import pytest

os.environ.setdefault("LAUREL_HOME", tempfile.mkdtemp(prefix="laurel-test-"))


@pytest.fixture(autouse=True)
def _quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
