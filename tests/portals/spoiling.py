"""spoiling: every fault of the network and of servers, one at a time.

What passes is waited for and tried again; what does not is named, with the
exit status that a CI job acts on. Never is anything published that is not
whole, and the next run completes.
"""
import os

import faults
from proxy import Proxy
from server import PASSWORD

HASTE = ['--timeout', '2', '--retry', '20']
DENIED, NETWORK, ALTERED, UNSAFE = 7, 8, 9, 11

ELSEWHERE = ('Location', 'http://localhost:1/elsewhere')

# A fault done once to a PUT of a file: the run has to come through.
PASSING = {
    'refuse': faults.refuse,
    'reset in the body': faults.reset_body,
    'lost answer': faults.lost_answer,
    'stall': faults.stall,
    '429 with a date': faults.busy_until_date,
    '503 with seconds': faults.busy_for_seconds,
    '502': faults.answers(502),
    'flipped bit on the way up': faults.flip_up,
}

# A fault done to each PUT of files: statuses, and words that have to be said.
LASTING = {
    'refuse': (faults.refuse, (NETWORK,), ()),
    'stall': (faults.stall, (NETWORK,), ()),
    '503': (faults.answers(503), (NETWORK,), ('503',)),
    'flipped bits on the way up': (faults.flip_up, (ALTERED,), ('.pdf',)),
    '302': (faults.answers(302, ELSEWHERE), (2,), ('302', 'elsewhere')),
    '401': (faults.answers(401), (DENIED,), ('401',)),
    '403': (faults.answers(403), (DENIED,), ('403',)),
    '507': (faults.answers(507), (2,), ('507',)),
    '201, and nothing is stored':
        (faults.answers(201), (ALTERED,), ('.pdf',)),
}

# A server that says yes and does something else: method, fault, words.
LYING = {
    'a server that stores nothing':
        ('PUT', faults.answers(201), 'keeps nothing'),
    'a server that answers with a page to log in':
        ('PUT', faults.login_page, 'log in'),
    'a server that makes a directory again':
        ('MKCOL', faults.made_again, '200'),
}

# A fault done to what readers read back.
READING = {
    'flipped bit on the way down': (faults.flip_down, 1, (0, ALTERED)),
    'flipped bits on the way down': (faults.flip_down, 99, (ALTERED,)),
    'truncated read': (faults.truncate, 1, (0,)),
    'truncated reads': (faults.truncate, 999, (NETWORK,)),
}


