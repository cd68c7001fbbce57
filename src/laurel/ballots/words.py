"""What the reader chooses for the eyes, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHOICES: dict[str, dict[str, Promise]] = {
    "size": {"m": _("標準"), "l": _("大"), "xl": _("特大")},
    "face": {"sans": _("黑體"), "serif": _("明體")},
    "gap": {"normal": _("標準行距"), "wide": _("寬行距")},
    "ground": {"page": _("依主題"), "paper": _("紙色")},
    "rest": {"off": _("不提醒"), "on": _("讀 45 分鐘提醒休息")},
}
"""Each choice with its words, the usual one first."""
LABELS: dict[str, Promise] = {
    "size": _("字級"),
    "face": _("字體"),
    "gap": _("行距"),
    "ground": _("底色"),
    "rest": _("休息"),
}


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """The choices that stand."""

    chosen: dict[str, str] = field(default_factory=dict)

    @property
    def classes(self) -> str:
        """The classes that the page carries."""
        return " ".join(f"{name}-{value}" for name, value in self.chosen.items())

    @property
    def rows(self) -> list[tuple[str, Promise, list[tuple[str, Promise, bool]]]]:
        """Each setting: its name, its label, its choices as (value, words, whether chosen)."""
        return [
            (
                name,
                LABELS[name],
                [(value, words, self.chosen[name] == value) for value, words in choices.items()],
            )
            for name, choices in CHOICES.items()
        ]

    def as_cookie(self) -> str:
        """The choices as they are kept in the browser: no personal data."""
        return ".".join(self.chosen.values())


def reading_settings(cookie: str) -> ReadingSettings:
    """The settings of a cookie; what it does not say, or says wrongly, is as usual."""
    said = cookie.split(".")
    pairs = zip(CHOICES.items(), [*said, *[""] * len(CHOICES)], strict=False)
    return ReadingSettings(
        {name: value if value in choices else next(iter(choices)) for (name, choices), value in pairs}
    )
