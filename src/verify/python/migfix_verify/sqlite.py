"""What is in a SQLite file, read without SQLAlchemy: nothing is interpreted."""

import hashlib
import sqlite3
from typing import Any, Dict, List, Optional, Tuple

from migfix_verify.create_table import Table, parse_table

TEMPORARY = "_alembic_tmp_"
VERSION = "alembic_version"
# Above this the rows of a table are compared by checksum only.
ROWS_KEPT = 20000

Key = Tuple[Any, ...]
Rows = Dict[Key, Dict[str, Any]]


class Snapshot:
    def __init__(self) -> None:
        # (type, name) → (table, SQL)
        self.objects: Dict[Tuple[str, str], Tuple[str, str]] = {}
        self.tables: Dict[str, Table] = {}
        self.counts: Dict[str, int] = {}
        self.rows: Dict[str, Rows] = {}
        self.sums: Dict[str, str] = {}
        self.version: List[str] = []
        self.damage: List[str] = []
        self.orphans: List[str] = []


def connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA journal_mode=MEMORY")
    return connection


def take(path: str, known: Optional[Snapshot] = None, counts_only: bool = False) -> Snapshot:
    """@param known an earlier one: what a table is like is not read again where its text and its indexes are the same"""
    connection = connect(path)
    try:
        return taken(connection, known or Snapshot(), counts_only)
    finally:
        connection.close()


def taken(connection: sqlite3.Connection, known: Snapshot, counts_only: bool) -> Snapshot:
    snapshot = Snapshot()
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    for kind, name, table, sql in found.fetchall():
        if name != VERSION and table != VERSION:
            snapshot.objects[(kind, name)] = (table, sql or "")
    same = [indexes_by_table(each) for each in (snapshot, known)]
    for (kind, name), (_table, sql) in snapshot.objects.items():
        if kind == "table":
            old = known.tables.get(name)
            unchanged = old is not None and old.sql == sql and same[0].get(name) == same[1].get(name)
            snapshot.tables[name] = old if old is not None and unchanged else parse_table(connection, name, sql)
            read_rows(connection, name, snapshot, counts_only)
    snapshot.version = versions(connection)
    snapshot.damage = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    snapshot.orphans = orphans(connection)
    return snapshot


def indexes_by_table(snapshot: Snapshot) -> Dict[str, List[str]]:
    found: Dict[str, List[str]] = {}
    for (kind, _name), (table, sql) in snapshot.objects.items():
        if kind == "index":
            found.setdefault(table, []).append(sql)
    return found


def read_rows(connection: sqlite3.Connection, name: str, snapshot: Snapshot, counts_only: bool) -> None:
    """By primary key, or by rowid where there is none: so that a row is the same row after a copy of its table."""
    table = snapshot.tables[name]
    key = table.primary_key or (["rowid"] if not table.without_rowid else list(table.columns))
    try:
        snapshot.counts[name] = connection.execute("SELECT count(*) FROM %s" % quoted(name)).fetchone()[0]
        if counts_only:
            return
        if snapshot.counts[name] == 0:
            snapshot.rows[name] = {}
            return
        selected = ", ".join([*(quoted(column) if column != "rowid" else "rowid" for column in key), "*"])
        cursor = connection.execute("SELECT %s FROM %s ORDER BY %s" % (selected, quoted(name), ", ".join(map(str, range(1, len(key) + 1)))))
    except sqlite3.DatabaseError:
        # A virtual table whose module is not there.
        return
    names = [column[0] for column in cursor.description][len(key):]
    if snapshot.counts[name] > ROWS_KEPT:
        snapshot.sums[name] = checksum(cursor)
    else:
        snapshot.rows[name] = {row[: len(key)]: dict(zip(names, row[len(key):])) for row in cursor}


def checksum(cursor: sqlite3.Cursor) -> str:
    total = hashlib.sha256()
    for row in cursor:
        total.update(repr(row).encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def versions(connection: sqlite3.Connection) -> List[str]:
    try:
        return sorted(row[0] for row in connection.execute("SELECT version_num FROM %s" % VERSION))
    except sqlite3.OperationalError:
        return []


def orphans(connection: sqlite3.Connection) -> List[str]:
    try:
        found = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.OperationalError as error:
        # A key whose parent lost its primary key or UNIQUE: "foreign key mismatch".
        return [str(error)]
    return sorted("%s row %s has no parent in %s" % (table, row, parent) for table, row, parent, _key in found)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def plain(value: Any) -> Any:
    return "x'%s'" % value.hex() if isinstance(value, bytes) else value
