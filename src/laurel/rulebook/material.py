"""What comes with a nomination: paper copies and the electronic file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from laurel.rulebook import articles
from laurel.rulebook.grounds import Decision, for_people, holds, met, not_met, silent
from laurel.rulebook.parameters import COPIES, FILES
from laurel.rulebook.policy import Point, Policy


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


def is_within_limits(
    lengths: Mapping[str, int], most_characters: int | None, pages: int | None, most_pages: int | None
) -> Decision:
    """The regulation sets no length: a year may. Characters by criterion, pages of the printed form; None is no limit.

    Without a limit there is nothing to say: an empty decision.
    """
    grounds = []
    if most_characters is not None:
        grounds += [
            not_met(
                articles.COPIES_AND_FILE,
                "section_too_long",
                criterion=code,
                length=length,
                most=most_characters,
            )
            for code, length in lengths.items()
            if length > most_characters
        ]
    if most_pages is not None and pages is not None and pages > most_pages:
        grounds.append(not_met(articles.COPIES_AND_FILE, "form_too_long", pages=pages, most=most_pages))
    return Decision(tuple(grounds))


def may_be_cured_by(due_at: datetime, papers_go_out: datetime | None, policy: Policy) -> Decision:
    """A-15: a formal defect may be cured until the papers go out to the panel; a year may allow no cure at all.

    The text says nothing on curing: what is allowed rests on the year's choice and says so.
    """
    choice = policy.choice_of(Point.LATE_CURE)
    seen = {"due_at": due_at.isoformat(), "point": Point.LATE_CURE.value}
    if choice == "none":
        return Decision((not_met(articles.COPIES_AND_FILE, "cure_not_allowed", **seen),))
    if papers_go_out is None:
        return Decision((for_people(articles.COPIES_AND_FILE, "cure_without_a_last_moment", **seen),))
    seen["papers_go_out"] = papers_go_out.isoformat()
    if due_at > papers_go_out:
        return Decision((not_met(articles.COPIES_AND_FILE, "cure_after_papers_go_out", **seen),))
    return Decision((silent(articles.COPIES_AND_FILE, "cure_before_papers_go_out", **seen),))
