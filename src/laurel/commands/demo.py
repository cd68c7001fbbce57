"""`laurel demo`: loads a sample year and serves it, with one button a role on its first page."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

STAGES = ("nominations", "screening", "judging", "meeting", "results", "rewards")


def main(argv: Sequence[str]) -> int:
    """Serves the sample year on 127.0.0.1; `--at` opens it anew at a stage."""
    options = argparse.ArgumentParser("laurel demo")
    options.add_argument("--at", choices=STAGES, help="load the year anew and open it at this stage")
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--load-only", action="store_true", help="load the year and do not serve it")
    chosen = options.parse_args(argv)
    home = Path(os.environ.get("LAUREL_HOME", "var/demo"))
    os.environ.update(LAUREL_HOME=str(home), LAUREL_DEMO="true")
    loaded = home / "stage"
    anew = chosen.at or not loaded.exists()
    if anew and not chosen.load_only:
        # In a process of its own: the typesetter's threads must not stand when the server forks its workers.
        stage = ["--at", chosen.at or "nominations", "--load-only", "--port", str(chosen.port)]
        return subprocess.call([sys.executable, "-m", "laurel", "demo", *stage]) or main(
            ["--port", str(chosen.port)]
        )
    if anew and "DATABASE_URL" not in os.environ:
        for stale in home.glob("laurel.sqlite3*"):
            stale.unlink()

    from laurel.commands.messages import compile_messages

    compile_messages()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from laurel.sample.year import PASSWORD, accounts_in_words, load

    if anew:
        load(chosen.at or "nominations", say=lambda words: print(f"  {words}", flush=True))  # noqa: T201
        loaded.write_text(chosen.at or "nominations", encoding="ascii")
    print(f"\nLaurel is at http://127.0.0.1:{chosen.port}/ (sample data)\n")  # noqa: T201
    for line in accounts_in_words():
        print(f"  {line}")  # noqa: T201
    print(f"\n  password of every account: {PASSWORD}\n", flush=True)  # noqa: T201
    if chosen.load_only:
        return 0
    from laurel.commands.serve import serve

    serve("127.0.0.1", chosen.port, workers=1)
    return 0
