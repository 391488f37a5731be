"""terminal.py COMMAND...: runs it on a terminal, and prints what that gets.

Exits with its status. Line ends are as the program wrote them.
"""
import os
import pty
import sys

pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
said = b''
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:  # Linux's way to say that nobody writes any more
        break
    if not part:
        break
    said += part
sys.stdout.buffer.write(said.replace(b'\r\n', b'\n'))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
