"""The SQL that Alembic's offline mode (`--sql`) prints for a migration; no database and no driver are needed."""

import io
import types
from typing import Any, Dict, cast

from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext

from jobs import guard


def run(request: Dict[str, Any], _directory: str) -> Dict[str, Any]:
    with guard.collected_warnings() as warnings, guard.time_limit(request["limit"]):
        results = {
            dialect: {way: emitted(request["code"], dialect, way) for way in request["directions"]}
            for dialect in request["dialects"]
        }
    return {"results": results, "warnings": warnings}


def emitted(code: str, dialect: str, direction: str) -> Dict[str, str]:
    buffer = io.StringIO()
    try:
        run_offline(code, dialect, direction, buffer)
    except guard.TimeLimit:
        # The limit is the whole request's: the other directions must not go on without one.
        raise
    except BaseException as error:
        return {"sql": buffer.getvalue(), "error": guard.describe(error)}
    return {"sql": buffer.getvalue()}


def run_offline(code: str, dialect: str, direction: str, buffer: io.StringIO) -> None:
    # There is no version folder here; only context.get_head_revision() and its like would ask for it.
    environment = EnvironmentContext(Config(), cast(Any, None), as_sql=True)
    with environment:
        environment.configure(dialect_name=dialect, output_buffer=buffer)
        with Operations.context(environment.get_context()):
            # A module of its own each time: the dialect may have been asked for at import.
            getattr(loaded(code), direction)()


def loaded(code: str) -> Any:
    module = types.ModuleType("migration")
    exec(compile(code.encode("utf-8"), "migration.py", "exec"), module.__dict__)
    return module
