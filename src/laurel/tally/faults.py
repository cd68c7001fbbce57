"""What may be wrong with a file of ranks, as codes with the places where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, or worth saying: `code` names the sentence, `seen` what and where it is."""

    code: str
    seen: Mapping[str, object] = field(default_factory=dict)


class BadSheet(ValueError):
    """A file that cannot be counted: all its faults."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*(fault.code for fault in faults))
        self.faults: Sequence[Fault] = faults
