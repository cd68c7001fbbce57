"""Every address declares its door, and no stage walks into another's forms, views or addresses."""

import ast
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

import laurel

PACKAGE = Path(laurel.__file__).parent
STAGES = [
    "register",
    "editions",
    "nominations",
    "applications",
    "screening",
    "panel",
    "ballots",
    "meeting",
    "results",
    "forwarding",
    "outcomes",
    "rewards",
    "archive",
    "library",
    "desk",
]
PRIVATE = {"forms", "views", "urls"}


def patterns(resolver: URLResolver, namespace: str = ""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern.callback
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from patterns(pattern, inner)


def test_every_address_declares_its_door():
    open_doors = [name for name, view in patterns(get_resolver()) if getattr(view, "door", None) is None]

    assert open_doors == []


def test_every_address_has_a_name():
    nameless = [str(view) for name, view in patterns(get_resolver()) if name.endswith("None")]

    assert nameless == []


def test_no_stage_imports_another_stages_forms_views_or_urls():
    trespasses = []
    for stage in STAGES:
        for path in (PACKAGE / stage).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    parts = node.module.split(".")
                    names = {alias.name for alias in node.names}
                    if (
                        parts[0] == "laurel"
                        and len(parts) > 1
                        and parts[1] in STAGES
                        and parts[1] != stage
                        and (PRIVATE & set(parts[2:]) or (len(parts) == 2 and PRIVATE & names))
                    ):
                        trespasses.append(f"{path.relative_to(PACKAGE)}: {node.module}")

    assert trespasses == []
