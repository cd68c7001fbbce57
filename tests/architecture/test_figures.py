"""A figure that was amended is read by its year: nobody reads the value of the first text any more."""

import ast
from pathlib import Path

import laurel
from laurel.rulebook import parameters
from laurel.rulebook.parameters import FIGURES, Figure

PACKAGE = Path(laurel.__file__).parent


def readers_without_a_year(name, figure):
    """The files that use an amended figure otherwise than by asking for its value at a year."""
    files = [path for path in PACKAGE.rglob("*.py") if path.name != "parameters.py"] if figure.amended else []
    return [path.name for path in files if name in path.read_text(encoding="utf-8") and uses(path, name)]


def uses(path, name):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    dated = [node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "at"]
    named = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == name]
    return [node for node in named if node not in dated]


def test_an_amended_figure_is_asked_for_its_value_at_a_year():
    assert [name for name, figure in FIGURES.items() if readers_without_a_year(name, figure)] == []


def test_a_reader_without_a_year_would_be_found():
    amended = Figure(6, "entries", FIGURES["OVERALL_QUOTA"].article, amended=((116, 8),))

    assert readers_without_a_year("OVERALL_QUOTA", amended) == ["recommendation.py"]


def test_every_figure_of_the_rulebook_is_compared_between_years():
    named = {value for value in vars(parameters).values() if isinstance(value, Figure)}

    assert named - set(FIGURES.values()) == set()
