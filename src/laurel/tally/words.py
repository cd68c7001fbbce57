"""The sentences of `laurel tally`, in Traditional Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from laurel.tally.faults import Fault

LANGUAGES = ("zh", "en")
LISTED_BY = {"zh": "、", "en": ", "}
PLACE = {
    "zh": "第 {rows} 列第 {column} 欄（{entries}；{member}）：",
    "en": "row {rows}, column {column} ({entries}; {member}): ",
}
COLUMN = {"zh": "第 {column} 欄（{member}）：", "en": "column {column} ({member}): "}
SENTENCES: Mapping[str, Mapping[str, str]] = {
    code: dict(zip(LANGUAGES, sentences, strict=True))
    for code, sentences in {
        "cannot_be_read": ("無法讀取（{reason}）", "cannot be read ({reason})"),
        "not_utf8": (
            "第 {byte} 個位元組不是 UTF-8 文字，也不是 ODS 或 XLSX；請另存為其中一種",
            "byte {byte} is not UTF-8 text, and it is neither ODS nor XLSX: save it as one of them",
        ),
        "cannot_be_opened": ("無法開啟（{reason}）", "cannot be opened ({reason})"),
        "too_large": ("解開後過大", "is too large when unpacked"),
        "not_a_spreadsheet": ("不是 CSV、ODS 或 XLSX", "is neither CSV, ODS nor XLSX"),
        "quota_too_small": ("名額 {quota}：至少為 1", "quota {quota}: at least 1 is recommended"),
        "empty": ("沒有內容", "is empty"),
        "no_member": (
            "第 {row} 列沒有委員；各欄以逗號分開",
            "row {row}: names no member; columns are parted by commas",
        ),
        "member_unnamed": (
            "第 {row} 列第 {column} 欄：沒有委員名稱",
            "row {row}, column {column}: names no member",
        ),
        "member_named_twice": (
            "第 {row} 列第 {columns} 欄：委員 {member} 重複",
            "row {row}, column {columns}: member {member} is named twice",
        ),
        "no_entry": ("沒有受評單位", "has no entry"),
        "entry_unnamed": ("第 {row} 列第 1 欄：沒有受評單位名稱", "row {row}, column 1: names no entry"),
        "entry_named_twice": (
            "第 {rows} 列第 1 欄：受評單位 {entry} 重複",
            "row {rows}, column 1: entry {entry} is named twice",
        ),
        "row_too_long": (
            "第 {row} 列第 {column} 欄（{entry}）：序位比委員多",
            "row {row}, column {column} ({entry}): has more ranks than there are members",
        ),
        "rank_missing": ("沒有序位", "has no rank"),
        "rank_not_a_whole_number": ("「{written}」不是整數", "{written!r} is not a whole number"),
        "rank_out_of_range": (
            "序位 {written} 不在 1 到 {most} 之間",
            "rank {written} is not between 1 and {most}",
        ),
        "rank_given_twice": ("序位 {rank} 重複", "rank {rank} is given more than once"),
        "rank_not_given": ("缺少序位 {rank}", "rank {rank} is missing"),
        "full_width_digits_read": (
            "「{written}」是全形數字，已當作數字讀取",
            "{written} stands in full-width digits and was read as a number",
        ),
        "more_faults": ("錯誤太多，只列出前 {most} 項", "has more faults; the first {most} are named"),
        "sheet_of_other_entries": (
            "{member} 排的受評單位與其他委員不同",
            "{member} does not rank the same entries as the others",
        ),
        "sheet_incomplete": (
            "{member} 的序位不是完整的 1 到 {most}",
            "{member} has no complete order from 1 to {most}",
        ),
        "too_many_evaluations": (
            "同樣的受評單位評選超過 {most} 次",
            "the same entries were evaluated more than {most} times",
        ),
        "round_with_stranger": (
            "{member} 沒有參加第一次評選，不能參加第 {round} 次",
            "{member} filed no sheet in the first evaluation and may not take part in number {round}",
        ),
        "round_not_of_one_tie": (
            "第 {round} 次評選的受評單位，不是同序位一組的全部",
            "the entries of evaluation {round} are not equal, or not all of their group",
        ),
        "lot_not_of_one_tie": (
            "抽籤的 {entries}，不是同序位一組的全部",
            "the lot {entries} is not of entries that are equal, and all of their group",
        ),
        "no_sheet": ("沒有序位表", "has no sheet"),
    }.items()
}
REPORT: Mapping[str, Mapping[str, str]] = {
    code: dict(zip(LANGUAGES, words, strict=True))
    for code, words in {
        "place": ("名次", "place"),
        "entry": ("受評單位", "entry"),
        "sum": ("序位合計", "rank sum"),
        "by": ("依據", "settled by"),
        "recommended": ("推薦", "recommended"),
        "yes": ("推薦", "yes"),
        "no": ("—", "—"),
        "open": ("未定", "open"),
        "shared": ("並列", "shared"),
        "rank_sum": ("序位合計", "rank sum"),
        "re_evaluation": ("再行綜合評選", "re-evaluation"),
        "lot": ("抽籤", "lot"),
        "cut": ("以上推薦，名額 {quota}", "recommended above, quota {quota}"),
        "tie": (
            "同序位：{entries}，合計 {rank_sum}，第 {first} 至 {last} 名；{how}",
            "Equal: {entries}, sum {rank_sum}, places {first} to {last}; {how}",
        ),
        "tie_settled": ("以{by}定之。", "settled by {by}."),
        "tie_must_be_settled": ("影響推薦，須再行綜合評選。", "must be settled."),
        "tie_may_stand": ("不影響推薦，得並列。", "may stand."),
        "settled": ("名次已定。", "The places are settled."),
        "unsettled": ("名次未定。", "The places are not settled."),
    }.items()
}


def sentence_of(fault: Fault, language: str) -> str:
    """The sentence on a fault, led by its place in the file."""
    seen = {
        name: LISTED_BY[language].join(map(str, value)) if isinstance(value, list) else value
        for name, value in fault.seen.items()
    }
    place = ""
    if "member" in seen and "column" in seen:
        place = (PLACE if seen.get("rows") else COLUMN)[language]
    return (place + SENTENCES[fault.code][language]).format(**seen)


def word(code: str, language: str, **seen: object) -> str:
    """A word or a sentence of the report."""
    return REPORT[code][language].format(**seen)
