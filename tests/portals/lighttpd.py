"""lighttpd: WebDAV, the strict one."""
from server import Server
from world import free_port

CONFIGURATION = """
server.document-root = "%(root)s"
server.bind = "127.0.0.1"
server.port = %(plain)d
server.pid-file = "%(top)s/lighttpd.pid"
server.errorlog = "%(top)s/error.log"
server.upload-dirs = ("%(root)s")
server.modules = ("mod_auth", "mod_authn_file", "mod_alias", "mod_webdav",
    "mod_openssl")
mimetype.assign = (".pdf" => "application/pdf", ".html" => "text/html",
    ".json" => "application/json")
$SERVER["socket"] == "127.0.0.1:%(secure)d" {
    ssl.engine = "enable"
    ssl.pemfile = "%(certificate)s"
}
alias.url = ("/dav" => "%(root)s")
$HTTP["url"] =~ "^/dav($|/)" {
    webdav.activate = "enable"
    webdav.sqlite-db-name = "%(top)s/locks.db"
    auth.backend = "htpasswd"
    auth.backend.htpasswd.userfile = "%(htpasswd)s"
    auth.require = ("" => ("method" => "basic", "realm" => "gazette",
        "require" => "valid-user"))
}
"""


class Lighttpd(Server):
    name = 'lighttpd'

    def __init__(self, world, certificates, htpasswd):
        root = world.directory('lighttpd', 'www')
        self.plain, self.secure = free_port(), free_port()
        path = world.write(CONFIGURATION % {
            'top': world.directory('lighttpd'), 'root': root,
            'plain': self.plain, 'secure': self.secure, 'htpasswd': htpasswd,
            'certificate': certificates.good}, 'lighttpd', 'lighttpd.conf')
        process = world.start('lighttpd', '/usr/sbin/lighttpd', '-D', '-f',
                              path)
        world.await_port(process, self.secure)
        super().__init__('davs://localhost:%d/dav' % self.secure,
                         'https://localhost:%d' % self.secure, root)
