"""The categories of the national award, which it named anew several times: facts with their source, none of our rules.

Only what was found published stands here. A year that is missing is not known, not unchanged; whoever keeps the award
takes a year over, or writes it from its announcement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from laurel.rulebook.entrants import Category


@dataclass(frozen=True, slots=True)
class KnownScheme:
    """One ROC year of the national award: its name, its categories, and where that was read."""

    award_year: int
    award: str
    categories: tuple[str, ...]
    source: str


QUALITY: Final = ("第一線服務機關", "服務規劃機關")
DIGITAL: Final = ("數位創新加值", "社會關懷服務")
SOCIAL: Final = ("數位創新加值", "社會創新共融")
OURS: Final = {"整體服務類": Category.OVERALL_SERVICE, "專案規劃類": Category.PROJECT_PLANNING}
"""Categories of the national award that bear the name of one of ours."""

KNOWN_SCHEMES: Final[tuple[KnownScheme, ...]] = (
    KnownScheme(98, "第1屆政府服務品質獎", QUALITY, "http://www.tynews.com.tw/news.php?action=show&nid=8070"),
    KnownScheme(102, "第5屆政府服務品質獎", QUALITY, "http://www.vividimage.com.tw/newsinfo.asp?id=104"),
    KnownScheme(107, "第1屆政府服務獎", tuple(OURS), "國家發展委員會第1屆政府服務獎紀實（ws.ndc.gov.tw）"),
    KnownScheme(108, "第2屆政府服務獎", tuple(OURS), "https://newtalk.tw/news/view/2019-06-21/262715"),
    KnownScheme(110, "第4屆政府服務獎", DIGITAL, "https://lifetoutiao.news/49789"),
    KnownScheme(111, "第5屆政府服務獎", DIGITAL, "https://topnewsmedia.com.tw/11798.html"),
    KnownScheme(
        112,
        "第6屆政府服務獎",
        DIGITAL,
        "https://www.ey.gov.tw/Page/448DE008087A1971/00fff428-fb62-4013-9895-0d890ca9e55d",
    ),
    KnownScheme(113, "第7屆政府服務獎", SOCIAL, "https://setn.settv-it.com/News.aspx?NewsID=1562805"),
    KnownScheme(114, "第8屆政府服務獎", SOCIAL, "Yahoo 新聞 2025-12-15（第8屆政府服務獎頒獎）"),
)


def category_named(name: str) -> Category | None:
    """Which of our categories the award's category takes by its name; None where it says nothing of ours."""
    return OURS.get(name)
