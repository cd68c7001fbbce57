"""Every provision is coded or named as not coded, never both, and every one has plain words."""

import re
from pathlib import Path

import laurel
import laurel.rulebook
from laurel.rulebook import articles
from laurel.rulebook.articles import BY_PATH, REGULATION
from laurel.rulebook.not_coded import NOT_CODED
from laurel.rulebook.policy import OPEN_QUESTIONS
from laurel.rulebook.provisions import HOUSE_RULES, PROVISIONS, plain_words_of

NOT_RULES = {"articles.py", "provisions.py", "not_coded.py"}
"""The catalogue, its plain words, and the list of what is not coded: they name articles without a rule."""


def cited():
    """The articles that a rule names as `articles.NAME` in its source."""
    names = set()
    for path in Path(laurel.rulebook.__file__).parent.glob("*.py"):
        if path.name not in NOT_RULES:
            names |= set(re.findall(r"\barticles\.([A-Z][A-Z0-9_]*)\b", path.read_text(encoding="utf-8")))
    return {getattr(articles, name) for name in names}


def test_every_provision_is_cited_by_a_rule_or_named_as_not_coded_never_both():
    coded = cited() & set(REGULATION)

    assert sorted(set(REGULATION) - coded - NOT_CODED.keys()) == []
    assert sorted(coded & NOT_CODED.keys()) == []


def test_what_is_not_coded_is_of_the_regulation_and_has_its_reason():
    assert sorted(NOT_CODED.keys() - set(REGULATION)) == []
    assert [article.path for article, reason in NOT_CODED.items() if not reason.strip()] == []


def test_every_article_has_plain_words_once():
    stated = [provision.article for provision in (*PROVISIONS, *HOUSE_RULES)]

    assert [article.path for article in BY_PATH.values() if not plain_words_of(article).strip()] == []
    assert len(stated) == len(set(stated))
    assert [provision.article for provision in PROVISIONS] == list(REGULATION)


def test_every_article_has_a_path_of_its_own_and_a_printed_number():
    assert len(BY_PATH) == len(articles.ALL)
    assert [article.path for article in articles.ALL if not article.printed.strip()] == []


def test_every_alternative_on_a_silent_point_is_carried_out_or_said_to_be_left_to_people():
    words = {"policy.py", "words.py"}
    sources = [path for path in Path(laurel.__file__).parent.rglob("*.py") if path.name not in words]
    source = "\n".join(path.read_text(encoding="utf-8") for path in sources if "sample" not in path.parts)

    unread = [
        choice
        for question in OPEN_QUESTIONS
        for choice in question.alternatives
        if choice not in question.by_people and f'"{choice}"' not in source
    ]

    assert unread == []
    assert [q.point for q in OPEN_QUESTIONS if not set(q.by_people) <= set(q.alternatives)] == []
