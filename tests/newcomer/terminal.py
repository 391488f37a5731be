"""terminal: somebody at a terminal, in a scratch root.

Each block of commands is one shell; the next begins where it ended. What is
typed waits until the program asks: its last line has no end, and it is quiet.
"""
import fcntl
import os
import pty
import pwd
import re
import select
import struct
import termios
import time

QUIET = 0.5  # seconds
LIMIT = 900
WHERE = '/tmp/where'
# Ends at the first command that fails, and says where it ended.
SHELL = ['/bin/bash', '-e', '-u', '-o', 'pipefail', '-c']
LEAVE = 'trap "pwd >%s" EXIT\n' % WHERE


class Command:
    """Commands that run. said: all that was on the screen."""

    def __init__(self, root, user, text):
        self.text, self.said, self.status = text, '', None
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            begin(root, user, text)
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ,
                    struct.pack('HHHH', 40, 120, 0, 0))

    def look(self, seconds):
        """Was there anything new on the screen?"""
        if not select.select([self.screen], [], [], seconds)[0]:
            return False
        try:
            new = os.read(self.screen, 65536)
        except OSError:
            new = b''
        if not new:
            self.status = os.waitstatus_to_exitcode(
                os.waitpid(self.pid, 0)[1])
        self.said += new.decode(errors='replace').replace('\r', '')
        return True

    def asks(self):
        return self.said != '' and not self.said.endswith('\n')

    def type(self, text):
        os.write(self.screen, text.encode())

    def finish(self, typed=(), limit=LIMIT):
        """Types what is asked for, until it ends; its exit status."""
        left, until = list(typed), time.monotonic() + limit
        while self.status is None and time.monotonic() < until:
            if not self.look(QUIET) and left and self.asks():
                self.type(left.pop(0) + '\n')
        if self.status is None:
            raise RuntimeError('does not end:\n' + self.said)
        if left:
            raise RuntimeError('did not ask for %s:\n%s' % (left, self.said))
        return self.status

    def await_address(self, limit=60):
        """What the command prints when it is ready."""
        until = time.monotonic() + limit
        while self.status is None and time.monotonic() < until:
            found = re.search(r'http://127\.0\.0\.1:\d+/\S*\n', self.said)
            if found:
                return found.group().strip()
            self.look(QUIET)
        raise RuntimeError('no address:\n' + self.said)

    def interrupt(self):
        """Ctrl+C; the exit status."""
        self.type('\x03')
        return self.finish(limit=30)


def begin(root, user, text):
    """In the new process: the user's shell. Never returns."""
    try:
        os.chroot(root)
        person = pwd.getpwnam(user)
        os.initgroups(user, person.pw_gid)
        os.setgid(person.pw_gid)
        os.setuid(person.pw_uid)
        where = person.pw_dir
        if os.path.exists(WHERE):
            with open(WHERE, encoding='utf-8') as file:
                where = file.read().strip()
        os.chdir(where)
        os.execve(SHELL[0], SHELL + [text], {
            'HOME': person.pw_dir, 'USER': user, 'LOGNAME': user,
            'SHELL': SHELL[0], 'PWD': where, 'TERM': 'xterm',
            'PATH': '/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games',
            'LANG': 'C.UTF-8'})
    finally:
        os._exit(127)
