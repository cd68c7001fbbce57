"""The pages on updates and packages."""

from laurel.forwarding.views.packaging import package, package_file, slip
from laurel.forwarding.views.receiving import receive, received, received_file, received_list

__all__ = ["package", "package_file", "receive", "received", "received_file", "received_list", "slip"]
