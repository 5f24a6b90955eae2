"""What a SQLite database consists of, as a list of texts that can be compared: to see what a copy of a table has lost."""

import re
import sqlite3
from typing import Iterator, List


def objects(path: str) -> List[str]:
    connection = sqlite3.connect(path)
    try:
        return sorted(found(connection))
    finally:
        connection.close()


def found(connection: sqlite3.Connection) -> Iterator[str]:
    entries = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'").fetchall()
    for kind, name, table, sql in entries:
        if kind == "table":
            yield from of_table(connection, name, sql)
        elif kind == "index":
            yield f"index {name} on {table}: {normal(sql)}"
        else:
            yield f"{kind} {name} on {table}"


def of_table(connection: sqlite3.Connection, table: str, sql: str) -> Iterator[str]:
    for _id, name, kind, not_null, _default, key in connection.execute(f'PRAGMA table_info("{table}")'):
        yield f"column {table}.{name} {'NOT NULL' if not_null else 'NULL'}{' key' if key else ''}"
    for row in connection.execute(f'PRAGMA foreign_key_list("{table}")'):
        yield f"foreign key {table}.{row[3]} to {row[2]}.{row[4]} update {row[5]} delete {row[6]}"
    for _seq, name, unique, origin, _partial in connection.execute(f'PRAGMA index_list("{table}")'):
        if origin == "u":
            columns = [row[2] for row in connection.execute(f'PRAGMA index_info("{name}")')]
            yield f"unique {table} {', '.join(columns)}"
    for number in range(len(re.findall(r"\bCHECK\s*\(", sql, re.IGNORECASE))):
        yield f"check {number + 1} on {table}"


def normal(sql: str) -> str:
    return re.sub(r"\s+", " ", sql.replace('"', "").replace("`", "")).lower()
