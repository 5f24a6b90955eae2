"""What a run meant to do, told from its operations and statements: what it drops, renames, fills and asks for."""

import re
from typing import Any, Dict, List, Optional, Set, Tuple

from migfix_verify.sqlite import TEMPORARY, VERSION

NAME = r"(?:\"(?P<%s>(?:[^\"]|\"\")+)\"|`(?P<%s>[^`]+)`|\[(?P<%s>[^\]]+)\]|(?P<%s>\w+))"


def named(prefix: str) -> str:
    return NAME % tuple("%s%d" % (prefix, number) for number in range(4))


DROP = re.compile(r"^\s*DROP\s+(?P<kind>TABLE|INDEX|VIEW|TRIGGER)\s+(?:IF\s+EXISTS\s+)?(?:\w+\.)?" + named("n"), re.IGNORECASE)
RENAME = re.compile(r"^\s*ALTER\s+TABLE\s+" + named("t") + r"\s+RENAME\s+TO\s+" + named("n"), re.IGNORECASE)
RENAME_COLUMN = re.compile(r"^\s*ALTER\s+TABLE\s+" + named("t") + r"\s+RENAME\s+(?:COLUMN\s+)?" + named("c") + r"\s+TO\s+" + named("n"), re.IGNORECASE)
DROP_COLUMN = re.compile(r"^\s*ALTER\s+TABLE\s+" + named("t") + r"\s+DROP\s+(?:COLUMN\s+)?" + named("c"), re.IGNORECASE)
WRITE = re.compile(r"^\s*(?:WITH\b.*?\)\s*)?(?P<verb>UPDATE|DELETE\s+FROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO)\s+(?:OR\s+\w+\s+)?(?:\w+\.)?" + named("t"), re.IGNORECASE | re.DOTALL)
SET_CLAUSE = re.compile(r"\bSET\b(.*?)(?:\bWHERE\b|\bFROM\b|$)", re.IGNORECASE | re.DOTALL)
ASSIGNED = re.compile(named("c") + r"\s*=(?!=)")


def group(match: Any, prefix: str) -> str:
    found = next(match.group("%s%d" % (prefix, number)) for number in range(4) if match.group("%s%d" % (prefix, number)) is not None)
    return str(found).replace('""', '"')


