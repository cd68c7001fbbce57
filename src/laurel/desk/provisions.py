"""The rules page: the provisions, and the silent points with what the year decided."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from laurel.editions.facts import policy_of
from laurel.editions.models import Edition
from laurel.editions.selectors import decisions_of
from laurel.editions.words import CHOICES, QUESTIONS
from laurel.rulebook.policy import DEFAULT_POLICY, OPEN_QUESTIONS
from laurel.rulebook.provisions import HOUSE_RULES, PROVISIONS, Mode

MODES = {
    Mode.ENFORCED: _("自動把關"),
    Mode.ADVISED: _("提醒"),
    Mode.MANUAL: _("人工"),
    Mode.SILENT: _("未規定"),
}


def provisions_of(edition: Edition | None) -> dict[str, Any]:
    """What the rules page shows for a year (or before the first)."""
    policy = policy_of(edition) if edition else DEFAULT_POLICY
    decided = decisions_of(edition) if edition else {}
    return {
        "edition": edition,
        "provisions": [(row, MODES[row.mode]) for row in PROVISIONS],
        "house_rules": [(row, MODES[row.mode]) for row in HOUSE_RULES],
        "questions": [
            {
                "point": question.point.value,
                "words": QUESTIONS[question.point.value],
                "article": question.article,
                "choice": CHOICES[policy.choice_of(question.point)],
                "undecided": question.must_be_decided and question.point.value not in decided,
                "decision": decided.get(question.point.value),
            }
            for question in OPEN_QUESTIONS
        ],
    }
