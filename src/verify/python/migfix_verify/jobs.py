"""What a worker can be asked for."""

from typing import Any, Callable, Dict

from migfix_verify import graph, offline, postgres, shrink, step, violation
from migfix_verify.project import Project

JOBS: Dict[str, Callable[[Project, Dict[str, Any]], Dict[str, Any]]] = {
    "graph": graph.run,
    "step": step.run,
    "sow": step.sow_all,
    "stamp": step.stamp,
    "thin": violation.thin,
    "rows": shrink.listed,
    "keep": shrink.keep,
    "postgres": postgres.run,
    "stamp postgres": postgres.stamp,
    "database": postgres.database,
    "offline": offline.run,
}
