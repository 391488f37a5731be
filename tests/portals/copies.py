"""copies: in systems that are spoken to by an API of their own.

They are copies and not the gazette: what is asked of them is that each has the
bytes that were published, that nothing is sent twice, and that a system which
changes files is found out.
"""
import os
import re
import shutil
import threading

from cms import Json, Liferay, SharePoint, WordPress
from gazette import Gazette, files_in
from server import PASSWORD, USER

MISTAKES, OTHER, DENIED, ALTERED, INCAPABLE = 1, 2, 7, 9, 11


class Desk:
    """A gazette of two issues, and a system that has nothing yet."""

    def __init__(self, suite, kit, kind):
        self.suite, self.kit = suite, kit
        self.name = kind.__name__
        self.cms = kind(kit.world, kit.certificates)
        Desk.count = getattr(Desk, 'count', 0) + 1
        top = kit.world.directory('copies-%d' % Desk.count)
        shutil.copytree(os.path.join(kit.small[1].top, 'out'),
                        os.path.join(top, 'out'))
        self.gazette = Gazette(kit.program, top)

    def start(self, *words, env=None):
        return self.kit.program.start(
            *words, '--api', self.cms.api, '--ca', self.kit.ca,
            '--retry', '5', cwd=self.gazette.top,
            env={'CONGBAO_USER': USER, 'CONGBAO_PASSWORD': PASSWORD,
                 **(env or {})})

    def command(self, *words, env=None):
        return self.kit.program.finish(self.start(*words, env=env))

    def begin(self, *more, env=None):
        return self.start('publish', '--built', '-o', 'out', '--to',
                          self.cms.url, '--all', *more, env=env)

    def publish(self, *more, env=None):
        self.cms.forget()
        return self.kit.program.finish(self.begin(*more, env=env))

    def exits(self, what, done, *statuses, says=()):
        self.suite.exits('%s: %s' % (self.name, what), done, *statuses,
                         says=says)

    def check(self, what, holds, why=''):
        self.suite.check('%s: %s' % (self.name, what), holds, why)

    def wanted(self, ends):
        """The bytes of the issues' files that end so, in some order."""
        return sorted(data for path, data in self.gazette.files().items()
                      if path.endswith(ends) and
                      re.match('[0-9]{4}/so-[0-9]+/', path))


def published(suite, kit):
    for kind in WordPress, Liferay, SharePoint, Json:
        desk = Desk(suite, kit, kind)
        cms = desk.cms
        before = files_in(desk.gazette.top)
        desk.exits('the plan is shown', desk.publish('-n'), 0, says=['.pdf'])
        desk.check('and nothing is asked or written', cms.seen == [] and
                   files_in(desk.gazette.top) == before, cms.seen)
        desk.exits('copies are made', desk.publish('--receipt', 'receipt'), 0,
                   says=['these are copies'])
        ends = ('.pdf',) if kind is WordPress else ('.pdf', '.json')
        wanted = desk.wanted(ends)
        desk.check('all of them, byte by byte, each once',
                   len(wanted) > 3 and sorted(cms.files.values()) == wanted)
        desk.check('readers ask without credentials', all(
            not known for method, path, known in cms.seen
            if method == 'GET' and path.startswith(
                cms.folder.replace(' ', '%20'))), cms.seen)
        desk.exits('again: done', desk.publish(), 0, says=['already'])
        desk.check('and nothing is asked', cms.seen == [], cms.seen)
        spoil(desk)


def spoil(desk):
    """Somebody changes a copy afterwards."""
    cms = desk.cms
    url = sorted(cms.files)[0]
    cms.files[url] += b'x'
    desk.exits('all is compared: a changed copy is sent again',
               desk.publish('--repair'), 0, says=['1 files copied'])
    desk.check('it, and nothing else', len(cms.sent()) == 1, cms.sent())


