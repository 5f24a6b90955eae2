"""The protocol: one JSON request a line, one JSON answer a line, on file descriptors that no migration can reach.

The first request is `open`: it says what the project is. Every later one is answered by a process of its own, which may exit, hang, be
killed or print what it likes: only its own answer is lost.
"""

import gc
import json
import os
import sys
import warnings
from typing import Any, Dict, List

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

# An env.py imports the models, and the ORM with them: migrations say `sa.orm` and never import it.
import sqlalchemy.orm  # noqa: F401

from migfix_verify import isolation
from migfix_verify.project import SIDES, Project

Request = Dict[str, Any]


def main(arguments: List[str]) -> int:
    sys.dont_write_bytecode = True
    # Alembic and SQLAlchemy warn about what their own newer versions will do: nothing of that belongs into a proof.
    warnings.simplefilter("ignore")
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    isolation.protocol += [requests.fileno(), answers.fileno()]
    silence()
    if arguments == ["--once"]:
        return once(requests.readline(), requests.readline(), answers)
    opening = requests.readline()
    if not opening:
        return 0
    project = Project(json.loads(opening))
    warm_up(project)
    send(answers, {"id": project.id, "ok": True, **versions()})
    # What is frozen is not copied by the forks' collections.
    gc.collect()
    gc.freeze()
    for line in iter(requests.readline, b""):
        request = json.loads(line)
        send(answers, {"id": request["id"], **isolation.apart(project, opening, request)})
    return 0


def once(opening: bytes, line: bytes, answers: Any) -> int:
    """Where processes cannot be forked, each request has a worker of its own."""
    project = Project(json.loads(opening))
    request = json.loads(line)
    send(answers, isolation.answer(project, request))
    return 0


def silence() -> None:
    """Below Python's own streams, so that neither os.write nor a subprocess of a migration can reach the protocol."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)


def send(answers: Any, answer: Dict[str, Any]) -> None:
    answers.write(json.dumps(answer).encode("utf-8") + b"\n")
    answers.flush()


def warm_up(project: Project) -> None:
    """Once, instead of in every fork: the revision maps, and what SQLAlchemy imports late."""
    import sqlalchemy

    trial = sqlalchemy.create_engine("sqlite://")
    with trial.connect() as connection:
        operations = Operations(MigrationContext.configure(connection))
        operations.create_table("t", sqlalchemy.Column("a", sqlalchemy.String(5)))
        with operations.batch_alter_table("t") as batch:
            batch.alter_column("a", type_=sqlalchemy.String(9), nullable=False)
            batch.create_index("i", ["a"])
    try:
        for script in map(project.script, SIDES):
            list(script.walk_revisions())
    except Exception:
        # The job that asks for the order of the revisions will say what is wrong with them.
        pass


def versions() -> Dict[str, str]:
    import sqlite3

    import alembic
    import sqlalchemy

    return {
        "python": sys.version.split()[0],
        "alembic": alembic.__version__,
        "sqlalchemy": sqlalchemy.__version__,
        "sqlite": sqlite3.sqlite_version,
    }


