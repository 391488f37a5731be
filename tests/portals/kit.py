"""kit: all that a test needs: servers, gazettes, the program."""
import os

from apache import Apache
from certificates import Certificates
from gazette import Program, generated, sample
from lighttpd import Lighttpd
from nginx import Nginx
from server import Directory
from sshd import Sshd
from swift import Swift
from vsftpd import Vsftpd


class Kit:
    def __init__(self, world, program):
        self.world = world
        self.certificates = Certificates(world)
        self.ca = self.certificates.ca
        self.program = Program(program, world)
        self.start_servers()

    def start_servers(self):
        world, certificates = self.world, self.certificates
        self.swift = Swift(world)
        self.directory = Directory(world)
        self.sshd = Sshd(world)
        self.vsftpd = Vsftpd(world, certificates)
        self.nginx = Nginx(
            world, certificates,
            {'directory': self.directory.root, 'sshd': self.sshd.root,
             'vsftpd': self.vsftpd.root}, {'swift': self.swift.objects})
        self.apache = Apache(world, certificates, self.nginx.htpasswd)
        self.lighttpd = Lighttpd(world, certificates, self.nginx.htpasswd)
        for server in self.directory, self.sshd, self.vsftpd, self.swift:
            server.public = '%s/%s' % (self.nginx.public, server.name)
        self.servers = [self.directory, self.nginx, self.apache,
                        self.lighttpd, self.sshd, self.vsftpd, self.swift]
        only = os.environ.get('CONGBAO_ONLY', '')
        self.servers = [one for one in self.servers if only in one.name]
        for server in self.servers:
            server.options += ['--ca', self.ca]

    def build_gazettes(self):
        """While Swift wakes up."""
        self.sample = sample(self.program, self.world.directory('sample'))
        self.small = [generated(self.program,
                                self.world.directory('small', str(i)),
                                [2024], i + 1, 2)
                      for i in range(2)]
        self.swift.wait()

    def verify(self, server, tree, *more):
        """As anybody can: by HTTPS and without credentials."""
        return self.program.run('verify', '--ca', self.ca, *more,
                                server.page(tree))
