"""What comes with a nomination: paper copies and the electronic file."""

from __future__ import annotations

from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, for_people, holds, met
from laurel.rulebook.parameters import COPIES, FILES


def is_material_complete(files: int, copies: int | None, required_copies: int = COPIES.value) -> Decision:
    """三(二)1(2)甲: twelve copies and one electronic file; an edition may ask for fewer copies.

    The file is a condition. Copies arrive by letter: what is missing is for people to ask for.
    """
    grounds = [
        holds(
            files >= FILES.value,
            articles.COPIES_AND_FILE,
            "file_there" if files else "file_missing",
            files=files,
        )
    ]
    seen = {"copies": copies or 0, "required": required_copies, "stated": COPIES.value}
    if copies is None:
        grounds.append(for_people(articles.COPIES_AND_FILE, "copies_not_recorded", **seen))
    elif copies >= required_copies:
        grounds.append(met(articles.COPIES_AND_FILE, "copies_complete", **seen))
    else:
        grounds.append(for_people(articles.COPIES_AND_FILE, "copies_short", **seen))
    return Decision(tuple(grounds))
