"""Puts rows into every table that has room for them: ordinary values, NULLs, duplicates, extreme and Unicode values, children of parents.

Tables that are new get five rows, tables that have changed two more. Nothing is left to chance: the same chain gets the same rows.
"""

import re
import sqlite3
from typing import Any, Dict, Iterator, List, Optional, Set, Tuple

from migfix_verify.create_table import Column, Key, Table
from migfix_verify.sqlite import TEMPORARY, Snapshot, connect, quoted
from migfix_verify.values import value_of

Row = Dict[str, Any]
Choices = Dict[str, Dict[str, List[Any]]]
FIRST = ("ordinary", "twin", "nulls", "extreme", "defaults")
LATER = ("ordinary", "nulls")
# Parents enough for a tree: more rows need not each be looked up.
TREE = 50
IN_LIST = re.compile(r"[\"`\[]?(\w+)[\"`\]]?\s+IN\s*\(([^()]*)\)", re.IGNORECASE)
LITERAL = re.compile(r"'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)")


class Seeds:
    def __init__(self, path: str, kinds: Optional[List[str]], choices: Choices, bulk: int, snapshot: Snapshot) -> None:
        self.kinds = kinds
        self.choices = choices
        self.bulk = bulk
        self.connection = connect(path)
        self.snapshot = snapshot
        self.inserted: Dict[str, int] = {}
        self.refused: Dict[str, str] = {}

    def sow(self, tables: Dict[str, str]) -> None:
        """`tables`: name → "new" or "changed"."""
        # Our rows are right by themselves; a parent may come later than its child.
        self.connection.execute("PRAGMA foreign_keys=ON")
        try:
            for name in parents_first(self.snapshot.tables):
                if name in tables and not name.startswith(TEMPORARY):
                    self.fill(self.snapshot.tables[name], FIRST if tables[name] == "new" else LATER)
            self.connection.commit()
        finally:
            self.connection.close()

    def fill(self, table: Table, kinds: Tuple[str, ...]) -> None:
        start = self.next_number(table)
        wanted = [kind for kind in kinds if self.kinds is None or kind in self.kinds]
        if self.bulk and "ordinary" in wanted:
            wanted += ["ordinary"] * max(self.bulk - len(wanted), 0)
        known = Known(self.connection, table, allowed(table, self.choices))
        for offset, kind in enumerate(wanted):
            if not self.put(known, kind, start + offset) and offset >= len(FIRST):
                break

    def next_number(self, table: Table) -> int:
        return int(self.connection.execute("SELECT count(*) FROM %s" % quoted(table.name)).fetchone()[0]) + 1

    def put(self, known: "Known", kind: str, n: int) -> bool:
        error = ""
        for attempt in dict.fromkeys((kind, "ordinary", "nulls", "defaults")):
            row = known.row(attempt, n)
            try:
                insert(self.connection, known.table, row)
            except sqlite3.Error as caught:
                error = str(caught)
                continue
            known.inserted(self.connection)
            self.inserted[known.table.name] = self.inserted.get(known.table.name, 0) + 1
            return True
        if known.table.name not in self.inserted:
            self.refused[known.table.name] = error
        return False


