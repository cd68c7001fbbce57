"""Pages on the archive."""

from laurel.archive.views.destroying import confirm, destruction, show_list, take_back
from laurel.archive.views.destroying import paper as destruction_file
from laurel.archive.views.own import own, own_notice, own_version
from laurel.archive.views.reporting import lessons, report, report_file
from laurel.archive.views.terms import clocks, term, terms
from laurel.archive.views.years import close, files, list_file, show, years

__all__ = [
    "clocks",
    "close",
    "confirm",
    "destruction",
    "destruction_file",
    "files",
    "lessons",
    "list_file",
    "own",
    "own_notice",
    "own_version",
    "report",
    "report_file",
    "show",
    "show_list",
    "take_back",
    "term",
    "terms",
    "years",
]
