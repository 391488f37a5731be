"""record.py BUILD: what was published is taken as it is, for decades.

A gazette of two years is published; then profile, faces, program and sources
change one after the other, and each time an issue is added in a fresh clone
with an empty output directory. What was published keeps its bytes.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

DECISION = """---
number: {number}
type: Quyết định
authority: Ủy ban nhân dân tỉnh
place: Giả Định
date: {date}
title: {title}
{more}signer:
  position: CHỦ TỊCH
  name: Lê Giả Thiết
---

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;

QUYẾT ĐỊNH:

**Điều 1.** {body}

**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký./.
"""


class Suite:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, holds, why=''):
        if holds:
            self.passed += 1
            return True
        self.failed += 1
        print('not ok ' + name)
        for line in str(why)[-2000:].splitlines():
            print('    ' + line)
        return False


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def edit(path, old, new):
    with open(path, encoding='utf-8') as file:
        text = file.read()
    assert old in text, (path, old)
    write(path, text.replace(old, new, 1))


def files(top, inside=''):
    found = {}
    for directory, _, names in os.walk(os.path.join(top, inside)):
        for name in names:
            path = os.path.join(directory, name)
            with open(path, 'rb') as file:
                found[os.path.relpath(path, top)] = file.read()
    return found


class Office:
    """A repository, its portal, and clones of the one."""

    def __init__(self, program, work):
        self.program, self.work = program, work
        self.top = os.path.join(work, 'repository')
        self.portal = os.path.join(work, 'portal')
        self.clones = 0
        self.number = 0

    def run(self, *arguments, cwd=None, program=None):
        return subprocess.run(
            [program or self.program, *arguments], cwd=cwd or self.top,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors='replace',
            check=False)

    def begin(self):
        shutil.copytree(os.path.join(ROOT, 'fonts'),
                        os.path.join(self.top, 'fonts'))
        write(self.at('issues/gazette.yaml'), open(
            os.path.join(ROOT, 'tests', 'gazette.yaml'),
            encoding='utf-8').read() +
              'phone: 0200 000 0000\nbase_url: https://a.example/\n')

    def at(self, path):
        return os.path.join(self.top, path)

    def add(self, year, name, documents=2, more='', body=''):
        """An issue, numbered; its decisions name one of the last issue."""
        for i in range(documents):
            self.number += 1
            named = body or 'Thực hiện Quyết định số %d/QĐ-UBND.' % (
                self.number - 3)
            write(self.at('issues/%d/%s/%d.md' % (year, name, i)),
                  DECISION.format(
                      number='%d/QĐ-UBND' % self.number,
                      date='%d-%02d-%02d' % (year, 1 + self.number // 25,
                                             1 + self.number % 25),
                      title='Phê duyệt dự án số %d' % self.number,
                      more=more, body=named))
        done = self.run('number', '--date', '%d-12-%02d' % (
            year, len(os.listdir(self.at('issues/%d' % year))) + 1),
                        'issues/%d/%s' % (year, name))
        assert done.returncode == 0, done.stdout

    def clone(self):
        """A fresh one, without any output."""
        self.clones += 1
        place = os.path.join(self.work, 'clone-%d' % self.clones)
        shutil.copytree(self.top, place)
        return place

    def publish(self, *more, program=None):
        place = self.clone()
        done = self.run('publish', '--to', self.portal, *(more or ['--all']),
                        cwd=place, program=program)
        head = os.path.join(place, 'issues', 'published')
        if done.returncode == 0 and os.path.exists(head):
            shutil.copy(head, self.at('issues'))
        self.place = place
        return done

    def verify(self):
        return self.run('verify', self.portal)

    def issues(self):
        """Every file of an issue, and of the ledger, that is published."""
        return {path: data for path, data in files(self.portal).items()
                if '/so-' in path and path.count('/') == 2 or
                path.startswith('so-cai/')}


def other_program(program, work):
    """The same with another version, a string of the same length."""
    data = open(program, 'rb').read()
    other = os.path.join(work, 'other')
    assert data.count(b'0.1.0\0') > 0
    with open(other, 'wb') as file:
        file.write(data.replace(b'0.1.0\0', b'9.9.9\0'))
    os.chmod(other, 0o755)
    return other


def change_profile(old, new):
    return lambda office: edit(office.at('issues/gazette.yaml'), old, new)


def change_face(office):
    path = office.at('fonts/manifest.yaml')
    with open(path, encoding='utf-8') as file:
        entries = file.read().split('- role: ')
    bold = [entry for entry in entries if entry.startswith('bold\n')][0]
    entries = ['regular' + bold[len('bold'):]
               if entry.startswith('regular\n') else entry
               for entry in entries]
    write(path, '- role: '.join(entries))


CHANGES = [
    ('another telephone number',
     change_profile('phone: 0200 000 0000', 'phone: 0999 999 9999')),
    ('another address',
     change_profile('phone:', 'address: Số 2, đường Ví Dụ\nphone:')),
    ('another look',
     change_profile('phone:', 'look: {size: 13pt, leading: 130}\nphone:')),
    ('another face', change_face),
    ('another base of addresses',
     change_profile('https://a.example/', 'https://b.example/cong-bao/')),
    ('another head of an authority',
     change_profile('  - name: Ủy ban nhân dân tỉnh\n',
                    '  - name: Ủy ban nhân dân tỉnh\n'
                    '    heading: ỦY BAN NHÂN DÂN\n'
                    '    head: [ỦY BAN, NHÂN DÂN TỈNH]\n')),
    ('numbers of three digits',
     change_profile('phone:', 'numbering: {digits: 3}\nphone:')),
]


def adds(suite, office, what, program=None):
    """An issue more is published, and nothing older is another."""
    before = office.issues()
    done = office.publish(program=program)
    suite.check(what + ': the next issue is published',
                done.returncode == 0, done.stdout)
    suite.check(what + ': verify finds it right',
                office.verify().returncode == 0, office.verify().stdout)
    after = office.issues()
    suite.check(what + ': what was published keeps its bytes',
                all(after.get(path) == data for path, data in before.items()),
                [path for path in before if after.get(path) != before[path]])
    suite.check(what + ': the issue is new', len(after) > len(before) + 5)


def changes(suite, office, work):
    for i, (what, change) in enumerate(CHANGES):
        change(office)
        office.add(2025, 'doi-%d' % i)
        adds(suite, office, what)
    office.add(2025, 'chuong-trinh')
    adds(suite, office, 'another program',
         other_program(office.program, work))
    made = json.load(open(os.path.join(
        office.portal, '2025/so-%03d' % (4 + len(CHANGES)),
        'manifest.json'), encoding='utf-8'))['made']
    suite.check('the manifest says by which', made['version'] == '9.9.9',
                made)


def whole(suite, office):
    """Issue by issue the same files are made as of all at once."""
    other = os.path.join(office.work, 'at-once')
    office.run('publish', '--to', other, '--all', cwd=office.clone())
    ours, theirs = files(office.portal), files(other)
    differ = [path for path in sorted(set(ours) | set(theirs))
              if ours.get(path) != theirs.get(path) and
              not path.startswith(('so-cai/', 'moi-nhat.json'))]
    suite.check('issue by issue the same is made as at once', not differ,
                differ)


def takes_only_what_is_needed(suite, office):
    """No PDF and no page of an issue that nothing new touches."""
    hidden = os.path.join(office.work, 'hidden')
    gone = [path for path in files(office.portal)
            if path.startswith('2024/') and
            (path.endswith('.pdf') or '/van-ban/' in path)]
    for path in gone:
        os.makedirs(os.path.dirname(os.path.join(hidden, path)),
                    exist_ok=True)
        shutil.move(os.path.join(office.portal, path),
                    os.path.join(hidden, path))
    office.add(2025, 'ma-thoi', body='Phê duyệt dự án.')
    done = office.publish()
    suite.check('old PDFs and pages are not asked for',
                done.returncode == 0, done.stdout)
    for path in gone:
        shutil.move(os.path.join(hidden, path),
                    os.path.join(office.portal, path))
    suite.check('and verify finds all of it',
                office.verify().returncode == 0, office.verify().stdout)


def altered_source(suite, office):
    path = 'issues/2024/b/0.md'
    edit(office.at(path), 'Phê duyệt dự án', 'Phê duyệt các dự án')
    edit(office.at(path), '**Điều 2.** Quyết', '**Điều 2.** Bản quyết')
    office.add(2025, 'sau-khi-sua')
    adds(suite, office, 'an altered old source')


def refusals(suite, office):
    kept = os.path.join(office.work, 'kept')
    shutil.copytree(office.portal, kept)
    pointer = json.load(open(os.path.join(kept, 'moi-nhat.json'),
                             encoding='utf-8'))
    older = os.path.join(office.work, 'older')
    office.add(2025, 'sau-cung')
    done = office.publish()
    suite.check('one more', done.returncode == 0, done.stdout)
    shutil.move(office.portal, older)
    shutil.copytree(kept, office.portal)
    office.add(2025, 'nua')
    done = office.publish()
    suite.check('a portal that lost its last entry is refused',
                done.returncode == 9 and 'publish-head' in done.stdout,
                done.stdout)
    suite.check('and gets none', json.load(open(os.path.join(
        office.portal, 'moi-nhat.json'), encoding='utf-8')) == pointer)
    shutil.rmtree(office.portal)
    shutil.move(older, office.portal)
    done = office.run('publish', '--retry', '1', '--to',
                      'davs://127.0.0.1:1/', '--all', cwd=office.clone())
    suite.check('one that cannot be reached ends with 8',
                done.returncode == 8, done.stdout)
    shutil.rmtree(office.at('issues/2024'))
    for name in 'a', 'b', 'c':
        office.add(2024, name, body='Khác.')
    done = office.publish()
    suite.check('another register is refused',
                done.returncode == 9 and '[publish-register]' in done.stdout,
                done.stdout)


def main():
    program = os.path.join(os.path.abspath(sys.argv[1]), 'congbao')
    suite = Suite()
    with tempfile.TemporaryDirectory() as work:
        office = Office(program, work)
        office.begin()
        for year, name in ((2024, 'a'), (2024, 'b'), (2024, 'c'),
                           (2025, 'd'), (2025, 'e'), (2025, 'f')):
            office.add(year, name, more='' if office.number < 4 else
                       'amends: [%d/QĐ-UBND]\n' % (office.number - 2))
            done = office.publish()
            suite.check('%s: published' % name, done.returncode == 0,
                        done.stdout)
        whole(suite, office)
        changes(suite, office, work)
        takes_only_what_is_needed(suite, office)
        altered_source(suite, office)
        refusals(suite, office)
    print('%d passed, %d failed' % (suite.passed, suite.failed))
    return 0 if suite.failed == 0 else 1


if __name__ == '__main__':
    sys.exit(main())
