"""A database as the migrations lay it: the tables that tests run on, a guarded record, and acts at the same moment.

Sealing against opening, recusal and a second device. `LAUREL_RACES=300` plays each that often.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from chaos.tables import tables
from homes import copy_of, migrate

pytestmark = pytest.mark.django_db
TESTS = Path(__file__).parent.parent
ROUNDS = int(os.environ.get("LAUREL_RACES", "8"))


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """What leads a process to a database of its own, newly migrated: a file, or one on the PostgreSQL under test."""
    environment = {
        **os.environ,
        "LAUREL_HOME": str(tmp_path_factory.mktemp("migrated") / "home"),
        "DJANGO_SETTINGS_MODULE": "laurel.settings",
        "PYTHONPATH": os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")]),
    }
    address = environment.pop("DATABASE_URL", "")
    if not address.startswith("postgres"):
        copy_of("migrated", migrate, Path(environment["LAUREL_HOME"]))
        yield environment
        return
    import psycopg

    name = f"migrated_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    environment["DATABASE_URL"] = urlsplit(address)._replace(path=f"/{name}").geturl()
    migrate(Path(environment["LAUREL_HOME"]), environment["DATABASE_URL"])
    yield environment
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(environment: dict[str, str], *module: str):
    """What a module prints in its last line, as JSON."""
    played = subprocess.run([sys.executable, "-m", *module], env=environment, capture_output=True, text=True)
    assert played.returncode == 0, played.stderr[-3000:]
    return json.loads(played.stdout.splitlines()[-1]) if played.stdout else None


def test_migrations_lead_to_the_tables_of_the_models(environment):
    assert run(environment, "chaos.tables") == tables()


def test_no_race_loses_a_sheet_or_counts_one_too_many(environment):
    assert run(environment, "chaos.races", str(ROUNDS)) == {
        "lawful": {"opening": ROUNDS, "recusal": ROUNDS, "second_device": ROUNDS, "register": ROUNDS},
        "record_is_sound": True,
    }
