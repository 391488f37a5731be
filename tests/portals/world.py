"""world: a temporary directory and the processes of a test run.

Whatever is started here ends with the run, also when the run is killed: each
process leads a group of its own, which is killed at the end, and the kernel
ends it when its parent dies.
"""
import atexit
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

PATIENCE = 60  # seconds for a server to answer; none of them is a test
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


class Broken(Exception):
    """Something that the tests need does not work."""


def die_with_parent():
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def free_port():
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class World:
    def __init__(self):
        self.top = tempfile.mkdtemp(prefix='congbao-portals-')
        os.chmod(self.top, 0o755)  # some servers give up being root
        self.processes = []
        atexit.register(self.end)
        for number in signal.SIGHUP, signal.SIGTERM:
            signal.signal(number, lambda *_: sys.exit(130))

    def directory(self, *parts, owner=None):
        path = os.path.join(self.top, *parts)
        os.makedirs(path, exist_ok=True)
        if owner is not None and os.getuid() == 0:
            shutil.chown(path, owner)
        return path

    def write(self, text, *parts, mode=0o644):
        path = os.path.join(self.directory(*parts[:-1]), parts[-1])
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        os.chmod(path, mode)
        return path

    def run(self, *command, **more):
        """A tool that has to succeed; returns what it says."""
        done = subprocess.run(command, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True,
                              check=False, **more)
        if done.returncode != 0:
            raise Broken('%s: exit status %d\n%s' % (
                ' '.join(command), done.returncode, done.stdout))
        return done.stdout

    def start(self, name, *command, env=None):
        """Starts a server; its words are in <name>.log."""
        log = os.path.join(self.top, name + '.log')
        with open(log, 'ab') as file:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=file, stderr=file,
                env={**os.environ, **(env or {})}, start_new_session=True,
                preexec_fn=die_with_parent)
        process.log = log
        self.processes.append(process)
        return process

    def await_port(self, process, port):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            try:
                socket.create_connection(('127.0.0.1', port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        with open(process.log, encoding='utf-8', errors='replace') as file:
            raise Broken('%s does not listen on %d:\n%s' % (
                process.args[0], port, file.read()[-4000:]))

    def end(self):
        for number in signal.SIGTERM, signal.SIGKILL:
            for process in reversed(self.processes):
                try:
                    os.killpg(process.pid, number)
                except ProcessLookupError:
                    pass
            for process in self.processes:
                try:
                    process.wait(5 if number == signal.SIGTERM else None)
                except subprocess.TimeoutExpired:
                    pass
        self.processes = []
        shutil.rmtree(self.top, ignore_errors=True)
