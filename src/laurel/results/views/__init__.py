"""The pages on results, what is public of them, and the papers after the meeting."""

from laurel.results.views.certificates import certificates_zip, entry_certificate
from laurel.results.views.feedback import feedback, feedback_write
from laurel.results.views.pages import approve_category, desk, own, result_list, show, withdraw
from laurel.results.views.papers import (
    attach_scan,
    letter,
    notice,
    papers,
    signed_scan,
    upward_letter,
    upward_list,
)
from laurel.results.views.publishing import (
    publication,
    publication_set,
    publication_withdraw,
    published,
)

__all__ = [
    "approve_category",
    "attach_scan",
    "certificates_zip",
    "desk",
    "entry_certificate",
    "feedback",
    "feedback_write",
    "letter",
    "notice",
    "own",
    "papers",
    "publication",
    "publication_set",
    "publication_withdraw",
    "published",
    "result_list",
    "show",
    "signed_scan",
    "upward_letter",
    "upward_list",
    "withdraw",
]
