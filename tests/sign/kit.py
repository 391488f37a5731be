"""kit: all that a test of signing needs: authorities, services, a token."""
import functools
import os
import subprocess

from judges import Judges
from ocsp import Ocsp
from pki import Pki
from softhsm import Token
from tsa import Tsa


class Done:
    """A program that was run. said: all that it printed, as text."""

    def __init__(self, returncode, out, err=b''):
        self.returncode, self.out = returncode, out.decode()
        self.err = err.decode()
        self.said = self.out + self.err


class Kit:
    def __init__(self, root, build, top):
        self.root, self.build, self.top = root, build, top
        self.program = os.path.join(build, 'congbao')
        self.prober = os.path.join(build, 'sign-probe')
        self.module = os.path.join(build, 'tests/sign/module.so')
        self.ocsp = Ocsp()
        self.pki = Pki(self.path('pki'), self.ocsp.url)
        self.ocsp.pki = self.pki
        self.tsa = Tsa(self.pki)

    @functools.cached_property
    def judges(self):
        return Judges(self)

    def path(self, *names):
        return os.path.join(self.top, *names)

    def write(self, name, text, mode=0o600):
        """A file of the test's own."""
        path = self.path(name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        os.chmod(path, mode)
        return path

    def token(self, name, **how):
        """A new one, empty."""
        return Token(self.path('token-' + name), self.module, **how)

    def run(self, *command, environment=None, where=None):
        """Without a terminal to ask, as in a CI job."""
        done = subprocess.run(command, env=environment, cwd=where,
                              stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              start_new_session=True)
        return Done(done.returncode, done.stdout, done.stderr)

    def probe(self, token, *arguments, fault=None, pin=None, **more):
        """sign-probe token: module, token, key, digests. pin: None is that of
        the token, False none; more: of the environment."""
        environment = dict(token.environment, **more)
        if fault is not None:
            environment['TOKEN_FAULT'] = fault
        if pin is not False:
            environment['CONGBAO_PIN_FILE'] = self.write(
                'pin', (pin or token.pin) + '\n')
        return self.run(self.prober, 'token', *arguments,
                        environment=environment)

    def close(self):
        self.tsa.close()
        self.ocsp.close()
