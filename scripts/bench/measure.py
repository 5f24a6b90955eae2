"""Runs commands in turns, A B C A B C, and says what each took: wall time, CPU time of it and its children, peak memory.

stdin: {"rounds": 3, "commands": [{"argv": [...], "cwd": "...", "rounds": 1, "before": [...]}]}; stdout: a list of samples for each command.
It is Python because wait4 is: Node does not tell what a child has used.
"""
import json
import os
import subprocess
import sys
import time


def once(command):
    if command.get("before"):
        subprocess.run(command["before"], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    started = time.perf_counter()
    child = subprocess.Popen(command["argv"], cwd=command.get("cwd"), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    # 1 is what a linter says when it has found something.
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{' '.join(command['argv'])} ended with {os.waitstatus_to_exitcode(status)}")
    kilobytes = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": kilobytes / 1024}


asked = json.load(sys.stdin)
samples = [[] for _ in asked["commands"]]
for turn in range(asked["rounds"]):
    for command, into in zip(asked["commands"], samples):
        if turn < command.get("rounds", asked["rounds"]):
            into.append(once(command))
json.dump(samples, sys.stdout)
