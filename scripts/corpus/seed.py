"""Makes what a revision takes for granted: tables that the application made itself, and their columns and indexes.

Only what the revision names in plain strings, and only where it is missing; the types are a guess.
"""

import ast
import sqlite3
from typing import Dict, List, Optional, Set, Tuple

# The position of the table and of the columns among the arguments.
PLACES: Dict[str, Tuple[int, Optional[int]]] = {
    "add_column": (0, None),
    "alter_column": (0, 1),
    "drop_column": (0, 1),
    "create_index": (1, 2),
    "drop_index": (1, None),
    "create_unique_constraint": (1, 2),
    "create_foreign_key": (1, 3),
    "create_check_constraint": (1, None),
    "create_primary_key": (1, 2),
    "drop_constraint": (1, None),
    "batch_alter_table": (0, None),
}


class Seed:
    def __init__(self, code: str) -> None:
        self.columns: Dict[str, Set[str]] = {}
        self.made: Set[str] = set()
        self.added: Dict[str, Set[str]] = {}
        tree = ast.parse(code)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("upgrade"):
                self.read(node)

    def read(self, function: ast.FunctionDef) -> None:
        for node in ast.walk(function):
            if isinstance(node, ast.Call):
                for table, column in parents(node):
                    self.columns.setdefault(table, set()).add(column)
        blocks: Dict[str, str] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.With):
                blocks.update(aliases(node))
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                self.note(node, node.func, blocks)

    def note(self, call: ast.Call, function: ast.Attribute, blocks: Dict[str, str]) -> None:
        receiver = function.value.id if isinstance(function.value, ast.Name) else ""
        if function.attr in ("create_table", "rename_table"):
            self.made.add(strings(argument(call, 1 if function.attr == "rename_table" else 0, ""))[:1] and strings(argument(call, 0, ""))[0] or "")
        if function.attr not in PLACES:
            return
        table_at, columns_at = PLACES[function.attr]
        shift = 0
        tables = strings(argument(call, table_at, "table_name"))
        if receiver in blocks and receiver != "op":
            tables, shift = [blocks[receiver]], 1
        if not tables:
            return
        wanted = self.columns.setdefault(tables[0], set())
        if function.attr == "add_column":
            self.added.setdefault(tables[0], set()).update(column_name(call))
        elif columns_at is not None:
            wanted.update(strings(argument(call, columns_at - shift, "columns")))

    def sow(self, path: str) -> None:
        connection = sqlite3.connect(path)
        try:
            for table, columns in self.columns.items():
                self.complete(connection, table, columns - self.added.get(table, set()))
            connection.commit()
        finally:
            connection.close()

    def complete(self, connection: sqlite3.Connection, table: str, columns: Set[str]) -> None:
        present = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
        if not present:
            if table in self.made:
                return
            connection.execute(f'CREATE TABLE "{table}" (id INTEGER NOT NULL PRIMARY KEY)')
            present = {"id"}
        for column in sorted(columns - present):
            connection.execute(f'ALTER TABLE "{table}" ADD COLUMN "{column}" VARCHAR(50)')


def aliases(node: ast.With) -> Dict[str, str]:
    found: Dict[str, str] = {}
    for item in node.items:
        call = item.context_expr
        if isinstance(call, ast.Call) and isinstance(item.optional_vars, ast.Name) and isinstance(call.func, ast.Attribute):
            if call.func.attr == "batch_alter_table":
                for table in strings(argument(call, 0, "table_name"))[:1]:
                    found[item.optional_vars.id] = table
    return found


def parents(call: ast.Call) -> List[Tuple[str, str]]:
    """`ForeignKey("parent.id")` and `ForeignKeyConstraint(…, ["parent.id"])`"""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name not in ("ForeignKey", "ForeignKeyConstraint"):
        return []
    targets = strings(argument(call, 0 if name == "ForeignKey" else 1, "column"))
    return [(table, column) for table, _dot, column in (target.partition(".") for target in targets) if column]


def argument(call: ast.Call, position: int, name: str) -> Optional[ast.AST]:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    return call.args[position] if 0 <= position < len(call.args) else None


def strings(node: Optional[ast.AST]) -> List[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, (ast.List, ast.Tuple)):
        return [text for element in node.elts for text in strings(element)]
    return []


def column_name(call: ast.Call) -> List[str]:
    for node in call.args:
        if isinstance(node, ast.Call) and node.args:
            return strings(node.args[0])
    return []
