"""The smallest bench runs from end to end; times are never asserted."""

import json
import os
import subprocess
import sys

import pytest


@pytest.mark.slow
def test_the_floor_is_measured_and_told_as_json():
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}

    done = subprocess.run(
        [sys.executable, "-m", "laurel", "bench", "--quick", "--json", "--only", "floor", "--workers", "1"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    (row,) = report["rows"]
    assert {"machine", "cores", "load", "rows"} == set(report)
    assert (row["name"], row["queries"]) == ("floor", 5)
    assert row["size"] > 50_000
    assert row["to_floor"] > 0
