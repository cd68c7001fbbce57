"""Asking for updates, extending, deciding on those that do not come, closing the package and opening it again."""

from laurel.forwarding.services.closing import (
    close_package,
    reopen_package,
)
from laurel.forwarding.services.packaging import (
    Contents,
    contents_of_package,
    enter_package,
    write_contents,
)
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
    "Contents",
    "FaultyPackage",
    "close_package",
    "contents_of_package",
    "decide_update",
    "enter_package",
    "extend_update",
    "receive_package",
    "reopen_package",
    "request_updates",
    "write_contents",
]