class Known:
    """What rows of a table may look like."""

    def __init__(self, connection: sqlite3.Connection, table: Table, choices: Dict[str, List[Any]]) -> None:
        self.table = table
        self.choices = choices
        self.distinct = distinct_columns(table)
        # Alone in a UNIQUE: of these every row needs another value.
        self.unique = {columns[0] for columns in [*table.uniques, table.primary_key] if len(columns) == 1}
        self.parents: Dict[str, List[Any]] = {}
        for key in table.foreign_keys:
            self.parents.update(parent_values(connection, table, key))
        self.own = [key for key in table.foreign_keys if key.parent == table.name]

    def inserted(self, connection: sqlite3.Connection) -> None:
        """A row of a tree can be the parent of the next one."""
        if len(self.known_parents()) < TREE:
            for key in self.own:
                self.parents.update(parent_values(connection, self.table, key))

    def known_parents(self) -> List[Any]:
        return self.parents[self.own[0].columns[0]] if self.own else [None] * TREE

    def row(self, kind: str, n: int) -> Row:
        row: Row = {}
        for column in self.table.columns.values():
            if column.generated or (kind == "defaults" and column.default is not None):
                continue
            row[column.name] = self.value(column, kind, n)
        return row

    def value(self, column: Column, kind: str, n: int) -> Any:
        nullable = not column.not_null and column.name not in self.table.primary_key
        if kind == "nulls" and nullable:
            return None
        if column.name in self.parents:
            found = self.parents[column.name]
            if not found:
                return None
            # Children of one parent: where the key is no key of their own, two kinds share the first.
            return found[0 if kind in ("twin", "extreme") and column.name not in self.unique else n % len(found)]
        made_from = n if kind != "twin" or column.name in self.distinct else 1
        return value_of(column, made_from, kind == "extreme" and column.name not in self.table.primary_key, self.choices.get(column.name))


def distinct_columns(table: Table) -> Set[str]:
    return {column for columns in [*table.uniques, table.primary_key] for column in columns}


def parent_values(connection: sqlite3.Connection, table: Table, key: Key) -> Iterator[Tuple[str, List[Any]]]:
    """For a key of several columns the n-th values belong together, since both lists are in the parent's order."""
    columns = [parent if parent is not None else "rowid" for parent in key.parent_columns]
    if None in key.parent_columns:
        info = connection.execute("PRAGMA table_info(%s)" % quoted(key.parent)).fetchall()
        columns = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]] or columns
    for column, parent in zip(key.columns, columns):
        try:
            rows = connection.execute("SELECT %s FROM %s ORDER BY rowid LIMIT 1000" % (quoted(parent), quoted(key.parent))).fetchall()
        except sqlite3.Error:
            rows = []
        yield column, [row[0] for row in rows if row[0] is not None]


def allowed(table: Table, choices: Choices) -> Dict[str, List[Any]]:
    """What an Enum or a CHECK (c IN (…)) lets in."""
    found: Dict[str, List[Any]] = {name: list(values) for name, values in choices.get(table.name, {}).items()}
    for _name, kind, body in table.constraints:
        for match in IN_LIST.finditer(body) if kind == "CHECK" else []:
            values = [text.replace("''", "'") if number == "" else float(number) if "." in number else int(number) for text, number in LITERAL.findall(match.group(2))]
            if values:
                found[match.group(1)] = values
    return found


def insert(connection: sqlite3.Connection, table: Table, row: Row) -> None:
    if not row:
        connection.execute("INSERT INTO %s DEFAULT VALUES" % quoted(table.name))
        return
    names = ", ".join(quoted(name) for name in row)
    marks = ", ".join("?" for _ in row)
    connection.execute("INSERT INTO %s (%s) VALUES (%s)" % (quoted(table.name), names, marks), tuple(row.values()))


def parents_first(tables: Dict[str, Table]) -> List[str]:
    ordered: List[str] = []
    waiting = sorted(tables)
    while waiting:
        ready = [name for name in waiting if all(key.parent in ordered or key.parent == name or key.parent not in waiting for key in tables[name].foreign_keys)]
        # A ring of keys: begin anywhere.
        ordered += ready or waiting[:1]
        waiting = [name for name in waiting if name not in ordered]
    return ordered


def changed_tables(before: Snapshot, after: Snapshot) -> Dict[str, str]:
    found: Dict[str, str] = {}
    for name, table in after.tables.items():
        old = before.tables.get(name)
        if old is None or not after.counts.get(name):
            found[name] = "new"
        elif list(old.columns) != list(table.columns) or old.sql != table.sql:
            found[name] = "changed"
    return found
