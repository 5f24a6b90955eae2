"""The same few rows in every new table of a PostgreSQL database, on both sides."""

from typing import Any, Dict, List, Optional

import sqlalchemy as sa

COLUMNS = """SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, d.oid IS NOT NULL OR a.attidentity <> '', a.attgenerated <> '',
    (SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY e.enumsortorder LIMIT 1)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind = 'r' AND n.nspname = 'public' ORDER BY c.oid, a.attnum"""
PARENTS = """SELECT c.relname, a.attname, p.relname, b.attname
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1] JOIN pg_attribute b ON b.attrelid = p.oid AND b.attnum = k.confkey[1]
    WHERE k.contype = 'f'"""
KINDS = ("ordinary", "ordinary", "nulls")


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def columns_by_table(connection: Any) -> Dict[str, List[str]]:
    found: Dict[str, List[str]] = {}
    for row in connection.exec_driver_sql(COLUMNS):
        found.setdefault(str(row[0]), []).append(str(row[1]))
    return found


def sow(connection: Any, before: Dict[str, List[str]]) -> Dict[str, int]:
    """Table → rows; a table that refuses them stays empty, on both sides."""
    tables: Dict[str, List[Any]] = {}
    for row in connection.exec_driver_sql(COLUMNS):
        tables.setdefault(str(row[0]), []).append(row)
    parents = {(row[0], row[1]): (row[2], row[3]) for row in connection.exec_driver_sql(PARENTS)}
    found: Dict[str, int] = {}
    # Parents may come later than their children: twice is enough for all but rings.
    for _round in range(2):
        for table, columns in tables.items():
            if table not in before and table != "alembic_version" and table not in found:
                count = sum(put(connection, table, columns, parents, kind, n) for n, kind in enumerate(KINDS, 1))
                if count:
                    found[table] = count
    return found


def put(connection: Any, table: str, columns: List[Any], parents: Dict[Any, Any], kind: str, n: int) -> int:
    values: Dict[str, str] = {}
    for _table, column, type_, not_null, has_default, generated, label in columns:
        if generated or (kind == "nulls" and (not not_null or has_default)):
            continue
        value = parent_value(connection, parents[(table, column)], n) if (table, column) in parents else made_up(column, type_, n, label)
        if value is None and not_null:
            return 0
        values[column] = "NULL" if value is None else "CAST('%s' AS %s)" % (value.replace("'", "''"), type_)
    statement = "INSERT INTO %s (%s) VALUES (%s)" % (quoted(table), ", ".join(map(quoted, values)), ", ".join(values.values()))
    nested = connection.begin_nested()
    try:
        connection.execute(sa.text((statement if values else "INSERT INTO %s DEFAULT VALUES" % quoted(table)).replace(":", "\\:")))
        nested.commit()
    except sa.exc.DBAPIError:
        nested.rollback()
        return 0
    return 1


def parent_value(connection: Any, parent: Any, n: int) -> Optional[str]:
    table, column = parent
    found = [row[0] for row in connection.exec_driver_sql("SELECT %s::text FROM %s ORDER BY 1" % (quoted(column), quoted(table)))]
    return found[n % len(found)] if found else None


def made_up(column: str, type_: str, n: int, label: Optional[str]) -> str:
    if label is not None:
        return label
    base = type_.split("(")[0].strip()
    if base.endswith("[]"):
        return "{}"
    by_type = {
        "boolean": "true" if n % 2 else "false", "date": "2024-01-0%d" % n, "json": '{"n": %d}' % n, "jsonb": '{"n": %d}' % n,
        "bytea": "\\x0%d" % n, "uuid": "00000000-0000-0000-0000-00000000000%d" % n, "inet": "10.0.0.%d" % n, "tsvector": "word%d" % n,
        "interval": "%d days" % n, "numeric": "%d.5" % n, "double precision": "%d.5" % n, "real": "%d.5" % n,
    }
    if base.startswith("timestamp"):
        return "2024-01-0%d 10:00:00" % n
    if base.startswith("time"):
        return "10:00:0%d" % n
    text = "%s-%d" % (column, n)
    length = int(type_.split("(")[1].split(")")[0]) if base.startswith("character") and "(" in type_ else len(text)
    return by_type.get(base) or (str(n) if "int" in base else text[-length:])
