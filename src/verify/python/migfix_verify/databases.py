"""Scratch databases: a SQLite file, or a fresh database on a PostgreSQL server."""

import os
from typing import Any

import sqlalchemy as sa


def engine_of(url: str, foreign_keys: bool) -> Any:
    engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", prepared(foreign_keys))
    return engine


def prepared(foreign_keys: bool) -> Any:
    def connected(connection: Any, _record: Any) -> None:
        # Nobody needs the file after the proof: waiting for the disk would be most of the time.
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_mode=MEMORY")
        if foreign_keys:
            connection.execute("PRAGMA foreign_keys=ON")

    return connected


def path_of(url: str) -> str:
    return url[len("sqlite:///"):]


def name_of(url: str) -> str:
    """How the driver is told about it."""
    return os.path.basename(path_of(url)) if url.startswith("sqlite:") else str(sa.engine.make_url(url).database)
