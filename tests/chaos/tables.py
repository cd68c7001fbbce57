"""The tables of a database as it tells them itself: columns, rules, triggers. `python -m chaos.tables` prints them as JSON."""

import json

from django.apps import apps
from django.db import connection

TRIGGERS = {
    "sqlite": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}


def tables() -> dict[str, list[str]]:
    """Each table of the product → its columns, what is a key, unique or checked, and its triggers, a line each, in order."""
    models = [model for model in apps.get_models() if model.__module__.startswith("laurel.")]
    with connection.cursor() as cursor:
        found = {model._meta.db_table: _lines(cursor, model._meta.db_table) for model in models}
        cursor.execute(TRIGGERS[connection.vendor])
        for table, *trigger in cursor.fetchall():
            found[table].append(" ".join(trigger))
    return {table: sorted(lines) for table, lines in found.items()}


def _lines(cursor, table: str) -> list[str]:
    told = connection.introspection
    lines = [
        f"{column.name} {told.get_field_type(column.type_code, column)} null={column.null_ok}"
        for column in told.get_table_description(cursor, table)
    ]
    for rule in told.get_constraints(cursor, table).values():
        kinds = [kind for kind in ("primary_key", "unique", "foreign_key", "check", "index") if rule[kind]]
        lines.append(f"{kinds} {sorted(rule['columns'] or [])}")
    return lines


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(tables()))  # noqa: T201
