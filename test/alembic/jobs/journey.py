"""Runs a whole chain of revisions up, down and up on a SQLite file that has rows in it, one revision after the other."""

import io
import os
import re
import sqlite3
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Set

from alembic import command
from alembic.config import Config
from alembic.script import Script, ScriptDirectory

from jobs import guard, reflection, rows, snapshot
from jobs.sqlite import config_for

HEADS = "heads"
URLS = {"postgresql": "postgresql://", "mysql": "mysql://"}


class Step(NamedTuple):
    way: str
    # What Alembic is asked for, and what then must be in its version table and what must not.
    target: str
    added: Sequence[str]
    removed: Sequence[str]


def run(request: Dict[str, Any], directory: str) -> Dict[str, Any]:
    path = os.path.join(directory, "case.sqlite")
    config = configured(request, directory, f"sqlite:///{path}")
    with guard.time_limit(request["limit"]):
        plan = planned(ScriptDirectory.from_config(config), request["ways"])
        steps: List[Dict[str, Any]] = []
        for step in plan:
            steps.append(run_step(step, config, path, request))
            if not steps[-1]["ok"]:
                break
    return {"steps": steps, "complete": len(steps) == len(plan)}


def configured(request: Dict[str, Any], directory: str, url: str) -> Config:
    versions = os.path.join(directory, "versions")
    os.makedirs(versions, exist_ok=True)
    for name, code in request["files"].items():
        with open(os.path.join(versions, name), "wb") as file:
            file.write(code.encode("utf-8"))
    config = config_for(request, "", versions)
    config.attributes["url"] = url
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    if request.get("env") is not None:
        with open(os.path.join(directory, "env.py"), "wb") as file:
            file.write(request["env"].encode("utf-8"))
        config.set_main_option("script_location", directory.replace("%", "%%"))
    return config


def planned(scripts: ScriptDirectory, ways: Sequence[str]) -> List[Step]:
    """Every revision of its own, but for what cannot be asked for one by one, and the second way up, which is only to succeed."""
    order = list(scripts.walk_revisions())[::-1]
    every = [script.revision for script in order]
    plan: List[Step] = []
    for number, way in enumerate(ways):
        if number > 1:
            plan.append(Step(way, HEADS if way == "upgrade" else "base", [], []))
        elif way == "upgrade":
            plan += [Step(way, script.revision, [script.revision], parents(script)) for script in order]
        elif is_line(order):
            plan += [Step(way, (parents(script) or ["base"])[0], parents(script), [script.revision]) for script in order[::-1]]
        else:
            plan.append(Step(way, "base", [], every))
    return plan


def parents(script: Script) -> List[str]:
    down: Any = script.down_revision
    return [] if down is None else [down] if isinstance(down, str) else list(down)


def is_line(order: Sequence[Script]) -> bool:
    return all(parents(script) == [previous.revision] for previous, script in zip(order, order[1:]))


def run_step(step: Step, config: Config, path: str, request: Dict[str, Any]) -> Dict[str, Any]:
    if step.way == "upgrade" and step.target != HEADS and request["rows"] != "none":
        rows.top_up(path, request["rows"])
    before = snapshot.take(path)
    found: Dict[str, Any] = {"step": step.way, "revision": step.target, "ok": True, "error": None, "traceback": None}
    with guard.collected_warnings() as warnings:
        try:
            getattr(command, step.way)(config, step.target)
        except guard.TimeLimit:
            raise
        except BaseException as error:
            found.update(ok=False, error=guard.describe(error), traceback=guard.full_traceback(error))
    stamped = versions_in(path)
    found.update(warnings=warnings, before=before, **snapshot.take(path))
    found["recorded"] = stamped.issuperset(step.added) and stamped.isdisjoint(step.removed)
    if request["reflect"]:
        found["tables"] = reflection.tables_of(f"sqlite:///{path}")
    return found


def versions_in(path: str) -> Set[str]:
    connection = sqlite3.connect(path)
    try:
        return {row[0] for row in connection.execute("SELECT version_num FROM alembic_version")}
    except sqlite3.OperationalError:
        return set()
    finally:
        connection.close()


def run_offline(request: Dict[str, Any], directory: str) -> Dict[str, Any]:
    """What `alembic upgrade heads --sql` and `alembic downgrade head:base --sql` print, by revision."""
    with guard.time_limit(request["limit"]):
        results = {
            dialect: {"upgrade": emitted(request, directory, dialect, "upgrade", HEADS), "downgrade": emitted(request, directory, dialect, "downgrade", "head:base")}
            for dialect in request["dialects"]
        }
    return {"results": results}


def emitted(request: Dict[str, Any], directory: str, dialect: str, way: str, target: str) -> Dict[str, Any]:
    config = configured(request, directory, URLS[dialect])
    buffer = io.StringIO()
    config.output_buffer = buffer
    error: Optional[str] = None
    try:
        getattr(command, way)(config, target, sql=True)
    except guard.TimeLimit:
        raise
    except BaseException as reason:
        error = guard.describe(reason)
    return {"error": error, "revisions": by_revision(buffer.getvalue())}


def by_revision(sql: str) -> List[List[str]]:
    """`[["a -> b", "its SQL"], …]`"""
    parts = re.split(r"^-- Running (?:up|down)grade (.*)\n\n", sql, flags=re.MULTILINE)
    return [list(pair) for pair in zip((part.strip() for part in parts[1::2]), parts[2::2])]
