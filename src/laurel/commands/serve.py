"""`laurel serve`: the production server on one address."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

SECONDS_TO_END = 10


def serve(address: str, port: int, workers: int) -> None:
    """Serves until it is told to stop, then ends what is under way; what takes longer than ten seconds is cut off."""
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "laurel.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=8,
        backlog=256,
        log_access=False,
        websockets=False,
        workers_kill_timeout=SECONDS_TO_END,
    ).serve()


def main(argv: Sequence[str]) -> int:
    """Checks that the database is ready, then serves."""
    options = argparse.ArgumentParser("laurel serve")
    options.add_argument("--address", default="127.0.0.1")
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--workers", type=int, default=1, help="web processes; 1 on SQLite")
    chosen = options.parse_args(argv)
    from laurel.commands.messages import compile_messages

    compile_messages()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    serve(chosen.address, chosen.port, chosen.workers)
    return 0
