"""What the library leaves out of texts, and what it writes in its place."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NO_CONTACT = "〔聯絡方式略〕"
NO_NAME = "〔姓名略〕"
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
PHONE = re.compile(
    r"(?<![\d.,])(?:\(0\d{1,3}\)|0(?!800)\d{1,3})[-\s]?\d{3,4}[-\s]?\d{3,4}(?!\d)"
    r"(?:\s*(?:分機|轉|#|ext\.?)\s*\d{1,6})?",
    re.IGNORECASE,
)
"""Numbers as they are dialled, with their extension; the free numbers 0800 that serve the public stay."""


def without_persons(words: str, names: Collection[str]) -> str:
    """The words without addresses, telephone numbers and these names."""
    told = PHONE.sub(NO_CONTACT, MAIL.sub(NO_CONTACT, words))
    for name in sorted(names, key=len, reverse=True):
        told = told.replace(name, NO_NAME)
    return told


STATES: dict[str, Promise] = {
    "entered": _("只有其他層級的成績"),
    "not_held": _("未舉辦"),
    "barred": _("不得參加"),
    "pending": _("尚無名次"),
    "absent": _("未參獎"),
    "unknown": _("未登錄"),
    "not_public": _("沒有公開的名次"),
}
"""What a year of a unit holds besides a place."""
SHORT_STATES: dict[str, Promise] = {"not_public": _("無公開名次")}
