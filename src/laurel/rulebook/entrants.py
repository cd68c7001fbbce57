"""Who may enter which category, and through which door."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    OVERALL_SERVICE = "overall_service"
    PROJECT_PLANNING = "project_planning"


class UnitKind(StrEnum):
    AGENCY = "agency"
    DIVISION = "division"
    OFFICE = "office"
    CROSS_BORDER_CENTER = "cross_border_center"
    INNOVATION_CENTER = "innovation_center"
    BRANCH = "branch"
    EMPLOYMENT_SERVICE_CENTER = "employment_service_center"
    TRAINING_SITE = "training_site"
    SKILLS_EVALUATION_CENTER = "skills_evaluation_center"
    SUB_STATION = "sub_station"
    LABOUR_ACADEMY = "labour_academy"
    YOUTH_CAREER_CENTER = "youth_career_center"


class Door(StrEnum):
    THROUGH_BRANCH = "through_branch"
    DIRECT = "direct"
