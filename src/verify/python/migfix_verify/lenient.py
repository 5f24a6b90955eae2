"""For the schema behind a migration that fails: it is run once more, and what cannot be done is passed over.

Types that SQLite does not have become the nearest that it has. What comes out of it proves nothing; it is where the next revision starts.
"""

from typing import Any

from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.ext.compiler import compiles

NEAREST = {
    "JSONB": "JSON", "JSON": "JSON", "ARRAY": "JSON", "HSTORE": "JSON", "TSVECTOR": "TEXT", "INET": "VARCHAR(45)", "CIDR": "VARCHAR(45)",
    "MACADDR": "VARCHAR(17)", "UUID": "CHAR(32)", "BYTEA": "BLOB", "INTERVAL": "TEXT", "BIT": "TEXT", "ENUM": "VARCHAR", "MONEY": "NUMERIC",
    "OID": "INTEGER", "REGCLASS": "TEXT", "CITEXT": "TEXT", "LONGTEXT": "TEXT", "MEDIUMTEXT": "TEXT", "TINYTEXT": "TEXT",
    "LONGBLOB": "BLOB", "MEDIUMBLOB": "BLOB", "TINYBLOB": "BLOB", "TINYINT": "SMALLINT", "MEDIUMINT": "INTEGER", "SET": "TEXT", "YEAR": "INTEGER",
}


def install() -> None:
    for module in (postgresql, mysql):
        for name, nearest in NEAREST.items():
            kind = getattr(module, name, None)
            if isinstance(kind, type):
                compiles(kind, "sqlite")(constant(nearest))


def constant(text: str) -> Any:
    return lambda _type, _compiler, **_keywords: text
