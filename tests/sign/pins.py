"""pins: a PIN comes from a file, a command or the terminal, and goes nowhere
else."""
import os
import pty
import re
import select
import signal
import subprocess
import termios
import time

from kit import Done
from tokens import DIGESTS

LONGEST = 255


class Terminal:
    """A program with a terminal of its own; `said` is what it shows."""

    def __init__(self, command, environment, where=None):
        self.master, slave = pty.openpty()
        self.slave = slave
        self.shown = b''
        self.child = subprocess.Popen(
            command, stdin=slave, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=environment, cwd=where,
            start_new_session=True, preexec_fn=self.take_terminal)

    def take_terminal(self):
        """Opening it makes it the session's."""
        os.close(os.open(os.ttyname(self.slave), os.O_RDWR))

    def wait_for(self, words, count=1):
        """Reads until the terminal shows the words so many times."""
        end = time.monotonic() + 20
        while self.shown.count(words.encode()) < count:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.master], [], [], left)[0]:
                return False
            self.shown += os.read(self.master, 4096)
        return True

    def type(self, keys):
        os.write(self.master, keys)

    def echoes(self):
        return bool(termios.tcgetattr(self.slave)[3] & termios.ECHO)

    def end(self):
        out, err = self.child.communicate(timeout=20)
        while select.select([self.master], [], [], 0)[0]:
            self.shown += os.read(self.master, 4096)
        return Done(self.child.returncode, out, err)

    def close(self):
        os.close(self.master)
        os.close(self.slave)


class Pins:
    def __init__(self, suite, kit):
        self.suite, self.kit = suite, kit
        self.token = kit.token('pins')
        self.token.add(kit.pki.signers['p256'], 1)
        self.command = [kit.prober, 'token', kit.module, '-', '-', DIGESTS[0]]

    def probe(self, **variables):
        self.token.asked()
        return self.kit.run(*self.command, environment=dict(
            self.token.environment, **variables))

    def takes(self, name, **variables):
        done = self.probe(**variables)
        self.suite.exits(name, done, 0)
        self.is_secret(name, done)
        return done

    def refuses(self, name, says, status=7, **variables):
        done = self.probe(**variables)
        self.suite.exits(name, done, status, says=says)
        asked = self.token.asked()
        self.suite.check(name + ': nothing is tried', asked == ['end 0x0'],
                         asked)
        self.is_secret(name, done)

    def is_secret(self, name, done):
        self.suite.check(name + ': it is not shown',
                         self.token.pin not in done.said, done.said)

    def file(self, text, mode=0o600):
        return self.kit.write('a-pin', text, mode)


def files(pins):
    pin = pins.token.pin
    pins.takes('a file', CONGBAO_PIN_FILE=pins.file(pin + '\n'))
    pins.takes('a file without a line end', CONGBAO_PIN_FILE=pins.file(pin))
    pins.takes('a file of Windows', CONGBAO_PIN_FILE=pins.file(pin + '\r\n'))
    pins.takes('a file that cannot be written',
               CONGBAO_PIN_FILE=pins.file(pin, 0o400))
    for mode in 0o640, 0o604, 0o660:
        path = pins.file(pin, mode)
        pins.refuses('a file of mode %o' % mode, [
            path + ': error: others can read it', 'change the PIN',
            '[sign-pin]'], CONGBAO_PIN_FILE=path)
    path = pins.kit.path('nothing')
    pins.refuses('no such file', [path, 'No such file or directory'],
                 CONGBAO_PIN_FILE=path)
    pins.refuses('a directory', ['Is a directory'],
                 CONGBAO_PIN_FILE=private(pins.kit.path('a-directory')))
    for name, text, says in (
            ('an empty file', '\n', 'there is no PIN in it'),
            ('two lines', pin + '\n' + pin + '\n', 'one line'),
            ('a tab', pin + '\t', 'control characters'),
            ('too long', '1' * (LONGEST + 1) + '\n', 'at most 255 bytes'),
            ('far too long', '1' * 5000 + '\n', 'at most 255 bytes')):
        pins.refuses(name, [says, '[sign-pin]'],
                     CONGBAO_PIN_FILE=pins.file(text))
    done = pins.probe(CONGBAO_PIN_FILE=pins.file('1' * LONGEST + '\n'))
    pins.suite.check('the longest is tried', pins.token.asked()[0] ==
                     'login 0xa0', done.said)
    pins.probe(CONGBAO_PIN_FILE=pins.file(pin), PROBE_AGAIN='1')


def private(path):
    os.mkdir(path, 0o700)
    return path


