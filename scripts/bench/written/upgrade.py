"""Upgrades a filled SQLite database revision by revision, in several forms of each, every form from the same state.

stdin: {"rows": 200000, "rounds": 3, "scratch": "...", "revisions": [{"id": "...", "forms": {"migfix": "text", ...}}]}
stdout: [{"id": "...", "forms": {"migfix": {"seconds": 1.2, "copies": 3}, "bare": {"error": "..."}}}]
The chain goes on from the form that is named last. Rows come from what `migfix verify` seeds with.
"""
import json
import os
import shutil
import statistics
import sys
import time

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, event

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "..", "src", "verify", "python"))
from migfix_verify import seed, sqlite  # noqa: E402


def upgrade(path, text):
    """Seconds and table copies of one upgrade, in one transaction as Alembic's env.py has it."""
    copies = []
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, *_: copies.append(statement) if "CREATE TABLE _alembic_tmp_" in statement.replace('"', "") else None)
    names = {"__name__": "migration"}
    exec(compile(text, path, "exec"), names)
    started = time.perf_counter()
    with engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        names["upgrade"]()
    seconds = time.perf_counter() - started
    engine.dispose()
    return {"seconds": seconds, "copies": len(copies)}


def from_state(state, path, text):
    shutil.copyfile(state, path)
    try:
        return upgrade(path, text)
    except Exception as error:
        return {"error": str(error).splitlines()[0]}


def measure(asked, state, path, forms):
    """Each form in turns; the last run of the last form leaves its database at `path`."""
    runs = {name: [] for name in forms}
    for _ in range(asked["rounds"]):
        for name, text in forms.items():
            runs[name].append(from_state(state, path, text))
    return {name: {**some[-1], **({} if "error" in some[-1] else {"seconds": statistics.median(run["seconds"] for run in some)})} for name, some in runs.items()}


# What later revisions of the example ask of the rows, and the seed cannot know.
FITTING = {"review": "rating = 1 + id % 5, user_id = 1 + id % 1000, product_id = 1 + id / 1000", "voucher": "percent = id % 100"}


def fill(path, rows):
    """Puts rows into every table that has none."""
    snapshot = sqlite.take(path, None, True)
    empty = {name: "new" for name in snapshot.tables if not snapshot.counts.get(name)}
    seed.Seeds(path, ["ordinary"], {}, rows, snapshot).sow(empty)
    connection = sqlite.connect(path)
    for table in FITTING.keys() & empty.keys():
        connection.execute(f"UPDATE {table} SET {FITTING[table]}")
    connection.commit()
    connection.close()


def main(asked):
    state, path = (os.path.join(asked["scratch"], name) for name in ("state.sqlite", "run.sqlite"))
    open(state, "w").close()
    results = []
    for revision in asked["revisions"]:
        forms = measure(asked, state, path, revision["forms"])
        last = list(forms.values())[-1]
        if "error" in last:
            sys.exit(f"{revision['id']}: {last['error']}")
        results.append({"id": revision["id"], "forms": forms})
        os.replace(path, state)
        fill(state, asked["rows"])
    return results


json.dump(main(json.load(sys.stdin)), sys.stdout)
