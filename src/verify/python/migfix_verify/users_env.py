"""`--env`: the user's own env.py, with its database replaced by the scratch one."""

import os
import sys
from typing import Any, Callable, Dict, List

import sqlalchemy as sa
from alembic.runtime.environment import EnvironmentContext
from alembic.util import load_python_file

from migfix_verify.faults import Refused
from migfix_verify.project import Project


def migrate(project: Project, request: Dict[str, Any], engine: Any, work: Callable[[Any, Any], List[Any]]) -> None:
    """Whatever URL env.py makes its engine of, it gets ours; `guarded` refuses every other connection."""
    assert project.env is not None
    config = project.config(project.temporary)
    config.set_main_option("sqlalchemy.url", request["url"].replace("%", "%%"))
    config.cmd_opts = arguments(request["url"])
    replace_engines(engine)
    folder, name = os.path.split(project.env)
    sys.path.insert(0, os.path.dirname(folder))
    ran: List[bool] = []

    def once(heads: Any, context: Any) -> List[Any]:
        ran.append(True)
        return work(heads, context)

    with EnvironmentContext(config, project.script(request["side"]), fn=once):
        load_python_file(folder, name)
    if not ran:
        raise Refused("env.py did not run any migration")


def arguments(url: str) -> Any:
    from argparse import Namespace

    return Namespace(x=["url=%s" % url, "db_url=%s" % url], autogenerate=False, rev_id=None)


def replace_engines(engine: Any) -> None:
    def ours(*_arguments: Any, **_keywords: Any) -> Any:
        return engine

    from sqlalchemy import engine as engines
    from sqlalchemy.engine import create

    for module in (sa, engines, create):
        for name in ("create_engine", "engine_from_config"):
            if hasattr(module, name):
                setattr(module, name, ours)
