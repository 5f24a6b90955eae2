"""Runs a chain of migrations on an empty SQLite file and reflects the tables after every revision, up to the first that fails.

stdin: {"revisions": [[name, text], ...] in order, "root": folder of the package, "real": whether all that it depends on is installed,
"tables": module that has the tables to begin with or null};
stdout: {"steps": [{"revision", "tables"}], "stopped": [revision, error] or null}.
"""

import importlib
import json
import os
import shutil
import sys
import tempfile
import types
import warnings
from typing import Any, Dict, cast

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "test", "alembic"), os.path.join(HERE, "..", "..", "src", "verify", "python")]

import sqlalchemy as sa  # noqa: E402
from alembic.config import Config  # noqa: E402
from alembic.operations import Operations  # noqa: E402
from alembic.runtime.environment import EnvironmentContext  # noqa: E402
from jobs import guard, reflection  # noqa: E402
from migfix_verify import inert  # noqa: E402


def run(engine: sa.engine.Engine, code: str) -> None:
    module = types.ModuleType("migration")
    exec(compile(code, "migration.py", "exec"), module.__dict__)
    with guard.time_limit(30), engine.connect() as connection, EnvironmentContext(Config(), cast(Any, None)) as environment:
        environment.configure(connection=connection, target_metadata=None)
        context = environment.get_context()
        with context.begin_transaction(_per_migration=True), Operations.context(context):
            cast(Any, module).upgrade()


def measured(request: Dict[str, Any], url: str) -> Dict[str, Any]:
    engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
    if request["tables"]:
        cast(Any, importlib.import_module(request["tables"])).Base.metadata.create_all(engine)
    steps = []
    for name, code in request["revisions"]:
        try:
            run(engine, code)
        except BaseException as error:
            return {"steps": steps, "stopped": [name, guard.describe(error)]}
        steps.append({"revision": name, "tables": reflection.tables_of(url)})
    return {"steps": steps, "stopped": None}


def main() -> None:
    request = json.load(sys.stdin)
    sys.dont_write_bytecode = True
    warnings.simplefilter("ignore")
    if request["real"]:
        sys.path.insert(0, request["root"])
    else:
        inert.install([request["root"]] if request["root"] else [])
    # A migration may print; the answer has a channel of its own.
    answer = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    directory = tempfile.mkdtemp(prefix="migfix-truth-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    try:
        found = measured(request, f"sqlite:///{os.path.join(directory, 'truth.sqlite')}")
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    with os.fdopen(answer, "w") as pipe:
        json.dump(found, pipe)
    os._exit(0)


if __name__ == "__main__":
    main()
