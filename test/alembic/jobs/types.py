"""What a type, written as in a migration, is in a database."""

import importlib
from typing import Any, Dict, List, Optional

import sqlalchemy as sa
from sqlalchemy.engine.url import make_url

URLS = {"sqlite": "sqlite://", "postgresql": "postgresql://", "mysql": "mysql://"}


def run(request: Dict[str, Any], _directory: str) -> Dict[str, Any]:
    dialect = make_url(URLS[request["dialect"]]).get_dialect()()
    return {"types": compiled(request["types"], dialect)}


def compiled(types: List[Dict[str, Any]], dialect: Any) -> List[Optional[str]]:
    return [one(written["code"], written["imports"], dialect) for written in types]


def one(code: str, imports: Dict[str, str], dialect: Any) -> Optional[str]:
    """None for what needs more than SQLAlchemy, or what this database does not have."""
    try:
        names = {local: thing(path) for local, path in imports.items() if path.startswith("sqlalchemy")}
        return str(sa.types.to_instance(eval(code, names)).compile(dialect=dialect))
    except Exception:
        return None


def thing(path: str) -> Any:
    module, _, name = path.rpartition(".")
    try:
        return importlib.import_module(path)
    except ImportError:
        return getattr(importlib.import_module(module), name)
