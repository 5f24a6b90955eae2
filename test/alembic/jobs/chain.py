"""What Alembic makes of a folder of revisions: its heads and bases, the order of its walk, and what an upgrade really runs."""

import os
from typing import Any, Dict, List

from alembic import command
from alembic.script import ScriptDirectory

from jobs import guard
from jobs.sqlite import config_for

FUNCTIONS = """

def upgrade():
    from alembic import context
    context.config.attributes["ran"].append(revision)


def downgrade():
    pass
"""


def run(request: Dict[str, Any], directory: str) -> Dict[str, Any]:
    versions = os.path.join(directory, "versions")
    os.mkdir(versions)
    for name, identifiers in request["files"].items():
        with open(os.path.join(versions, name), "w", encoding="utf-8") as file:
            file.write(identifiers + FUNCTIONS)
    settings = {"foreign_keys": False, "convention": False}
    config = config_for(settings, os.path.join(directory, "case.sqlite"), versions)
    found: Dict[str, Any] = {"heads": [], "bases": [], "walk": [], "ran": [], "error": None}
    ran: List[str] = []
    config.attributes["ran"] = ran
    with guard.collected_warnings() as warnings, guard.time_limit(request["limit"]):
        try:
            scripts = ScriptDirectory.from_config(config)
            found.update(heads=list(scripts.get_heads()), bases=list(scripts.get_bases()))
            found.update(walk=[script.revision for script in scripts.walk_revisions()])
            command.upgrade(config, "heads")
        except Exception as error:
            found.update(error=guard.describe(error))
    return {**found, "ran": ran, "warnings": warnings}
