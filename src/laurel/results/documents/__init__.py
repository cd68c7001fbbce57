"""評審結果簽, 結果通知, 推薦函, 推薦名單."""

from laurel.results.documents.approving import result_letter
from laurel.results.documents.desk import printables, subject_of
from laurel.results.documents.notifying import result_notice
from laurel.results.documents.recommending import recommendation_letter, recommendation_list

__all__ = [
    "printables",
    "recommendation_letter",
    "recommendation_list",
    "result_letter",
    "result_notice",
    "subject_of",
]
