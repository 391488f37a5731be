"""nginx: WebDAV for publishers, and over HTTPS the pages of every server."""
import os

from server import PASSWORD, USER, Server
from world import free_port

CONFIGURATION = """
load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;
daemon off;
worker_processes 2;
%(user)s
pid nginx.pid;
error_log error.log warn;
events { worker_connections 512; }
http {
    access_log off;
    types {
        application/json json; application/pdf pdf; text/html html;
        application/xml xml; text/plain txt;
    }
    client_body_temp_path body;
    proxy_temp_path proxy; fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    client_max_body_size 64m;
    dav_ext_lock_zone zone=locks:1m;
    server {
        listen 127.0.0.1:%(plain)d;
        listen 127.0.0.1:%(secure)d ssl http2;
        ssl_certificate %(certificate)s;
        ssl_certificate_key %(certificate)s;
        ssl_protocols TLSv1.2 TLSv1.3;
        root www;
        location /dav/ {
            alias www/;
            dav_methods PUT DELETE MKCOL COPY MOVE;
            dav_ext_methods PROPFIND OPTIONS LOCK UNLOCK;
            dav_ext_lock zone=locks;
            dav_access user:rw group:r all:r;
            auth_basic "gazette";
            auth_basic_user_file htpasswd;
        }
%(pages)s
    }
}
"""

# Files of another server, shown to readers; for objects, what it answers.
PAGES = '        location /%s/ { alias %s/; }\n'
OBJECTS = '        location /%s/ { proxy_pass %s/; }\n'


class Nginx(Server):
    name = 'nginx'

    def __init__(self, world, certificates, pages, objects):
        """pages and objects: name to directory, name to URL."""
        top = world.directory('nginx')
        root = world.directory('nginx', 'www')
        self.plain, self.secure = free_port(), free_port()
        shown = ''.join(PAGES % item for item in pages.items())
        shown += ''.join(OBJECTS % item for item in objects.items())
        password = world.run('openssl', 'passwd', '-apr1', PASSWORD).strip()
        world.write('%s:%s\n' % (USER, password), 'nginx', 'htpasswd')
        world.write(CONFIGURATION % {
            'user': 'user root;' if os.getuid() == 0 else '',
            'plain': self.plain, 'secure': self.secure, 'pages': shown,
            'certificate': certificates.good}, 'nginx', 'nginx.conf')
        process = world.start('nginx', 'nginx', '-p', top, '-c', 'nginx.conf',
                              '-e', 'error.log')
        world.await_port(process, self.secure)
        super().__init__('davs://localhost:%d/dav' % self.secure,
                         'https://localhost:%d' % self.secure, root)
        self.htpasswd = os.path.join(top, 'htpasswd')
