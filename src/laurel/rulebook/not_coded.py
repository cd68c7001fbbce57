"""The provisions that no rule cites, each with its reason."""

from laurel.rulebook import articles
from laurel.rulebook.articles import Article

NOT_CODED: dict[Article, str] = {
    articles.PURPOSE: "目的與依據：印在公告與公文上，沒有可以判斷的條件。",
    articles.CATEGORIES: "類別的總綱：由三(一)1、2、3各自判斷。",
    articles.PANEL: "評審小組的總綱：由三(二)2(2)甲、乙各自判斷。",
    articles.CRITERIA_NOTES: "指向附件一與附件二：由評審標準目錄呈現。",
    articles.MINISTRY_TIMETABLE: "時程依勞動部計畫：日期是年度的設定，不是規則。",
    articles.MINISTRY_PLAN: "未規定者適用勞動部計畫：每一個未規定點是年度的決定（A-01 至 A-17）。",
    articles.ANNEX_3: "序位表的格式：由印出的序位表呈現，序位本身由三(二)2(3)判斷。",
}
