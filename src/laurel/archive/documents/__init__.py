"""年度辦理情形報告, 歸檔清單, 銷毀清冊, and the papers of a year that can be made again as they were issued."""

from laurel.archive.documents.destroying import destruction_paper
from laurel.archive.documents.listing import LIST_HEADER, list_paper, list_rows
from laurel.archive.documents.reporting import report_paper, report_table
from laurel.archive.documents.standing import Standing, standing_papers

__all__ = [
    "LIST_HEADER",
    "Standing",
    "destruction_paper",
    "list_paper",
    "list_rows",
    "report_paper",
    "report_table",
    "standing_papers",
]
