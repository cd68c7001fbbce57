"""The one entry from the command line: picks the command, imports nothing that it does not need."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

from laurel import __version__

COMMANDS = {
    "demo": ("laurel.commands.demo", "load a sample year and serve it on 127.0.0.1:8000"),
    "test": (
        "laurel.commands.testing",
        "run the tests, the browser journeys included; --all runs each on both databases, at length",
    ),
    "check": ("laurel.commands.checking", "formatting, lint, types, floors, migrations, spelling"),
    "serve": ("laurel.commands.serve", "serve the database that DATABASE_URL names"),
    "tally": ("laurel.tally.command", "count a table of ranks by the rank-sum method"),
    "verify": (
        "laurel.commands.verify",
        "replay the record and compare every row with it; or check a package",
    ),
    "receive": ("laurel.commands.receive", "take a package that another Laurel made, every hash checked"),
    "sweep": ("laurel.commands.sweep", "examine waiting files, remove what nobody points to"),
    "rules": ("laurel.commands.rules", "list the provisions and what serves them"),
    "bench": ("laurel.bench.command", "measure pages and acts against a floor, in one run"),
    "messages": ("laurel.commands.messages", "bring the English messages up to date"),
}


def usage() -> str:
    """The commands, a line each."""
    lines = [f"Laurel {__version__}  服務躍升評獎系統", "", "  laurel COMMAND [options]", ""]
    lines += [f"  {name:<10} {words}" for name, (_, words) in COMMANDS.items()]
    return "\n".join([*lines, "", "  Django's own commands work too: laurel migrate, laurel shell …"])


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; answers 0 done, 2 bad input, 3 lawful but unsettled, 1 anything else."""
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough, as `laurel tally … | head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in {"help", "--help", "-h"}:
        print(usage())  # noqa: T201
        return 0
    if arguments[0] == "--version":
        print(__version__)  # noqa: T201
        return 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "laurel.settings")
    name, *rest = arguments
    if name in COMMANDS:
        return int(importlib.import_module(COMMANDS[name][0]).main(rest) or 0)
    from laurel.commands.messages import compile_messages

    compile_messages()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["laurel", *arguments])
    return 0
