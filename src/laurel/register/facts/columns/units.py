"""The columns of units."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from laurel.register.facts import cells
from laurel.register.facts.columns.column import Column

CODE = re.compile(r"[A-Za-z0-9._-]{1,20}")
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
