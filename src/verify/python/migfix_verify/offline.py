"""The SQL that Alembic's offline mode prints for a revision on databases that are not there; no driver is needed."""

import io
import re
from typing import Any, Dict, List

from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext

from migfix_verify import faults, guarded, target
from migfix_verify.project import Project
from migfix_verify.running import Current, run as run_text
from migfix_verify.recording import Recorder

Answer = Dict[str, Any]
# SQLAlchemy names both MySQL's; MariaDB is a dialect of its own since 1.4.
ADDRESS = re.compile(r"0x[0-9a-f]+")


def run(project: Project, request: Dict[str, Any]) -> Answer:
    """@return side → direction → dialect → {"sql": statements, "error": text or None}"""
    guarded.install("offline://", "offline")
    return {
        "offline": {
            side: {
                direction: {dialect: emitted(project, request, side, direction, dialect) for dialect in request["dialects"]}
                for direction in ("upgrade", "downgrade")
            }
            for side in request["sides"]
        }
    }


def emitted(project: Project, request: Dict[str, Any], side: str, direction: str, dialect: str) -> Answer:
    migration = project.sides[side].get(request["revision"])
    if migration is None:
        return {"sql": [], "error": "there is no such revision", "fault": None}
    Current.migrations = project.sides[side]
    output = Output()
    fault = None
    try:
        print_sql(project, request, direction, dialect, output)
    except faults.TimeLimit:
        # The limit is the whole request's: the other dialects must not go on without one.
        raise
    except BaseException as error:
        fault = faults.fault_of(error, migration.path, None)
    text = ADDRESS.sub("0x…", fault["text"]) if fault else None
    return {"sql": output.statements(), "error": text, "fault": fault}


def print_sql(project: Project, request: Dict[str, Any], direction: str, dialect: str, output: "Output") -> None:
    keywords = {"engine_name": request["engine"]} if request.get("engine") else {}
    environment = EnvironmentContext(project.config(project.temporary), project.script("after"), as_sql=True)
    with environment:
        environment.configure(
            dialect_name=dialect, output_buffer=output, target_metadata=target.metadata(project.convention), literal_binds=True
        )
        context = environment.get_context()
        answer_with_nothing(context.connection)
        with Operations.context(context):
            Recorder.recording = None
            run_text(request["revision"], direction, keywords)


def answer_with_nothing(connection: Any) -> None:
    """Offline there are no rows: what reads them finds its tables empty, on both sides alike."""
    execute = connection.execute

    def executed(*arguments: Any, **keywords: Any) -> "Nothing":
        # Only the statement: parameters cannot be printed offline.
        execute(*arguments[:1], **keywords)
        return Nothing()

    connection.execute = executed


class Nothing:
    """A result without rows."""

    rowcount = 0
    lastrowid = None
    inserted_primary_key = (None,)

    def __iter__(self) -> Any:
        return iter(())

    def nothing(self, *_arguments: Any) -> None:
        return None

    def none_at_all(self, *_arguments: Any) -> List[Any]:
        return []

    def itself(self, *_arguments: Any) -> "Nothing":
        return self

    fetchone = first = scalar = scalar_one_or_none = one_or_none = close = nothing
    fetchall = all = fetchmany = keys = partitions = none_at_all
    scalars = mappings = tuples = unique = itself


class Output(io.StringIO):
    """Alembic writes each statement by itself: a semicolon inside of one is no end of it."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: List[str] = []

    def write(self, text: str) -> int:
        self.parts.append(text)
        return len(text)

    def statements(self) -> List[str]:
        found = []
        for part in self.parts:
            text = part.strip()
            if text.endswith(";"):
                text = text[:-1].rstrip()
            if text and text not in ("GO", "/") and not text.startswith("--"):
                found.append(ADDRESS.sub("0x…", text))
        return found
