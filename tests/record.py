"""record.py BUILD: what was published is taken as it is, for decades.

A gazette of two years is published; then profile, emblem, faces, program,
compression and sources change one after the other, and each time an issue is added in a fresh clone
with an empty output directory. What was published keeps its bytes.
"""
import hashlib
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

import sample_gazette

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
        sample_gazette.small(self.top)
        with open(self.at('issues/gazette.yaml'), 'a',
                  encoding='utf-8') as profile:
            profile.write('phone: 0200 000 0000\n'
                          'base_url: https://a.example/\n')

    def at(self, path):
        return os.path.join(self.top, path)

    def add(self, year, name, documents=2, more='', body=''):
        """An issue, numbered; its decisions name one of the last issue."""
        for i in range(documents):
            self.number += 1
            named = body or 'Thực hiện Quyết định số %d/QĐ-UBND.' % (
                self.number - 3)
            self.decide('%d/%s/%d.md' % (year, name, i), self.number,
                        '%d-%02d-%02d' % (year, 1 + self.number // 25,
                                          1 + self.number % 25), named, more)
        self.give_number(year, name)

    def decide(self, path, number, date, body, more=''):
        write(self.at('issues/' + path), DECISION.format(
            number='%d/QĐ-UBND' % number, date=date,
            title='Phê duyệt dự án số %d' % number, more=more, body=body))

    def give_number(self, year, name):
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


def other_compression(program, work):
    """The same with a library that packs otherwise."""
    level, other = os.path.join(work, 'level.so'), os.path.join(work, 'packs')
    subprocess.run(['cc', '-shared', '-fPIC', '-o', level,
                    os.path.join(ROOT, 'tests', 'level.c'), '-ldl'],
                   check=True)
    write(other, '#!/bin/sh\nexport ASAN_OPTIONS='
          '"$ASAN_OPTIONS:verify_asan_link_order=0"\n'
          'LD_PRELOAD="%s" exec "%s" "$@"\n' % (level, program))
    os.chmod(other, 0o755)
    return other


def png(side, grey):
    def chunk(kind, data):
        return (struct.pack('>I', len(data)) + kind + data +
                struct.pack('>I', zlib.crc32(kind + data)))
    return (b'\x89PNG\r\n\x1a\n' +
            chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 0, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(
                (b'\0' + bytes([grey]) * side) * side)) +
            chunk(b'IEND', b''))


def change_emblem(grey):
    def change(office):
        with open(office.at('issues/emblem.png'), 'wb') as file:
            file.write(png(64, grey))
        if grey:
            edit(office.at('issues/gazette.yaml'), 'phone:',
                 'emblem: emblem.png\nemblem_text: Huy hiệu\nphone:')
    return change


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
    ('an emblem', change_emblem(96)),
    ('another emblem', change_emblem(0)),
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
    entry = json.load(open(os.path.join(
        office.portal, 'so-cai', '%06d.json' % (10 + len(CHANGES))),
                           encoding='utf-8'))
    with open(os.path.join(office.portal, 'danh-muc.json'), 'rb') as file:
        file_index = hashlib.sha256(file.read()).hexdigest()
    suite.check('the ledger says what was published with which file index',
                entry.get('issue') and entry['listing'] == file_index,
                entry)
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


def name_leads_elsewhere(suite, office):
    """A later issue has an earlier document of a number that was named."""
    named = 'Thực hiện Quyết định số 901/QĐ-UBND.'
    for name, number, date, body in (
            ('g', 901, '2023-11-01', 'Khác.'),
            ('h', 902, '2024-06-01', named),
            ('i', 901, '2024-02-01', 'Khác nữa.')):
        office.decide('2024/%s/0.md' % name, number, date, body)
        office.give_number(2024, name)
        done = office.publish()
        suite.check('%d of %s: published' % (number, date),
                    done.returncode == 0, done.stdout)
    with open(os.path.join(office.portal,
                           '2024/van-ban/so-05/902-qd-ubnd.html'),
              encoding='utf-8') as file:
        text = file.read()
    suite.check('a name leads to the document that is meant now',
                '/so-06/901-qd-ubnd.html' in text and
                '/so-04/901-qd-ubnd.html' not in text, text)


def packed_otherwise(suite, office, work):
    office.add(2025, 'nen')
    adds(suite, office, 'another compression',
         other_compression(office.program, work))
    done = office.run('rebuild', office.portal, 'issues/2025/nen',
                      cwd=office.clone())
    suite.check('which is another indeed', done.returncode == 1 and
                'libraries:' in done.stdout, done.stdout)


