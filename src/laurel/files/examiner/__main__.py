"""`python -m laurel.files.examiner PATH…`: one JSON line a file, in order; limits are taken first."""

import json
import sys
from pathlib import Path

from laurel.files.examiner import sandbox


def main(paths: list[str]) -> None:
    """Answers {"code", "media_type", "pages"} for each file; an unreadable one ends or is named so."""
    sandbox.enter()
    from laurel.files.examiner.kinds import Refused, examine

    for path in paths:
        try:
            found = examine(Path(path))
            line = {"code": "", "media_type": found.media_type, "pages": found.pages}
        except Refused as refused:
            line = {"code": refused.code, "media_type": "", "pages": None}
        except MemoryError:
            line = {"code": "file_unreadable", "media_type": "", "pages": None}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
