"""Runs a migration before and after the rewrite on scratch SQLite files, through Alembic, and tells what is there afterwards."""

import json
import linecache
import os
import sqlite3
import tempfile
import types
from typing import Any, Dict, List, Optional

import alembic
import sqlalchemy as sa
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from migfix_verify import faults, seed, sqlite

# A value, NULL, and another value.
KINDS = ["ordinary", "nulls"]
ROWS = 3
SHOWN = 20
FOLDER = tempfile.mkdtemp()
# The one that SQLAlchemy's documentation recommends: only that there is one is known.
CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Answer = Dict[str, Any]


def versions() -> str:
    return json.dumps({"Alembic": alembic.__version__, "SQLAlchemy": sa.__version__, "SQLite": sqlite3.sqlite_version})


def run(text: str) -> str:
    """@param text the request as JSON: what runs first, the two sides, what env.py is like"""
    request = json.loads(text)
    return json.dumps({side: run_side(request, code) for side, code in request["sides"].items()})


def run_side(request: Answer, code: str) -> Answer:
    path = os.path.join(FOLDER, "scratch.db")
    if os.path.exists(path):
        os.remove(path)
    engine = engine_of(path, request["environment"]["foreignKeys"])
    metadata = sa.MetaData(naming_convention=CONVENTION) if request["environment"]["namingConvention"] else None
    for file in request["start"]:
        fault = migrate(engine, metadata, file["name"], file["code"])
        if fault:
            return {"start": {**fault, "file": file["name"]}, "fault": None, "tables": []}
    before = sown(path)
    fault = migrate(engine, metadata, request["name"], code)
    return {"start": None, "fault": fault, "tables": tables_of(before, sqlite.take(path))}


def engine_of(path: str, foreign_keys: bool) -> sa.Engine:
    engine = sa.create_engine("sqlite:///" + path, poolclass=sa.pool.NullPool)
    if foreign_keys:
        sa.event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys=ON"))
    return engine


def sown(path: str) -> sqlite.Snapshot:
    empty = sqlite.take(path)
    seed.Seeds(path, KINDS, {}, ROWS, empty).sow({name: "new" for name in empty.tables})
    return sqlite.take(path)


def migrate(engine: sa.Engine, metadata: Optional[sa.MetaData], name: str, code: str) -> Optional[Answer]:
    """The fault, or nothing. As an env.py does it, with the transaction that `alembic upgrade` opens for each revision."""
    config = Config()
    config.set_main_option("script_location", FOLDER)
    try:
        with EnvironmentContext(config, ScriptDirectory(FOLDER)) as environment, engine.connect() as connection:
            environment.configure(connection=connection, target_metadata=metadata)
            context = environment.get_context()
            with context.begin_transaction(_per_migration=True), Operations.context(context):
                upgrade = getattr(loaded(name, code), "upgrade", None)
                if upgrade:
                    upgrade()
    except BaseException as error:
        return {"text": faults.describe(error), "line": faults.line_in(error, name)}
    return None


def loaded(name: str, code: str) -> types.ModuleType:
    module = types.ModuleType("migration")
    module.__file__ = name
    linecache.cache[name] = (len(code), None, code.splitlines(True), name)
    exec(compile(code.encode("utf-8"), name, "exec", dont_inherit=True), module.__dict__)
    return module


def tables_of(before: sqlite.Snapshot, after: sqlite.Snapshot) -> List[Answer]:
    names = list(dict.fromkeys([*after.tables, *before.tables]))
    return [table_of(name, before, after) for name in sorted(names)]


def table_of(name: str, before: sqlite.Snapshot, after: sqlite.Snapshot) -> Answer:
    sql = [objects_of(snapshot, name) for snapshot in (before, after)]
    rows = after.rows.get(name, {})
    return {
        "name": name,
        "sql": sql[1],
        "dropped": name not in after.tables,
        "changed": sql[0] != sql[1] or before.rows.get(name) != rows,
        "columns": list(after.tables[name].columns) if name in after.tables else [],
        "rows": [[shown(value) for value in row.values()] for row in list(rows.values())[:SHOWN]],
        "count": after.counts.get(name, 0),
    }


def objects_of(snapshot: sqlite.Snapshot, name: str) -> List[str]:
    """The table first, then its indexes and triggers; what SQLite makes for itself has no text."""
    found = [(kind != "table", own, sql) for (kind, own), (table, sql) in snapshot.objects.items() if name in (own, table) and sql]
    return [sql for _later, _own, sql in sorted(found)]


def shown(value: Any) -> Optional[str]:
    return None if value is None else str(sqlite.plain(value))
