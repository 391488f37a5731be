"""softhsm: a token in software, by SoftHSM2, with real keys and certificates.

It is reached by tests/sign/module.c, which says what was asked of it and can
have the faults of real tokens.
"""
import os

from pki import run

PIN = '135790'
SOFTHSM = '/usr/lib/softhsm/libsofthsm2.so'
CONFIGURATION = """\
directories.tokendir = %s
objectstore.backend = file
log.level = ERROR
"""


class Token:
    """In a directory of its own. `environment` is what a program needs to see
    it; `log` has what was asked of it."""

    def __init__(self, top, module, label='Công báo', pin=PIN):
        self.top, self.module = top, module
        self.label, self.pin = label, pin
        self.log = os.path.join(top, 'log')
        tokens = os.path.join(top, 'tokens')
        os.makedirs(tokens)
        configuration = os.path.join(top, 'softhsm2.conf')
        with open(configuration, 'w', encoding='utf-8') as file:
            file.write(CONFIGURATION % tokens)
        self.environment = dict(os.environ, SOFTHSM2_CONF=configuration,
                                TOKEN_LOG=self.log)
        for name in list(self.environment):
            if name.startswith('CONGBAO_PIN_') or name == 'TOKEN_FAULT':
                del self.environment[name]
        self.initialize(label)

    def initialize(self, label):
        """Sets up one more token with this label."""
        run('softhsm2-util', '--init-token', '--free', '--label', label,
            '--so-pin', '24680246', '--pin', self.pin, env=self.environment)

    def tool(self, *arguments):
        return run('pkcs11-tool', '--module', SOFTHSM, '--token-label',
                   self.label, '--login', '--pin', self.pin, *arguments,
                   env=self.environment)

    def add(self, certificate, number, label=None, key=None, *options):
        """A key and its certificate, as the object with this number; or with
        the key of another."""
        name, label = '%02x' % number, label or certificate.name
        self.tool('--write-object', (key or certificate).key, '--type',
                  'privkey', '--id', name, '--label', label, '--usage-sign',
                  *options)
        self.tool('--write-object', certificate.pem, '--type', 'cert',
                  '--id', name, '--label', label)

    def asked(self):
        """What was asked since the last call: lines of its log."""
        if not os.path.exists(self.log):
            return []
        with open(self.log, encoding='utf-8') as file:
            lines = file.read().splitlines()
        os.remove(self.log)
        return lines
