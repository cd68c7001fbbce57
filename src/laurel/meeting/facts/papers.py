"""What became of a paper: whether it was issued, still says what is stored, and was signed and scanned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laurel.documents.model import Paper
from laurel.documents.models import IssuedPaper
from laurel.documents.verification import digest_of
from laurel.meeting.models import SignedScan
from laurel.meeting.selectors import issues_under, scans_of


@dataclass(frozen=True, slots=True)
class Printable:
    """A paper that there is now: its name, what its issues are filed under, what it says.

    `kind` names its address, `key` what that needs besides, such as a category or the id of an entry.
    """

    kind: str
    title: str
    subject: str
    paper: Paper
    key: str = ""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper on the list: its newest issue, whether that still says what is stored, and the signed scan."""

    printable: Printable
    issued: IssuedPaper | None
    scan: SignedScan | None

    @property
    def state(self) -> str:
        """`not_printed`, `to_sign`, or `scanned`."""
        if self.issued is None:
            return "not_printed"
        return "scanned" if self.scan else "to_sign"

    @property
    def is_current(self) -> bool:
        """True when the paper as it was issued says what is stored now."""
        return self.issued is not None and digest_of(self.printable.paper) == self.issued.content_sha256


def paper_rows(printables: Sequence[Printable]) -> list[PaperRow]:
    """Each paper with its newest issue and the newest scan of that; three queries."""
    issues = issues_under([printable.subject for printable in printables])
    scans = scans_of(issues.values())
    found = [(printable, issues.get(printable.subject)) for printable in printables]
    return [
        PaperRow(printable, issued, scans.get(issued.pk) if issued else None) for printable, issued in found
    ]
