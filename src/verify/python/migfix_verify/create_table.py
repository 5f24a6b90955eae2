"""A table as SQLite has it: what its PRAGMAs tell, and what stands only in the text of CREATE TABLE."""

import re
import sqlite3
from typing import Any, Dict, Iterator, List, Optional, Tuple

TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?\*/|[A-Za-z_0-9.$]+|\s+|.""", re.DOTALL)
NAMED = re.compile(r"^CONSTRAINT\s+(\"(?:[^\"]|\"\")*\"|`[^`]*`|\[[^\]]*\]|\S+)\s+", re.IGNORECASE)


class Column:
    def __init__(self, name: str, type_: str, not_null: bool, default: Optional[str], generated: bool) -> None:
        self.name = name
        self.type = type_
        self.not_null = not_null
        self.default = default
        self.generated = generated
        self.collation: Optional[str] = None


class Key:
    """A foreign key."""

    def __init__(self, columns: List[str], parent: str, parent_columns: List[str], on_delete: str, on_update: str) -> None:
        self.columns = columns
        self.parent = parent
        self.parent_columns = parent_columns
        self.on_delete = on_delete
        self.on_update = on_update


class Table:
    def __init__(self, name: str, sql: str) -> None:
        self.name = name
        self.sql = sql
        self.columns: Dict[str, Column] = {}
        self.primary_key: List[str] = []
        self.foreign_keys: List[Key] = []
        # Columns of every UNIQUE, constraint or index; a partial or expression index is not one of them.
        self.uniques: List[List[str]] = []
        # Of these, the ones that are constraints.
        self.unique_constraints: List[List[str]] = []
        # The constraints as text: (name or "", kind, definition).
        self.constraints: List[Tuple[str, str, str]] = []
        self.autoincrement = bool(re.search(r"\bAUTOINCREMENT\b", sql, re.IGNORECASE))
        self.without_rowid = bool(re.search(r"\)\s*[^)]*\bWITHOUT\s+ROWID\b[^)]*$", sql, re.IGNORECASE))
        self.strict = bool(re.search(r"\)[^)]*\bSTRICT\b[^)]*$", sql, re.IGNORECASE))


def parse_table(connection: sqlite3.Connection, name: str, sql: str) -> Table:
    table = Table(name, sql)
    marked = '"' + name.replace('"', '""') + '"'
    keys: List[Tuple[int, str]] = []
    for _cid, column, type_, not_null, default, key, hidden in connection.execute("PRAGMA table_xinfo(%s)" % marked):
        table.columns[column] = Column(column, type_, bool(not_null), default, hidden in (2, 3))
        if key:
            keys.append((key, column))
    table.primary_key = [column for _number, column in sorted(keys)]
    table.foreign_keys = list(foreign_keys(connection.execute("PRAGMA foreign_key_list(%s)" % marked).fetchall()))
    for _seq, index, unique, origin, partial in connection.execute("PRAGMA index_list(%s)" % marked).fetchall():
        columns = [row[2] for row in connection.execute("PRAGMA index_info(%s)" % ('"' + index.replace('"', '""') + '"'))]
        if unique and not partial and None not in columns:
            table.uniques.append(columns)
            if origin == "u":
                table.unique_constraints.append(columns)
    if re.match(r"\s*CREATE\s+TABLE\b", sql, re.IGNORECASE):
        read_items(table, items_of(sql))
    return table


def foreign_keys(rows: List[Any]) -> Iterator[Key]:
    by_id: Dict[int, List[Any]] = {}
    for row in rows:
        by_id.setdefault(row[0], []).append(row)
    for parts in by_id.values():
        parts.sort(key=lambda row: row[1])
        yield Key([row[3] for row in parts], parts[0][2], [row[4] for row in parts], parts[0][6], parts[0][5])


def items_of(sql: str) -> List[str]:
    """What is between the outer parentheses, split at its commas."""
    items, depth, current = [], 0, ""
    for token in TOKEN.findall(sql):
        if token.startswith(("--", "/*")):
            continue
        if token == ")":
            depth -= 1
            if depth == 0:
                break
        if token == "," and depth == 1:
            items.append(current.strip())
            current = ""
        elif depth:
            current += token
        if token == "(":
            depth += 1
    return [*items, current.strip()]


def read_items(table: Table, items: List[str]) -> None:
    for item in items:
        text = " ".join(item.split())
        named = NAMED.match(text)
        body = text[named.end():] if named else text
        kind = re.match(r"(UNIQUE|CHECK|FOREIGN KEY|PRIMARY KEY)\b", body, re.IGNORECASE)
        if kind:
            table.constraints.append((unquoted(named.group(1)) if named else "", kind.group(1).upper(), body))
        elif text:
            read_column(table, text)


def read_column(table: Table, text: str) -> None:
    tokens = [token for token in TOKEN.findall(text) if token.strip()]
    column = table.columns.get(unquoted(tokens[0]))
    if column is None:
        return
    for at, token in enumerate(tokens):
        if token.upper() == "COLLATE" and at + 1 < len(tokens):
            column.collation = unquoted(tokens[at + 1]).upper()
        if token.upper() == "CHECK":
            name = unquoted(tokens[at - 1]) if at > 1 and tokens[at - 2].upper() == "CONSTRAINT" else ""
            table.constraints.append((name, "CHECK", "CHECK " + group(tokens[at + 1:])))


def group(tokens: List[str]) -> str:
    """The parenthesis that they begin with."""
    depth, found = 0, []
    for token in tokens:
        found.append(token)
        depth += {"(": 1, ")": -1}.get(token, 0)
        if depth == 0:
            break
    return " ".join(found)


def unquoted(name: str) -> str:
    if name[:1] in "\"`[" and len(name) > 1:
        return name[1:-1].replace('""', '"')
    return name
