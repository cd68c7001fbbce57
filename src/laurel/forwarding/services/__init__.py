"""Asking for updates, extending, deciding on those that do not come, closing the package and opening it again."""

from laurel.forwarding.services.closing import close_package, reopen_package
from laurel.forwarding.services.updating import decide_update, extend_update, request_updates

__all__ = ["close_package", "decide_update", "extend_update", "reopen_package", "request_updates"]
