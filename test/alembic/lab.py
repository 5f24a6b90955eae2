"""Runs migrations for the tests: one JSON request a line on stdin, one JSON answer a line on stdout.

Every request is answered by a fork of this process, which has imported and warmed up everything: a migration may
exit, patch modules, print or loop for ever, and the next one finds nothing of it.
"""

import gc
import json
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from typing import Any, Dict, Tuple

import alembic
import sqlalchemy

from jobs import chain, guard, journey, offline, parse, sqlite, types

DEFAULTS: Dict[str, Any] = {"limit": 20}
JOBS = {
    "offline": offline.run,
    "sqlite": sqlite.run,
    "parse": parse.run,
    "chain": chain.run,
    "types": types.run,
    "journey": journey.run,
    "journey-offline": journey.run_offline,
}
# A request that is not stopped by its own alarm (it swallows it, or never leaves C code) is killed this much later.
GRACE = 2.0
OUTPUT_SHOWN = 4000
TRIAL = """
import sqlalchemy as sa
from alembic import op
def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.String(5)))
    with op.batch_alter_table("t") as batch_op:
        batch_op.alter_column("a", type_=sa.String(9), existing_type=sa.String(5), nullable=False)
def downgrade():
    op.drop_table("t")
"""


def main() -> None:
    # A stopped lab tidies up as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.dont_write_bytecode = True
    root = tempfile.mkdtemp(prefix="migfix-lab-", dir=fast_directory())
    try:
        warm_up(root)
        for line in iter(sys.stdin.buffer.readline, b""):
            sys.stdout.buffer.write(answer_apart(line, root) + b"\n")
            sys.stdout.buffer.flush()
    finally:
        shutil.rmtree(root, ignore_errors=True)


def fast_directory() -> str:
    memory = "/dev/shm"
    return memory if os.access(memory, os.W_OK) else tempfile.gettempdir()


def warm_up(root: str) -> None:
    """Imports what is imported late and fills SQLAlchemy's caches once, instead of in every fork."""
    case = {"limit": 60, "code": TRIAL, "setup": TRIAL, "rows": "ordinary", "foreign_keys": False, "convention": False}
    on_tables = dict(case, code=sqlite.NOTHING, steps=["upgrade", "downgrade"])
    for job, request in (
        (offline.run, dict(case, dialects=["postgresql", "mysql"], directions=["upgrade"])),
        (parse.run, case),
        (sqlite.run, on_tables),
    ):
        job(request, tempfile.mkdtemp(dir=root))
    # What is frozen is not copied by the forks' collections.
    gc.collect()
    gc.freeze()


def answer_apart(line: bytes, root: str) -> bytes:
    request = dict(DEFAULTS, **json.loads(line))
    directory = tempfile.mkdtemp(dir=root)
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiver)
        work(request, directory, sender)
    os.close(sender)
    try:
        answer, status = outcome(child, receiver, request["limit"] + GRACE)
        if answer.endswith(b"\n"):
            return answer[:-1]
        fault = f"the migration ended the process ({status}); it printed: {output_of(directory)}"
        return json.dumps({"id": request["id"], "fault": fault}).encode()
    finally:
        os.close(receiver)
        shutil.rmtree(directory, ignore_errors=True)


def outcome(child: int, receiver: int, patience: float) -> Tuple[bytes, str]:
    """What the child sent, up to the first newline; it is gone afterwards. A newline missing means that it sent no answer."""
    deadline = time.monotonic() + patience
    parts = []
    while select.select([receiver], [], [], max(0, deadline - time.monotonic()))[0]:
        part = os.read(receiver, 1 << 16)
        parts.append(part)
        if part == b"" or part.endswith(b"\n"):
            break
    else:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return b"", f"killed after {patience:g} s"
    status = os.waitpid(child, 0)[1]
    signalled = os.WIFSIGNALED(status)
    return b"".join(parts), f"signal {os.WTERMSIG(status)}" if signalled else f"exit code {os.WEXITSTATUS(status)}"


def work(request: Dict[str, Any], directory: str, sender: int) -> None:
    """The child's whole life. It must not return into the parent's loop, whatever happens."""
    try:
        silence(directory)
        reply = json.dumps({"id": request["id"], **result(request, directory)})
        with os.fdopen(sender, "wb") as pipe:
            pipe.write(reply.encode("utf-8") + b"\n")
    finally:
        os._exit(0)


def silence(directory: str) -> None:
    """Below Python's own streams, so that neither os.write nor a subprocess can reach the protocol."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDONLY)
    output = os.open(os.path.join(directory, "output"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(nothing, 0)
    os.dup2(output, 1)
    os.dup2(output, 2)


def result(request: Dict[str, Any], directory: str) -> Dict[str, Any]:
    if request["do"] == "versions":
        return {"python": sys.version.split()[0], "alembic": alembic.__version__, "sqlalchemy": sqlalchemy.__version__}
    try:
        found = JOBS[request["do"]](request, directory)
    except BaseException as error:
        return {"fault": f"{guard.describe(error)}\n{guard.full_traceback(error)}"}
    return {**found, "output": output_of(directory)}


def output_of(directory: str) -> str:
    sys.stdout.flush()
    with open(os.path.join(directory, "output"), "rb") as file:
        return file.read(OUTPUT_SHOWN).decode("utf-8", "replace")


if __name__ == "__main__":
    main()
