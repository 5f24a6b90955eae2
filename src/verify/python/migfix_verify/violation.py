"""Rows that a new constraint does not take: which they are, and a database without them."""

import re
import shutil
import sqlite3
from typing import Any, Dict, List, Optional

from migfix_verify import databases
from migfix_verify.intent import Intent
from migfix_verify.project import Project
from migfix_verify.sqlite import TEMPORARY, Snapshot, connect, quoted

Violation = Dict[str, Any]
FAILED = re.compile(r"(UNIQUE|NOT NULL|CHECK) constraint failed: (.+)$")
ORPHAN = re.compile(r"^(.+) row (\d+) has no parent in (.+)$")


def of_fault(text: str, before: Snapshot, intent: Intent) -> Optional[Violation]:
    """From SQLite's own message; None where it names nothing that can be looked up."""
    match = FAILED.search(text)
    if not match:
        return None
    kind, rest = match.groups()
    if kind == "CHECK":
        return of_check(rest.strip(), before, intent)
    places = [place.strip().rsplit(".", 1) for place in rest.split(",")]
    if any(len(place) != 2 for place in places):
        return None
    table = places[0][0]
    table = table[len(TEMPORARY):] if table.startswith(TEMPORARY) else table
    return of_columns("unique" if kind == "UNIQUE" else "not null", table, [column for _table, column in places], before, intent)


def of_columns(kind: str, table: str, columns: List[str], before: Snapshot, intent: Intent) -> Violation:
    old = next((name for name in intent.names(table) if name in before.tables), table)
    known = before.tables[old].columns if old in before.tables else {}
    names = [next((name for name in known if intent.column_now(old, name) == column), column) for column in columns]
    fresh = any(name not in known for name in names)
    return violation(kind, old, names, "" if fresh else condition(kind, old, names), fresh)


def condition(kind: str, table: str, columns: List[str]) -> str:
    listed = ", ".join(quoted(column) for column in columns)
    if kind == "not null":
        return " OR ".join("%s IS NULL" % quoted(column) for column in columns)
    present = " AND ".join("%s IS NOT NULL" % quoted(column) for column in columns)
    return "%s AND rowid NOT IN (SELECT min(rowid) FROM %s GROUP BY %s)" % (present, quoted(table), listed)


def of_check(name: str, before: Snapshot, intent: Intent) -> Optional[Violation]:
    made = [operation for operation in intent.operations if operation["operation"] == "create_check_constraint"]
    named = [operation for operation in made if operation.get("constraint_name") == name]
    for operation in named or [operation for operation in made if is_part(operation, name)]:
        table = next((known for known in intent.names(operation["table_name"]) if known in before.tables), None)
        if table is None:
            return None
        words = set(re.findall(r"\w+", operation["condition"]))
        columns = sorted(column for column in before.tables[table].columns if column in words)
        return violation("check", table, columns, "NOT (%s)" % operation["condition"], not columns)
    return None


def is_part(operation: Dict[str, Any], name: str) -> bool:
    """A naming convention puts the name of a CHECK into one with its table: `ck_%(table_name)s_%(constraint_name)s`."""
    own = operation.get("constraint_name")
    return bool(own) and own in name and operation["table_name"] in name


def of_orphans(orphans: List[str], before: Snapshot) -> Optional[Violation]:
    """A foreign key over rows that were there before: SQLite does not look at them, other databases do."""
    found = [match for match in map(ORPHAN.match, orphans) if match]
    tables = {match.group(1) for match in found}
    if len(tables) != 1 or not tables <= set(before.tables):
        return None
    rows = ", ".join(match.group(2) for match in found)
    return violation("foreign key", tables.pop(), [], "rowid IN (%s)" % rows, False)


def violation(kind: str, table: str, columns: List[str], where: str, fresh: bool) -> Violation:
    return {"kind": kind, "table": table, "columns": columns, "where": where, "fresh": fresh, "rows": 0}


def children(connection: sqlite3.Connection) -> List[Any]:
    try:
        return connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.OperationalError:
        # "foreign key mismatch": a parent that has lost its key, by a revision before
        return []


def thin(_project: Project, request: Dict[str, Any]) -> Dict[str, Any]:
    """Takes rows out, and their children with them."""
    path = databases.path_of(request["url"])
    shutil.copyfile(request["from"], path)
    connection = connect(path)
    try:
        connection.execute("PRAGMA foreign_keys=OFF")
        gone = connection.execute("DELETE FROM %s WHERE %s" % (quoted(request["table"]), request["where"])).rowcount
        for _round in range(20):
            orphans = children(connection)
            if not orphans:
                break
            for table, row, _parent, _key in orphans:
                gone += connection.execute("DELETE FROM %s WHERE rowid = ?" % quoted(table), (row,)).rowcount
        connection.commit()
    finally:
        connection.close()
    return {"removed": gone}
