"""certificates: an authority that lives as long as the tests."""
import os


class Certificates:
    """ca: the authority's certificate, all that a client has to know."""

    def __init__(self, world):
        self.world = world
        self.top = world.directory('certificates')
        self.ca = self.path('ca.pem')
        self.count = 1
        world.run('openssl', 'req', '-x509', '-nodes', '-days', '2',
                  '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
                  '-subj', '/CN=congbao test CA',
                  '-addext', 'basicConstraints=critical,CA:TRUE',
                  '-addext', 'keyUsage=critical,keyCertSign,cRLSign',
                  '-keyout', self.path('ca.key'), '-out', self.ca)
        self.good = self.make('good', 'localhost')
        self.wrong = self.make('wrong', 'elsewhere.example')
        self.expired = self.make('expired', 'localhost', days=-1)

    def path(self, name):
        return os.path.join(self.top, name)

    def make(self, name, host, days=2):
        """A certificate and its key in one file; signed by the authority."""
        key, request = self.path(name + '.key'), self.path(name + '.req')
        extensions, both = self.path(name + '.ext'), self.path(name + '.pem')
        names = 'DNS:' + host
        if host == 'localhost':
            names += ',IP:127.0.0.1'
        self.world.write('subjectAltName=%s\nextendedKeyUsage=serverAuth\n'
                         % names, extensions)
        self.count += 1
        # RSA, since vsftpd offers nothing else for TLS 1.2.
        self.world.run('openssl', 'req', '-nodes', '-newkey', 'rsa:2048',
                       '-subj', '/CN=' + host,
                       '-keyout', key, '-out', request)
        self.world.run('openssl', 'x509', '-req', '-in', request,
                       '-CA', self.ca, '-CAkey', self.path('ca.key'),
                       '-set_serial', str(self.count), '-days', str(days),
                       '-extfile', extensions, '-out', self.path('bare'))
        with open(both, 'w', encoding='ascii') as out:
            for part in self.path('bare'), key:
                with open(part, encoding='ascii') as file:
                    out.write(file.read())
        return both
