"""評審結果簽, 結果通知, 推薦函, 推薦名單, 推薦證書."""

from laurel.results.documents.approving import result_letter
from laurel.results.documents.certifying import certificate
from laurel.results.documents.desk import CERTIFICATE, printables, subject_of
from laurel.results.documents.notifying import result_notice
from laurel.results.documents.picture import places_picture
from laurel.results.documents.recommending import recommendation_letter, recommendation_list

__all__ = [
    "CERTIFICATE",
    "certificate",
    "places_picture",
    "printables",
    "recommendation_letter",
    "recommendation_list",
    "result_letter",
    "result_notice",
    "subject_of",
]
