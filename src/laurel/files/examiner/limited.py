"""`python -m laurel.files.examiner.limited SECONDS COMMAND…`: another program under the same limits."""

import os
import sys

from laurel.files.examiner import sandbox

CONVERTER_MEMORY = 3 * 1024 * 1024 * 1024


def main(seconds: int, command: list[str]) -> None:
    """Takes the limits, then becomes the program."""
    sandbox.enter(seconds=seconds, memory=CONVERTER_MEMORY)
    os.execvp(command[0], command)  # nosec B606


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
