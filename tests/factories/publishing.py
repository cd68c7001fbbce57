"""What becomes public, and what entrants are told."""

from factories.year import at
from laurel.results.selectors import base_of
from laurel.results.services import release_feedback, save_feedback, set_publication

DECIDED = at(7, 2)
DUE = at(7, 3, 9)


def publish(judging, publishes_at=DUE, now=DECIDED, **wish):
    wish = {"scope": "recommended_only", "document_no": "測字第6號", **wish}
    return set_publication(judging.edition, publishes_at=publishes_at, **wish, actor=judging.officer, now=now)


def write(entry, actor, strengths="好", improvements="再好", now=DECIDED, base=None):
    said = {"strengths": strengths, "improvements": improvements}
    return save_feedback(entry, **said, base=base or base_of(entry), actor=actor, now=now)


def release(entry, actor, strengths="好", improvements="再好", reason="", now=DECIDED, base=None):
    said = {"strengths": strengths, "improvements": improvements, "reason": reason}
    return release_feedback(entry, **said, base=base or base_of(entry), actor=actor, now=now)
