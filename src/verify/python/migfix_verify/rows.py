"""Rows and values: none is lost, none changes that the migration does not change, and what is new can be read."""

import json
import re
import sqlite3
from typing import Any, Dict, Iterator, List, Set

from migfix_verify.create_table import Column, Table
from migfix_verify.intent import Intent
from migfix_verify.sqlite import Snapshot, plain
from migfix_verify.vanished import affinity

SHOWN = 60
FORMS = (
    (re.compile(r"DATETIME|TIMESTAMP", re.IGNORECASE), re.compile(r"\d{4}-\d\d-\d\d( |T)\d\d:\d\d(:\d\d(\.\d+)?)?")),
    (re.compile(r"^DATE$", re.IGNORECASE), re.compile(r"\d{4}-\d\d-\d\d$")),
    (re.compile(r"^TIME$", re.IGNORECASE), re.compile(r"\d\d:\d\d(:\d\d(\.\d+)?)?$")),
)
# A copy reflects UUID, which SQLite does not know, as NUMERIC; with its dashes a value stays a text there.
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)
NUMBERS = re.compile(r"INT|BOOL|NUMERIC|DECIMAL|FLOA|REAL|DOUB", re.IGNORECASE)


def lost(before: Snapshot, after: Snapshot, intent: Intent) -> Iterator[str]:
    """Rows that are gone although the table stays and nothing deletes."""
    for name, count in before.counts.items():
        now = after.counts.get(intent.table_now(name))
        if now is None or intent.is_dropped("table", name) or now >= count or deletes(name, before, intent):
            continue
        yield "%s had %d rows and has %d" % (name, count, now)


def deletes(name: str, before: Snapshot, intent: Intent, seen: "Set[str]" = frozenset()) -> bool:  # type: ignore[assignment]
    """The migration deletes here, or in a table from which a deletion cascades to here."""
    if intent.is_emptied(name):
        return True
    table = before.tables.get(name)
    parents = [key.parent for key in table.foreign_keys if key.on_delete == "CASCADE"] if table else []
    return any(deletes(parent, before, intent, seen | {name}) for parent in parents if parent not in seen and parent != name)


def changed(before: Snapshot, after: Snapshot, intent: Intent) -> Iterator[str]:
    """One line per column that holds another value in a row that was there before."""
    for name, total in before.sums.items():
        now = intent.table_now(name)
        if now == name and total != after.sums.get(name) and not touched(name, before, after, intent):
            yield "the values of %s changed" % name
    for name, rows in before.rows.items():
        now = intent.table_now(name)
        if intent.is_dropped("table", name) or now not in after.rows or deletes(name, before, intent):
            continue
        if before.tables[name].primary_key != after.tables[now].primary_key:
            continue
        for column in before.tables[name].columns:
            yield from of_column(name, column, rows, after.rows[now], before, after, intent)


def touched(name: str, before: Snapshot, after: Snapshot, intent: Intent) -> bool:
    return bool(intent.filled.get(name)) or list(before.tables[name].columns) != list(after.tables[name].columns) or deletes(name, before, intent)


def of_column(name: str, column: str, rows: Any, now: Any, before: Snapshot, after: Snapshot, intent: Intent) -> Iterator[str]:
    if intent.column_dropped(name, column) or intent.is_filled(name, column) or before.tables[name].columns[column].generated:
        return
    new = intent.column_now(name, column)
    if new not in after.tables[intent.table_now(name)].columns:
        return
    retyped = intent.is_altered(name, column, "type")
    for key, values in rows.items():
        if key in now and not same(values[column], now[key].get(new), retyped):
            yield "%s.%s was %s and is %s" % (name, column, shown(values[column]), shown(now[key].get(new)))
            return


def same(old: Any, new: Any, retyped: bool) -> bool:
    if old == new and type(old) is type(new):
        return True
    if not retyped or old is None or new is None:
        return False
    # The copy CASTs where the type's affinity changes: what a person reads must stay what it is.
    if isinstance(old, str) and isinstance(new, (int, float)):
        return bool(number(old) == float(new))
    if isinstance(old, (int, float)) and isinstance(new, (int, float)):
        return abs(float(old) - float(new)) < 1
    return str(plain(old)) == str(plain(new)) or number(str(new)) == number(str(old))


def number(text: str) -> Any:
    try:
        return float(text)
    except ValueError:
        return text


def shown(value: Any) -> str:
    text = repr(plain(value))
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def unreadable(path: str, before: Snapshot, after: Snapshot, enums: Dict[Any, List[str]]) -> Iterator[str]:
    """New values and new defaults that SQLAlchemy would not read as the column's type."""
    connection = sqlite3.connect(path)
    try:
        for name, table in after.tables.items():
            for column in table.columns.values():
                if (name, column.name) in enums or is_new(before, after, name, column):
                    yield from in_column(connection, before, after, table, column, enums.get((name, column.name)))
    finally:
        connection.close()


def is_new(before: Snapshot, after: Snapshot, name: str, column: Column) -> bool:
    return has_new_default(before, name, column) or before.rows.get(name) != after.rows.get(name)


def has_new_default(before: Snapshot, name: str, column: Column) -> bool:
    old = before.tables[name].columns.get(column.name) if name in before.tables else None
    return old is None or old.default != column.default or old.type != column.type


def in_column(connection: sqlite3.Connection, before: Snapshot, after: Snapshot, table: Table, column: Column, enum: Any) -> Iterator[str]:
    where = "%s.%s (%s)" % (table.name, column.name, column.type or "no type")
    if column.default is not None and (enum or has_new_default(before, table.name, column)):
        try:
            value = connection.execute("SELECT (%s)" % column.default).fetchone()[0]
        except sqlite3.Error as error:
            yield "the default of %s cannot be computed by SQLite: %s" % (where, error)
            return
        stored = converted(connection, value, column)
        if not readable(stored, column, enum):
            yield "the default of %s is %s, which is no value of that type" % (where, shown(value))
            return
    old = before.rows.get(table.name, {})
    for key, row in after.rows.get(table.name, {}).items():
        value = row.get(column.name)
        if old.get(key, {}).get(column.name) != value and not readable(value, column, enum):
            yield "%s holds %s, which is no value of that type" % (where, shown(value))
            return


def converted(connection: sqlite3.Connection, value: Any, column: Column) -> Any:
    """As the column's affinity would store it."""
    if isinstance(value, str) and affinity(column.type) in ("INTEGER", "NUMERIC", "REAL"):
        return number(value)
    return value


def readable(value: Any, column: Column, enum: Any) -> bool:
    if value is None or isinstance(value, bytes):
        return True
    if enum and isinstance(value, str):
        return value in enum
    for declared, form in FORMS:
        if declared.search(column.type):
            return isinstance(value, str) and bool(form.match(value))
    if NUMBERS.search(column.type):
        return not isinstance(value, str) or (column.type.upper() == "NUMERIC" and bool(UUID.match(value)))
    if column.type.upper() == "JSON" and isinstance(value, str):
        return is_json(value)
    return True


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


