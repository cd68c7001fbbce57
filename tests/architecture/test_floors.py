"""The import fence stands."""

from importlinter.cli import lint_imports


def test_the_floors_hold():
    assert lint_imports(cache_dir=None) == 0
