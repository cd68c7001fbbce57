"""Reward pools, ceilings and roles."""

from __future__ import annotations

from enum import StrEnum


class RewardRole(StrEnum):
    HEAD = "head"
    LEAD_OFFICER = "lead_officer"
    OTHER_CONTRIBUTOR = "other_contributor"
    SUPERIOR_GUIDANCE = "superior_guidance"
    CO_ORGANISER = "co_organiser"
    MERITORIOUS = "meritorious"
