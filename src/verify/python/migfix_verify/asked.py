"""What the migration asks for is there afterwards: Alembic passes over some of it without a word.

https://github.com/sqlalchemy/alembic: `ApplyBatchImpl._transfer_elements_to_new_table` leaves out a constraint one of whose columns it
does not know, for example after a rename in the same block.
"""

from typing import Any, Dict, Iterator, List, Optional, Tuple

from migfix_verify.create_table import Table
from migfix_verify.intent import Intent
from migfix_verify.sqlite import Snapshot

Operation = Dict[str, Any]


def unanswered(after: Snapshot, intent: Intent) -> Iterator[Tuple[str, Optional[int]]]:
    """Every operation whose effect cannot be seen, with its line."""
    operations = intent.operations
    for at, operation in enumerate(operations):
        check = CHECKS.get(operation["operation"])
        table = operation.get("table_name")
        if check is None or not isinstance(table, str) or superseded(operation, operations[at + 1:], intent):
            continue
        now = after.tables.get(intent.table_now(table))
        if now is not None:
            for message in check(operation, now, after, intent):
                yield message, operation.get("line")


def superseded(operation: Operation, later: List[Operation], intent: Intent) -> bool:
    """Something later takes it back, or changes the same thing."""
    table = operation.get("table_name") or ""
    names = intent.names(table)
    mine = {operation.get(key) for key in ("constraint_name", "index_name", "column_name", "new_name") if operation.get(key)}
    columns = set(operation.get("columns") or []) | mine
    for other in later:
        if other["operation"] == "drop_table" and other.get("table_name") in names:
            return True
        if other.get("table_name") not in names and other["operation"] != "drop_index":
            continue
        theirs = {other.get(key) for key in ("constraint_name", "index_name", "column_name") if other.get(key)}
        if theirs & mine or (other["operation"] == "drop_column" and theirs & columns):
            return True
        if other["operation"] == "alter_column" and other.get("new_name") and theirs & columns:
            return True
    return intent.is_dropped("table", table)


def add_column(operation: Operation, table: Table, _after: Snapshot, intent: Intent) -> Iterator[str]:
    name = intent.column_now(table.name, operation["column_name"])
    if name not in table.columns:
        yield "the column %s.%s was added and is not there" % (table.name, name)


def drop_column(operation: Operation, table: Table, _after: Snapshot, _intent: Intent) -> Iterator[str]:
    if operation["column_name"] in table.columns:
        yield "the column %s.%s was dropped and is still there" % (table.name, operation["column_name"])


def alter_column(operation: Operation, table: Table, _after: Snapshot, _intent: Intent) -> Iterator[str]:
    name = operation["new_name"] or operation["column_name"]
    column = table.columns.get(name)
    if column is None:
        yield "the column %s.%s is not there" % (table.name, name)
    elif operation["nullable"] is not None and column.not_null == operation["nullable"] and name not in table.primary_key:
        yield "%s.%s was to become %s and is not" % (table.name, name, "NULL" if operation["nullable"] else "NOT NULL")


def create_index(operation: Operation, table: Table, after: Snapshot, _intent: Intent) -> Iterator[str]:
    name = operation.get("index_name")
    if name and ("index", name) not in after.objects:
        yield "the index %s of %s was created and is not there" % (name, table.name)


def drop_index(operation: Operation, table: Table, after: Snapshot, _intent: Intent) -> Iterator[str]:
    if ("index", operation["index_name"]) in after.objects:
        yield "the index %s of %s was dropped and is still there" % (operation["index_name"], table.name)


def create_unique(operation: Operation, table: Table, _after: Snapshot, _intent: Intent) -> Iterator[str]:
    if set(operation["columns"]) not in [set(columns) for columns in table.uniques]:
        yield "UNIQUE (%s) of %s was created and is not there" % (", ".join(operation["columns"]), table.name)


def create_foreign_key(operation: Operation, table: Table, _after: Snapshot, intent: Intent) -> Iterator[str]:
    text = "the foreign key of %s (%s) to %s" % (table.name, ", ".join(operation["columns"]), operation["referent"])
    parent = intent.table_now(operation["referent"]).lower()
    found = [key for key in table.foreign_keys if set(key.columns) == set(operation["columns"]) and key.parent.lower() == parent]
    if not found:
        yield "%s was created and is not there" % text
        return
    for what, attribute in (("ondelete", "on_delete"), ("onupdate", "on_update")):
        wanted = operation.get(what)
        if wanted and all(getattr(key, attribute).upper() != wanted.upper() for key in found):
            yield "%s was to be %s %s and is not" % (text, what.upper(), wanted)


def create_check(operation: Operation, table: Table, _after: Snapshot, _intent: Intent) -> Iterator[str]:
    name = operation.get("constraint_name")
    if name and not any(known == name and kind == "CHECK" for known, kind, _body in table.constraints):
        yield "the CHECK %s of %s was created and is not there" % (name, table.name)


def drop_constraint(operation: Operation, table: Table, _after: Snapshot, _intent: Intent) -> Iterator[str]:
    name = operation.get("constraint_name")
    if name and any(known == name for known, _kind, _body in table.constraints):
        yield "the constraint %s of %s was dropped and is still there" % (name, table.name)


CHECKS: Dict[str, Any] = {
    "add_column": add_column,
    "drop_column": drop_column,
    "alter_column": alter_column,
    "create_index": create_index,
    "drop_index": drop_index,
    "create_unique_constraint": create_unique,
    "create_foreign_key": create_foreign_key,
    "create_check_constraint": create_check,
    "drop_constraint": drop_constraint,
}