def commands(pins):
    pin = pins.token.pin
    path = pins.file(pin + '\n')
    command = 'cat "%s"' % path
    pins.takes('a command', CONGBAO_PIN_COMMAND=command)
    done = pins.takes('a command that says something',
                      CONGBAO_PIN_COMMAND='echo open >&2; ' + command)
    pins.suite.check('its standard error is shown', done.err == 'open\n',
                     done.err)
    pins.takes('a file comes before a command', CONGBAO_PIN_FILE=path,
               CONGBAO_PIN_COMMAND='false')
    pins.refuses('a command that fails', [
        'CONGBAO_PIN_COMMAND: error: the command failed', '[sign-pin]'],
        CONGBAO_PIN_COMMAND=command + '; exit 3')
    pins.refuses('no such command', ['not found', 'the command failed'],
                 CONGBAO_PIN_COMMAND='no-such-command')
    pins.refuses('a command that is killed', ['the command failed'],
                 CONGBAO_PIN_COMMAND='kill -9 $$')
    pins.refuses('a command without output', ['there is no PIN in it'],
                 CONGBAO_PIN_COMMAND='true')
    pins.refuses('a command without end', ['the command failed'],
                 CONGBAO_PIN_COMMAND='yes 12')


def asking(pins):
    terminal = Terminal(pins.command, pins.token.environment)
    pins.suite.check('the terminal is asked',
                     terminal.wait_for('PIN (Công báo): '), terminal.shown)
    return terminal


def shows_nothing(pins, name, terminal):
    pins.suite.check(name + ': the PIN is not shown',
                     pins.token.pin.encode() not in terminal.shown,
                     terminal.shown)
    pins.suite.check(name + ': the terminal echoes again', terminal.echoes())
    terminal.close()


def typed(pins):
    """The PIN is neither echoed, nor in a core dump, an argument or the
    environment."""
    terminal = asking(pins)
    pins.suite.check('without echo', not terminal.echoes())
    with open('/proc/%d/limits' % terminal.child.pid) as file:
        limit = re.search(r'^Max core file size +(\d+)', file.read(), re.M)
    pins.suite.check('no core is dumped', limit is not None and
                     limit.group(1) == '0', limit)
    terminal.type(pins.token.pin.encode() + b'\n')
    pins.suite.exits('the terminal', terminal.end(), 0)
    shows_nothing(pins, 'the terminal', terminal)


def interrupted(pins, name, number, keys=None):
    pins.token.asked()
    terminal = asking(pins)
    terminal.type(pins.token.pin[:3].encode())
    if keys is not None:
        terminal.type(keys)
    else:
        terminal.child.send_signal(number)
    pins.suite.exits(name + ' ends it', terminal.end(), -number)
    pins.suite.check(name + ': nothing is tried', pins.token.asked() == [])
    shows_nothing(pins, name, terminal)


def stopped(pins):
    """After Ctrl-Z and fg it asks again."""
    terminal = asking(pins)
    terminal.child.send_signal(signal.SIGTSTP)
    # A session without a shell to return to is not stopped by the terminal,
    # but asks again all the same.
    pins.suite.check('stopped: it asks again', terminal.wait_for(
        'PIN (Công báo): ', 2), terminal.shown)
    terminal.type(pins.token.pin.encode() + b'\n')
    pins.suite.exits('stopped and continued', terminal.end(), 0)
    shows_nothing(pins, 'stopped', terminal)


def refused(pins, name, keys, says):
    pins.token.asked()
    terminal = asking(pins)
    terminal.type(keys)
    pins.suite.exits(name, terminal.end(), 7, says=[says, '[sign-pin]'])
    pins.suite.check(name + ': nothing is tried',
                     pins.token.asked() == ['end 0x0'])
    shows_nothing(pins, name, terminal)


def run(suite, kit):
    pins = Pins(suite, kit)
    files(pins)
    commands(pins)
    pins.refuses('no terminal', ['there is no terminal', 'CONGBAO_PIN_FILE',
                                 'CONGBAO_PIN_COMMAND', '[sign-pin]'])
    typed(pins)
    interrupted(pins, 'Ctrl-C', signal.SIGINT, b'\x03')
    interrupted(pins, 'SIGTERM', signal.SIGTERM)
    interrupted(pins, 'SIGHUP', signal.SIGHUP)
    stopped(pins)
    refused(pins, 'Ctrl-D', b'\x04', 'no PIN was typed')
    refused(pins, 'an empty line', b'\n', 'there is no PIN in it')
