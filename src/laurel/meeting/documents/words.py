"""What several papers of the meeting say alike."""

from __future__ import annotations

from laurel.meeting.models import DifferenceHandling

HANDLED = {"kept": "維持原評審結果", "discussed": "經會議討論後維持原評審結果"}


def handling_in_words(handling: DifferenceHandling) -> str:
    """How the meeting dealt with marked differences."""
    return HANDLED[handling.handling] + (f"：{handling.words}" if handling.words else "")


def in_lines(text: str, empty: str = "無") -> tuple[str, ...]:
    """The lines of a text that people wrote, or one word where they wrote none."""
    return tuple(line.strip() for line in text.splitlines() if line.strip()) or (empty,)
