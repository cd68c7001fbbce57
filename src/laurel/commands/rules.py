"""`laurel rules`: every provision, how it is served, and what is left open."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from laurel.rulebook.not_coded import NOT_CODED
from laurel.rulebook.policy import OPEN_QUESTIONS
from laurel.rulebook.provisions import PROVISIONS


def main(argv: Sequence[str]) -> int:
    """Prints the provisions in order, then the silent points with their defaults."""
    options = argparse.ArgumentParser("laurel rules")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args(argv)
    if chosen.json:
        print(json.dumps(_document(), ensure_ascii=False, indent=2))  # noqa: T201
        return 0
    for provision in PROVISIONS:
        print(f"{provision.article.printed}\t{provision.mode.value}\t{provision.words}")  # noqa: T201
        if provision.article in NOT_CODED:
            print(f"\t\t{NOT_CODED[provision.article]}")  # noqa: T201
    for question in OPEN_QUESTIONS:
        choices = " | ".join(question.choices)
        print(f"{question.point.value}\t{question.article.printed}\t{choices}")  # noqa: T201
    return 0


def _document() -> dict[str, object]:
    return {
        "provisions": [
            {
                "path": provision.article.path,
                "printed": provision.article.printed,
                "mode": provision.mode.value,
                "words": provision.words,
                "not_coded": NOT_CODED.get(provision.article),
            }
            for provision in PROVISIONS
        ],
        "open_questions": [
            {
                "point": question.point.value,
                "article": question.article.path,
                "default": None if question.must_be_decided else question.default,
                "choices": list(question.choices),
            }
            for question in OPEN_QUESTIONS
        ],
    }
