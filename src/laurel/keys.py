"""Secret keys: each in a file of its own, outside the database, made on first use with mode 0400."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def key_of(name: str, home: Path) -> bytes:
    """The 32 bytes of the key `name`.

    It is read from the file that `LAUREL_<NAME>_KEY_FILE` names, otherwise from `keys/<name>` in the
    home folder, where it is made when it is not there.
    """
    path = Path(os.environ.get(f"LAUREL_{name.upper()}_KEY_FILE") or home / "keys" / name)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        except FileExistsError:
            return key_of(name, home)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
    return bytes.fromhex(path.read_text(encoding="ascii").strip())
