"""One step of a chain: one revision up or down, on one database, through Alembic, with one connection; then everything is looked at."""

import os
import shutil
import time
from typing import Any, Callable, Dict, List, Optional, cast

from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationStep

from migfix_verify import checks, databases, faults, guarded, inert, lenient, recording, seed, shape, sqlite, target, violation
from migfix_verify.intent import Intent
from migfix_verify.project import Project
from migfix_verify.recording import Recorder, Recording
from migfix_verify.running import Current

Answer = Dict[str, Any]


def run(project: Project, request: Dict[str, Any]) -> Answer:
    """Runs a revision on a SQLite file and tells what is wrong afterwards; "from" is copied first, where it is given."""
    path = databases.path_of(request["url"])
    if request.get("from"):
        shutil.copyfile(request["from"], path)
    counts_only = bool(request.get("countsOnly"))
    before = sqlite.take(path, None, counts_only)
    record = Recording(project.sides[request["side"]][request["revision"]].path)
    record.lenient = bool(request.get("lenient"))
    started = time.monotonic()
    fault = attempt(project, request, record)
    seconds = time.monotonic() - started
    after = sqlite.take(path, before, counts_only)
    answer: Answer = {
        "fault": fault,
        "seconds": seconds,
        "findings": [] if fault else checks.check(path, before, after, record, request["heads"], request.get("headsBefore", [])),
        "leftover": [name for kind, name in after.objects if kind == "table" and name.startswith(sqlite.TEMPORARY)],
        "operations": len(record.operations),
        "passedOver": record.passed_over,
        "stubbed": sorted(set(inert.stubbed)),
        "rows": sum(after.counts.values()),
        "choices": choices(record),
    }
    answer["violation"] = violated(answer, before, record)
    if not fault and request.get("seed") is not None:
        answer["seeded"] = sow(path, before, after, request["seed"], answer["choices"])
    if request.get("shape"):
        answer["shape"] = shape.of_sqlite(after)
    return answer


def violated(answer: Answer, before: sqlite.Snapshot, record: Recording) -> Optional[violation.Violation]:
    if answer["fault"]:
        intent = Intent(record.operations, record.statements, failed=True)
        return violation.of_fault(answer["fault"]["text"], before, intent)
    return violation.of_orphans([finding["message"] for finding in answer["findings"] if finding["check"] == "orphans"], before)


def attempt(project: Project, request: Dict[str, Any], record: Recording) -> Optional[Answer]:
    """The fault, or nothing."""
    try:
        migrate(project, request, record)
    except BaseException as error:
        # Outside of any operation: a batch block that does at its end what it was told, or the migration's own code.
        return faults.fault_of(error, record.path, record.current["operation"] if record.current else None)
    return None


def migrate(project: Project, request: Dict[str, Any], record: Recording) -> None:
    guarded.install(request["url"], databases.name_of(request["url"]))
    recording.install()
    if record.lenient:
        lenient.install()
    Current.migrations = project.sides[request["side"]]
    engine = databases.engine_of(request["url"], bool(request.get("foreignKeys")))
    record.listen(engine)
    Recorder.recording = record
    try:
        if project.env:
            from migfix_verify import users_env

            users_env.migrate(project, request, engine, work_of(project, request))
        else:
            with_our_env(project, request, engine, work_of(project, request))
    finally:
        Recorder.recording = None
        engine.dispose()


def work_of(project: Project, request: Dict[str, Any]) -> Callable[[Any, Any], List[Any]]:
    """What Alembic's own commands hand to run_migrations: here exactly one revision."""
    script = project.script(request["side"])
    revision = script.get_revision(request["revision"])
    make = MigrationStep.upgrade_from_script if request["direction"] == "upgrade" else MigrationStep.downgrade_from_script
    return lambda _heads, _context: [make(script.revision_map, cast(Any, revision))]


def with_our_env(project: Project, request: Dict[str, Any], engine: Any, work: Callable[[Any, Any], List[Any]]) -> None:
    """As the env.py of Alembic's generic template does it."""
    script = project.script(request["side"])
    keywords = {"engine_name": request["engine"]} if request.get("engine") else {}
    environment = EnvironmentContext(project.config(project.temporary), script, fn=work)
    with environment, engine.connect() as connection:
        environment.configure(connection=connection, target_metadata=target.metadata(project.convention))
        with environment.begin_transaction():
            environment.run_migrations(**keywords)


def sow(path: str, before: Any, after: Any, request: Dict[str, Any], found: seed.Choices) -> Answer:
    known = {**request.get("choices", {})}
    for table, columns in found.items():
        known[table] = {**known.get(table, {}), **columns}
    seeds = seed.Seeds(path, request.get("kinds"), known, int(request.get("bulk") or 0), after)
    seeds.sow(seed.changed_tables(before, after))
    return {"rows": seeds.inserted, "refused": seeds.refused}


def sow_all(_project: Project, request: Dict[str, Any]) -> Answer:
    """Rows in every table of a copy: where a chain with rows goes on from one without."""
    path = databases.path_of(request["url"])
    shutil.copyfile(request["from"], path)
    return {"seeded": sow(path, sqlite.Snapshot(), sqlite.take(path), request["seed"], {})}


def choices(record: Recording) -> seed.Choices:
    found: seed.Choices = {}
    for operation in record.operations:
        table = operation.get("table_name")
        if not isinstance(table, str):
            continue
        for column, values in operation.get("enums", {}).items():
            found.setdefault(table, {})[column] = values
        if operation.get("enum"):
            found.setdefault(table, {})[operation["column_name"]] = operation["enum"]
    return found


def stamp(project: Project, request: Dict[str, Any]) -> Answer:
    """Marks a revision as done without running it."""
    Current.migrations = project.sides[request["side"]]
    Current.idle = True
    if request.get("from"):
        shutil.copyfile(request["from"], databases.path_of(request["url"]))
    engine = databases.engine_of(request["url"], False)
    try:
        with_our_env(project, {**request, "engine": None}, engine, work_of(project, request))
    finally:
        engine.dispose()
    return {"size": os.path.getsize(databases.path_of(request["url"]))}