def altered(suite, kit):
    desk = Desk(suite, kit, SharePoint)
    desk.cms.spoils = True
    done = desk.publish('--receipt', 'receipt.json')
    desk.exits('a system that changes PDFs is found out', done, ALTERED,
               says=['publish-altered', 'no authentic copy', '.pdf'])
    with open(os.path.join(desk.gazette.top, 'receipt.json'),
              encoding='utf-8') as file:
        desk.check('the receipt says so', '"altered": ' in file.read())
    issues = {url.split('/')[-1].rsplit('-', 1)[0][:10]
              for url in desk.cms.files}
    desk.check('no further issue is sent', len(issues) == 1, issues)
    desk.exits('again: it is still so', desk.publish(), ALTERED,
               says=['publish-altered'])
    desk.check('and is asked, not sent', desk.cms.sent() == [],
               desk.cms.sent())
    desk.cms.spoils = False
    desk.exits('put right: sent anew', desk.publish('--repair'), 0)
    desk.check('byte by byte', sorted(desk.cms.files.values()) ==
               desk.wanted(('.pdf', '.json')))


def lost(suite, kit):
    """The answer does not come, though the file was stored."""
    for kind in WordPress, SharePoint:
        desk = Desk(suite, kit, kind)
        desk.cms.loses = 1
        desk.exits('an answer is lost: done all the same', desk.publish(), 0)
        files = desk.wanted('.pdf' if kind is WordPress
                            else ('.pdf', '.json'))
        desk.check('it is looked for, not sent twice',
                   len(desk.cms.sent()) == len(files) and
                   sorted(desk.cms.files.values()) == files, desk.cms.seen)
        shutil.rmtree(os.path.join(desk.gazette.top, 'out', '.congbao'))
        desk.exits('the journal is lost: done', desk.publish(), 0)
        desk.check('all is found, nothing sent', desk.cms.sent() == [],
                   desk.cms.sent())


def killed(suite, kit):
    """kill -9 at every request of a run: the next one completes, and what
    the system had stored by then is not there twice."""
    for kind in WordPress, SharePoint:
        desk = Desk(suite, kit, kind)
        desk.exits('copies are made', desk.publish(), 0)
        count, wanted = len(desk.cms.seen), sorted(desk.cms.files.values())
        wrong = []
        for at in range(count):
            if not survives(desk, at, wanted):
                wrong.append((at, desk.cms.seen))
        desk.check('killed at each of %d requests: whole, none twice' % count,
                   count > 10 and wrong == [], wrong)


def survives(desk, at, wanted):
    cms = desk.cms
    shutil.rmtree(os.path.join(desk.gazette.top, 'out', '.congbao'))
    cms.files = {}
    cms.forget()
    started = threading.Event()

    def kill(number):
        started.wait()
        if number == at:
            process.kill()

    cms.watch = kill
    process = desk.begin()
    started.set()
    process.communicate()
    cms.settle()
    cms.watch = lambda number: None
    done = desk.publish()
    return process.returncode == -9 and done.returncode == 0 and \
        sorted(cms.files.values()) == wanted


def at_once(suite, kit):
    """Two runs from one directory."""
    desk = Desk(suite, kit, Liferay)
    runs = [desk.begin() for _ in range(2)]
    for run in runs:
        desk.exits('two at once: done', kit.program.finish(run), 0)
    desk.check('and nothing is there twice', sorted(desk.cms.files.values())
               == desk.wanted(('.pdf', '.json')) and
               len(desk.cms.sent()) == len(desk.cms.files), desk.cms.seen)


def cut_off(suite, kit):
    """A journal whose last line was cut off by a kill."""
    desk = Desk(suite, kit, Liferay)
    desk.exits('copies are made', desk.publish(), 0)
    top = os.path.join(desk.gazette.top, 'out', '.congbao')
    name = [one for one in os.listdir(top) if one.startswith('copies-')][0]
    with open(os.path.join(top, name), 'r+b') as file:
        file.truncate(os.path.getsize(file.name) - 9)
    desk.exits('the journal is cut off: done', desk.publish(), 0)
    desk.check('one copy is read again, none is sent',
               [one[0] for one in desk.cms.seen] == ['GET'], desk.cms.seen)
    desk.exits('and it is whole again', desk.publish(), 0)
    desk.check('nothing is asked', desk.cms.seen == [], desk.cms.seen)


