"""apache: WebDAV, with locks and conditions that leak under races."""
import os

from server import Server
from world import free_port

MODULES = """mpm_event authn_core authn_file authz_core authz_user auth_basic
alias mime setenvif dav dav_fs socache_shmcb ssl"""

CONFIGURATION = """
ServerRoot %(top)s
PidFile %(top)s/apache.pid
DefaultRuntimeDir %(top)s
Mutex file:%(top)s default
ErrorLog %(top)s/error.log
LogLevel error
ServerName localhost
Listen 127.0.0.1:%(plain)d
Listen 127.0.0.1:%(secure)d
%(modules)s
User nobody
Group nogroup
TypesConfig /dev/null
AddType application/pdf .pdf
AddType application/json .json
AddType text/html .html
DavLockDB %(locks)s/db
DocumentRoot %(root)s
<Directory %(root)s>
  Require all granted
</Directory>
Alias /dav %(root)s
<Location /dav>
  Dav On
  AuthType Basic
  AuthName "gazette"
  AuthUserFile %(htpasswd)s
  Require valid-user
</Location>
<VirtualHost 127.0.0.1:%(secure)d>
  SSLEngine on
  SSLCertificateFile %(certificate)s
</VirtualHost>
"""


class Apache(Server):
    name = 'apache'

    def __init__(self, world, certificates, htpasswd):
        top = world.directory('apache')
        root = world.directory('apache', 'www', owner='nobody')
        self.plain, self.secure = free_port(), free_port()
        modules = '\n'.join(
            'LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so'
            % (name, name) for name in MODULES.split())
        path = world.write(CONFIGURATION % {
            'top': top, 'root': root, 'plain': self.plain,
            'secure': self.secure, 'modules': modules, 'htpasswd': htpasswd,
            'locks': world.directory('apache', 'locks', owner='nobody'),
            'certificate': certificates.good}, 'apache', 'httpd.conf')
        process = world.start('apache', '/usr/sbin/apache2', '-f', path,
                              '-DFOREGROUND')
        world.await_port(process, self.secure)
        super().__init__('davs://localhost:%d/dav' % self.secure,
                         'https://localhost:%d' % self.secure, root)
        self.log = os.path.join(top, 'error.log')