class Intent:
    def __init__(self, operations: List[Dict[str, Any]], statements: List[str], failed: bool = False) -> None:
        """@param failed: the run did, and the operation that failed counts as well"""
        self.dropped: Set[Tuple[str, str]] = set()
        self.dropped_columns: Set[Tuple[str, str]] = set()
        self.dropped_constraints: Dict[str, Set[str]] = {}
        self.altered: Set[Tuple[str, str, str]] = set()
        self.tables: Dict[str, str] = {}
        self.columns: Dict[Tuple[str, str], str] = {}
        self.created: Set[str] = set()
        # Table → columns that statements assign to; DELETE and REPLACE may take rows away.
        self.filled: Dict[str, Set[str]] = {}
        self.emptied: Set[str] = set()
        self.copied: Set[str] = set()
        self.operations = [operation for operation in operations if failed or not operation.get("failed")]
        for operation in self.operations:
            self.operation(operation)
        previous = ""
        for statement in statements:
            self.statement(statement, previous)
            previous = statement

    def operation(self, operation: Dict[str, Any]) -> None:
        kind, table = operation["operation"], operation.get("table_name") or ""
        if kind == "drop_table":
            self.dropped.add(("table", table))
        elif kind == "drop_index":
            self.dropped.add(("index", operation["index_name"]))
        elif kind == "drop_constraint":
            self.dropped_constraints.setdefault(table, set()).add(operation.get("constraint_name") or "")
        elif kind == "create_primary_key":
            self.altered.add((table, "", "primary key"))
        elif kind == "drop_column":
            self.drop_column(table, operation["column_name"])
        elif kind in ("create_index", "create_unique_constraint", "create_check_constraint"):
            self.created.add(operation.get("index_name") or operation.get("constraint_name") or "")
        elif kind == "rename_table":
            self.tables[table] = operation["new_name"]
        elif kind == "alter_column":
            self.alteration(table, operation)

    def drop_column(self, table: str, column: str) -> None:
        """Under the name that it had before, as well: it may have been renamed on its way out."""
        names = self.names(table)
        self.dropped_columns.add((table, column))
        self.dropped_columns |= {(known, old) for (known, old), now in self.columns.items() if now == column and known in names}

    def alteration(self, table: str, operation: Dict[str, Any]) -> None:
        column = operation["column_name"]
        if operation["new_name"] and operation["new_name"] != column:
            self.columns[(table, column)] = operation["new_name"]
        for key, meant in (("type", operation["type"]), ("null", operation["nullable"] is not None), ("default", operation["default"])):
            if meant:
                self.altered.add((table, column, key))

    def statement(self, statement: str, previous: str) -> None:
        dropped = DROP.match(statement)
        if dropped:
            name, kind = group(dropped, "n"), dropped.group("kind").lower()
            # The copy of a batch block: the table comes back under its name.
            if kind == "table" and (TEMPORARY in previous or name.startswith(TEMPORARY)):
                self.copied.add(name)
            else:
                self.dropped.add((kind, name))
            return
        self.renaming(statement)
        self.writing(statement)

    def renaming(self, statement: str) -> None:
        table = RENAME.match(statement)
        if table:
            if not group(table, "t").startswith(TEMPORARY):
                self.tables[group(table, "t")] = group(table, "n")
            return
        column = RENAME_COLUMN.match(statement)
        if column:
            self.columns[(group(column, "t"), group(column, "c"))] = group(column, "n")
            return
        gone = DROP_COLUMN.match(statement)
        if gone:
            self.drop_column(group(gone, "t"), group(gone, "c"))

    def writing(self, statement: str) -> None:
        written = WRITE.match(statement)
        if not written:
            return
        table, verb = group(written, "t"), written.group("verb").upper()
        if table.startswith(TEMPORARY) or table == VERSION:
            return
        if verb.startswith(("DELETE", "REPLACE")):
            self.emptied.add(table)
        elif verb == "UPDATE":
            assigned = SET_CLAUSE.search(statement)
            names = {group(match, "c").lower() for match in ASSIGNED.finditer(assigned.group(1))} if assigned else set()
            self.filled.setdefault(table, set()).update(names)

    def table_now(self, table: str) -> str:
        """The name at the end of the run; a table can be renamed twice."""
        seen: Set[str] = set()
        while table in self.tables and table not in seen:
            seen.add(table)
            table = self.tables[table]
        return table

    def names(self, table: str) -> Set[str]:
        return {table, self.table_now(table)} | {old for old in self.tables if self.table_now(old) == self.table_now(table)}

    def column_now(self, table: str, column: str) -> str:
        return next((self.columns[(name, column)] for name in self.names(table) if (name, column) in self.columns), column)

    def column_dropped(self, table: str, column: str) -> bool:
        return any((name, column) in self.dropped_columns for name in self.names(table))

    def is_altered(self, table: str, column: str, what: str) -> bool:
        now = self.column_now(table, column)
        return any((name, known, what) in self.altered for name in self.names(table) for known in (column, now))

    def is_filled(self, table: str, column: str) -> bool:
        names = self.names(table)
        columns: Set[str] = set()
        for name in names:
            columns |= self.filled.get(name, set())
        return column.lower() in columns or self.column_now(table, column).lower() in columns

    def is_emptied(self, table: str) -> bool:
        return bool(self.names(table) & self.emptied)

    def is_dropped(self, kind: str, name: str) -> bool:
        return (kind, name) in self.dropped

    def drops_constraint(self, table: str, name: Optional[str]) -> bool:
        dropped: Set[str] = set()
        for known in self.names(table):
            dropped |= self.dropped_constraints.get(known, set())
        # A constraint without a name is dropped by a name that a convention makes.
        return bool(dropped) if not name else name in dropped
