"""Forms whose messages say what is missing, where, and what to do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from laurel.kit.errors import errors_in_order
from laurel.kit.renderer import Renderer

Words = str | Promise

REQUIRED: tuple[tuple[type[forms.Field], Words], ...] = (
    (forms.BooleanField, _("請勾選「{label}」，才能繼續。")),
    (forms.ChoiceField, _("請選擇{label}。")),
    (forms.ModelChoiceField, _("請選擇{label}。")),
    (forms.FileField, _("請選擇要上傳的{label}。")),
    (forms.Field, _("請填寫{label}。")),
)
INVALID: tuple[tuple[type[forms.Field], Words], ...] = (
    (forms.EmailField, _("請填寫{label}的完整電子郵件地址，例如 name@example.gov.tw。")),
    (forms.IntegerField, _("{label}請填寫數字，例如 12。")),
    (forms.DecimalField, _("{label}請填寫數字，例如 97.6。")),
    (forms.FileField, _("{label}未能上傳，請再選擇一次檔案。")),
)
NUMBER_ONLY = {"min", "max", "step"}
MESSAGES: dict[str, Words] = {
    "invalid_choice": _("{label}的選項已變更，請由清單重新選擇。"),
    "invalid_list": _("{label}的選項已變更，請由清單重新選擇。"),
    "max_length": _("{label}須在 %(limit_value)d 字以內，目前 %(show_value)d 字。"),
    "min_length": _("{label}至少 %(limit_value)d 字，目前 %(show_value)d 字。"),
    "max_value": _("{label}不可大於 %(limit_value)s。"),
    "min_value": _("{label}不可小於 %(limit_value)s。"),
    "empty": _("{label}是空的檔案，請確認內容後再上傳。"),
    "max_digits": _("{label}的位數過多，最多 %(max)s 位。"),
    "max_decimal_places": _("{label}最多 %(max)s 位小數。"),
}


def _first_for(field: forms.Field, table: tuple[tuple[type[forms.Field], Words], ...]) -> Words | None:
    return next((words for kind, words in table if isinstance(field, kind)), None)


def give_words(field: forms.Field, label: Words) -> None:
    """Afterwards the field's messages name its label; messages that the form wrote itself are kept."""
    usual: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        usual.update(getattr(kind, "default_error_messages", {}))
    ours: dict[str, Words | None] = {
        **MESSAGES,
        "required": _first_for(field, REQUIRED),
        "invalid": _first_for(field, INVALID),
    }
    if isinstance(field, forms.FileField):
        del ours["max_length"]
    for code, words in ours.items():
        if words is not None and field.error_messages.get(code) == usual.get(code):
            field.error_messages[code] = format_lazy(words, label=label)  # type: ignore[arg-type]


def keep_what_was_typed(field: forms.Field) -> None:
    """Afterwards a number box is a text box with a number pad: browsers clear what is not a number."""
    if type(field.widget) is forms.NumberInput:
        field.widget.input_type = "text"
        pad = "decimal" if isinstance(field, forms.DecimalField | forms.FloatField) else "numeric"
        field.widget.attrs = {
            **{k: v for k, v in field.widget.attrs.items() if k not in NUMBER_ONLY},
            "inputmode": pad,
        }


class WordsOfOurOwn:
    """What the two kinds of form share: our messages, our templates, required marked by words only."""

    default_renderer: Any = Renderer
    use_required_attribute = False
    all_may_wait = False
    """True for a form that saves itself while it is filled in: no field says that it may stay empty."""
    required_css_class = "required"
    error_css_class = "with-error"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            give_words(field, field.label or name)
            keep_what_was_typed(field)

    @property
    def error_list(self) -> list[tuple[str, str]]:
        """(id of the control, message) in the order of the page."""
        return errors_in_order(self)  # type: ignore[arg-type]


class Form(WordsOfOurOwn, forms.Form):
    """The base of every form that is not tied to a row."""


class ModelForm(WordsOfOurOwn, forms.ModelForm):  # type: ignore[type-arg]
    """The base of every form of a row."""


class ScanForm(Form):
    """The scan of what was signed."""

    scan = forms.FileField(
        label=_("掃描檔"), allow_empty_file=True, help_text=_("PDF、JPG 或 PNG；簽名與每一列都要看得清楚。")
    )
