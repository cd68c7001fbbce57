"""The permission matrix: every address opens to those whom the table names, and looks absent to all others."""

import re
import tomllib
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from answers import told
from architecture.test_doors import patterns
from factories.people import make_person, make_unit
from laurel.people.roles import Role

MATRIX = tomllib.loads(Path(__file__).with_name("permission_matrix.toml").read_text(encoding="utf-8"))
SOMETHING = {"int": "115", "str": "no-such-thing"}


def paths(resolver: URLResolver, namespace: str = "", prefix: str = "/"):
    for pattern in resolver.url_patterns:
        route = prefix + re.sub(r"<(\w+):\w+>", lambda found: SOMETHING[found[1]], str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", route
        else:
            yield from paths(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace, route)


def test_the_table_names_the_door_of_every_address():
    doors = {
        name: view.door if isinstance(view.door, str) else sorted(view.door)
        for name, view in patterns(get_resolver())
    }

    assert doors == MATRIX


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_addresses_of_other_roles_look_absent(client: Client, role):
    client.force_login(make_person(role, unit=make_unit()))
    absent = told(client.get("/no-such-page/"))
    closed = [
        (name, path)
        for name, path in paths(get_resolver())
        if isinstance(MATRIX[name], list) and role.value not in MATRIX[name]
    ]

    open_to_others = [
        name
        for name, path in closed
        for answer in (client.get(path), client.post(path))
        if told(answer) != absent
    ]

    assert open_to_others == []


@pytest.mark.django_db
def test_strangers_are_sent_to_sign_in(client: Client):
    closed = [path for name, path in paths(get_resolver()) if MATRIX[name] != "public"]

    answers = {client.get(path).headers.get("Location", "").split("?")[0] for path in closed}

    assert answers == {"/sign-in/"}


@pytest.mark.django_db
def test_an_account_without_a_role_opens_nothing(client: Client):
    client.force_login(make_person())
    absent = told(client.get("/no-such-page/"))

    opened = [
        name
        for name, path in paths(get_resolver())
        if MATRIX[name] != "public" and told(client.get(path)) != absent
    ]

    assert opened == []
