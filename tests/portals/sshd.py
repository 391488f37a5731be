"""sshd: SFTP and nothing else, for the user who runs the tests.

Nothing of the machine's own sshd is read, and no key of the user's.
"""
import getpass
import os

from server import Server
from world import free_port


class Sshd(Server):
    name = 'sshd'

    def __init__(self, world):
        top = world.directory('sshd')
        root = world.directory('sshd', 'www')
        self.port, self.user = free_port(), getpass.getuser()
        self.key = self.make_key(world, 'id_ed25519')
        self.stranger = self.make_key(world, 'id_stranger')
        host = self.make_key(world, 'host_ed25519')
        with open(self.key + '.pub', encoding='ascii') as file:
            allowed = world.write(file.read(), 'sshd', 'authorized_keys')
        os.makedirs('/run/sshd', exist_ok=True)
        options = {
            'ListenAddress': '127.0.0.1', 'Port': self.port,
            'PidFile': os.path.join(top, 'sshd.pid'), 'HostKey': host,
            'AuthorizedKeysFile': allowed, 'UsePAM': 'no',
            'PasswordAuthentication': 'no', 'StrictModes': 'no',
            'AllowUsers': self.user, 'ForceCommand': 'internal-sftp',
            'Subsystem': 'sftp internal-sftp', 'MaxStartups': '200',
            'MaxSessions': '200', 'PermitRootLogin': 'prohibit-password'}
        settings = [word for item in options.items()
                    for word in ('-o', '%s=%s' % item)]
        process = world.start('sshd', '/usr/sbin/sshd', '-D', '-e', '-f',
                              '/dev/null', *settings)
        world.await_port(process, self.port)
        self.world, self.host = world, host
        self.known_hosts = self.know(self.port)
        self.fingerprint = world.run(
            'ssh-keygen', '-l', '-f', host + '.pub').split()[1]
        super().__init__('sftp://localhost:%d%s' % (self.port, root), '',
                         root, env={'CONGBAO_SSH_KEY': self.key,
                                    'CONGBAO_KNOWN_HOSTS': self.known_hosts})

    def know(self, port):
        """A known_hosts for whoever comes to that port."""
        with open(self.host + '.pub', encoding='ascii') as file:
            kind, key = file.read().split()[:2]
        return self.world.write('[localhost]:%d %s %s\n' % (port, kind, key),
                                'sshd', 'known_hosts-%d' % port)

    @staticmethod
    def make_key(world, name):
        path = os.path.join(world.directory('sshd'), name)
        world.run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', '',
                  '-f', path)
        return path
