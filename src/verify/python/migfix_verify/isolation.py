"""Each request in a process of its own, with a time limit."""

import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from typing import Any, Dict, List, Tuple

from migfix_verify import faults
from migfix_verify.jobs import JOBS
from migfix_verify.project import Project

Answer = Dict[str, Any]

# What does not stop at its own alarm (it catches everything, or never leaves C code) is killed this much later.
GRACE = 2.0
WORKER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "worker.py")


def apart(project: Project, opening: bytes, request: Dict[str, Any]) -> Answer:
    if hasattr(os, "fork"):
        return forked(project, request)
    return started(opening, request)


# What a migration must not be able to write to: set once by whoever talks to Node.
protocol: List[int] = []


def forked(project: Project, request: Dict[str, Any]) -> Answer:
    receiver, sender = os.pipe()
    # Only a line that begins with it is an answer: a migration may write to descriptors that it does not know.
    mark = os.urandom(8).hex().encode("ascii")
    child = os.fork()
    if child == 0:
        for descriptor in [receiver, *protocol]:
            os.close(descriptor)
        work(project, request, sender, mark)
    os.close(sender)
    try:
        text, ending = outcome(child, receiver, mark, request["limit"] + GRACE)
    finally:
        os.close(receiver)
    return json.loads(text) if text else ended(ending)


def work(project: Project, request: Dict[str, Any], sender: int, mark: bytes) -> None:
    """The child's whole life: it must not return into the parent's loop, whatever happens."""
    try:
        # A group of its own: a migration that kills its group does not kill the worker, and its children can be killed with it.
        os.setsid()
        with os.fdopen(sender, "wb") as pipe:
            pipe.write(b"\n" + mark + json.dumps(answer(project, request)).encode("utf-8") + b"\n")
    finally:
        os._exit(0)


def answer(project: Project, request: Dict[str, Any]) -> Answer:
    try:
        with time_limit(request["limit"]):
            return JOBS[request["do"]](project, request)
    except BaseException as error:
        # What fails in a migration is caught where it fails; this is ours, or the limit.
        stopped = isinstance(error, faults.TimeLimit)
        return {"fault": {"kind": "time" if stopped else "bug", "text": faults.describe(error), "traceback": traceback.format_exc()}}


class time_limit:
    """Raises TimeLimit in the middle of what runs; where there are no alarms, the parent's patience has to do."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self.stop)
            signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_error: object) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)

    def stop(self, _signal: int, _frame: Any) -> None:
        raise faults.TimeLimit("stopped after %g s" % self.seconds)


def outcome(child: int, receiver: int, mark: bytes, patience: float) -> Tuple[bytes, str]:
    """What the child sent, or nothing, and how it ended. Only an answer with its mark and a newline at the end is whole."""
    deadline = time.monotonic() + patience
    parts: List[bytes] = []
    ending = "it hung: killed after %g s" % patience
    while select.select([receiver], [], [], max(0, deadline - time.monotonic()))[0]:
        part = os.read(receiver, 1 << 16)
        parts.append(part)
        if part == b"" or (part.endswith(b"\n") and marked(parts, mark)):
            ending = ""
            break
    status = reap(child, wait=not ending)
    return marked(parts, mark), ending or described(status)


def marked(parts: List[bytes], mark: bytes) -> bytes:
    whole = b"".join(parts)
    _before, found, answer = whole.rpartition(b"\n" + mark)
    return answer if found and answer.endswith(b"\n") else b""


def reap(child: int, wait: bool) -> int:
    """The child has a moment to end by itself, since it is done; what it started and left behind goes with it."""
    deadline = time.monotonic() + (GRACE if wait else 0)
    status = 0
    finished = 0
    while not finished and time.monotonic() < deadline:
        finished, status = os.waitpid(child, os.WNOHANG)
        if not finished:
            time.sleep(0.0005)
    try:
        os.killpg(child, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    if not finished:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            pass
        status = os.waitpid(child, 0)[1]
    return status


def described(status: int) -> str:
    if os.WIFSIGNALED(status):
        return "its process was killed by signal %d" % os.WTERMSIG(status)
    return "it ended its process with exit code %d" % os.WEXITSTATUS(status)


def ended(how: str) -> Answer:
    return {"fault": {"kind": "time" if how.startswith("it hung") else "ended", "text": how, "traceback": ""}}


def started(opening: bytes, request: Dict[str, Any]) -> Answer:
    command = [sys.executable, WORKER, "--once"]
    lines = opening + json.dumps(request).encode("utf-8") + b"\n"
    try:
        done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, timeout=request["limit"] + 30 + GRACE)
    except subprocess.TimeoutExpired:
        return ended("it hung: killed after %g s" % request["limit"])
    if not done.stdout.endswith(b"\n"):
        return ended("it ended its process with exit code %d" % done.returncode)
    found: Answer = json.loads(done.stdout)
    return found
