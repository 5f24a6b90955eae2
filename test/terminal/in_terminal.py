"""Runs a command in a pseudo-terminal: what comes on stdin is typed, what it shows goes to stdout."""
import fcntl
import os
import pty
import select
import struct
import sys
import termios

columns, rows, *command = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    # the child may draw before the parent has told the size
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", int(rows), int(columns), 0, 0))
    os.execvp(command[0], command)
inputs = [0, terminal]
while terminal in inputs:
    for ready in select.select(inputs, [], [])[0]:
        try:
            data = os.read(ready, 65536)
        except OSError:  # Linux: the other side is closed
            data = b""
        if not data:
            inputs.remove(ready)
        elif ready == terminal:
            os.write(1, data)
        else:
            os.write(terminal, data)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) % 256)
