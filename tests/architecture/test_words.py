"""Every code has its sentence, and every sentence its English."""

import ast
import re
from pathlib import Path

import laurel
from laurel.commands.messages import update
from laurel.kit.acts import ACTS
from laurel.kit.sentences import all_sentences

PACKAGE = Path(laurel.__file__).parent
MAKERS = {"met", "not_met", "for_people", "silent", "holds", "refused", "refuse"}
POSITIONS = {"holds": 2}
ACT = re.compile(
    r"(people|register|editions|nominations|applications|screening|panel|ballots|meeting|results|forwarding|outcomes|rewards|archive|library|documents)\.[a-z_]+"
)


def codes_in(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            place = POSITIONS.get(node.func.id, 1)
            if len(node.args) > place:
                for leaf in ast.walk(node.args[place]):
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                        yield leaf.value


def codes_chosen_in(path: Path):
    """Codes put into a variable named `code` before a ground is made of it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == "code" for t in node.targets
        ):
            for leaf in ast.walk(node.value):
                if isinstance(leaf, ast.IfExp):
                    yield from (
                        side.value for side in (leaf.body, leaf.orelse) if isinstance(side, ast.Constant)
                    )
            if isinstance(node.value, ast.Constant):
                yield node.value.value


def test_every_code_of_a_rule_has_a_sentence():
    codes = {code for path in PACKAGE.rglob("*.py") for code in codes_in(path)}
    codes |= {code for path in (PACKAGE / "rulebook").glob("*.py") for code in codes_chosen_in(path)}

    assert sorted(codes - set(all_sentences())) == []


def test_every_act_of_the_record_has_its_words():
    names = {
        leaf.value
        for path in (*PACKAGE.rglob("services.py"), *PACKAGE.rglob("services/*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign | ast.Call)
        for leaf in ast.walk(node)
        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str) and ACT.fullmatch(leaf.value)
    }

    assert sorted(names - set(ACTS)) == []


def test_every_word_of_the_interface_has_its_english():
    assert update(write=False) == []