def older_head(suite, office):
    """A checkout that remembers an entry which others have gone on from."""
    head = office.at('issues/published')
    shutil.copy(head, head + '.old')
    for name in 'khac-1', 'khac-2':
        office.add(2025, name)
        office.publish()
    shutil.move(head + '.old', head)
    office.add(2025, 'khac-3')
    adds(suite, office, 'an older head')


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


def told(suite, office):
    """What differs from what was published is told at its line."""
    done = office.run('check', '--published', office.portal,
                      cwd=office.clone())
    suite.check('check tells an altered source at its line',
                done.returncode == 1 and
                'issues/2024/b/0.md:7:1: error: 3/QĐ-UBND' in done.stdout and
                done.stdout.count('[published-changed]') == 1, done.stdout)
    place = office.clone()
    os.remove(os.path.join(place, 'issues/2024/c/1.md'))
    done = office.run('check', '--published', office.portal, cwd=place)
    suite.check('a missing one at its line of the register',
                done.returncode == 1 and
                'issues/2024/register:3:1: error' in done.stdout and
                '[published-missing]' in done.stdout, done.stdout)
    place = office.clone()
    shutil.copy(os.path.join(place, 'issues/2024/c/1.md'),
                os.path.join(place, 'issues/2024/c/2.md'))
    done = office.run('check', '--published', office.portal, cwd=place)
    suite.check('and one that came later', '/c/2.md: error' in done.stdout and
                '[published-added]' in done.stdout, done.stdout)
    done = office.run('check', '--retry', '1', '--published',
                      'https://127.0.0.1:1/', cwd=place)
    suite.check('of a portal that cannot be reached 8 is said',
                done.returncode == 8, done.stdout)


def rebuilt(suite, office):
    place = office.clone()
    last = sorted(name for name in os.listdir(
        os.path.join(place, 'issues/2025')) if name.startswith('sau'))[-1]

    def rebuild(issue):
        return office.run('rebuild', '-o', 'again', office.portal, issue,
                          cwd=place)
    done = rebuild('issues/2025/' + last)
    suite.check('an issue is made again', done.returncode == 0 and
                'the same bytes' in done.stdout, done.stdout)
    done = rebuild('issues/2024/a')
    suite.check('of an old one it is said what is another',
                done.returncode == 1 and 'profile:' in done.stdout and
                'faces:' in done.stdout and 'version:' not in done.stdout and
                'sources:' not in done.stdout and
                'libraries:' not in done.stdout, done.stdout)
    done = rebuild('issues/2024/b')
    suite.check('its sources, too', done.returncode == 1 and
                'sources:' in done.stdout, done.stdout)


def built_elsewhere(suite, office):
    """One job builds what is new, another publishes it."""
    office.add(2025, 'hai-buoc')
    place = office.clone()
    done = office.run('build', '--published', office.portal, '--all',
                      cwd=place)
    made = os.listdir(os.path.join(place, 'build/out/2025'))
    suite.check('only the new issue is built', done.returncode == 0 and
                len([name for name in made if name.startswith('so-') and
                     '.' not in name]) == 1, (made, done.stdout))
    shutil.rmtree(os.path.join(place, 'build/out/.congbao'))
    done = office.run('publish', '--built', '--to', office.portal, cwd=place)
    suite.check('and published by another job', done.returncode == 0,
                done.stdout)
    shutil.copy(os.path.join(place, 'issues/published'), office.at('issues'))
    suite.check('whole', office.verify().returncode == 0,
                office.verify().stdout)


