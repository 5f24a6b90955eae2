"""Runs a migration up and down on a SQLite file, through Alembic's own commands and an env.py."""

import hashlib
import json
import os
import shutil
from typing import Any, Dict, List

from alembic import command
from alembic.config import Config

from jobs import guard, rows, snapshot

ENVIRONMENT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "environment")
NOTHING = "def upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n"
TARGETS = {"upgrade": "case", "downgrade": "setup"}


class SetupFailed(Exception):
    """The tables that the case starts from could not be made or filled: a fault of the test."""


def run(request: Dict[str, Any], directory: str) -> Dict[str, Any]:
    path = os.path.join(directory, "case.sqlite")
    versions = os.path.join(directory, "versions")
    os.mkdir(versions)
    write_revision(versions, "setup", None, request["setup"] or NOTHING)
    with guard.time_limit(request["limit"]):
        shutil.copyfile(prepared(request, directory, versions), path)
        write_revision(versions, "case", "setup", request["code"])
        before = snapshot.take(path)
        steps = run_steps(request, config_for(request, path, versions), path)
    return {"before": before, "steps": steps}


def run_steps(request: Dict[str, Any], config: Config, path: str) -> List[Dict[str, Any]]:
    steps: List[Dict[str, Any]] = []
    for name in request["steps"]:
        steps.append(run_step(name, config, path))
        if steps[-1].pop("stopped"):
            break
    return steps


def run_step(name: str, config: Config, path: str) -> Dict[str, Any]:
    step: Dict[str, Any] = {"step": name, "ok": True, "error": None, "traceback": None, "stopped": False}
    with guard.collected_warnings() as warnings:
        try:
            getattr(command, name)(config, TARGETS[name])
        except BaseException as error:
            step.update(ok=False, error=guard.describe(error), traceback=guard.full_traceback(error))
            step["stopped"] = isinstance(error, guard.TimeLimit)
    step.update(warnings=warnings, **snapshot.take(path))
    return step


def prepared(request: Dict[str, Any], directory: str, versions: str) -> str:
    """The file after the setup revision, with its rows: made once per lab, because most cases start from the same one."""
    key = json.dumps([request[name] for name in ("setup", "rows", "foreign_keys", "convention")])
    path = os.path.join(os.path.dirname(directory), hashlib.sha256(key.encode()).hexdigest() + ".sqlite")
    if not os.path.exists(path):
        unfinished = os.path.join(directory, "setup.sqlite")
        make(request, unfinished, versions)
        os.rename(unfinished, path)
    return path


def make(request: Dict[str, Any], path: str, versions: str) -> None:
    try:
        command.upgrade(config_for(request, path, versions), "setup")
        if request["rows"] != "none":
            rows.fill(path, request["rows"])
    except Exception as error:
        raise SetupFailed(guard.full_traceback(error)) from error


def config_for(request: Dict[str, Any], path: str, versions: str) -> Config:
    config = Config(attributes={
        "url": f"sqlite:///{path}",
        "foreign_keys": request["foreign_keys"],
        "convention": request["convention"],
    })
    config.set_main_option("script_location", ENVIRONMENT.replace("%", "%%"))
    config.set_main_option("version_locations", versions.replace("%", "%%"))
    # One option, two names: Alembic renamed it in 1.16. Without it a blank in the path would split it.
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_path_separator", "os")
    return config


def write_revision(versions: str, revision: str, parent: Any, code: str) -> None:
    identifiers = f"\n\nrevision = {revision!r}\ndown_revision = {parent!r}\nbranch_labels = None\ndepends_on = None\n"
    # As bytes, so that the line endings stay the fixture's.
    with open(os.path.join(versions, f"{revision}.py"), "wb") as file:
        file.write((code + identifiers).encode("utf-8"))
