"""What SQLAlchemy reflects of a database: what Alembic really built."""

from typing import Any, Dict, List

import sqlalchemy as sa

MINE = {"alembic_version"}


def tables_of(url: str) -> Dict[str, Any]:
    engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        inspector = sa.inspect(connection)
        return {name: table_of(inspector, name) for name in inspector.get_table_names() if name not in MINE}


def table_of(inspector: Any, table: str) -> Dict[str, Any]:
    # First: SQLAlchemy 1.4's get_pk_constraint sorts the list that get_columns has cached.
    columns = [column_of(column) for column in inspector.get_columns(table)]
    primary = inspector.get_pk_constraint(table)
    return {
        "columns": columns,
        "primary": {"name": primary["name"], "columns": primary["constrained_columns"]},
        "unique": [{"name": one["name"], "columns": one["column_names"]} for one in inspector.get_unique_constraints(table)],
        "foreign": [foreign_key(one) for one in inspector.get_foreign_keys(table)],
        "checks": sorted(str(one["name"] or "") for one in inspector.get_check_constraints(table)),
        "indexes": [index_of(one) for one in inspector.get_indexes(table) if not one.get("duplicates_constraint")],
    }


def column_of(column: Dict[str, Any]) -> Dict[str, Any]:
    return {
        "name": column["name"],
        "type": str(column["type"]),
        "nullable": column["nullable"],
        "default": column["default"],
        "generated": "computed" in column or "identity" in column,
    }


def foreign_key(one: Dict[str, Any]) -> Dict[str, Any]:
    schema = one.get("referred_schema")
    return {
        "name": one["name"],
        "columns": one["constrained_columns"],
        "table": f"{schema}.{one['referred_table']}" if schema else one["referred_table"],
        "referred": one["referred_columns"],
        "ondelete": one.get("options", {}).get("ondelete"),
    }


def index_of(one: Dict[str, Any]) -> Dict[str, Any]:
    columns: List[Any] = one["column_names"]
    return {"name": one["name"], "columns": None if None in columns else columns, "unique": bool(one["unique"])}
