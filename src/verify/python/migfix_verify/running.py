"""Runs the user's text where Alembic believes to run the stand-in's function."""

import linecache
import re
import sys
import types
from typing import Any, Callable, Dict, Optional

from migfix_verify.project import Migration


class Current:
    """Of this process: which side's texts the stand-ins stand for."""

    migrations: Dict[str, Migration] = {}
    running: Optional[Migration] = None
    # For learning what Alembic stamps: the functions are called, and do nothing.
    idle = False


def run(revision: str, function: str, keywords: Dict[str, Any]) -> None:
    if Current.idle:
        return
    migration = Current.migrations[revision]
    Current.running = migration
    target: Optional[Callable[..., Any]] = getattr(loaded(migration), function, None)
    if target is None:
        # Alembic itself takes a missing function for one that does nothing.
        return
    target(**keywords)


def loaded(migration: Migration) -> types.ModuleType:
    """A module of its own each time, under the path that the user knows: `__file__` and tracebacks are the original's."""
    name = re.sub(r"\W", "_", migration.path.replace("\\", "/").rsplit("/", 1)[-1])
    module = types.ModuleType(name)
    module.__file__ = migration.path
    sys.modules[name] = module
    # The text need not be on the disk: without this a traceback would show the lines of the other side.
    linecache.cache[migration.path] = (len(migration.code), None, migration.code.splitlines(True), migration.path)
    exec(compile(migration.code.encode("utf-8"), migration.path, "exec", dont_inherit=True), module.__dict__)
    return module
