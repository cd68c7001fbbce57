"""敘獎額度通知, 獎懲建議名冊, 考績委員會提案, 追蹤表: as papers and as tables; in Chinese always."""

from laurel.rewards.documents.committee import COMMITTEE_HEADER, committee_proposal, committee_rows
from laurel.rewards.documents.notice import quota_notice
from laurel.rewards.documents.roster import ROSTER_HEADER, reward_roster, roster_foot, roster_rows
from laurel.rewards.documents.tracking import TRACKING_HEADER, tracking_rows, tracking_sheet

__all__ = [
    "COMMITTEE_HEADER",
    "ROSTER_HEADER",
    "TRACKING_HEADER",
    "committee_proposal",
    "committee_rows",
    "quota_notice",
    "reward_roster",
    "roster_foot",
    "roster_rows",
    "tracking_rows",
    "tracking_sheet",
]
