"""Sealing against opening, recusal and a second device, at the same moment. `LAUREL_RACES=300` plays each that often."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

TESTS = Path(__file__).parent.parent
ROUNDS = int(os.environ.get("LAUREL_RACES", "8"))


@pytest.fixture
def own_database(tmp_path):
    """A database of its own on the server under test: a file, or a new database of PostgreSQL."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield ""
        return
    import psycopg

    name = f"races_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    parts = urlsplit(address)
    yield parts._replace(path=f"/{name}").geturl()
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_no_race_loses_a_sheet_or_counts_one_too_many(own_database, tmp_path):
    environment = {
        **os.environ,
        "LAUREL_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "laurel.settings",
        "PYTHONPATH": os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")]),
    }
    environment.pop("DATABASE_URL", None)
    if own_database:
        environment["DATABASE_URL"] = own_database

    played = subprocess.run(
        [sys.executable, "-m", "chaos.races", str(ROUNDS)], env=environment, capture_output=True, text=True
    )

    assert played.returncode == 0, played.stderr[-3000:]
    assert json.loads(played.stdout.splitlines()[-1]) == {
        "lawful": {"opening": ROUNDS, "recusal": ROUNDS, "second_device": ROUNDS, "register": ROUNDS},
        "record_is_sound": True,
    }
