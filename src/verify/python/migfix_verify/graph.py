"""The order of the revisions, the heads that Alembic will have stamped after each, and what could not be read."""

from typing import Any, Dict, List

from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationStep

from migfix_verify import databases
from migfix_verify.identifiers import as_list
from migfix_verify.project import Migration, Project
from migfix_verify.running import Current

Answer = Dict[str, Any]


def run(project: Project, _request: Dict[str, Any]) -> Answer:
    after = project.sides["after"]
    try:
        order = [script.revision for script in project.script("after").walk_revisions()][::-1]
    except KeyError as error:
        # Alembic looks it up and says nothing more.
        return {"problem": lacking(project, error.args[0]), "revisions": [], "engines": [], "unread": project.unread}
    except Exception as error:
        return {"problem": str(error), "revisions": [], "engines": [], "unread": project.unread}
    heads = stamped(project, order)
    return {
        "problem": None,
        "revisions": [entry(revision, after[revision], project, heads) for revision in order],
        "unread": project.unread,
        "engines": sorted({engine for migration in after.values() for engine in migration.identifiers.engines}),
    }


def lacking(project: Project, revision: Any) -> str:
    follows = [migration.path for migration in project.sides["after"].values() if revision in as_list(migration.identifiers.values.get("down_revision"))]
    behind = ", which %s follows" % follows[0] if follows else ""
    return "no file that could be read makes revision %r%s%s" % (revision, behind, "" if project.unread else "; name the folder that has it, too")


def entry(revision: str, migration: Migration, project: Project, heads: Dict[str, Any]) -> Answer:
    twin = project.sides["before"].get(revision)
    values = [migration.identifiers.values, twin.identifiers.values if twin else None]
    return {
        "revision": revision,
        "path": migration.path,
        "identifiersChanged": values[0] != values[1],
        "headsAfter": heads["up"][revision],
        "headsBelow": heads["down"][revision],
        "takesBack": migration.identifiers.takes_back,
        "down": as_list(migration.identifiers.values.get("down_revision")),
    }


def stamped(project: Project, order: List[str]) -> Dict[str, Dict[str, List[str]]]:
    """Alembic's own bookkeeping, with functions that do nothing."""
    Current.idle = True
    engine = databases.engine_of("sqlite://", False)
    up: Dict[str, List[str]] = {}
    down: Dict[str, List[str]] = {}
    with engine.connect() as connection:
        for revision in order:
            up[revision] = heads_after(project, connection, revision, MigrationStep.upgrade_from_script)
        for revision in order[::-1]:
            down[revision] = heads_after(project, connection, revision, MigrationStep.downgrade_from_script)
    return {"up": up, "down": down}


def heads_after(project: Project, connection: Any, revision: str, make: Any) -> List[str]:
    script = project.script("after")
    step = make(script.revision_map, script.get_revision(revision))
    environment = EnvironmentContext(project.config(project.temporary), script, fn=lambda _heads, _context: [step])
    with environment:
        environment.configure(connection=connection)
        with environment.begin_transaction():
            environment.run_migrations()
        return sorted(environment.get_context().get_current_heads())


