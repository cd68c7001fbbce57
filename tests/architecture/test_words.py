"""Every code has its sentence, and every sentence its English."""

import ast
from pathlib import Path

import laurel
from laurel.commands.messages import update
from laurel.kit.sentences import all_sentences

PACKAGE = Path(laurel.__file__).parent
MAKERS = {"met", "not_met", "for_people", "silent", "holds", "refused", "refuse"}
POSITIONS = {"holds": 2}


def codes_in(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            place = POSITIONS.get(node.func.id, 1)
            if len(node.args) > place:
                for leaf in ast.walk(node.args[place]):
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                        yield leaf.value


def test_every_code_of_a_rule_has_a_sentence():
    codes = {code for path in PACKAGE.rglob("*.py") for code in codes_in(path)}

    assert sorted(codes - set(all_sentences())) == []


def test_every_word_of_the_interface_has_its_english():
    assert update(write=False) == []
