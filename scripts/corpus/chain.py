"""Runs a chain of migrations on SQLite, one revision at a time, as written and as rewritten.

stdin: {"versions": [folders], "root": folder of the package or null, "texts": {file name: rewritten text}}; stdout: one JSON answer.
Every revision is run on copies of one and the same database, which the rewritten chain has made so far: empty and with rows, up and down,
with the old text and with the new one. What fails is passed over, and the chain goes on.
"""

import json
import os
import shutil
import sqlite3
import sys
import tempfile
import types
import warnings
from typing import Any, Dict, List, Optional, cast

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "test", "alembic"), os.path.join(HERE, "..", "..", "src", "verify", "python")]

import sqlalchemy as sa  # noqa: E402
from alembic.config import Config  # noqa: E402
from alembic.operations import Operations  # noqa: E402
from alembic.runtime.environment import EnvironmentContext  # noqa: E402
from jobs import guard, rows  # noqa: E402
from objects import objects  # noqa: E402
from migfix_verify import inert  # noqa: E402
from seed import Seed  # noqa: E402
from revisions import Revision, in_order  # noqa: E402


class Chain:
    def __init__(self, request: Dict[str, Any], directory: str) -> None:
        self.texts: Dict[str, str] = request["texts"]
        self.revisions = in_order(request["versions"])
        self.directory = directory
        self.copies = 0

    def texts_of(self, revision: Revision) -> Dict[str, str]:
        return {"old": revision.code, "new": self.texts.get(revision.file, revision.code)}

    def copy(self, database: str) -> str:
        self.copies += 1
        path = os.path.join(self.directory, f"{self.copies}.sqlite")
        shutil.copyfile(database, path)
        return path

    def run(self, database: str, code: str, direction: str, foreign_keys: bool = False) -> Optional[str]:
        """The error, or nothing."""
        engine = sa.create_engine(f"sqlite:///{database}", poolclass=sa.pool.NullPool)
        if foreign_keys:
            sa.event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys=ON"))
        try:
            with guard.time_limit(30), engine.connect() as connection, EnvironmentContext(Config(), cast(Any, None)) as environment:
                environment.configure(connection=connection, target_metadata=None)
                context = environment.get_context()
                # As Alembic runs each revision: SQLite's DDL is not transactional, and only this one commits.
                with context.begin_transaction(_per_migration=True), Operations.context(context):
                    getattr(loaded(code), direction)()
        except BaseException as error:
            return guard.describe(error)
        finally:
            engine.dispose()
        return None

    def trial(self, database: str, code: str, direction: str, filled: bool, foreign_keys: bool = False) -> Dict[str, Any]:
        path = self.copy(database)
        try:
            if filled:
                try:
                    fill(path)
                except Exception as error:
                    return {"skipped": guard.describe(error)}
            before = counted(path)
            error = self.run(path, code, direction, foreign_keys)
            return {"error": error, "lost": lost(before, counted(path)), "leftovers": leftovers(path), "objects": objects(path)}
        finally:
            os.remove(path)


def loaded(code: str) -> types.ModuleType:
    module = types.ModuleType("migration")
    exec(compile(code, "migration.py", "exec"), module.__dict__)
    return module


def tables_of(path: str) -> List[str]:
    engine = sa.create_engine(f"sqlite:///{path}", poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]


def counted(path: str) -> Dict[str, int]:
    engine = sa.create_engine(f"sqlite:///{path}", poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        names = [name for name in tables_of(path) if not name.startswith("sqlite_")]
        return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar() or 0 for name in names}


def lost(before: Dict[str, int], after: Dict[str, int]) -> Dict[str, int]:
    return {name: count - after[name] for name, count in before.items() if name in after and after[name] < count}


def leftovers(path: str) -> List[str]:
    return [name for name in tables_of(path) if name.startswith("_alembic_tmp_")]


def measured(chain: Chain) -> Dict[str, Any]:
    original, rewritten = (os.path.join(chain.directory, name) for name in ("original.sqlite", "rewritten.sqlite"))
    for path in (original, rewritten):
        open(path, "wb").close()
    answers = []
    for revision in chain.revisions:
        texts = chain.texts_of(revision)
        seeds = Seed(revision.code)
        for path in (original, rewritten):
            seeds.sow(path)
        answer: Dict[str, Any] = {"file": revision.file, "changed": texts["old"] != texts["new"]}
        if answer["changed"]:
            answer["up"] = trials(chain, rewritten, texts, "upgrade")
        answer["original"] = chain.run(original, texts["old"], "upgrade")
        answer["rewritten"] = chain.run(rewritten, texts["new"], "upgrade")
        if answer["changed"]:
            answer["down"] = trials(chain, rewritten, texts, "downgrade")
        for path in (original, rewritten):
            tidy(path)
        answers.append(answer)
    return {"revisions": answers}


def trials(chain: Chain, database: str, texts: Dict[str, str], direction: str) -> Dict[str, Any]:
    ways = {"empty": (False, False), "rows": (True, False), "enforced": (True, True)}
    found = {way: {age: chain.trial(database, texts[age], direction, *how) for age in ("old", "new")} for way, how in ways.items()}
    for pair in found.values():
        old, new = (pair[age].pop("objects", []) for age in ("old", "new"))
        pair["new"]["gone"] = [entry for entry in old if entry not in new]
    return found


def fill(path: str) -> None:
    """Every table that takes made-up rows; a CHECK or a second key may refuse them."""
    connection = sqlite3.connect(path)
    try:
        for table in rows.reflected(path).sorted_tables:
            try:
                rows.insert(connection, table, rows.rows_of(table, "nulls"))
            except sqlite3.IntegrityError:
                continue
        connection.commit()
    finally:
        connection.close()


def tidy(path: str) -> None:
    """What a failed copy leaves behind would make the next one fail as well, whatever its text."""
    names = leftovers(path)
    engine = sa.create_engine(f"sqlite:///{path}", poolclass=sa.pool.NullPool)
    with engine.begin() as connection:
        for name in names:
            connection.exec_driver_sql(f'DROP TABLE "{name}"')


def main() -> None:
    request = json.load(sys.stdin)
    sys.dont_write_bytecode = True
    warnings.simplefilter("ignore")
    inert.install([request["root"]] if request["root"] else [])
    # A migration may print; the answer has a channel of its own.
    answer = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    directory = tempfile.mkdtemp(prefix="migfix-chain-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    try:
        found = measured(Chain(request, directory))
    except BaseException as error:
        found = {"fault": guard.full_traceback(error), "revisions": []}
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    with os.fdopen(answer, "w") as pipe:
        json.dump(found, pipe)
    os._exit(0)


if __name__ == "__main__":
    main()
