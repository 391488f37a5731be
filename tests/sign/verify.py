"""verify: what verify --trust finds of signatures and time-stamps that were
tampered with, and what it says of those that hold; renewal; witnesses."""
import hashlib
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time

import der
from gazette import Gazette

FIRST, SECOND = '01-thang-01', '02-gia-dat'
ONE, TWO = '2024/so-01', '2024/so-02'
TOKEN = bytes.fromhex('2a864886f70d010910020e')  # id-aa-timeStampToken
HOLE = re.compile(rb'/Contents ?<([0-9A-Fa-f]+)>')
FLIPS = 60  # places where a byte is changed


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def write(path, data):
    with open(path, 'wb') as file:
        file.write(data)


class Portal:
    """A gazette that is published: `one` and `two` are its portal with one
    issue and with both, `half` with one that is not signed."""

    def __init__(self, suite, kit):
        self.suite, self.kit = suite, kit
        token = kit.token('verify')
        token.add(kit.pki.signers['p256'], 1)
        self.gazette = Gazette(kit, 'verified', token, 'p256',
                               issues=[FIRST, SECOND])
        self.trust = ['--trust', kit.pki.root.pem,
                      '--trust', kit.pki.tsa_root.pem]
        self.path = self.gazette.portal()
        self.make()

    def make(self):
        first, second = self.gazette.issues
        self.gazette.must('sign', first)
        self.publish('half', self.gazette.issues)
        shutil.rmtree(self.path)
        shutil.rmtree(self.gazette.out)
        self.publish('one', [first])
        self.gazette.must('sign', second)
        self.publish('two', [second])

    def publish(self, state, issues):
        if os.path.exists(self.gazette.root + '/issues/published'):
            os.remove(self.gazette.root + '/issues/published')
        self.gazette.must('publish', '-o', self.gazette.out, '--to',
                          'file://' + self.path, *issues)
        shutil.copytree(self.path, self.kit.path(state))

    def restore(self, state='two'):
        shutil.rmtree(self.path)
        shutil.copytree(self.kit.path(state), self.path)

    def file(self, name):
        return os.path.join(self.path, name)

    def tamper(self, *what):
        subprocess.run([sys.executable, os.path.join(
            self.kit.root, 'tests/tamper.py'), self.path, *what], check=True)

    def verify(self, *more, trust=None):
        return self.gazette.run('verify', *(trust or self.trust), *more,
                                self.path)

    def finds(self, name, code, *words, more=(), trust=None):
        return self.suite.exits(
            name, self.verify(*more, trust=trust), 9,
            says=['[%s]' % code, 'THERE ARE DIFFERENCES', *words])

    def holds(self, name, *words, more=()):
        """The report is looked at in Vietnamese."""
        return self.suite.exits(name, self.verify('--lang=vi', *more), 0,
                                says=words)


def whole(suite, portal):
    portal.restore()
    portal.holds('all holds', ONE + ': 4 tệp PDF và bản kê',
                 TWO + ': 6 tệp PDF và bản kê', 'Văn phòng UBND tỉnh Giả Định',
                 'chứng thư chưa bị thu hồi khi ký', 'Sổ cái: 2 mục có',
                 '10 tệp PDF còn nguyên như khi ký')
    by_jobs = [portal.verify('-j', jobs).out for jobs in '1234']
    suite.check('whatever the number of processes',
                len(set(by_jobs)) == 1, '\n'.join(by_jobs))
    suite.check('of one issue alone', TWO not in
                portal.gazette.run('verify', *portal.trust, portal.path,
                                   ONE).out)
    portal.restore('half')
    portal.holds('an issue without signatures', TWO + ': 6 tệp PDF không có',
                 'Không có chữ ký số: 6 tệp PDF')
    pki = portal.kit.pki
    portal.restore()
    portal.finds('another authority of signatures', 'verify-trust',
                 trust=['--trust', pki.other_root.pem,
                        '--trust', pki.tsa_root.pem])
    portal.finds('another authority of time-stamps', 'verify-timestamp',
                 trust=['--trust', pki.root.pem])
    portal.holds('an intermediate authority is enough', more=[
        '--trust', pki.ca.pem, '--trust', pki.tsa_ca.pem])
    suite.exits('what is no certificate', portal.verify(
        trust=['--trust', portal.gazette.profile]), 2, 1,
        says=['[sign-certificate]'])


