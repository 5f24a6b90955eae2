"""The live half of the proof: steps on a PostgreSQL database, its catalogs and rows, and the databases themselves."""

import re
import time
from typing import Any, Dict, List

import sqlalchemy as sa

from migfix_verify import databases, recording, seed_postgres, shape, step
from migfix_verify.project import Project
from migfix_verify.recording import Recording
from migfix_verify.running import Current

Answer = Dict[str, Any]
OURS = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_'"
# What a table is like, as PostgreSQL itself prints it: kind → query of (what it is, how it is).
CATALOG = {
    "column": """SELECT c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
        || CASE a.attidentity WHEN '' THEN '' ELSE ' IDENTITY' END
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND """,
    "default": """SELECT c.relname || '.' || a.attname, pg_get_expr(d.adbin, d.adrelid)
        FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE """,
    "constraint": """SELECT c.relname || ': ' || k.conname, pg_get_constraintdef(k.oid)
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype <> 'n' AND """,
    "index": """SELECT i.relname, pg_get_indexdef(x.indexrelid)
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE """,
    "type": """SELECT t.typname || '.' || e.enumlabel, e.enumsortorder::text
        FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE """,
    "view": """SELECT c.relname, pg_get_viewdef(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND """,
    "trigger": """SELECT c.relname || ': ' || t.tgname, pg_get_triggerdef(t.oid)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND """,
    "comment": """SELECT c.relname || '.' || d.objsubid, d.description
        FROM pg_description d JOIN pg_class c ON c.oid = d.objoid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE """,
}
KEYS = """SELECT c.relname, k.conname, k.contype, k.confdeltype, k.confupdtype, p.relname,
    ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, o) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.o)
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_class p ON p.oid = k.confrelid
    WHERE """
COLUMNS = """SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND """
INDEXES = """SELECT c.relname, i.relname, x.indisunique AND x.indpred IS NULL AND x.indexprs IS NULL,
    ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY(x.indkey)),
    EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.oid)
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT x.indisprimary AND """
ACTIONS = {"a": "NO ACTION", "r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"}


def run(project: Project, request: Dict[str, Any]) -> Answer:
    """One revision on one side; afterwards what the catalogs say, and the rows."""
    record = Recording(project.sides[request["side"]][request["revision"]].path)
    before = tables_of(request["url"])
    started = time.monotonic()
    fault = step.attempt(project, request, record)
    answer: Answer = {"fault": fault, "seconds": time.monotonic() - started}
    if fault:
        return answer
    recording.Recorder.recording = None
    engine = databases.engine_of(request["url"], False)
    with engine.begin() as connection:
        if request.get("seed"):
            answer["seeded"] = seed_postgres.sow(connection, before)
        answer["catalog"] = catalog(connection)
        answer["shape"] = shape_of(connection)
        answer["rows"] = rows(connection) if request.get("seed") else {}
        answer["version"] = sorted(row[0] for row in connection.execute(sa.text("SELECT version_num FROM alembic_version")))
    engine.dispose()
    return answer


def tables_of(url: str) -> Dict[str, List[str]]:
    engine = databases.engine_of(url, False)
    try:
        with engine.connect() as connection:
            return seed_postgres.columns_by_table(connection)
    finally:
        engine.dispose()


def catalog(connection: Any) -> Dict[str, Dict[str, str]]:
    return {kind: {str(name): str(text) for name, text in connection.exec_driver_sql(query + OURS) if "alembic_version" not in str(name)} for kind, query in CATALOG.items()}


def shape_of(connection: Any) -> shape.Shape:
    found: shape.Shape = {}
    for table, column, type_, not_null in connection.exec_driver_sql(COLUMNS + OURS):
        entry = found.setdefault(table, {"columns": {}, "primaryKey": [], "uniques": [], "foreignKeys": [], "checks": [], "indexes": []})
        entry["columns"][column] = {"null": not not_null, "type": shape.family(type_)}
    for table, name, kind, deleted, updated, parent, columns in connection.exec_driver_sql(KEYS + OURS):
        if table in found:
            constraint(found[table], str(name), str(kind), list(columns), "%s ON DELETE %s ON UPDATE %s" % (parent, ACTIONS.get(deleted), ACTIONS.get(updated)))
    for table, name, unique, columns, constrained in connection.exec_driver_sql(INDEXES + OURS):
        if unique:
            found[table]["uniques"].append(sorted(columns))
        if not constrained:
            found[table]["indexes"].append(str(name))
    found.pop("alembic_version", None)
    for entry in found.values():
        for key in ("uniques", "foreignKeys", "checks", "indexes"):
            entry[key] = sorted(entry[key])
    return found


def constraint(entry: Dict[str, Any], name: str, kind: str, columns: List[str], target: str) -> None:
    if kind == "p":
        entry["primaryKey"] = columns
    elif kind == "f":
        entry["foreignKeys"].append("(%s) → %s" % (", ".join(columns), target))
    elif kind == "c":
        entry["checks"].append(name)


def rows(connection: Any) -> Dict[str, List[str]]:
    """Every row as text, in an order of its own."""
    found: Dict[str, List[str]] = {}
    for table in seed_postgres.columns_by_table(connection):
        if table != "alembic_version":
            query = "SELECT row_to_json(t)::text FROM %s t" % seed_postgres.quoted(table)
            found[table] = sorted(str(row[0]) for row in connection.exec_driver_sql(query))
    return found


def stamp(project: Project, request: Dict[str, Any]) -> Answer:
    """Marks a revision as done without running it."""
    Current.migrations = project.sides[request["side"]]
    Current.idle = True
    engine = databases.engine_of(request["url"], False)
    try:
        step.with_our_env(project, {**request, "engine": None}, engine, step.work_of(project, request))
    finally:
        engine.dispose()
    return {"stamped": request["revision"]}


NAME = re.compile(r"^migfix_[a-z0-9_]+$")


def database(_project: Project, request: Dict[str, Any]) -> Answer:
    """Makes or drops one of our databases; no other name is accepted."""
    name = request["name"]
    if not NAME.match(name):
        raise ValueError("not a database of migfix: %s" % name)
    engine = sa.create_engine(request["url"], poolclass=sa.pool.NullPool, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("DROP DATABASE IF EXISTS %s" % name)
            if request["make"]:
                connection.exec_driver_sql("CREATE DATABASE %s TEMPLATE %s" % (name, request.get("template") or "template0"))
            found = connection.exec_driver_sql("SHOW server_version").scalar()
    finally:
        engine.dispose()
    return {"version": str(found)}
