"""What a migration asks for while it runs: Alembic's operations with the line they stand on, and the SQL statements."""

import re
import sys
from typing import Any, Dict, List, Optional

import sqlalchemy as sa
from alembic.operations import BatchOperations, Operations
from alembic.operations import base

Entry = Dict[str, Any]


class Recording:
    def __init__(self, path: str) -> None:
        self.path = path
        self.operations: List[Entry] = []
        self.statements: List[str] = []
        self.current: Optional[Entry] = None
        self.lenient = False
        self.passed_over: List[str] = []

    def listen(self, engine: Any) -> None:
        sa.event.listen(engine, "before_cursor_execute", self.executed)

    def executed(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        self.statements.append(statement)

    def invoked(self, operation: Any) -> Entry:
        entry = {"operation": name_of(operation), "line": self.line(), **facts(operation)}
        self.operations.append(entry)
        self.current = entry
        return entry

    def line(self) -> Optional[int]:
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == self.path:
                return frame.f_lineno
            frame = frame.f_back  # type: ignore[assignment]
        return None


class Recorder:
    """Of this process; operations call it whether or not anybody listens."""

    recording: Optional[Recording] = None


def install() -> None:
    """`invoke` is the one door that every operation goes through, also those of other packages and those in a batch block."""
    for kind in {Operations, BatchOperations, getattr(base, "AbstractOperations", Operations)}:
        if "invoke" in kind.__dict__:
            setattr(kind, "invoke", recorded(kind.__dict__["invoke"]))


def recorded(invoke: Any) -> Any:
    def wrapper(self: Any, operation: Any) -> Any:
        recording = Recorder.recording
        if recording is None:
            return invoke(self, operation)
        entry = recording.invoked(operation)
        try:
            found = invoke(self, operation)
        except Exception as error:
            entry["failed"] = True
            if not recording.lenient:
                raise
            recording.passed_over.append("%s: %s" % (name_of(operation), error))
            return None
        recording.current = None
        return found

    return wrapper


def name_of(operation: Any) -> str:
    name = type(operation).__name__
    if name.endswith("Op"):
        name = name[:-2]
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    return {"execute_sql": "execute", "execute_sqlop": "execute"}.get(name, name)


def facts(operation: Any) -> Entry:
    """The names that the operation was called with, as far as its kind has them."""
    found: Entry = {}
    for attribute in ("table_name", "column_name", "constraint_name", "index_name", "constraint_type", "new_table_name"):
        value = getattr(operation, attribute, None)
        if isinstance(value, str):
            found[attribute] = str(value)
    column = getattr(operation, "column", None)
    if isinstance(column, sa.Column):
        found["column_name"] = str(column.name)
    found.update(more_facts(operation, name_of(operation)))
    return found


def more_facts(operation: Any, name: str) -> Entry:
    if name == "alter_column":
        return {**altered(operation), **choices(operation.modify_type)}
    if name == "add_column":
        return choices(operation.column.type)
    if name == "create_table":
        columns = [column for column in operation.columns if isinstance(column, sa.Column)]
        return {"enums": {str(column.name): choices(column.type)["enum"] for column in columns if choices(column.type)}}
    if name == "rename_table":
        return {"new_name": str(operation.new_table_name)}
    if name == "execute":
        return {"sql": str(operation.sqltext)[:2000]}
    if name in ("create_index", "create_unique_constraint", "create_primary_key"):
        return {"columns": [text(column) for column in operation.columns], "unique": bool(getattr(operation, "unique", False))}
    if name == "create_check_constraint":
        return {"condition": str(operation.condition)}
    if name == "create_foreign_key":
        options = {key: operation.kw.get(key) for key in ("ondelete", "onupdate")}
        return {
            "table_name": operation.source_table,
            "columns": list(operation.local_cols),
            "referent": operation.referent_table,
            "referent_columns": list(operation.remote_cols),
            **options,
        }
    return {}


def altered(operation: Any) -> Entry:
    found: Entry = {"new_name": operation.modify_name, "nullable": operation.modify_nullable}
    found["type"] = operation.modify_type is not None
    found["default"] = operation.modify_server_default is not False
    return found


def choices(type_: Any) -> Entry:
    """An Enum without a CHECK is a plain VARCHAR in the database: only here can its values be told."""
    values = getattr(type_, "enums", None) if isinstance(type_, sa.Enum) else None
    return {"enum": [str(value) for value in values]} if values else {}


def text(column: Any) -> str:
    return column if isinstance(column, str) else str(getattr(column, "name", column))
