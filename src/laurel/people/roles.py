"""The roles of the award, each a code, a word and what it is for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Who a person is in the award; held for a time, some for one unit."""

    PROGRAMME_OFFICER = "programme_officer", _("綜合規劃組承辦人")
    SCREENING_REVIEWER = "screening_reviewer", _("資格複核人")
    BRANCH_COORDINATOR = "branch_coordinator", _("分署承辦人")
    APPLICANT_EDITOR = "applicant_editor", _("撰寫人")
    UNIT_HEAD = "unit_head", _("單位主管")
    PANEL_MEMBER = "panel_member", _("評審委員")
    CONVENER = "convener", _("召集人")
    MEETING_CLERK = "meeting_clerk", _("會議幹事")
    HR_OFFICER = "hr_officer", _("人事承辦")
    AUDITOR = "auditor", _("稽核")
    OBSERVER = "observer", _("列席、政風")
    SYSTEM_ADMIN = "system_admin", _("系統管理")


OFFICE = (Role.PROGRAMME_OFFICER,)
ENTRANTS = (Role.BRANCH_COORDINATOR, Role.APPLICANT_EDITOR, Role.UNIT_HEAD)
