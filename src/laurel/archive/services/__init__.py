"""Setting terms, writing the report, closing a year, handing out its files, destroying what is past its term."""

from laurel.archive.services.closing import close_year
from laurel.archive.services.destroying import confirm_destruction, propose_destruction, withdraw_destruction
from laurel.archive.services.exporting import export_files
from laurel.archive.services.keeping import set_term, write_report

__all__ = [
    "close_year",
    "confirm_destruction",
    "export_files",
    "propose_destruction",
    "set_term",
    "withdraw_destruction",
    "write_report",
]
