"""The columns of past years and honours: rules.md's form 29, and what an award needs besides."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from laurel.people.models import Honour
from laurel.register.facts import cells, history_cells
from laurel.register.facts.columns.column import Column

HISTORY_COLUMNS = (
    Column("roc_year", _("年度"), history_cells.year_of, ("民國年", "年", "屆", "year", "roc year"), True),
    Column("category", _("類別"), history_cells.category_of, ("參獎類別", "category")),
    Column(
        "unit",
        _("單位"),
        cells.text_of(120),
        ("單位代碼", "參獎單位", "受評單位", "得獎單位", "unit", "unit code"),
    ),
    Column("place", _("名次"), history_cells.place_of, ("本署名次", "評審名次", "place")),
    Column("is_shared", _("並列"), cells.yes_no_of, ("同名次", "是否並列", "shared")),
    Column("recommended", _("推薦"), cells.yes_no_of, ("獲推薦", "推薦至本部", "recommended")),
    Column(
        "ministry",
        _("部名次"),
        history_cells.ministry_of,
        ("勞動部名次", "部評名次", "部評結果", "ministry place", "ministry"),
    ),
    Column(
        "national",
        _("國發會結果"),
        history_cells.national_of,
        ("國家發展委員會結果", "國發會", "national result", "national"),
    ),
    Column("award_name", _("獎項名稱"), cells.text_of(120), ("屆別", "獎項", "award", "award name")),
    Column("scheme", _("獎項類別"), cells.text_of(60), ("國發會類別", "award category", "scheme")),
    Column("share", _("得獎身分"), history_cells.choice_of(Honour.Share), ("身分", "share")),
    Column(
        "line",
        _("分類"),
        history_cells.choice_of(Honour.Line),
        ("機關分類", "是否第一線服務機關", "line", "classification"),
    ),
    Column("announced_on", _("公布日期"), cells.date_of, ("公布日", "announced on", "announced")),
    Column("revoked_on", _("撤銷日期"), cells.date_of, ("撤銷日", "revoked on", "revoked")),
    Column(
        "project_title", _("專案名稱"), cells.text_of(200), ("案名", "方案名稱", "project", "project title")
    ),
    Column("entries", _("參獎案數"), history_cells.count_of, ("案數", "參獎件數", "件數", "entries")),
    Column("held", _("舉辦"), history_cells.held_of, ("是否舉辦", "有無舉辦", "held")),
    Column(
        "evidence",
        _("證明文件"),
        cells.text_of(200),
        ("佐證", "證明文件文號", "來文字號", "文號", "evidence", "document"),
    ),
    Column("evidence_on", _("文件日期"), cells.date_of, ("來文日期", "evidence date", "document date")),
    Column("named_verifier", _("查證人"), cells.text_of(80), ("查核人", "核對人", "verified by", "verifier")),
)
