"""送部資料清單 inside a package, and 送件單 that goes with it on paper."""

from __future__ import annotations

from collections.abc import Sequence

from laurel.documents.model import Align, Column, Fields, Paper, Paragraph, Signatures, Table
from laurel.documents.packages import Item
from laurel.editions.models import Edition
from laurel.forwarding.models import Package
from laurel.kit.dates import format_moment

INDEX_COLUMNS = (
    Column("序號", 0.6, Align.CENTER),
    Column("檔案", 3),
    Column("名稱", 3.4),
    Column("頁數", 0.6, Align.CENTER),
    Column("SHA-256", 4.2),
)
HALF = 32
SIGNED = (
    "承辦人：＿＿＿＿＿＿＿＿",
    "收件機關：＿＿＿＿＿＿＿＿　　收件日期：＿＿＿年＿＿＿月＿＿＿日",
)


def package_index(edition: Edition, items: Sequence[Item], fingerprint: str) -> Paper:
    """送部資料清單: every file of the package but this one, with pages and hash."""
    rows = tuple(
        (str(number), _breakable(item.path), item.title, str(item.pages or "—"), _halves(item.sha256))
        for number, item in enumerate(items, start=1)
    )
    fields = (
        ("年度", f"{edition.roc_year} 年度"),
        ("檔案數", f"{len(rows)} 個"),
        ("簽章金鑰指紋", fingerprint),
    )
    title = f"{edition.roc_year} 年度服務績優獎送部資料清單"
    blocks = (Fields(fields), Table(INDEX_COLUMNS, rows, "送部資料"))
    return Paper("package_index", title, blocks, landscape=True, banner=edition.banner)


def package_slip(package: Package) -> Paper:
    """送件單: the digest of the package and the fingerprint of its key, on paper beside the letter.

    Whoever receives the package types the fingerprint from here: a package signed with another key is not taken.
    """
    edition = package.edition
    fields = (
        ("年度", f"{edition.roc_year} 年度"),
        ("推薦案數", f"{package.entries} 案"),
        ("檔案數", f"{package.files} 個"),
        ("檔案大小", f"{package.size:,} 位元組"),
        ("製作時間", format_moment(package.made_at, "zh-hant")),
        ("簽章金鑰指紋", package.fingerprint),
        ("資料檔 SHA-256", _halves(package.sha256)),
        ("清單 SHA-256", _halves(package.manifest_sha256)),
    )
    blocks = (
        Fields(fields),
        Paragraph("收件機關匯入資料檔時，請輸入本單所載之簽章金鑰指紋；系統逐一核對每個檔案的雜湊後才收件。"),
        Signatures(SIGNED),
    )
    title = f"{edition.roc_year} 年度服務績優獎送部資料送件單"
    return Paper("package_slip", title, blocks, banner=edition.banner)


def _halves(sha256: str) -> str:
    return f"{sha256[:HALF]}\n{sha256[HALF:]}"


def _breakable(path: str) -> str:
    """A path may be broken after its slashes; the sign of the break has no width."""
    return path.replace("/", "/\u200b")