class Spoiler:
    """nginx with a proxy before it, for publishing and for reading."""

    def __init__(self, suite, kit):
        self.suite, self.kit = suite, kit
        self.server = kit.nginx
        self.proxy = Proxy(self.server.plain)
        self.count = 0

    def publish(self, tree, *more, port=None):
        url = 'dav://localhost:%d/dav/%s' % (self.proxy.port, tree)
        public = 'http://localhost:%d/%s' % (port or self.server.plain, tree)
        return self.kit.small[0].publish(
            self.server, tree, *HASTE, '--public', public, *more, url=url)

    def tree(self):
        self.count += 1
        return 'spoilt-%d' % self.count

    def is_clean(self, name, tree):
        """Nobody was led to what is not whole; the next run completes."""
        self.proxy.clear()
        pointer = self.server.has(tree + '/moi-nhat.json')
        self.suite.check(name + ': nothing is published', not pointer)
        self.completes(name, tree)

    def completes(self, name, tree):
        self.proxy.clear()
        self.suite.exits(name + ': the next run completes',
                         self.publish(tree), 0)
        self.suite.exits(name + ': and all is right',
                         self.kit.verify(self.server, tree), 0)

    def passing(self):
        for name, fault in PASSING.items():
            tree = self.tree()
            rule = self.proxy.rule(fault, method='PUT', path='.pdf')
            done = self.publish(tree)
            self.suite.exits(name + ', once: it is published', done, 0)
            self.suite.check(name + ': it was done', rule.done == 1)
            self.completes(name, tree)

    def lasting(self):
        for name, (fault, statuses, words) in LASTING.items():
            tree = self.tree()
            self.proxy.rule(fault, method='PUT', path='.pdf', times=999)
            done = self.publish(tree, '--retry', '3')
            self.suite.exits(name + ', always: it is named', done, *statuses,
                             says=words)
            self.is_clean(name, tree)

    def lying(self):
        for name, (method, fault, words) in LYING.items():
            tree = self.tree()
            self.proxy.rule(fault, method=method, times=999)
            done = self.publish(tree, '--retry', '3')
            self.suite.exits(name + ': is not safe', done, UNSAFE,
                             says=[words])
            self.is_clean(name, tree)

    def reading(self):
        for name, (fault, times, statuses) in READING.items():
            tree = self.tree()
            self.proxy.rule(fault, method='GET', path='.pdf', times=times)
            done = self.publish(tree, '--retry', '3', port=self.proxy.port)
            self.suite.exits(name + ': it is found', done, *statuses)
            self.completes(name, tree)

    def pointer_is_last(self):
        """The flip itself: its answer is lost, or it is not done."""
        for name, fault in (('lost', faults.lost_answer),
                            ('cut off', faults.reset_body),
                            ('refused', faults.refuse)):
            tree = self.tree()
            self.proxy.rule(fault, method='PUT', path='moi-nhat.json')
            done = self.publish(tree)
            name = 'the flip is %s' % name
            self.suite.exits(name + ': it is published', done, 0)
            self.completes(name, tree)

    def certificates(self):
        certificates = self.kit.certificates
        for name, one in (('wrong', certificates.wrong),
                          ('expired', certificates.expired)):
            proxy = Proxy(self.server.plain, one)
            url = 'davs://localhost:%d/dav/x' % proxy.port
            done = self.kit.small[0].publish(self.server, 'x', *HASTE,
                                             url=url)
            self.suite.exits('a certificate that is %s: refused' % name, done,
                             DENIED, says=['certificate'])
            self.suite.check('a certificate that is %s: nothing was asked'
                             % name, proxy.seen == [])
            proxy.close()
        done = self.kit.small[0].program.run(
            'verify', self.server.page('two-years'))
        self.suite.exits('an authority nobody knows: refused', done, DENIED)

    def redirects(self):
        """Credentials go nowhere else."""
        other = Proxy(self.server.plain)
        tree = self.tree()
        self.proxy.rule(faults.answers(
            302, ('Location', 'http://localhost:%d/' % other.port)),
            times=999)
        done = self.publish(tree)
        self.suite.exits('a redirect is reported', done, 2, says=['302'])
        self.suite.check('and not followed', other.seen == [])
        other.close()
        self.is_clean('redirect', tree)

    def credentials(self):
        done = self.kit.small[0].publish(
            self.server, 'denied', env={'CONGBAO_PASSWORD': PASSWORD + 'x'})
        self.suite.exits('a wrong password', done, DENIED, says=['401'])
        apache = self.kit.apache
        tree = 'read-only'
        os.makedirs(apache.disk(tree), mode=0o555)
        done = self.kit.small[0].publish(apache, tree, *HASTE, '--retry', '3')
        self.suite.check('a tree that can only be read: named',
                         done.returncode not in (0, 1), done.said)
        self.suite.check('and nothing is written',
                         os.listdir(apache.disk(tree)) == [])


def run(suite, kit):
    spoiler = Spoiler(suite, kit)
    for part in (spoiler.passing, spoiler.lasting, spoiler.lying,
                 spoiler.reading,
                 spoiler.pointer_is_last, spoiler.certificates,
                 spoiler.redirects, spoiler.credentials):
        suite.tell('faults: ' + part.__name__.replace('_', ' '))
        part()
