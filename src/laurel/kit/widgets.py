"""Choices as cards: each with its own line of explanation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms


class RadioCards(forms.RadioSelect):
    """Radio buttons as cards; `hints` maps a choice's value to the line under it."""

    template_name = "kit/widgets/cards.html"

    def __init__(self, *args: Any, hints: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One choice, with its hint."""
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "hint": self.hints.get(str(value), "")}


class CheckboxCards(forms.CheckboxSelectMultiple):
    """Checkboxes as cards; `hints` as in RadioCards."""

    template_name = "kit/widgets/cards.html"

    def __init__(self, *args: Any, hints: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One choice, with its hint."""
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "hint": self.hints.get(str(value), "")}
