"""What is in a SQLite file, read without SQLAlchemy: nothing is interpreted."""

import sqlite3
from typing import Any, Dict, List, Optional

from jobs.rows import quoted

TEMPORARY = "_alembic_tmp_"


def take(path: str) -> Dict[str, Any]:
    connection = sqlite3.connect(path)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        return contents(connection)
    finally:
        connection.close()


def contents(connection: sqlite3.Connection) -> Dict[str, Any]:
    schema = schema_of(connection)
    tables = [str(name) for kind, name, _table, _sql in schema if kind == "table"]
    read = {name: connection.execute(f"SELECT * FROM {quoted(name)}") for name in tables}
    return {
        "schema": schema,
        "columns": {name: [column[0] for column in cursor.description] for name, cursor in read.items()},
        "data": {name: [[plain(value) for value in row] for row in cursor] for name, cursor in read.items()},
        "leftovers": [name for name in tables if name.startswith(TEMPORARY)],
        "version": version_of(connection),
        "integrity": problems(connection),
    }


def schema_of(connection: sqlite3.Connection) -> List[List[Optional[str]]]:
    found = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
        " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'alembic_version' ORDER BY type, name"
    )
    return [list(row) for row in found]


def version_of(connection: sqlite3.Connection) -> Optional[str]:
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        return None
    return row[0] if row else None


def problems(connection: sqlite3.Connection) -> List[str]:
    damage = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    try:
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.OperationalError as error:
        # A key whose parent lost its primary key or UNIQUE: "foreign key mismatch".
        return damage + [str(error)]
    return damage + sorted(f"{table} row {row}: no parent in {parent}" for table, row, parent, _key in orphans)


def plain(value: Any) -> Any:
    return f"x'{value.hex()}'" if isinstance(value, bytes) else value
