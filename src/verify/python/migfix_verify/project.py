"""What is proven: the texts of both sides, and Alembic's own view of their order."""

import os
import sys
from typing import Any, Dict, List, Optional, Set

from alembic.config import Config
from alembic.script import ScriptDirectory

from migfix_verify import inert
from migfix_verify.identifiers import Identifiers, as_list, read

SIDES = ("before", "after")
# The original with what today's SQLAlchemy and Alembic refuse put right: compared with where the original does not run at all.
MENDED = "mended"


class Migration:
    """One file on one side."""

    def __init__(self, path: str, code: str) -> None:
        self.path = path
        self.code = code
        self.identifiers: Identifiers = read(code)


def names(migrations: Dict[str, Migration]) -> Set[str]:
    """What `depends_on` can name: revisions and their labels."""
    return set(migrations) | {label for each in migrations.values() for label in as_list(each.identifiers.values.get("branch_labels"))}


def lacks(migration: Migration, known: Set[str]) -> List[Dict[str, str]]:
    """Another package's revision, as a rule: the rest can be proven without it."""
    reason = "it depends on revision %s, which no file that could be read makes: it ran without it"
    return [{"path": migration.path, "reason": reason % name} for name in migration.identifiers.lacks(known)]


class Project:
    """Opened once per worker; nothing of the user's runs while it is."""

    def __init__(self, request: Dict[str, Any]) -> None:
        self.id = request["id"]
        self.temporary: str = request["temporary"]
        self.env: Optional[str] = request.get("env")
        self.ini: Optional[str] = request.get("ini")
        self.convention: Optional[Dict[str, str]] = request.get("convention")
        # Files without identifiers that can be read.
        self.unread: List[Dict[str, str]] = []
        self.sides: Dict[str, Dict[str, Migration]] = {side: self.migrations(request[side]) for side in SIDES}
        self.sides[MENDED] = {**self.sides["before"], **self.migrations(request.get("mended", []))}
        self.unread += [lack for migration in self.sides["after"].values() for lack in lacks(migration, names(self.sides["after"]))]
        self.scripts: Dict[str, ScriptDirectory] = {}
        sys.path[:0] = [path for path in request["paths"] if path not in sys.path]
        if request["stub_imports"]:
            inert.install(request["paths"])

    def migrations(self, files: List[Dict[str, str]]) -> Dict[str, Migration]:
        found: Dict[str, Migration] = {}
        for file in files:
            migration = Migration(file["path"], file["code"])
            revision = migration.identifiers.revision
            reason = migration.identifiers.problem
            if revision in found:
                reason = "%s has the same revision" % found[str(revision)].path
            elif revision is not None and reason is None:
                found[revision] = migration
            if reason is not None:
                self.unread.append({"path": migration.path, "reason": reason})
        return found

    def script(self, side: str) -> ScriptDirectory:
        """Alembic's revision map over stand-ins: they have the identifiers of the user's files and none of their code."""
        if side not in self.scripts:
            folder = os.path.join(self.temporary, "revisions-%s-%d" % (side, os.getpid()))
            os.makedirs(folder, exist_ok=True)
            known = names(self.sides[side])
            for number, migration in enumerate(self.sides[side].values()):
                with open(os.path.join(folder, "r%d.py" % number), "w", encoding="utf-8") as file:
                    file.write(migration.identifiers.stand_in(known))
            self.scripts[side] = ScriptDirectory.from_config(self.config(folder))
        return self.scripts[side]

    def config(self, folder: str) -> Config:
        config = Config(self.ini) if self.ini else Config()
        home = os.path.dirname(self.env) if self.env else self.temporary
        for key, value in (("script_location", home), ("version_locations", folder)):
            config.set_main_option(key, value.replace("%", "%%"))
        # One option, two names: Alembic renamed it in 1.16. Without it a blank in the path would split it.
        config.set_main_option("path_separator", "os")
        config.set_main_option("version_path_separator", "os")
        return config
