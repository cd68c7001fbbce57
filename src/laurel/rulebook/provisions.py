"""Every provision in the house's own plain words, and how the system serves it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from laurel.rulebook import articles
from laurel.rulebook.articles import Article


class Mode(StrEnum):
    """How a provision is served."""

    ENFORCED = "enforced"
    ADVISED = "advised"
    MANUAL = "manual"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision: what it says in plain words, and how the system serves it."""

    article: Article
    words: str
    mode: Mode


PROVISIONS: tuple[Provision, ...] = (
    Provision(
        articles.PURPOSE,
        "為了讓服務更好，納入公平共享、參與合作、開放透明，依勞動部的計畫訂定。",
        Mode.MANUAL,
    ),
    Provision(articles.SCOPE, "適用於本署所屬機關（構）與署內各單位。", Mode.ENFORCED),
    Provision(articles.CATEGORIES, "分整體服務類與專案規劃類兩類評獎。", Mode.ENFORCED),
    Provision(
        articles.OVERALL_SERVICE,
        "整體服務類給直接、經常服務民眾的單位：分署、就業中心、職業訓練場、跨國勞動力事務中心、技能檢定中心。",
        Mode.ENFORCED,
    ),
    Provision(
        articles.PROJECT_PLANNING,
        "專案規劃類給規劃並推動專案的單位，各機關（構）與署內單位都可以。",
        Mode.ENFORCED,
    ),
    Provision(articles.ONE_CATEGORY, "兩類都沾得上邊時，選一類參獎。", Mode.ENFORCED),
    Provision(articles.ROUTE, "就業中心與職業訓練場由分署統一推薦；其他單位逕送綜合規劃組。", Mode.ENFORCED),
    Provision(
        articles.AT_LEAST_ONE, "每個分署在整體服務類至少推薦一個所轄就業中心或職業訓練場。", Mode.ADVISED
    ),
    Provision(articles.NOMINATION_DEADLINE, "每年 6 月 15 日前，以公文送推薦名單與參獎資料。", Mode.ENFORCED),
    Provision(articles.COPIES_AND_FILE, "申請書十二份，電子檔一份。", Mode.ADVISED),
    Provision(
        articles.DATA_PERIOD,
        "整體服務類提 1 至 5 月成果，送部前更新至 6 月；專案最早自前二年 1 月 1 日起。特殊狀況要載明統計期間。",
        Mode.ENFORCED,
    ),
    Provision(articles.TOP_SIX_STREAK, "連續三年前六名的單位，下一屆不得參加。", Mode.ENFORCED),
    Provision(
        articles.NATIONAL_AWARD,
        "近三年得國發會獎的第一線服務機關，不得參加整體服務類；專案規劃類不受限。",
        Mode.ENFORCED,
    ),
    Provision(
        articles.MEETING_AND_QUOTAS,
        "6 月底前開評審會議，整體服務類前六名、專案規劃類前二名推薦至勞動部。",
        Mode.ENFORCED,
    ),
    Provision(articles.PANEL, "由評審小組審查，成員是召集人與評審委員。", Mode.ENFORCED),
    Provision(articles.CONVENER, "召集人由署長指派。", Mode.ENFORCED),
    Provision(
        articles.PANEL_MEMBERS,
        "評審委員由綜規、訓練、就服、身特、職能、管理各組與創新中心、事務中心的簡任人員擔任。",
        Mode.ENFORCED,
    ),
    Provision(
        articles.RANK_SUM,
        "採序位法：委員看申請書排序，序位合計最低者在前；相同時再行綜合評選。",
        Mode.ENFORCED,
    ),
    Provision(articles.RECUSAL, "小組成員遇所屬單位提案，迴避該類別的全部審查。", Mode.ENFORCED),
    Provision(articles.OVERALL_CRITERIA, "整體服務類看四個個別構面與開放創新。", Mode.ADVISED),
    Provision(articles.PROJECT_CRITERIA, "專案規劃類看三個個別構面與開放創新。", Mode.ADVISED),
    Provision(articles.CRITERIA_NOTES, "各構面的說明列在附件一與附件二。", Mode.ADVISED),
    Provision(articles.RANKING_SHEET_FORM, "序位表用附件三的格式。", Mode.ENFORCED),
    Provision(articles.MINISTRY_TIMETABLE, "送部與開會的時程配合勞動部的計畫。", Mode.MANUAL),
    Provision(
        articles.REWARD_RECOMMENDED,
        "推薦至本部而未獲前三名者，主管與承辦人員的敘獎總額以記功一次為限。",
        Mode.ENFORCED,
    ),
    Provision(
        articles.REWARD_NATIONAL,
        "部評前三名而獲國發會獎者，主管與主要承辦人員得記大功一次，其他人員總額記功二次；未獲獎者總額記功二次。",
        Mode.ENFORCED,
    ),
    Provision(articles.SAME_CAUSE, "同一事由不重複獎勵；送國發會者，等結果確定再敘獎。", Mode.ENFORCED),
    Provision(articles.MINISTRY_PLAN, "其他未規定的，適用勞動部的計畫。", Mode.SILENT),
    Provision(articles.ANNEX_1, "整體服務類各評核項目看什麼、要附什麼。", Mode.ADVISED),
    Provision(articles.ANNEX_2, "專案規劃類各評核項目看什麼、要附什麼。", Mode.ADVISED),
    Provision(articles.ANNEX_3, "兩類序位表的格式：受評單位、排序、簽名、日期。", Mode.ENFORCED),
)
HOUSE_RULES: tuple[Provision, ...] = (
    Provision(
        articles.CIVIL_SERVICE_REWARD_UNITS, "嘉獎三次作為記功一次，記功三次作為記大功一次。", Mode.ENFORCED
    ),
    Provision(
        articles.CIVIL_SERVICE_REWARD_ORDER,
        "記功以下得先發布，三個月內送考績委員會確認；記大功不可。",
        Mode.ENFORCED,
    ),
    Provision(
        articles.CHALLENGE,
        "當事人可以舉原因與事實申請委員迴避；決定之前，程序停下來。本系統比照辦理，並以十日為決定的期限。",
        Mode.ENFORCED,
    ),
    Provision(
        articles.RETENTION_TERMS,
        "定期保存分三十、二十五、二十、十五、十、五、三、一年，其餘永久保存；哪一種留多久，由機關的區分表決定。",
        Mode.ENFORCED,
    ),
    Provision(
        articles.DESTRUCTION,
        "過了保存年限的，列成清冊、經核准才銷毀；本系統由一人提出、另一人確認。",
        Mode.ENFORCED,
    ),
    Provision(articles.HOUSE_SEALED, "開封之前，除了委員本人，沒有人看得到序位。", Mode.ENFORCED),
    Provision(articles.HOUSE_TWO_PERSONS, "開封、更正、不符合的認定，都要兩個人。", Mode.ENFORCED),
    Provision(
        articles.HOUSE_PAPER,
        "紙本序位表有序號，由兩個人各自登打，相同才彌封；委員看得到登打的結果，有異議時不開封。委員已在系統彌封的，先由本人收回。",
        Mode.ENFORCED,
    ),
    Provision(
        articles.HOUSE_ORDER_OF_STAGES, "各階段依序進行，前一階段未完成，後一階段不能開始。", Mode.ENFORCED
    ),
    Provision(articles.HOUSE_RECORD, "每一件事都有一筆紀錄，寫下後不更改。", Mode.ENFORCED),
    Provision(articles.HOUSE_UPLOADS, "檔案看內容收件，只收得安全開啟的格式。", Mode.ENFORCED),
    Provision(articles.HOUSE_ROLES, "承辦人不當同一年度的評審委員。", Mode.ENFORCED),
    Provision(
        articles.HOUSE_REGISTER,
        "單位與人員各有起訖日；更名、整併、分立另立新單位並連到原單位，不覆蓋歷史。",
        Mode.ENFORCED,
    ),
    Provision(
        articles.HOUSE_HISTORY,
        "歷屆成績各有證明文件，由登錄者以外的人查證；互相矛盾的不收，更正要有理由，原來的內容保留。",
        Mode.ENFORCED,
    ),
    Provision(
        articles.HOUSE_LIBRARY,
        "獲推薦的案件，單位同意了才給同仁參考，只給同意的版本與範圍；單位隨時可以收回，聯絡人與姓名一律不給。",
        Mode.ENFORCED,
    ),
    Provision(
        articles.HOUSE_PERSONNEL,
        "敘獎名冊只有人事看得到；不收身分證統一編號，更正與刪除都留下原來的一列，每一次匯出都有紀錄。",
        Mode.ENFORCED,
    ),
)
_WORDS = {provision.article: provision.words for provision in (*PROVISIONS, *HOUSE_RULES)}


def plain_words_of(article: Article) -> str:
    """The provision in the house's own words; the official text is the regulation's."""
    return _WORDS[article]