def private(suite, kit):
    """A library whose files are shown to those alone who may see them."""
    desk = Desk(suite, kit, SharePoint)
    desk.cms.hidden = True
    desk.exits('copies that readers may not see are named', desk.publish(),
               DENIED, says=['401'])
    desk.cms.api = kit.world.write(SharePoint.profile + 'private: true\n',
                                   'cms', 'private.yaml')
    desk.exits('said to be private: copied and compared', desk.publish(), 0)
    other = Desk(suite, kit, WordPress)
    other.cms.api = kit.world.write(
        WordPress.profile + 'private: true\n', 'cms', 'private-2.yaml')
    other.cms.says = {'source_url': desk.cms.host + '/x.pdf'}
    desk.cms.forget()
    other.publish()
    other.check('another host gets no credentials', desk.cms.seen != [] and
                not any(known for _, _, known in desk.cms.seen),
                desk.cms.seen)


def refused(suite, kit):
    desk = Desk(suite, kit, WordPress)
    done = desk.publish(env={'CONGBAO_PASSWORD': PASSWORD + 'x'})
    desk.exits('a wrong password', done, DENIED, says=['401'])
    desk.check('nothing is there', desk.cms.files == {})
    hostile = {
        'a name and a password': 'https://a:b@localhost/x.pdf',
        'plain http': 'http://elsewhere.example/x.pdf',
        'a file': 'file:///etc/passwd',
        'another host': '//elsewhere.example/x.pdf',
        'no text': 7,
    }
    for what, url in hostile.items():
        desk = Desk(suite, kit, WordPress)
        desk.cms.says = {'source_url': url}
        desk.exits('it answers %s: refused' % what, desk.publish(), OTHER)
    desk = Desk(suite, kit, WordPress)
    desk.cms.says = {'source_url': 'x' * (2 << 20)}
    desk.exits('it answers without end: refused', desk.publish(), OTHER,
               says=['megabyte'])


def described(suite, kit):
    """Mistakes in the profile, each at its place; nothing is asked."""
    desk = Desk(suite, kit, WordPress)
    for what, text, words in (
            ('a place that there is not', 'send: "{base}/{nowhere}"\n'
             'answer: /url\n', '{nowhere}'),
            ('another host', 'send: https://elsewhere.example/\n'
             'answer: /url\n', '{base}/'),
            ('a secret', 'send: "{base}/x"\nanswer: /url\n'
             'headers: ["Authorization: Basic eDp5"]\n', 'CONGBAO_TOKEN'),
            ('no place of the URL', 'send: "{base}/x"\n', 'answer'),
            ('an unknown key', 'send: "{base}/x"\nanswer: /u\nx: y\n', 'x')):
        desk.cms.api = kit.world.write(text, 'cms', 'wrong.yaml')
        desk.exits('%s: named' % what, desk.publish(), MISTAKES,
                   says=['wrong.yaml:', words])
        desk.check('%s: nothing is asked' % what, desk.cms.seen == [])


def commands(suite, kit):
    desk = Desk(suite, kit, WordPress)
    url = desk.cms.url
    desk.exits('what it cannot do is said',
               desk.command('portal', 'check', url), INCAPABLE,
               says=['lock: none', 'replace: not atomic', 'copies'])
    desk.exits('no lock to take away',
               desk.command('portal', 'unlock', url), INCAPABLE)
    desk.exits('it is no gazette to verify', desk.command('verify', url),
               OTHER, says=['copies'])
    desk.exits('no saved plan', desk.publish('-n', '--save-plan', 'plan'),
               OTHER, says=['--save-plan'])


def run(suite, kit):
    for part in (published, altered, lost, killed, at_once, cut_off, private, refused, described,
                 commands):
        suite.tell('copies: ' + part.__name__.replace('_', ' '))
        part(suite, kit)