class Files:
    """One PDF alone."""

    def __init__(self, suite, portal):
        self.suite, self.portal = suite, portal
        names = sorted(name for name in os.listdir(portal.kit.path(
            'two', TWO)) if name.endswith('.pdf'))
        self.data, self.other = [
            read(portal.kit.path('two', TWO, name)) for name in names[:2]]
        with open(portal.kit.path('two', TWO, 'manifest.json'),
                  encoding='utf-8') as file:
            self.bases = {each['sha256']: each.get('base_size')
                          for each in json.load(file)['files']}

    def verify(self, data, *more):
        path = self.portal.kit.path('one.pdf')
        write(path, data)
        return self.portal.gazette.run('verify', *self.portal.trust, *more,
                                       path)

    def finds(self, name, data, code='verify-signature'):
        return self.suite.exits(name, self.verify(data), 9, says=[
            '[%s]' % code, 'there is NO right signature'])

    def base(self, data):
        """What was printed ends where the file ended before."""
        return self.bases[hashlib.sha256(data).hexdigest()]

    def cms(self, data):
        """The signature in the file, and where its digits are."""
        hole = list(HOLE.finditer(data))[-1]
        return der.read(bytes.fromhex(hole[1].decode()))[0], hole.span(1)

    def with_cms(self, data, cms):
        _, (start, end) = self.cms(data)
        digits = der.write(cms).hex()
        if data[start:end].upper() == data[start:end]:
            digits = digits.upper()
        assert len(digits) <= end - start
        return data[:start] + digits.encode().ljust(end - start, b'0') + \
            data[end:]


