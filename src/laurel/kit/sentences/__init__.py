"""The sentences behind the rules' codes: one module a subject, put together here."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laurel.kit.sentences.facts import FACTS, value_in_words

Words = str | Promise


@cache
def all_sentences() -> dict[str, Words]:
    """Every code with its sentence; two modules naming one code is an error."""
    sentences: dict[str, Words] = {}
    for module in pkgutil.iter_modules(__path__):
        for code, words in getattr(
            importlib.import_module(f"{__name__}.{module.name}"), "SENTENCES", {}
        ).items():
            if code in sentences:
                raise ValueError(f"{module.name}: {code} has a sentence already")
            sentences[code] = words
    return sentences


def sentence_of(code: str, seen: Mapping[str, object]) -> str:
    """The sentence of a code with its facts filled in, in the active language."""
    words = {key: value_in_words(key, value) for key, value in seen.items()}
    return str(all_sentences().get(code, code)) % _Facts(words)


def fact_words(seen: Mapping[str, object]) -> Iterator[tuple[Words, str]]:
    """The facts as label and value, for the list under a sentence."""
    for key, value in seen.items():
        if key in FACTS and value not in (None, ""):
            yield FACTS[key], value_in_words(key, value)


class _Facts(dict[str, str]):
    """Facts by name; one that was not seen reads 「未載明」."""

    def __missing__(self, key: str) -> str:
        return str(_("未載明"))
