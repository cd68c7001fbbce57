"""Making the package for the Ministry, and taking one."""

from laurel.forwarding.services.packaging import (
    Contents,
    contents_of_package,
    enter_package,
    write_contents,
)
from laurel.forwarding.services.receiving import FaultyPackage, receive_package

__all__ = [
    "Contents",
    "FaultyPackage",
    "contents_of_package",
    "enter_package",
    "receive_package",
    "write_contents",
]
