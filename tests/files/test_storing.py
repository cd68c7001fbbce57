"""Blobs in a folder and in a bucket: written once, under their digest, or not at all."""

import hashlib
import os
from contextlib import contextmanager
from datetime import timedelta

import boto3
import pytest
from botocore.config import Config
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from moto.server import ThreadedMotoServer
from storages.backends.s3 import S3Storage

from laurel.files.storing import (
    FolderOfDigests,
    NotKept,
    blobs,
    keep,
    keep_bytes,
    key_of,
    local_copy,
    open_blob,
    remove_orphans,
)
from laurel.kit import clock


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def written(tmp_path, content: bytes):
    path = tmp_path / "incoming-file"
    path.write_bytes(content)
    return path, hashlib.sha256(content).hexdigest()


def test_the_same_content_is_written_once(folder, tmp_path):
    path, digest = written(tmp_path, b"content")
    keep(path, digest)
    before = (folder / key_of(digest)).stat()

    keep(path, digest)

    assert (folder / key_of(digest)).stat().st_mtime_ns == before.st_mtime_ns


def test_a_broken_write_leaves_nothing(folder, monkeypatch):
    def broken(*_):
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", broken)

    with pytest.raises(OSError, match="no space"):
        blobs().save("ab/abc", ContentFile(b"content"))

    assert [path for path in folder.rglob("*") if path.is_file()] == []


class Shortening(FolderOfDigests):
    """A storage that loses the second half of everything."""

    def _save(self, name, content):
        whole = content.read()
        return super()._save(name, ContentFile(whole[: len(whole) // 2]))


def test_a_short_write_is_noticed_and_taken_back(folder, tmp_path):
    path, digest = written(tmp_path, b"content")

    with stored_in(Shortening()):
        with pytest.raises(NotKept):
            keep(path, digest)

        assert not blobs().exists(key_of(digest))


@contextmanager
def stored_in(storage):
    before = storages["files"]
    storages._storages["files"] = storage
    try:
        yield
    finally:
        storages._storages["files"] = before


@given(st.lists(st.binary(min_size=1, max_size=40), unique=True, max_size=8), st.data())
def test_the_janitor_never_takes_what_is_pointed_to(tmp_path_factory, contents, data):
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")):
        keys = {key_of(keep_bytes(content)) for content in contents}
        referenced = data.draw(st.sets(st.sampled_from(sorted(keys)))) if keys else set()

        remove_orphans(referenced.__contains__, clock.now() + timedelta(hours=25))

        assert {key for key in keys if blobs().exists(key)} == referenced


@pytest.fixture
def bucket():
    """A bucket behind a real socket."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    access = {"region_name": "us-east-1", "endpoint_url": f"http://{host}:{port}"}
    keys = {"aws_access_key_id": "x", "aws_secret_access_key": "x"}
    boto3.client("s3", **access, **keys).create_bucket(Bucket="laurel")
    yield S3Storage(bucket_name="laurel", access_key="x", secret_key="x", file_overwrite=True, **access)
    server.stop()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_bucket_keeps_files_too(folder, tmp_path, bucket):
    path, digest = written(tmp_path, b"content in a bucket")

    with stored_in(bucket):
        keep(path, digest)

        with open_blob(digest) as blob:
            assert blob.read() == b"content in a bucket"
        with local_copy(digest) as copy:
            assert copy.read_bytes() == b"content in a bucket"


def test_a_blob_with_other_content_of_the_same_size_is_written_anew(folder, tmp_path):
    path, digest = written(tmp_path, b"content")
    blobs().save(key_of(digest), ContentFile(b"CONTENT"))

    keep(path, digest)

    with open_blob(digest) as blob:
        assert blob.read() == b"content"


def test_an_old_orphan_is_young_again_when_somebody_needs_it(folder, tmp_path):
    path, digest = written(tmp_path, b"content")
    keep(path, digest)
    old = clock.now().timestamp() - 20 * 60 * 60
    os.utime(folder / key_of(digest), (old, old))

    keep(path, digest)

    assert remove_orphans(lambda key: False, clock.now() + timedelta(hours=23)) == 0


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_bucket_that_does_not_answer_keeps_nothing_and_says_so(folder, tmp_path):
    path, digest = written(tmp_path, b"content")
    nowhere = S3Storage(
        bucket_name="laurel",
        access_key="x",
        secret_key="x",
        endpoint_url="http://127.0.0.1:9",
        client_config=Config(connect_timeout=1, retries={"max_attempts": 0}, region_name="us-east-1"),
    )

    with stored_in(nowhere):
        with pytest.raises(NotKept):
            keep(path, digest)
        with pytest.raises(FileNotFoundError), open_blob(digest) as blob:
            blob.read()
