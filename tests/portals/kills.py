"""kills: kill -9 at every step, with a reader who looks all the time.

A gazette with one issue stands on the portal; the publication of a second one
is killed at its first request, at its second, and so on to its last: before
the server hears of it, in the middle of what is sent, and before the answer
is heard. Each time the same command is run again and has to complete.
"""
import os
import signal
import threading

from pipe import Pipe
from proxy import Proxy
from reader import Reader

class Killer:
    """Starts a publication that dies at one of its requests."""

    def __init__(self, kit, server):
        self.kit, self.server = kit, server
        self.process = None
        self.is_killed = False
        self.steps = 0

    def kill(self):
        self.is_killed = True
        self.process.kill()
        self.process.wait()

    def env(self):
        return {}

    def run(self, tree, step, way):
        self.is_killed = False
        started = threading.Event()
        self.prepare(step, way, started)
        self.process = self.kit.small[1].start(
            self.server, tree, url=self.url(tree), env=self.env())
        started.set()
        self.kit.program.finish(self.process)
        self.clear()
        return self.is_killed

    def count(self):
        """How many steps a publication has that nobody kills."""
        self.server.copy('killed', 'counted')
        self.run('counted', -1, self.ways[0])
        return self.steps


class WebKiller(Killer):
    """Through a proxy that knows what a request is."""
    ways = ('before', 'middle', 'after')

    def __init__(self, kit, server, target, scheme_and_path):
        super().__init__(kit, server)
        self.proxy = Proxy(target)
        self.form = scheme_and_path

    def url(self, tree):
        return self.form % (self.proxy.port, tree)

    def clear(self):
        self.steps = len(self.proxy.seen)
        self.proxy.clear()

    def prepare(self, step, way, started):
        def before(exchange):
            self.kill()
            exchange.reset()

        def middle(exchange):
            exchange.forward(exchange.body[:len(exchange.body) // 2],
                             short=True)
            before(exchange)

        def after(exchange):
            exchange.forward(exchange.body)
            before(exchange)

        def watch(number):
            if number != step:
                return None
            started.wait()
            return {'before': before, 'middle': middle, 'after': after}[way]
        self.proxy.watch = watch

    def close(self):
        self.proxy.close()


class StoreKiller(WebKiller):
    """The same for an object store, which is found by its endpoint."""

    def url(self, tree):
        return self.server.url(tree)

    def env(self):
        return {'CONGBAO_S3_ENDPOINT':
                'http://localhost:%d' % self.proxy.port}


class PipeKiller(Killer):
    """Through a pipe that knows only what was sent at one time."""
    ways = ('cut', 'drop')

    def __init__(self, kit, server, target, form):
        super().__init__(kit, server)
        self.pipe = Pipe(target)
        self.form = form
        if server is kit.sshd:
            self.hosts = server.know(self.pipe.port)

    def env(self):
        if self.server is not self.kit.sshd:
            return {}
        return {'CONGBAO_KNOWN_HOSTS': self.hosts}

    def url(self, tree):
        return self.form % (self.pipe.port, tree)

    def clear(self):
        self.steps = self.pipe.count
        self.pipe.clear()

    def prepare(self, step, way, started):
        def watch(number):
            if number != step:
                return None
            started.wait()
            self.kill()
            return way
        self.pipe.watch = watch

    def close(self):
        self.pipe.close()


class StepKiller(Killer):
    """In a directory a request is a call of the system."""
    ways = ('before', 'middle', 'after')

    def __init__(self, kit, server):
        super().__init__(kit, server)
        self.library = os.path.join(kit.world.top, 'die.so')
        kit.world.run('gcc', '-shared', '-fPIC', '-o', self.library,
                      os.path.join(os.path.dirname(__file__), 'die.c'),
                      '-ldl')

    def run(self, tree, step, way):
        done = self.kit.small[1].publish(self.server, tree, env={
            'LD_PRELOAD': self.library, 'DIE_AT': str(step), 'DIE_HOW': way})
        return done.returncode == -signal.SIGKILL

    def count(self):
        counted = os.path.join(self.kit.world.top, 'steps')
        self.server.copy('killed', 'counted')
        self.kit.small[1].publish(self.server, 'counted', env={
            'LD_PRELOAD': self.library, 'DIE_AT': '-1',
            'DIE_COUNT': counted})
        with open(counted, encoding='ascii') as file:
            return int(file.read())

    def close(self):
        pass


def killer_of(kit, server):
    if server is kit.directory:
        return StepKiller(kit, server)
    if server is kit.sshd:
        return PipeKiller(kit, server, server.port,
                          'sftp://localhost:%d' + server.root + '/%s')
    if server is kit.vsftpd:
        return PipeKiller(kit, server, server.port,
                          'ftps://localhost:%d/up/%s')
    if server is kit.swift:
        return StoreKiller(kit, server, server.port, None)
    return WebKiller(kit, server, server.plain, 'dav://localhost:%d/dav/%s')


class Tally:
    def __init__(self):
        self.kills = self.looks = 0
        self.torn, self.lost, self.stuck = [], [], []

    def add(self, other):
        self.kills += other.kills
        self.looks += other.looks
        self.torn += other.torn
        self.lost += other.lost
        self.stuck += other.stuck


def kill_once(kit, killer, tree, step, way, tally):
    """False: there was no such step, the publication was done before."""
    server = killer.server
    server.copy('killed', tree)
    reader = Reader(server.page(tree), kit.ca)
    reader.look()
    reader.start()
    is_killed = killer.run(tree, step, way)
    if is_killed:
        where = '%s, step %d, %s' % (server.name, step, way)
        done = kit.small[1].publish(server, tree)
        if done.returncode != 0:
            tally.stuck.append('%s: exit status %d\n%s' % (
                where, done.returncode, done.said))
        tally.kills += 1
    reader.stop()
    reader.look_again()
    if is_killed and done.returncode == 0 and reader.seq != 2:
        reader.lost.append('the second issue: the pointer is at %d'
                           % reader.seq)
    tally.looks += reader.looks
    tally.torn += ['%s: %s' % (where, one) for one in reader.torn] \
        if is_killed else reader.torn
    tally.lost += ['%s: %s' % (where, one) for one in reader.lost] \
        if is_killed else reader.lost
    return is_killed


def kill_all(kit, killer, tally, most):
    """Steps are spread so that there are `most` kills, or somewhat more."""
    done = kit.small[0].publish(killer.server, 'killed')
    if done.returncode != 0:
        tally.stuck.append(done.said)
        return
    steps = killer.count()
    stride = max(1, steps * len(killer.ways) // most)
    number = 0
    for step in range(steps):
        for way in killer.ways:
            number += 1
            if number % stride == 0:
                tree = 'killed-%d-%s' % (step, way)
                kill_once(kit, killer, tree, step, way, tally)
    killer.close()


def run(suite, kit):
    wanted = int(os.environ.get('CONGBAO_KILLS', '128'))
    total, threads = Tally(), []
    for server in kit.servers:
        killer = killer_of(kit, server)
        # Where each takes seconds there are fewer.
        slow = server in (kit.sshd, kit.vsftpd, kit.swift)
        most = max(5, wanted // 4) if slow else wanted
        tally = Tally()
        thread = threading.Thread(target=kill_all, args=(
            kit, killer, tally, most), daemon=True)
        thread.start()
        threads.append((killer, tally, thread))
    for killer, tally, thread in threads:
        thread.join()
        name = killer.server.name
        suite.tell('%s: %d kills' % (name, tally.kills))
        suite.check('%s: killed at many steps' % name, tally.kills >= wanted / 20)
        suite.check('%s: the next run completes, every time' % name,
                    not tally.stuck, '\n'.join(tally.stuck))
        suite.check('%s: readers never meet a half' % name, not tally.torn,
                    '\n'.join(tally.torn))
        suite.check('%s: nothing published is lost or changed' % name,
                    not tally.lost, '\n'.join(tally.lost))
        total.add(tally)
    suite.tell('%d kills, %d looks of readers: %d torn, %d lost' % (
        total.kills, total.looks, len(total.torn), len(total.lost)))
