"""For `--bisect`: the rows of a database, and the same database with only some of them."""

import shutil
import sqlite3
from typing import Any, Dict, List

from migfix_verify import databases
from migfix_verify.project import Project
from migfix_verify.sqlite import VERSION, connect, plain, quoted

Answer = Dict[str, Any]


def listed(_project: Project, request: Dict[str, Any]) -> Answer:
    """@return the rows of every table that has a rowid, with their values as text"""
    connection = connect(databases.path_of(request["url"]))
    try:
        return {"rows": [row for table in tables(connection) for row in rows_of(connection, table)]}
    finally:
        connection.close()


def tables(connection: sqlite3.Connection) -> List[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid")
    return [row[0] for row in found if row[0] != VERSION]


def rows_of(connection: sqlite3.Connection, table: str) -> List[Answer]:
    try:
        cursor = connection.execute("SELECT rowid, * FROM %s ORDER BY rowid" % quoted(table))
    except sqlite3.Error:
        return []
    names = [column[0] for column in cursor.description][1:]
    return [{"table": table, "row": row[0], "values": {name: plain(value) for name, value in zip(names, row[1:])}} for row in cursor]


def keep(_project: Project, request: Dict[str, Any]) -> Answer:
    """A copy with the given rows and no others."""
    path = databases.path_of(request["url"])
    shutil.copyfile(request["from"], path)
    connection = connect(path)
    kept: Dict[str, List[int]] = {}
    for entry in request["rows"]:
        kept.setdefault(entry["table"], []).append(entry["row"])
    try:
        connection.execute("PRAGMA foreign_keys=OFF")
        for table in tables(connection):
            wanted = ", ".join(str(int(row)) for row in kept.get(table, []))
            try:
                connection.execute("DELETE FROM %s WHERE rowid NOT IN (%s)" % (quoted(table), wanted))
            except sqlite3.OperationalError:
                # No rowid: such a table keeps what it has.
                continue
        connection.commit()
    finally:
        connection.close()
    return {"kept": len(request["rows"])}
