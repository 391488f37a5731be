"""swift: OpenStack's object store with s3api, which checks signatures.

One replica on one device. Needs a file system with user attributes.
"""
import http.client
import json
import os
import time

from server import PASSWORD, Server
from world import PATIENCE, Broken, free_port

KEY, BUCKET = 'congbao:bien-tap', 'cong-bao'

COMMON = """[swift-hash]
swift_hash_path_suffix = a
swift_hash_path_prefix = b
[storage-policy:0]
name = one
default = yes
"""

STORE = """[DEFAULT]
bind_ip = 127.0.0.1
bind_port = %(port)d
user = %(user)s
swift_dir = %(etc)s
devices = %(devices)s
mount_check = false
disable_fallocate = true
workers = 0
[pipeline:main]
pipeline = %(kind)s-server
[app:%(kind)s-server]
use = egg:swift#%(kind)s
[%(kind)s-replicator]
[%(kind)s-updater]
[%(kind)s-auditor]
"""

PROXY = """[DEFAULT]
bind_ip = 127.0.0.1
bind_port = %(port)d
user = %(user)s
swift_dir = %(etc)s
workers = 0
[pipeline:main]
pipeline = catch_errors healthcheck cache s3api tempauth copy slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:%(memcached)d
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
check_bucket_owner = false
[filter:tempauth]
use = egg:swift#tempauth
user_congbao_bien-tap = %(password)s .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
"""


class Swift(Server):
    """Started in two halves, since it takes seconds to answer."""
    name = 'swift'

    def __init__(self, world):
        self.world = world
        self.token = None
        self.port = free_port()
        etc = world.directory('swift', 'etc')
        user = world.run('id', '-un').strip()
        common = {'etc': etc, 'user': user,
                  'devices': world.directory('swift', 'devices')}
        world.directory('swift', 'devices', 'd1')
        world.write(COMMON, 'swift', 'etc', 'swift.conf')
        env = {'SWIFT_DIR': etc}
        for kind in 'account', 'container', 'object':
            port = free_port()
            self.make_ring(etc, kind, port)
            path = world.write(STORE % {**common, 'kind': kind, 'port': port},
                               'swift', 'etc', kind + '.conf')
            world.start('swift-' + kind, 'swift-%s-server' % kind, path,
                        env=env)
        memcached = free_port()
        world.start('memcached', 'memcached', '-u', user, '-l', '127.0.0.1',
                    '-p', str(memcached), '-U', '0')
        path = world.write(PROXY % {**common, 'port': self.port,
                                    'memcached': memcached,
                                    'password': PASSWORD},
                           'swift', 'etc', 'proxy.conf')
        self.process = world.start('swift-proxy', 'swift-proxy-server', path,
                                   env=env)
        self.endpoint = 'http://localhost:%d' % self.port
        self.objects = '%s/v1/AUTH_congbao/%s' % (self.endpoint, BUCKET)
        super().__init__('s3://' + BUCKET, '', env={
            'CONGBAO_USER': KEY, 'CONGBAO_PASSWORD': PASSWORD,
            'CONGBAO_S3_ENDPOINT': self.endpoint})

    def make_ring(self, etc, kind, port):
        builder = os.path.join(etc, kind + '.builder')
        self.world.run('swift-ring-builder', builder, 'create', '6', '1', '1')
        self.world.run('swift-ring-builder', builder, 'add',
                       'r1z1-127.0.0.1:%d/d1' % port, '1')
        self.world.run('sh', '-c', 'swift-ring-builder "$1" rebalance || '
                       '[ $? -eq 1 ]', 'sh', builder)

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection('localhost', self.port,
                                                timeout=20)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    def object(self, method, path, body=None, **headers):
        """Past s3api, with Swift's own token."""
        if self.token is None:
            answer = self.ask('GET', '/auth/v1.0', **{
                'X-Auth-User': KEY, 'X-Auth-Key': PASSWORD})
            self.token = answer.getheader('X-Auth-Token')
        return self.ask(method, '/v1/AUTH_congbao/' + BUCKET + path, body,
                        **{'X-Auth-Token': self.token or '', **headers})

    def wait(self):
        """Until there is a bucket, which anybody can read."""
        self.world.await_port(self.process, self.port)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                if self.object('PUT', '', **{'X-Container-Read': '.r:*'}
                               ).status in (201, 202):
                    return
            except OSError:
                pass
            time.sleep(0.2)
        raise Broken('swift does not take a bucket: see ' + self.process.log)

    def has(self, path):
        return self.object('HEAD', '/' + path).status == 200

    def read(self, path):
        return self.object('GET', '/' + path).body

    def damage(self, tree, path):
        path = '/%s/%s' % (tree, path)
        data = bytearray(self.object('GET', path).body)
        data[len(data) // 2] ^= 1
        self.object('PUT', path, bytes(data))

    def state(self, tree):
        answer = self.object('GET', '?format=json&prefix=%s/' % tree)
        return {item['name']: (item['hash'], item['last_modified'])
                for item in json.loads(answer.body)}

    def copy(self, tree, to):
        for name in self.state(tree):
            self.object('PUT', '/' + to + name[len(tree):], b'', **{
                'X-Copy-From': '/%s/%s' % (BUCKET, name)})
