"""Pages on what goes up to the Ministry."""

from laurel.forwarding.views.closing import (
    close,
    reopen,
)
from laurel.forwarding.views.difference import (
    change_paper,
    difference,
)
from laurel.forwarding.views.packaging import (
    package,
    package_file,
    slip,
)
from laurel.forwarding.views.receiving import (
    receive,
    received,
    received_file,
    received_list,
)
from laurel.forwarding.views.updating import (
    decide,
    extend,
    request_all,
)
from laurel.forwarding.views.years import (
    show,
    year_list,
)

__all__ = [
    "change_paper",
    "close",
    "decide",
    "difference",
    "extend",
    "package",
    "package_file",
    "receive",
    "received",
    "received_file",
    "received_list",
    "reopen",
    "request_all",
    "show",
    "slip",
    "year_list",
]