def forget_cards(top):
    """As a program left it that published neither texts nor cards of years,
    all issues in one file, and one file index for all below a directory."""
    def json_of(path):
        return json.load(open(path, encoding='utf-8'))

    def digest(path):
        return hashlib.sha256(open(path, 'rb').read()).hexdigest()

    def save(path, value, indent=1):
        write(path, json.dumps(value, indent=indent, sort_keys=True,
                               ensure_ascii=False) + '\n')
    issue_index = json_of(os.path.join(top, 'index.json'))
    issue_index['version'] = 1
    issue_index['issues'] = [
        issue for year in issue_index.pop('years')
        for issue in json_of(os.path.join(top, year['path']))['issues']]
    save(os.path.join(top, 'index.json'), issue_index)
    shutil.rmtree(os.path.join(top, 'ban-ghi'))
    shutil.rmtree(os.path.join(top, 'cac-so'))
    root = json_of(os.path.join(top, 'danh-muc.json'))
    root['files'] = [file for file in root['files']
                     if not file['path'].startswith(('ban-ghi/', 'cac-so/'))]
    for file in root['files']:
        path = os.path.join(top, file['path'])
        if file['path'] == 'index.json':
            file['size'], file['sha256'] = os.path.getsize(path), digest(path)
        if not file['path'].endswith('danh-muc.json'):
            continue
        below = json_of(path)
        for inner in [line for line in below['files']
                      if line['path'].endswith('danh-muc.json')]:
            below['files'].remove(inner)
            inner = os.path.join(top, inner['path'])
            below['files'] += json_of(inner)['files']
            os.remove(inner)
        below['files'].sort(key=lambda line: line['path'].encode())
        for gone in below['files']:
            if gone['path'].endswith('.toan-van'):
                os.remove(os.path.join(top, gone['path']))
        below['files'] = [kept for kept in below['files']
                          if not kept['path'].endswith('.toan-van')]
        save(path, below)
        file['size'], file['sha256'] = os.path.getsize(path), digest(path)
    save(os.path.join(top, 'danh-muc.json'), root)
    pointer = os.path.join(top, 'moi-nhat.json')
    value = json.load(open(pointer, encoding='utf-8'))
    value['listing'] = digest(os.path.join(top, 'danh-muc.json'))
    value['ledger'] = '0' * 64
    for name in sorted(os.listdir(os.path.join(top, 'so-cai'))):
        path = os.path.join(top, 'so-cai', name)
        entry = json_of(path)
        entry.pop('listing', None)
        save(path, {**entry, 'previous': value['ledger']})
        value['ledger'] = digest(path)
    text = json.dumps(value, indent=1, sort_keys=True) + '\n'
    write(pointer, text + ' ' * (-len(text) % 1024))


def older_portal(suite, office):
    forget_cards(office.portal)
    os.remove(office.at('issues/published'))
    suite.check('an older portal is right', office.verify().returncode == 0,
                office.verify().stdout)
    office.add(2025, 'cong-cu', more='amends: [5/QĐ-UBND]\n')
    adds(suite, office, 'an older portal')
    page = os.path.join(office.portal, '2024/van-ban/so-03/5-qd-ubnd.html')
    number = '%d/QĐ-UBND' % office.number
    suite.check('and its pages say what acts on them since',
                number in open(page, encoding='utf-8').read())


def killed(suite, office):
    """A publication from a fresh clone dies; another fresh clone ends it."""
    saved = os.path.join(office.work, 'saved')
    shutil.copytree(office.portal, saved)
    office.add(2025, 'bi-giet', more='amends: [1/QĐ-UBND, 6/QĐ-UBND]\n')
    done = office.publish()
    suite.check('published unkilled', done.returncode == 0, done.stdout)
    wanted = files(office.portal)
    shutil.copy(os.path.join(office.top, 'issues/published'),
                os.path.join(office.work, 'head'))
    wrong = []
    for count in range(1, len(done.stdout.splitlines()), 9):
        shutil.rmtree(office.portal)
        shutil.copytree(saved, office.portal)
        os.remove(os.path.join(office.top, 'issues/published'))
        process = subprocess.Popen(
            [office.program, 'publish', '--to', office.portal, '--all'],
            cwd=office.clone(), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(count):
            process.stderr.readline()
        process.kill()
        process.communicate()
        done = office.publish()
        ours = files(office.portal)
        differ = [path for path in wanted if ours.get(path) != wanted[path]
                  and not path.startswith(('so-cai/', 'moi-nhat'))]
        if done.returncode != 0 or differ or office.verify().returncode:
            wrong.append((count, done.returncode, differ, done.stdout[-500:]))
    suite.check('a killed publication is ended by a fresh clone', not wrong,
                wrong)


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
    for name in 'abcghi':
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
        name_leads_elsewhere(suite, office)
        whole(suite, office)
        changes(suite, office, work)
        packed_otherwise(suite, office, work)
        older_head(suite, office)
        takes_only_what_is_needed(suite, office)
        altered_source(suite, office)
        told(suite, office)
        rebuilt(suite, office)
        built_elsewhere(suite, office)
        older_portal(suite, office)
        killed(suite, office)
        refusals(suite, office)
    print('%d passed, %d failed' % (suite.passed, suite.failed))
    return 0 if suite.failed == 0 else 1


if __name__ == '__main__':
    sys.exit(main())
