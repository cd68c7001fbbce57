"""The columns of people."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from laurel.register.facts import cells
from laurel.register.facts.columns.column import Column

USERNAME = re.compile(r"[A-Za-z0-9._@+-]{1,60}")
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
