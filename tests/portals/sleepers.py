"""sleepers: a publisher is stopped just before it writes the pointer.

While it sleeps, a person takes its lock away and somebody else publishes more.
When it goes on, it must neither lead readers back nor say that all is well.
It is stopped before its entry of the ledger, which others have made meanwhile,
and before each of its two pointers: the one that says that derived files are
being replaced, and the last one.
"""
import json
import os
import signal
import threading
import time

from gazette import generated
from proxy import Proxy
from withholding import checkout, decide, publish

PATIENCE = 60
LOCKED, MOVED = 6, 10
POINTER, ENTRY = 'moi-nhat.json', '000002.json'
# The file whose writing is not gone on with, and which time.
MOMENTS = {'its entry': (ENTRY, 0), 'the notice': (POINTER, 0),
           'the flip': (POINTER, 1)}


class Sleeper:
    """Starts a publication that stops before one of its pointers."""

    def __init__(self, kit, server):
        self.kit, self.server = kit, server
        self.library = os.path.join(kit.world.top, 'nap.so')
        if not os.path.exists(self.library):
            kit.world.run('gcc', '-shared', '-fPIC', '-o', self.library,
                          os.path.join(os.path.dirname(__file__), 'nap.c'),
                          '-ldl')

    def start(self, gazette, tree, name, number):
        self.process = gazette.start(self.server, tree, env={
            'LD_PRELOAD': self.library, 'NAP_NAME': name,
            'NAP_AT': str(number)})

    def is_asleep(self):
        with open('/proc/%d/stat' % self.process.pid,
                  encoding='utf-8') as file:
            return file.read().rsplit(')', 1)[1].split()[0] == 'T'

    def await_sleep(self):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            if self.is_asleep():
                return True
            time.sleep(0.01)
        return False

    def wake(self):
        self.process.send_signal(signal.SIGCONT)
        return self.kit.program.finish(self.process)


class WebSleeper(Sleeper):
    """What it sends is held up on its way, and it sleeps meanwhile."""

    def relay(self, exchange):
        exchange.relay(exchange.forward(exchange.body))

    def __init__(self, kit, server, port, form):
        super().__init__(kit, server)
        self.proxy = Proxy(port)
        self.form = form

    def start(self, gazette, tree, name, number):
        self.woken = threading.Event()
        started = threading.Event()

        def is_meant(exchange):
            """Of the two pointers, one says that it is a notice."""
            return name == ENTRY or \
                (b'under_way' in exchange.body) == (number == 0)

        def hold(exchange):
            started.wait()
            if is_meant(exchange) and not self.is_held:
                self.is_held = True
                self.process.send_signal(signal.SIGSTOP)
                self.woken.wait(2 * PATIENCE)
            self.relay(exchange)
        self.is_held = False
        self.proxy.clear()
        self.proxy.rule(hold, method='PUT', path=name, times=99)
        if name == ENTRY:
            self.proxy.rule(hold, method='MOVE')
        env, url = {}, None
        if self.form is None:
            env['CONGBAO_S3_ENDPOINT'] = \
                'http://localhost:%d' % self.proxy.port
        else:
            url = self.form % (self.proxy.port, tree)
        self.process = gazette.start(self.server, tree, url=url, env=env)
        started.set()

    def wake(self):
        self.woken.set()
        return super().wake()


class StoreSleeper(WebSleeper):
    """Before an object store that keeps If-Match, as newer ones do."""

    def start(self, gazette, tree, name, number):
        self.refused = 0
        super().start(gazette, tree, name, number)

    def relay(self, exchange):
        wanted = exchange.handler.headers.get('If-Match')
        path = exchange.path[exchange.path.index('/', 1):]
        there = self.server.object('HEAD', path).getheader('ETag')
        status = 200
        if wanted is None:
            super().relay(exchange)
            return
        if wanted.strip('"') == (there or '').strip('"'):
            # Swift has no conditions: past s3api.
            self.server.object('PUT', path, exchange.body)
        else:
            self.refused += 1
            status = 412
        exchange.answer(status, [('Content-Length', '0')], b'')


def sleeper_of(kit, server):
    if server in (kit.directory, kit.sshd, kit.vsftpd):
        return Sleeper(kit, server)
    if server is kit.swift:
        return WebSleeper(kit, server, server.port, None)
    return WebSleeper(kit, server, server.plain, 'dav://localhost:%d/dav/%s')


def sleep_once(suite, kit, sleeper, others, moment, tree='asleep-'):
    """`others` publish meanwhile: functions of the server and the tree."""
    server = sleeper.server
    name = '%s: asleep before %s' % (server.name, moment)
    tree += moment.replace(' ', '-')
    if not suite.exits(name + ', the first issue',
                       kit.small[0].publish(server, tree), 0):
        return
    sleeper.start(kit.small[1], tree, *MOMENTS[moment])
    if not suite.check(name, sleeper.await_sleep()):
        suite.exits(name, sleeper.wake(), 0)
        return
    suite.exits(name + ', it is unlocked', kit.program.run(
        'portal', 'unlock', *server.options, server.url(tree),
        env=server.env), 0)
    for other in others:
        suite.exits(name + ', others publish', other(server, tree), 0)
    before = server.read(tree + '/' + POINTER)
    entry = server.read(tree + '/so-cai/' + ENTRY)
    woken = sleeper.wake()
    suite.exits(name + ', it says that it was too late', woken,
                LOCKED, MOVED)
    after = server.read(tree + '/' + POINTER)
    suite.check(name + ', no entry is made a second time',
                entry == server.read(tree + '/so-cai/' + ENTRY))
    suite.check(name + ', the pointer is the newer one', before == after,
                'the pointer goes to %s' % json.loads(after)['seq'])
    suite.exits(name + ', all is right', kit.verify(server, tree), 0)
    suite.exits(name + ', nothing is left to do',
                others[-1](server, tree), 0, says=['published already'])


def decisions(suite, kit, sleeper, third):
    """The others restrict a document, and withhold one of the last issue."""
    name = 'deciding-' + sleeper.server.name
    top = checkout(kit, third, name)
    decided = [decide(kit, top, what, document) for what, document in (
        ('restrict', '2024/so-01/1-qd-ubnd'),
        ('withhold', '2024/so-03/5-qd-ubnd'))]
    for done in decided:
        suite.exits(name, done, 0)

    sleep_once(suite, kit, sleeper, [
        third.publish, lambda server, tree: publish(kit, server, top, tree)],
               'the flip', 'decided-')


def conditions(suite, kit, third):
    sleeper = StoreSleeper(kit, kit.swift, kit.swift.port, None)
    for moment in 'the notice', 'the flip':
        sleep_once(suite, kit, sleeper, [third.publish], moment,
                   'condition-')
        suite.check('a store that keeps conditions: asleep before %s, it is '
                    'refused' % moment, sleeper.refused == 1)


def run(suite, kit):
    third = generated(kit.program, kit.world.directory('small', 'third'), [2024], 3, 2)
    for server in kit.servers:
        sleeper = sleeper_of(kit, server)
        suite.tell('sleepers: ' + server.name)
        for moment in MOMENTS:
            sleep_once(suite, kit, sleeper, [third.publish], moment)
        decisions(suite, kit, sleeper, third)
    if kit.swift in kit.servers:
        suite.tell('sleepers: a store that keeps conditions')
        conditions(suite, kit, third)