def flipped(files):
    """A byte of what is signed, or of the places around the signature."""
    data = files.data
    _, (start, end) = files.cms(data)
    places = {len(data) * i // FLIPS for i in range(FLIPS)}
    places = {place for place in places if not start <= place < end}
    places |= {end - 1, len(data) - 1, files.base(data) - 1, files.base(data),
               start - 1, end, data.rindex(b'/ByteRange') + 13}
    missed = []
    for place in sorted(places):
        for bit in 1, 32:
            done = files.verify(data[:place] + bytes([data[place] ^ bit]) +
                                data[place + 1:])
            if done.returncode != 9:
                missed.append((place, bit, done.said))
    files.suite.check('a changed byte, at any of %d places' % len(places),
                      not missed, missed[:3])


def flipped_values(files):
    """A byte of each value in the CMS, and in the time-stamp in it. Names of
    algorithms and versions, which are shorter, are not looked at: whoever
    changes them changes nothing."""
    cms, _ = files.cms(files.data)
    count, missed = 0, []
    for leaf in der.leaves(cms):
        if len(leaf[1]) < 16:
            continue
        whole, middle = leaf[1], len(leaf[1]) // 2
        leaf[1] = whole[:middle] + bytes([whole[middle] ^ 1]) + \
            whole[middle + 1:]
        done = files.verify(files.with_cms(files.data, cms))
        leaf[1] = whole
        count += 1
        if done.returncode != 9:
            missed.append((whole.hex(), done.said))
    files.suite.check('a changed byte in any of %d values' % count,
                      count > 40 and not missed, missed[:3])


def appended(files):
    """A page that nobody signed, as an incremental update behind all."""
    data = files.data
    update = (b'999 0 obj\n<</Type/Page>>\nendobj\nxref\n999 1\n%010d 00000 n '
              b'\ntrailer\n<</Size 1000/Root 1 0 R/Prev 0>>\nstartxref\n%d\n'
              b'%%%%EOF\n' % (len(data), len(data) + 34))
    files.finds('an update behind the signature', data + update)
    files.finds('a line behind the signature', data + b'\n')
    files.finds('the signature twice', data + data[files.base(data):])


def single(suite, portal):
    files = Files(suite, portal)
    data, other = files.data, files.other
    base = files.base(data)
    suite.exits('one PDF alone', files.verify(data, '--lang=vi'), 0,
                says=['“Văn phòng UBND tỉnh Giả Định” ký',
                      'còn nguyên như khi ký', '%d byte đầu' % base])
    suite.exits('in English', files.verify(data), 0, says=[
        'signed by “Văn phòng UBND tỉnh Giả Định”', 'as it was when signed',
        'its first %d bytes' % base])
    suite.exits('without knowing whom to trust', portal.gazette.run(
        'verify', portal.kit.path('one.pdf')), 2, says=['--trust'])
    files.finds('a PDF that is not signed', data[:base])
    suite.exits('no PDF', files.verify(b'hello'), 9)
    suite.exits('nothing', files.verify(b''), 2, 9)
    flipped(files)
    flipped_values(files)
    for cut in 1, 7, 100, (len(data) - base) // 2, len(data) - base - 1:
        files.finds('cut off by %d bytes' % cut, data[:-cut])
    files.finds('the signature of another document',
                data[:base] + other[files.base(other):])
    appended(files)
    cms, _ = files.cms(data)
    theirs, _ = files.cms(other)
    files.finds('its CMS of another document', files.with_cms(data, theirs))
    der.find(cms, TOKEN)[1][1] = der.find(theirs, TOKEN)[1][1]
    files.finds('a time-stamp of another signature',
                files.with_cms(data, cms), 'verify-timestamp')
    cms, _ = files.cms(data)
    for info in cms[1][1][1][0][1][-1][1]:
        info[1] = [part for part in info[1] if part[0] != 0xa1]
    files.finds('no time-stamp', files.with_cms(data, cms),
                'verify-timestamp')


def of_issue(suite, portal):
    """What agrees with itself again, as far as an intruder can do it."""
    names = sorted(name for name in os.listdir(portal.kit.path('two', TWO))
                   if name.endswith('.pdf'))
    name, other = (TWO + '/' + each for each in names[:2])
    portal.restore()
    data = read(portal.file(other))
    write(portal.file(name), data)
    portal.tamper('remanifest', name)
    portal.finds('a signed document in the place of another',
                 'verify-signature', 'what was signed is not the file')
    portal.tamper('remanifest', name,
                  str(Files(suite, portal).base(data)))
    portal.finds('and its manifest made anew', 'verify-signature',
                 'manifest.json.p7s')
    portal.restore()
    data = read(portal.file(name))
    write(portal.file(name), data[:Files(suite, portal).base(data)])
    portal.tamper('remanifest', name, '100')
    portal.finds('a signature that was taken away', 'verify-signature',
                 'is not signed')
    portal.restore()
    shutil.copy(portal.file(ONE + '/manifest.json.p7s'),
                portal.file(TWO + '/manifest.json.p7s'))
    suite.exits('the signature of another manifest', portal.verify(), 9)


def of_ledger(suite, portal):
    stamps = [portal.file('so-cai/%06d.json.tsr' % seq) for seq in (1, 2)]
    portal.restore()
    portal.tamper('times', '2024-01-01T00:00:00Z', '2024-01-01T00:00:01Z')
    portal.finds('times that were set back', 'verify-timestamp',
                 'so-cai/000001.json.tsr', 'so-cai/000002.json.tsr')
    portal.restore()
    portal.tamper('exchange')
    portal.finds('entries that changed places', 'verify-timestamp')
    portal.restore()
    first, second = map(read, stamps)
    write(stamps[0], second)
    write(stamps[1], first)
    portal.finds('exchanged time-stamps', 'verify-timestamp')
    for name, data in ('cut off', first[:-9]), ('of anything', b'0' * 99), \
            ('changed', first[:-9] + bytes([first[-9] ^ 1]) + first[-8:]):
        portal.restore()
        write(stamps[0], data)
        portal.finds('a time-stamp that is ' + name, 'verify-timestamp')
    portal.restore()
    os.remove(stamps[0])
    portal.holds('an entry without one', 'mục 1 không có dấu thời gian riêng; '
                 'dấu thời gian của mục 2 chứng minh cho')
    portal.restore()
    os.remove(stamps[1])
    portal.holds('the last without one', 'mục 2 không có dấu thời gian riêng; '
                 'chưa mục nào sau đó có')
    portal.restore()
    portal.tamper('under-way')
    suite.exits('under way, and nobody is', portal.verify(), 9,
                says=['[verify-unfinished]'])


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def served(directory):
    server = http.server.ThreadingHTTPServer(
        ('127.0.0.1', 0),
        lambda *given: Handler(*given, directory=directory))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def witnessed(suite, portal):
    """A witness knows what the portal alone cannot tell."""
    gazette, kit = portal.gazette, portal.kit
    key, seen = kit.path('witness.key'), kit.path('seen')
    vkey = gazette.must('witness', '--new-key', 'witness.example.vn', '-o',
                        key).out.strip()
    other = gazette.must('witness', '--new-key', 'other.example.vn', '-o',
                         kit.path('other.key')).out.strip()
    for state in 'one', 'two':
        portal.restore(state)
        gazette.must('witness', '--key', key, '-o', seen, portal.path)
    old, new = (os.path.join(seen, '%06d.note' % seq) for seq in (1, 2))
    with_new = ['--witness', vkey, '--note', new]
    portal.holds('a witness has signed the head', 'Nhân chứng '
                 '“witness.example.vn” đã ký nhận sổ cái đến mục 2',
                 more=with_new)
    portal.holds('or an entry before it', 'đến mục 1',
                 more=['--witness', vkey, '--note', old])
    server = served(seen)
    url = 'http://127.0.0.1:%d/' % server.server_port
    portal.holds('its note comes from a server', 'đến mục 2', more=[
        '--witness', vkey, '--note', url + '000002.note'])
    suite.exits('which does not have it', portal.verify(
        '--witness', vkey, '--note', url + '000003.note'), 8, says=['404'])
    server.shutdown()
    portal.finds('the note of another witness', 'verify-witness',
                 'has signed none', more=['--witness', other, '--note', new])
    forged = kit.write('forged.note', read(new).decode().replace(
        '\n2\n', '\n1\n', 1))
    portal.finds('a note that was changed', 'verify-witness',
                 'is not of this text', more=['--witness', vkey, '--note',
                                              forged])
    suite.exits('what is no key', portal.verify('--witness', 'x'), 2,
                says=['--new-key'])
    portal.restore('one')
    portal.finds('a portal that was rolled back', 'verify-witness',
                 'rolled back', more=with_new)
    portal.holds('which agrees with itself')
    portal.restore()
    portal.tamper('times', '2024-01-01T00:00:00Z', '2024-01-01T00:00:01Z')
    portal.finds('a history that was made anew', 'verify-witness',
                 'another entry 2', more=with_new)


def openssl_verifies(portal, name):
    path = portal.file(name)
    return portal.kit.run('openssl', 'ts', '-verify', '-data', path, '-in',
                          path + '.tsr', '-CAfile',
                          portal.kit.pki.tsa_root.pem, '-attime',
                          str(int(time.time())))


def archived(suite, portal):
    """What the manual says to an archive, without congbao."""
    pki, run = portal.kit.pki, portal.kit.run
    portal.restore('renewed')
    for name in ('bang-chung/0002.txt', 'bang-chung/0001.txt',
                 'so-cai/000001.json', 'so-cai/000002.json'):
        suite.exits('openssl ts agrees with ' + name,
                    openssl_verifies(portal, name), 0)
    suite.exits('sha256sum agrees with the last list', run(
        'sha256sum', '--check', '--quiet', '--ignore-missing',
        'bang-chung/0002.txt', where=portal.path), 0)
    manifest = portal.file(TWO + '/manifest.json')

    def cms():
        return run('openssl', 'cms', '-verify', '-cades', '-binary', '-inform',
                   'DER', '-in', manifest + '.p7s', '-content', manifest,
                   '-CAfile', pki.root.pem, '-attime', str(int(time.time())),
                   '-out', '/dev/null')
    suite.exits('openssl cms agrees with a manifest', cms(), 0)
    with open(manifest, encoding='utf-8') as file:
        for each in json.load(file)['files']:
            if 'base_size' in each:
                data = read(portal.file(TWO + '/' + each['path']))
                suite.check('the file before it was signed: ' + each['path'],
                            hashlib.sha256(data[:each['base_size']])
                            .hexdigest() == each['base_sha256'])
    for name in 'bang-chung/0002.txt', TWO + '/manifest.json':
        with open(portal.file(name), 'ab') as file:
            file.write(b'\n')
    suite.check('which all see a line more', openssl_verifies(
        portal, 'bang-chung/0002.txt').returncode != 0 and
        cms().returncode != 0)


def renewed(suite, portal):
    portal.restore()
    before = portal.gazette.files(portal.path, '')

    def renew(*more, to=('--to', 'file://' + portal.path)):
        return portal.gazette.run('renew', *to, *more)
    suite.exits('nothing is due', renew(), 0, says=['nothing is due'])
    suite.check('nothing is written',
                portal.gazette.files(portal.path, '') == before)
    suite.exits('renew', renew('--within', '4000'), 0,
                says=['bang-chung/0001.txt'])
    after = portal.gazette.files(portal.path, '')
    suite.check('two files more', set(after) - set(before) == {
        'bang-chung/0001.txt', 'bang-chung/0001.txt.tsr'} and
        all(after[name] == data for name, data in before.items()))
    suite.exits('sha256sum agrees', portal.kit.run(
        'sha256sum', '--check', '--strict', '--quiet', 'bang-chung/0001.txt',
        where=portal.path), 0)
    listed = [line.split('  ')[1] for line in
              after['bang-chung/0001.txt'].decode().splitlines()]
    kept = [name for name in before if re.match(
        r'2024/so-\d\d/|so-cai/', name)]
    suite.check('all immutable files are listed, in order',
                listed == sorted(kept), set(listed) ^ set(kept))
    suite.exits('openssl agrees', openssl_verifies(
        portal, 'bang-chung/0001.txt'), 0)
    portal.holds('verify knows them', 'danh mục mới nhất chứng minh tất cả đến '
                 'mục 2')
    suite.exits('also without trust', portal.gazette.run(
        'verify', portal.path), 0)
    suite.exits('nothing is due again', renew('--within', '3000'), 0,
                says=['nothing is due'])
    suite.exits('renew again', renew('--within', '4000', to=(
        '-o', portal.path)), 0, says=['bang-chung/0002.txt'])
    second = read(portal.file('bang-chung/0002.txt')).decode().splitlines()
    suite.check('its first lines are the list before and its token',
                [line.split('  ')[1] for line in second[:2]] ==
                ['bang-chung/0001.txt', 'bang-chung/0001.txt.tsr'] and
                second[2:] == after['bang-chung/0001.txt'].decode()
                .splitlines())
    suite.exits('openssl agrees again', openssl_verifies(
        portal, 'bang-chung/0002.txt'), 0)
    portal.holds('verify knows both', '2 danh mục')
    shutil.copytree(portal.path, portal.kit.path('renewed'))
    renewal_interrupted(suite, portal, renew)
    lists_tampered(suite, portal)


def renewal_interrupted(suite, portal, renew):
    token = portal.file('bang-chung/0002.txt.tsr')
    os.remove(token)
    portal.holds('a list without token is unfinished', 'chưa có dấu thời gian')
    suite.exits('and is replaced', renew('--within', '4000'), 0,
                says=['bang-chung/0002.txt'])
    portal.holds('and whole by then', '2 danh mục')
    state = portal.gazette.files(portal.path, '')
    portal.gazette.sign_with('p256', tsa=[portal.kit.tsa.url + '/503'])
    suite.exits('no authority answers', renew('--within', '4000'), 8,
                says=['[sign-tsa]'])
    portal.gazette.sign_with('p256')
    suite.check('and nothing is left of it',
                portal.gazette.files(portal.path, '') == state)
    with open(portal.file(ONE + '/manifest.json'), 'ab') as file:
        file.write(b'\n')
    suite.exits('what was changed is not stamped', renew('--within', '4000'),
                9, says=['[verify-manifest]'])


def another_history(portal, first, pdf):
    """A list that is stamped all right, but is not what the next one names."""
    portal.restore('renewed')
    lines = read(portal.file(first)).decode().splitlines(True)
    write(portal.file(first), ''.join(
        '0' * 64 + line[64:] if pdf in line else line
        for line in lines).encode())
    query = portal.kit.path('query.tsq')
    subprocess.run(['openssl', 'ts', '-query', '-data', portal.file(first),
                    '-sha256', '-cert', '-out', query], check=True,
                   stderr=subprocess.DEVNULL)
    write(portal.file(first + '.tsr'), portal.kit.tsa.stamp(read(query)))
    portal.finds('a list before that was made anew', 'verify-timestamp',
                 'is not the list that was named',
                 'is not the token that was named')


def lists_tampered(suite, portal):
    first, second = 'bang-chung/0001.txt', 'bang-chung/0002.txt'
    pdf = ONE + '/cong-bao-so-01-2024.pdf'

    def changed(name, old, new, path=first):
        portal.restore('renewed')
        data = read(portal.file(path))
        assert data.count(old) >= 1
        write(portal.file(path), data.replace(old, new, 1))
        portal.finds('a list with ' + name, 'verify-timestamp')
    changed('another name', pdf.encode(), pdf.encode()[:-1] + b'g')
    changed('an entry less', b'so-cai/000001.json\n', b'so-cai/000000.json\n')
    changed('lines in another order', b'so-cai/000002.json.tsr',
            b'so-cai/000001.json.tsr')
    another_history(portal, first, pdf)
    portal.restore('renewed')
    shutil.copy(portal.file(second + '.tsr'), portal.file(first + '.tsr'))
    portal.finds('the token of another list', 'verify-timestamp')
    portal.restore('renewed')
    shutil.copy(portal.file(first), portal.file('bang-chung/0009.txt'))
    suite.exits('a list out of turn', portal.verify(), 9,
                says=['[verify-unlisted]'])
    portal.restore('renewed')
    shutil.copy(portal.file(first + '.tsr'),
                portal.file('bang-chung/0003.txt.tsr'))
    suite.exits('a token without a list', portal.verify(), 9,
                says=['[verify-unlisted]'])


def run(suite, kit):
    portal = Portal(suite, kit)
    whole(suite, portal)
    single(suite, portal)
    of_issue(suite, portal)
    of_ledger(suite, portal)
    witnessed(suite, portal)
    renewed(suite, portal)
    archived(suite, portal)
