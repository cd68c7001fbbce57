"""Asking for updates, extending, deciding on those that do not come, closing the package and opening it again."""

from laurel.forwarding.services.closing import (
    close_package,
    reopen_package,
)
from laurel.forwarding.services.packaging import closing_to_package, items_of_package, keep_package
from laurel.forwarding.services.receiving import (
    FaultyPackage,
    receive_package,
)
from laurel.forwarding.services.updating import (
    decide_update,
    extend_update,
    request_updates,
)

__all__ = [
    "FaultyPackage",
    "close_package",
    "closing_to_package",
    "decide_update",
    "extend_update",
    "items_of_package",
    "keep_package",
    "receive_package",
    "reopen_package",
    "request_updates",
]
