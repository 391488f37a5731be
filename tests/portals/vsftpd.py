"""vsftpd: FTP with explicit TLS on both connections.

Its "anonymous" user needs no account on this machine; its password is checked
against a list, so that credentials count.
"""
import os

from server import PASSWORD, Server
from world import free_port

CONFIGURATION = """
listen=YES
listen_address=127.0.0.1
listen_port=%(port)d
background=NO
anonymous_enable=YES
anon_root=%(root)s
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
anon_umask=022
write_enable=YES
ftp_username=ftp
secure_email_list_enable=YES
email_password_file=%(passwords)s
pasv_address=127.0.0.1
secure_chroot_dir=%(empty)s
vsftpd_log_file=%(top)s/vsftpd.log
xferlog_enable=NO
ssl_enable=YES
allow_anon_ssl=YES
force_anon_logins_ssl=YES
force_anon_data_ssl=YES
require_ssl_reuse=YES
rsa_cert_file=%(certificate)s
rsa_private_key_file=%(certificate)s
seccomp_sandbox=NO
isolate=NO
isolate_network=NO
max_clients=0
max_per_ip=0
"""


class Vsftpd(Server):
    name = 'vsftpd'

    def __init__(self, world, certificates):
        top = world.directory('vsftpd')
        root = world.directory('vsftpd', 'root')
        up = world.directory('vsftpd', 'root', 'up', owner='ftp')
        self.port = free_port()
        path = world.write(CONFIGURATION % {
            'top': top, 'root': root, 'port': self.port,
            'passwords': world.write(PASSWORD + '\n', 'vsftpd', 'passwords'),
            'empty': world.directory('vsftpd', 'empty'),
            'certificate': certificates.good}, 'vsftpd', 'vsftpd.conf')
        process = world.start('vsftpd', '/usr/sbin/vsftpd', path)
        world.await_port(process, self.port)
        super().__init__('ftps://localhost:%d/up' % self.port, '', up, env={'CONGBAO_USER': 'anonymous',
                                  'CONGBAO_PASSWORD': PASSWORD})
        self.log = os.path.join(top, 'vsftpd.log')
