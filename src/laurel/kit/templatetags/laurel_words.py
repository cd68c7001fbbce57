"""Filters and tags that turn codes of the rulebook and the record into words."""

from __future__ import annotations

from typing import Any

from django import template

from laurel.kit.acts import act_words
from laurel.kit.sentences.facts import value_in_words
from laurel.rulebook.articles import BY_PATH
from laurel.rulebook.provisions import plain_words_of

register = template.Library()


@register.inclusion_tag("kit/cite.html")
def cite(path: str) -> dict[str, Any]:
    """The chip of a provision, which opens to its plain words."""
    article = BY_PATH[path]
    return {
        "article_printed": article.printed,
        "article_path": article.path,
        "provision_text": plain_words_of(article),
    }


@register.filter
def article_printed(path: str) -> str:
    """要點三(二)2(4) for 3-2-2-4."""
    return BY_PATH[path].printed if path in BY_PATH else path


@register.filter
def in_words(code: object) -> str:
    """A code of the rulebook (category, door, role, grade …) as people read it."""
    return value_in_words("", code)


@register.filter
def act_in_words(act: str) -> str:
    """What an entry of the record says was done."""
    return str(act_words(act))
