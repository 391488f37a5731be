"""ledger_stamps: the ledger's time-stamps, by an authority on loopback.

Each entry gets one before the pointer moves; what the authority does wrong
leaves the pointer where it was, and the next run goes on. openssl-ts(1) judges
the files.
"""
import os
import pathlib
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))

from record import Office, edit, files  # noqa: E402
from tsa import Tsa  # noqa: E402

NETWORK = 8
STAMPS_MOST = 10


class Stamped(Office):
    """An office whose profile names an authority."""

    def __init__(self, program, work, pki, url):
        super().__init__(program, work)
        self.trust = pki.tsa_root.pem
        self.url = url

    def begin(self):
        super().begin()
        with open(self.trust, encoding='ascii') as file:
            root = file.read()
        with open(self.at('issues/tsa.pem'), 'w', encoding='ascii') as file:
            file.write(root)
        edit(self.at('issues/gazette.yaml'), 'phone:',
             'signature:\n  tsa: [%s]\n  tsa_trust: [tsa.pem]\nphone:'
             % self.url)

    def stamps(self):
        directory = os.path.join(self.portal, 'so-cai')
        return sorted(name for name in os.listdir(directory)
                      if name.endswith('.tsr')) \
            if os.path.isdir(directory) else []

    def judged(self):
        """Names of stamps that openssl does not accept."""
        bad = []
        for name in self.stamps():
            path = os.path.join(self.portal, 'so-cai', name)
            done = subprocess.run(
                ['openssl', 'ts', '-verify', '-in', path,
                 '-data', path[:-len('.tsr')], '-CAfile', self.trust],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            bad += [] if done.returncode == 0 else [name]
        return bad

    def pointer(self):
        path = os.path.join(self.portal, 'moi-nhat.json')
        if not os.path.exists(path):
            return None
        with open(path, 'rb') as file:
            return file.read()


def test_first(suite, tsa, office):
    office.add(2024, '01')
    office.add(2024, '02')
    dry = office.publish('--dry-run', '--all')
    suite.check('a dry run asks for none', dry.returncode == 0 and
                tsa.seen == [], dry.stdout + str(tsa.seen))
    done = office.publish()
    suite.check('a signed gazette is published', done.returncode == 0,
                done.stdout)
    suite.check('each entry has its time-stamp', office.stamps() == [
        '000001.json.tsr', '000002.json.tsr'], office.stamps())
    suite.check('openssl accepts them', office.judged() == [],
                office.judged())
    suite.check('one request each', len(tsa.seen) == 2, tsa.seen)
    done = office.verify()
    suite.check('verify knows them', done.returncode == 0, done.stdout)
    before = files(office.portal)
    done = office.publish()
    suite.check('published again, nothing is sent and asked for',
                done.returncode == 0 and files(office.portal) == before and
                len(tsa.seen) == 2, done.stdout)
    os.rename(os.path.join(office.portal, 'so-cai/000001.json.tsr'),
              os.path.join(office.work, 'kept'))
    done = office.verify()
    suite.check('without trust one that is missing is no error',
                done.returncode == 0, done.stdout)
    os.rename(os.path.join(office.work, 'kept'),
              os.path.join(office.portal, 'so-cai/000009.json.tsr'))
    done = office.verify()
    suite.check('one of no entry is listed nowhere', done.returncode == 9 and
                '000009.json.tsr: error: is there' in done.stdout, done.stdout)
    os.rename(os.path.join(office.portal, 'so-cai/000009.json.tsr'),
              os.path.join(office.portal, 'so-cai/000001.json.tsr'))


def use(office, tsa, path):
    """The authority at another path of its server, in the profile."""
    edit(office.at('issues/gazette.yaml'), 'tsa: [%s]' % office.url,
         'tsa: [%s]' % (tsa.url + path))
    office.url = tsa.url + path


def test_faults(suite, tsa, office):
    office.add(2024, '03')
    before = office.pointer()
    for path, words in (('/garbage', 'sign-timestamp'),
                        ('/untrusted', 'sign-timestamp'),
                        ('/wrongdigest', 'sign-timestamp')):
        use(office, tsa, path)
        done = office.publish()
        suite.check('%s: the pointer stays' % path,
                    done.returncode == NETWORK and words in done.stdout and
                    office.pointer() == before and
                    len(office.stamps()) == 2, done.stdout)
    use(office, tsa, '')
    asked = len(tsa.seen)
    done = office.publish()
    suite.check('the next run goes on', done.returncode == 0 and
                len(office.stamps()) == 3 and office.judged() == [] and
                len(tsa.seen) == asked + 1, done.stdout)


def test_torn(suite, tsa, office):
    """A run that ends between two time-stamps."""
    office.add(2024, '04')
    office.add(2024, '05')
    before = office.pointer()
    tsa.fails_after = len(tsa.seen) + 1
    done = office.publish()
    suite.check('the authority fails half-way', done.returncode == NETWORK and
                office.pointer() == before and len(office.stamps()) == 4,
                done.stdout)
    tsa.fails_after = None
    asked = len(tsa.seen)
    done = office.publish()
    suite.check('what is there is not asked for again',
                done.returncode == 0 and len(office.stamps()) == 5 and
                len(tsa.seen) == asked + 1 and office.judged() == [],
                done.stdout + str(tsa.seen[asked:]))
    office.add(2024, '06')
    tsa.fails_after = len(tsa.seen)
    done = office.publish()
    assert done.returncode == NETWORK, done.stdout
    tsa.fails_after = None
    with open(os.path.join(office.portal, 'so-cai/000006.json.tsr'),
              'wb') as file:
        file.write(b'0')
    done = office.publish()
    suite.check('one that was cut off is replaced', done.returncode == 0 and
                office.judged() == [], done.stdout)


def test_most(suite, tsa, office):
    for i in range(12):
        office.add(2025, '%02d' % (i + 1), documents=1)
    asked, had = len(tsa.seen), office.stamps()
    done = office.publish()
    new = [name for name in office.stamps() if name not in had]
    suite.check('of many entries the last ones', done.returncode == 0 and
                len(tsa.seen) == asked + STAMPS_MOST and new == [
                    '%06d.json.tsr' % seq for seq in range(9, 19)],
                done.stdout + str(new))
    done = office.verify()
    suite.check('and the gazette is whole', done.returncode == 0, done.stdout)


def test_built(suite, tsa, office):
    """What was built is published by another run, in its gazette or not."""
    office.add(2025, '13', documents=1)
    place = office.clone()
    done = office.run('build', '--all', '--published', office.portal,
                      cwd=place)
    assert done.returncode == 0, done.stdout
    plan = os.path.join(office.work, 'plan.json')
    asked = len(tsa.seen)
    done = office.run('publish', '--built', '--to', office.portal,
                      '--dry-run', '--save-plan', plan, cwd=place)
    suite.check('saving a plan asks for none', done.returncode == 0 and
                len(tsa.seen) == asked, done.stdout)
    done = office.run('publish', '--built', '--to', office.portal,
                      '--plan', plan, cwd=place)
    suite.check('carried out, it does', done.returncode == 0 and
                len(tsa.seen) == asked + 1 and office.judged() == [] and
                '000019.json.tsr' in office.stamps(), done.stdout)
    whole = os.path.join(office.work, 'whole')
    done = office.run('build', '--all', '-o', whole, cwd=place)
    assert done.returncode == 0, done.stdout
    done = office.run('publish', '--built', '-o', whole, '--to',
                      os.path.join(office.work, 'other'), cwd=office.work)
    suite.check('without a gazette there are none', done.returncode == 0 and
                len(tsa.seen) == asked + 1, done.stdout)


def test_required(suite, tsa, office):
    """A removal does not wait for a signature; all else does."""
    edit(office.at('issues/gazette.yaml'), '  tsa_trust:',
         '  required: true\n  tsa_trust:')
    done = office.run('withhold', '--by', 'Sở Tư pháp', '--why', 'Bí mật',
                      '1/QĐ-UBND')
    assert done.returncode == 0, done.stdout
    done = office.publish()
    suite.check('a document is withheld unsigned, with a warning',
                done.returncode == 0 and '[sign-missing]' in done.stdout and
                office.judged() == [], done.stdout)
    office.add(2025, '14', documents=1)
    asked, before = len(tsa.seen), files(office.portal)
    done = office.publish()
    suite.check('an issue is not published unsigned', done.returncode == 1 and
                '[sign-required]' in done.stdout and
                len(tsa.seen) == asked and files(office.portal) == before,
                done.stdout)
    edit(office.at('issues/gazette.yaml'), '  required: true\n', '')


def test_trust(suite, tsa, office):
    before = files(office.portal)
    os.remove(office.at('issues/tsa.pem'))
    done = office.publish()
    suite.check('without the roots nothing is sent', done.returncode in
                (1, 2) and 'tsa.pem' in done.stdout and
                files(office.portal) == before, done.stdout)


class Failing(Tsa):
    """Too much is asked of it after so many requests."""
    fails_after = None

    def serve(self, handler, body):
        if self.fails_after is not None and \
                len(self.seen) > self.fails_after:
            return handler.answer(403, 'text/plain', b'')
        return super().serve(handler, body)


def run(suite, kit):
    tsa = Failing(kit.pki)
    office = Stamped(kit.program, kit.path('ledger'), kit.pki, tsa.url)
    os.mkdir(office.work)
    office.begin()
    for test in (test_first, test_faults, test_torn, test_most, test_built,
                 test_required, test_trust):
        test(suite, tsa, office)
    tsa.close()
