"""A schema in words that SQLite and PostgreSQL share: tables, columns, nullability, keys, named constraints, indexes."""

import re
from typing import Any, Dict, Optional

from migfix_verify.sqlite import TEMPORARY, Snapshot

Shape = Dict[str, Dict[str, Any]]

FAMILIES = (
    ("bool", r"BOOL"), ("integer", r"INT|SERIAL"), ("text", r"CHAR|TEXT|CLOB|ENUM"), ("time", r"^(DATETIME|TIMESTAMP)"), ("date", r"^DATE$"),
    ("clock", r"^TIME"), ("json", r"JSON"), ("bytes", r"BLOB|BYTEA|BINARY"), ("number", r"NUMERIC|DECIMAL|FLOAT|REAL|DOUBLE"),
)


def family(type_: str) -> Optional[str]:
    """None for what only one of them has."""
    for name, pattern in FAMILIES:
        if re.search(pattern, type_.upper()):
            return name
    return None


def of_sqlite(snapshot: Snapshot) -> Shape:
    found: Shape = {}
    for name, table in snapshot.tables.items():
        if name.startswith(TEMPORARY):
            continue
        unique_indexes = {index: sql for (kind, index), (owner, sql) in snapshot.objects.items() if kind == "index" and owner == name}
        found[name] = {
            "columns": {
                column.name: {"null": not column.not_null and column.name not in table.primary_key, "type": family(column.type)}
                for column in table.columns.values()
            },
            "primaryKey": table.primary_key,
            "uniques": sorted(sorted(columns) for columns in table.uniques if columns != table.primary_key),
            "foreignKeys": sorted(
                "(%s) → %s ON DELETE %s ON UPDATE %s" % (", ".join(key.columns), key.parent, key.on_delete, key.on_update) for key in table.foreign_keys
            ),
            "checks": sorted(known for known, kind, _body in table.constraints if kind == "CHECK" and known),
            "indexes": sorted(unique_indexes),
        }
    return found

