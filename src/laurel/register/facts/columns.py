"""The columns of an import, and which heading of a file means which."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laurel.register.facts import cells
from laurel.register.models import ImportDraft

Words = str | Promise
CODE = re.compile(r"[A-Za-z0-9._-]{1,20}")
USERNAME = re.compile(r"[A-Za-z0-9._@+-]{1,60}")
UNDO_HEADER = ("還原 undo", "代碼或帳號 key", "名稱 name", "匯入前 before", "匯入後 after", "簽章 seal")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name here, its words, how a cell is read, and what else its heading may be."""

    key: str
    words: Words
    read: Callable[[str], cells.Value]
    headings: tuple[str, ...] = ()
    needed: bool = False


UNIT_COLUMNS = (
    Column(
        "code",
        _("代碼"),
        cells.code_of("unit_code_unlike", CODE, "unit_code"),
        ("單位代碼", "機關代碼", "code", "unit code"),
        True,
    ),
    Column(
        "name",
        _("正式名稱"),
        cells.text_of(120),
        ("名稱", "單位名稱", "全銜", "機關名稱", "name", "official name"),
        True,
    ),
    Column("short_name", _("簡稱"), cells.text_of(40), ("單位簡稱", "short name")),
    Column("name_en", _("英文名稱"), cells.text_of(160), ("英文全銜", "english name", "name en", "name_en")),
    Column("short_name_en", _("英文簡稱"), cells.text_of(60), ("short english name", "short_name_en")),
    Column("kind", _("類型"), cells.kind_of, ("單位類型", "類別", "kind", "type"), True),
    Column(
        "parent",
        _("上級單位"),
        cells.text_of(120),
        ("上級單位代碼", "上級機關", "上級", "所屬分署", "parent", "parent code", "parent unit"),
    ),
    Column(
        "valid_from",
        _("開始日"),
        cells.date_of,
        ("生效日", "成立日", "成立日期", "起日", "valid from", "from"),
        True,
    ),
    Column("valid_to", _("結束日"), cells.date_of, ("失效日", "裁撤日", "迄日", "valid to", "to")),
    Column(
        "commissioned_to_local_government",
        _("委辦地方政府"),
        cells.yes_no_of,
        ("委辦", "委辦地方政府旗標", "commissioned", "commissioned to local government"),
    ),
)
PEOPLE_COLUMNS = (
    Column(
        "username",
        _("帳號"),
        cells.code_of("username_unlike", USERNAME, "username"),
        ("使用者帳號", "員工帳號", "username", "account", "user name"),
        True,
    ),
    Column("name", _("姓名"), cells.text_of(80), ("名字", "中文姓名", "name", "full name"), True),
    Column("name_en", _("英文姓名"), cells.text_of(80), ("english name", "name en", "name_en")),
    Column("title", _("職稱"), cells.text_of(80), ("title", "job title")),
    Column("email", _("電子郵件"), cells.email_of, ("電子信箱", "信箱", "e-mail", "email", "mail")),
    Column("extension", _("分機"), cells.text_of(20), ("電話分機", "extension", "ext")),
    Column("is_jianren", _("簡任"), cells.yes_no_of, ("是否簡任", "jianren", "senior", "senior grade")),
    Column("rank_level", _("職等"), cells.rank_of, ("官職等", "rank", "rank level", "grade")),
    Column(
        "valid_until", _("帳號有效至"), cells.date_of, ("帳號到期日", "valid until", "account valid until")
    ),
    Column(
        "unit",
        _("服務單位"),
        cells.text_of(120),
        ("單位", "服務單位代碼", "單位代碼", "所屬單位", "unit", "unit code", "serves at"),
    ),
    Column(
        "unit_from", _("到任日"), cells.date_of, ("到職日", "服務起日", "serves from", "posted on", "since")
    ),
    Column("roles", _("職務"), cells.roles_of, ("角色", "系統職務", "roles", "role")),
    Column("role_unit", _("職務單位"), cells.text_of(120), ("職務單位代碼", "角色單位", "role unit")),
    Column("role_from", _("職務起日"), cells.date_of, ("角色起日", "role from")),
    Column("role_to", _("職務迄日"), cells.date_of, ("角色迄日", "role to")),
)


def columns_of(subject: str) -> tuple[Column, ...]:
    """The columns that an import of this subject knows."""
    return UNIT_COLUMNS if subject == ImportDraft.Subject.UNITS else PEOPLE_COLUMNS


def guessed(subject: str, header: Sequence[str]) -> dict[str, str]:
    """Place of a heading → key of the column that it means, each column once; other headings are left out."""
    taken: dict[str, str] = {}
    for place, heading in enumerate(header):
        wanted = cells.folded(heading)
        for column in columns_of(subject):
            if wanted and column.key not in taken.values() and wanted in _names_of(column):
                taken[str(place)] = column.key
                break
    return taken


@cache
def _names_of(column: Column) -> frozenset[str]:
    return frozenset(cells.spellings(column.key, column.words) | set(map(cells.folded, column.headings)))


def is_undo_file(header: Sequence[str]) -> bool:
    """True for a file that an earlier import gave out to restore what it changed."""
    return tuple(cell.strip() for cell in header[: len(UNDO_HEADER)]) == UNDO_HEADER
