"""Rows for tables that we know only by reflection, as SQLite stores them."""

import sqlite3
from typing import Any, Callable, Dict, Iterable, List, Set, Tuple

import sqlalchemy as sa

Row = Dict[str, Any]
MINE = {"alembic_version"}
TYPE_VALUES: List[Tuple[Any, Callable[[int], Any]]] = [
    (sa.Boolean, lambda n: n % 2),
    (sa.Integer, lambda n: n),
    (sa.Numeric, lambda n: n + 0.5),
    (sa.DateTime, lambda n: f"2024-01-0{n} 10:00:00.000000"),
    (sa.Date, lambda n: f"2024-01-0{n}"),
    (sa.Time, lambda n: f"10:00:0{n}.000000"),
    (sa.JSON, lambda n: f'{{"n": {n}}}'),
    (sa.LargeBinary, lambda n: bytes([n])),
]


def fill(path: str, mode: str) -> None:
    """Inserts three rows in every table, parents first; with "nulls", two more that are as empty as may be."""
    metadata = reflected(path)
    connection = sqlite3.connect(path)
    try:
        for table in metadata.sorted_tables:
            if table.name not in MINE:
                insert(connection, table, rows_of(table, mode))
        connection.commit()
    finally:
        connection.close()


def top_up(path: str, mode: str) -> None:
    """In the midst of a chain: rows for the tables that have none, values for the columns that are NULL in every row."""
    metadata = reflected(path)
    connection = sqlite3.connect(path)
    try:
        for table in metadata.sorted_tables:
            if table.name in MINE:
                continue
            if connection.execute(f"SELECT 1 FROM {quoted(table.name)}").fetchone() is None:
                insert(connection, table, rows_of(table, mode))
            else:
                fill_columns(connection, table, rows_of(table, mode))
        connection.commit()
    finally:
        connection.close()


def fill_columns(connection: sqlite3.Connection, table: sa.Table, rows: List[Row]) -> None:
    name = quoted(table.name)
    for column in table.columns:
        own = quoted(column.name)
        filled = connection.execute(f"SELECT 1 FROM {name} WHERE {own} IS NOT NULL").fetchone()
        if filled is not None or column.computed is not None:
            continue
        for number, row in enumerate(rows):
            nth = f"(SELECT rowid FROM {name} ORDER BY rowid LIMIT 1 OFFSET {number})"
            connection.execute(f"UPDATE {name} SET {own} = ? WHERE rowid = {nth}", (row[column.name],))


def reflected(path: str) -> sa.MetaData:
    engine = sa.create_engine(f"sqlite:///{path}", poolclass=sa.pool.NullPool)
    metadata = sa.MetaData()
    metadata.reflect(engine)
    return metadata


def rows_of(table: sa.Table, mode: str) -> List[Row]:
    rows = [row_of(table, number) for number in (1, 2, 3)]
    if mode == "nulls":
        rows += [emptied(table, row_of(table, number)) for number in (4, 5)]
    if mode == "duplicates":
        kept = distinguishing(table)
        rows = [{name: row[name] if name in kept else rows[0][name] for name in row} for row in rows]
    return rows


def row_of(table: sa.Table, number: int) -> Row:
    return {column.name: value_of(column, number) for column in table.columns if column.computed is None}


def value_of(column: Any, number: int) -> Any:
    for key in column.foreign_keys:
        if key.column is not column:
            return value_of(key.column, number)
    for kind, value in TYPE_VALUES:
        if isinstance(column.type, kind):
            return value(number)
    text = f"{column.name}-{number}"
    length = getattr(column.type, "length", None)
    # Its end, because that is what differs from row to row.
    return text[-length:] if length else text


def emptied(table: sa.Table, row: Row) -> Row:
    return {name: None if table.columns[name].nullable else value for name, value in row.items()}


def distinguishing(table: sa.Table) -> Set[str]:
    """The fewest columns that must differ: the primary key and the first column of every unique one."""
    keys: List[Iterable[Any]] = [c.columns for c in table.constraints if isinstance(c, sa.UniqueConstraint)]
    keys += [index.columns for index in table.indexes if index.unique]
    firsts = {column.name for key in keys for column in list(key)[:1]}
    return firsts | {column.name for column in table.primary_key.columns}


def insert(connection: sqlite3.Connection, table: sa.Table, rows: List[Row]) -> None:
    names = ", ".join(quoted(name) for name in rows[0])
    marks = ", ".join("?" for _ in rows[0])
    statement = f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({marks})"
    connection.executemany(statement, [tuple(row.values()) for row in rows])


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
