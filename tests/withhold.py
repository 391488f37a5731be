"""withhold.py BUILD: what is withheld is gone, and all else stays.

A gazette is published; then a document is withheld, another one of the same
issue too, one is restricted and let go again, each from a fresh clone with an
empty output directory. Words that stood in the document alone are looked for
in every byte of the portal: as text, in ZIP files, in the text, structure,
bookmarks and objects of PDF files.
"""
import base64
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
from record import Office, Suite, edit, files, png, write  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# In its title, recital, articles, table, footnote, heading and picture.
SECRET = ['Hoàng Bí Ẩn', 'Vân Hạc Lâu', 'Tùng Cúc Trúc', 'Mai Lan Sen',
          'Long Ly Quy', 'Phượng Hoàng Vũ', 'Nhật Nguyệt Tinh', 'Sấm Chớp Mưa']

DECISION = """---
number: 7/2025/QĐ-UBND
type: Quyết định
authority: Ủy ban nhân dân tỉnh
place: Giả Định
date: 2025-03-02
effective: 2025-04-02
title: Thu hồi đất của ông {0}
amends: [2/QĐ-UBND]
signer:
  position: CHỦ TỊCH
  name: Lê Giả Thiết
---

Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;

Căn cứ đơn của bà {1};

QUYẾT ĐỊNH:

## Chương I

## VỀ {2}

**Điều 1. Thu hồi đất tại {3}**

1. Thu hồi đất theo Quyết định số 1/QĐ-UBND.[^1]

| TT | Thửa |
|---|---|
| 1 | {4} |
| 2 | |

![{5}](ban-do.png)

**Điều 2. Hiệu lực**

Quyết định này có hiệu lực kể từ ngày 02 tháng 4 năm 2025. Nơi gửi: {6}.

[^1]: Theo biên bản của {7}.
"""

ID = '2025/so-01/7-2025-qd-ubnd'


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False).stdout


def objects(path):
    """All objects of a PDF, unpacked, its strings as text."""
    bytes_ = subprocess.run(
        ['qpdf', '--qdf', '--object-streams=disable', path, '-'],
        stdout=subprocess.PIPE, check=False).stdout
    strings = re.findall(rb'<(feff[0-9a-f]+)>', bytes_)
    return bytes_ + b'\n'.join(
        bytes.fromhex(each.decode()).decode('utf-16').encode()
        for each in strings)


def pdf(path):
    return b'\n'.join([run('pdftotext', path, '-'),
                       run('pdfinfo', '-struct-text', path),
                       run('mutool', 'show', path, 'outline')
                       if shutil.which('mutool') else b'', objects(path)])


def texts(portal):
    for path, data in files(portal).items():
        if path.endswith('.pdf'):
            yield path, pdf(os.path.join(portal, path))
        elif path.endswith('.zip'):
            pack = zipfile.ZipFile(io.BytesIO(data))
            for name in pack.namelist():
                yield path + ':' + name, pack.read(name)
        yield path, data


def plain(data):
    """As the search folds it: no marks, no line ends, no case."""
    text = data.decode('utf-8', 'replace')
    text = re.sub(r'\\u([0-9a-fA-F]{4})', lambda m: chr(int(m[1], 16)), text)
    return re.sub(r'\s+', ' ', text).lower()


def leaks(portal, words):
    found = []
    for path, data in texts(portal):
        text = plain(data)
        found += ['%s: %s' % (path, each) for each in words
                  if each.lower() in text]
    return found


def begin(program, work):
    office = Office(program, work)
    office.begin()
    office.number = 3
    office.decide('2025/01/a.md', 1, '2025-03-01', 'Nội dung một.')
    office.decide('2025/01/b.md', 2, '2025-03-01', 'Nội dung hai.')
    write(office.at('issues/2025/01/c.md'), DECISION.format(*SECRET))
    with open(office.at('issues/2025/01/ban-do.png'), 'wb') as file:
        file.write(png(37, 99))
    with open(office.at('issues/2025/01/c.goc.pdf'), 'wb') as file:
        file.write(('%PDF-1.7 ' + SECRET[0]).encode())
    office.give_number(2025, '01')
    office.add(2025, '02', more='amends: [7/2025/QĐ-UBND]\n',
               body='Sửa đổi Quyết định số 7/2025/QĐ-UBND và Quyết định số '
               '1/QĐ-UBND.')
    return office


def withhold(office, document, *more):
    return office.run('withhold', document, '--by', 'Tòa án nhân dân tỉnh',
                      '--why', 'Bản án số 1/2026', '--date', '2026-11-28',
                      *more)


def check_first(suite, office):
    suite.check('what is not published is not withheld',
                withhold(office, '99/QĐ-UBND').returncode == 1)
    done = office.publish()
    suite.check('two issues are published', done.returncode == 0, done.stdout)
    found = leaks(office.portal, SECRET)
    suite.check('before, the words are found in every form',
                len({each.split(': ')[1] for each in found}) == len(SECRET) and
                len({each.split(': ')[0] for each in found}) > 15, found)


def check_withheld(suite, office, name):
    found = leaks(office.portal, SECRET)
    suite.check(name + ', none of its words is found', not found, found)
    digest = hashlib.sha256(png(37, 99)).hexdigest()
    suite.check(name + ', its picture is not there', not [
        path for path, data in files(office.portal).items()
        if hashlib.sha256(data).hexdigest() == digest])
    done = office.verify()
    suite.check(name + ', verify finds it right', done.returncode == 0,
                done.stdout)


def pages(path, first, last):
    return run('pdftotext', '-f', str(first), '-l', str(last), path,
               '-').decode()


def check_pdf(suite, before, after):
    count = int(re.search(rb'Pages: +(\d+)', run('pdfinfo', before))[1])
    suite.check('the PDF has its pages', count == int(
        re.search(rb'Pages: +(\d+)', run('pdfinfo', after))[1]))
    suite.check('qpdf finds it sound', b'No syntax' in run(
        'qpdf', '--check', after), run('qpdf', '--check', after))
    gone = [page for page in range(1, count + 1)
            if 'ĐÃ ĐƯỢC GỠ BỎ' in pages(after, page, page)]
    was = [page for page in range(2, count + 1)
           if any(each in pages(before, page, page) for each in SECRET)]
    suite.check('the pages that had it say that it is gone',
                gone and set(was) <= set(gone), (gone, was))
    suite.check('with by whom and why', all(
        'Tòa án nhân dân tỉnh' in pages(after, page, page) and
        'Bản án số 1/2026' in pages(after, page, page) for page in gone))
    suite.check('all other pages are as they were', all(
        pages(before, page, page) == pages(after, page, page)
        for page in range(2, count + 1) if page not in gone))
    suite.check('the contents say so', 'Quyết định số 7/2025/QĐ-UBND (đã gỡ '
                'bỏ)' in re.sub(r'\s+', ' ', pages(after, 1, 1)),
                pages(after, 1, 1))


def check_rest(suite, before, office):
    """Every file of issues and ledger but those of the document."""
    now = files(office.portal)
    gone = sorted(path for path in before if path not in now)
    suite.check('its files are gone, and no others', gone == sorted(
        [ID + ending for ending in ('.md', '.pdf', '.xml', '.goc.pdf')] +
        ['2025/so-01/cong-bao-so-01-2025.pdf'] +
        ['2025/van-ban/so-01/7-2025-qd-ubnd' + ending
         for ending in ('.bib', '.ris', '.csl.json')] +
        [path for path in before if '/hinh-' in path]), gone)
    changed = [path for path in before if path in now and
               before[path] != now[path] and
               re.match(r'\d+/so-\d+/', path)]
    suite.check('of all issues the manifest alone changes',
                changed == ['2025/so-01/manifest.json'], changed)
    suite.check('nor does the ledger', not [
        path for path in before if path.startswith('so-cai/') and
        before[path] != now[path]])
    manifest = json.loads(now['2025/so-01/manifest.json'])
    entry = [each for each in manifest['documents']
             if each['number'] == '7/2025/QĐ-UBND'][0]
    listed = {each['path']: each['sha256']
              for each in entry['withheld']['files']}
    suite.check('the manifest keeps the digests that they had', listed == {
        os.path.basename(path): hashlib.sha256(before[path]).hexdigest()
        for path in before if path.startswith((
            ID + '.', '2025/so-01/cong-bao'))}, listed)
    last = json.loads(now['so-cai/000003.json'])
    suite.check('the ledger has who and why', (
        last['kind'], last['by'], last['why'], last['document']) == (
            'withheld', 'Tòa án nhân dân tỉnh', 'Bản án số 1/2026',
            '7-2025-qd-ubnd'), last)
    page = now['2025/van-ban/so-01/7-2025-qd-ubnd.html'].decode()
    suite.check('its page says what, when, by whom and why', all(
        each in page for each in (
            '7/2025/QĐ-UBND', '28-11-2026', 'Tòa án nhân dân tỉnh',
            'Bản án số 1/2026', 'noindex')), page)
    suite.check('what is left of its relations holds', '7/2025/QĐ-UBND' in
                now['2025/van-ban/so-01/2-qd-ubnd.html'].decode())


def check_known(suite, before, office):
    """The page that checks files knows those that were taken out."""
    shard = files(office.portal)['kiem-tra/2025.js'].decode()
    [entry] = [each for each in re.findall(r'{"date"[^{}]*}', shard)
               if '"7-2025-qd-ubnd"' in each]
    suite.check('what is withheld is said to be', '"withheld":true' in entry,
                entry)
    digest = hashlib.sha256(before[ID + '.pdf']).digest()[:16]
    suite.check('and its old file is known by its digest',
                base64.b64encode(digest).decode()[:22] in entry, entry)


def check_tampering(suite, office, before):
    path = os.path.join(office.portal, ID + '.md')
    with open(path, 'wb') as file:
        file.write(before[ID + '.md'])
    done = office.verify()
    suite.check('verify finds what came back', done.returncode == 9 and
                'verify-withheld' in done.stdout, done.stdout)
    os.unlink(path)
    path = os.path.join(office.portal, 'go-bo.json')
    data = open(path, 'rb').read()
    edit(path, 'Bản án số 1/2026', 'Bản án số 2/2026')
    done = office.verify()
    suite.check('and another ground', done.returncode == 9 and
                'verify-restrictions' in done.stdout, done.stdout)
    with open(path, 'wb') as file:
        file.write(data)
    for field, value in ('removed', ['../' + ID + '.md']), ('issue', '25'):
        damage(path, field, value)
        done = office.verify()
        suite.check(f'and a {field} that leads elsewhere',
                    done.returncode == 9 and 'go-bo.json' in done.stdout,
                    done.stdout)
        with open(path, 'wb') as file:
            file.write(data)


def damage(path, field, value):
    with open(path, encoding='utf-8') as file:
        listed = json.load(file)
    listed['restrictions'][0][field] = value
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(listed, file, ensure_ascii=False)


def check_repair(suite, office, before):
    """What can be built again is; what is withheld is not."""
    os.unlink(os.path.join(office.portal, '2025/so-02/4-qd-ubnd.pdf'))
    page = os.path.join(office.portal, '2025/van-ban/so-01/1-qd-ubnd.html')
    with open(page, 'ab') as file:
        file.write(b'x')
    path = os.path.join(office.portal, ID + '.md')
    with open(path, 'wb') as file:
        file.write(before[ID + '.md'])
    done = office.publish('--all', '--repair')
    suite.check('a portal is repaired', done.returncode == 0, done.stdout)
    check_withheld(suite, office, 'repaired')


def check_sources(suite, office):
    done = office.run('check', '--published', office.portal)
    suite.check('check says where its text still is', done.returncode == 0 and
                'withheld-here' in done.stdout, done.stdout)
    os.unlink(office.at('issues/2025/01/c.md'))
    os.unlink(office.at('issues/2025/01/c.goc.pdf'))
    os.unlink(office.at('issues/2025/01/ban-do.png'))
    done = office.run('check', '--published', office.portal)
    suite.check('without it the checkout is right', done.returncode == 0 and
                'withheld' not in done.stdout, done.stdout)
    done = office.run('build', '--all')
    suite.check('an issue is not built without it', done.returncode == 0 and
                'as the portal has it' in done.stdout and not os.path.exists(
                    office.at('build/out/2025/so-01/manifest.json')),
                done.stdout)
    shutil.rmtree(office.at('build'))


def check_restricted(suite, office):
    before = files(office.portal)
    number = '4/QĐ-UBND'
    stem = '4-qd-ubnd'
    office.run('restrict', number, '--by', 'Sở Tư pháp', '--why', 'Đơn')
    done = office.publish()
    now = files(office.portal)
    suite.check('a document is restricted', done.returncode == 0, done.stdout)
    suite.check('it stays', all(
        now[path] == before[path] for path in before
        if '/so-02/' in path and path.count('/') == 2))
    hidden = [path for path in now if stem.encode() in now[path] and (
        path.startswith('tim-kiem/') or path.endswith(('.atom', 'sitemap.xml'))
        or path == 'index.html')]
    suite.check('out of search, feeds and maps', not hidden, hidden)
    page = now['2025/van-ban/so-02/%s.html' % stem].decode()
    suite.check('its page says so, and is not to be indexed',
                'Sở Tư pháp' in page and 'noindex' in page)
    suite.check('nor are its files', b'Disallow: /2025/so-02/4-qd-ubnd.' in
                now['robots.txt'], now['robots.txt'])
    suite.check('verify knows', office.verify().returncode == 0)
    office.run('lift', number, '--by', 'Sở Tư pháp', '--why', 'Hết')
    done = office.publish()
    now = files(office.portal)
    suite.check('it is let go again', done.returncode == 0, done.stdout)
    other = [path for path in before if before[path] != now.get(path) and not
             path.startswith(('go-bo.', 'moi-nhat', 'tim-kiem/')) and
             not path.endswith('danh-muc.json')]
    suite.check('and all is as before', not other, other)
    suite.check('search finds it', stem.encode() in now['tim-kiem/2025.js'])
    suite.check('verify knows that too', office.verify().returncode == 0)


def check_again(suite, office):
    done = withhold(office, '7/2025/QĐ-UBND')
    suite.check('nothing is withheld twice', done.returncode == 1 and
                'for good' in done.stdout, done.stdout)
    withhold(office, '2025/so-01/1-qd-ubnd')
    done = office.publish()
    suite.check('a second document of the issue is', done.returncode == 0,
                done.stdout)
    found = leaks(office.portal, SECRET + ['Nội dung một'])
    suite.check('its words are gone too', not found, found)
    suite.check('verify finds the second right',
                office.verify().returncode == 0)
    os.unlink(office.at('issues/2025/01/a.md'))
    os.unlink(office.at('issues/restrictions'))
    office.add(2025, '03')
    done = office.publish()
    suite.check('a checkout that knows of none of it goes on', done.returncode
                == 1 and 'issue-changed' in done.stdout or
                done.returncode == 0, done.stdout)
    suite.check('and nothing comes back', not leaks(
        office.portal, SECRET + ['Nội dung một']))


def dying(program, work):
    library, other = os.path.join(work, 'die.so'), os.path.join(work, 'dies')
    subprocess.run(['cc', '-shared', '-fPIC', '-o', library,
                    os.path.join(ROOT, 'tests', 'die.c'), '-ldl'], check=True)
    write(other, '#!/bin/sh\nexport ASAN_OPTIONS='
          '"$ASAN_OPTIONS:verify_asan_link_order=0"\n'
          'LD_PRELOAD="%s" exec "%s" "$@"\n' % (library, program))
    os.chmod(other, 0o755)
    return other


def check_killed(suite, program, work):
    """Killed before each fifth of its steps, it is ended by the next run."""
    office = begin(program, os.path.join(work, 'killed'))
    office.publish()
    withhold(office, '7/2025/QĐ-UBND')
    kept = os.path.join(work, 'kept')
    shutil.copytree(office.portal, kept)
    head = open(office.at('issues/published'), encoding='utf-8').read()
    other, killed = dying(program, work), 0
    os.environ['DIE_IN'] = office.portal
    for step in range(1, 200, 5):
        shutil.rmtree(office.portal)
        shutil.copytree(kept, office.portal)
        write(office.at('issues/published'), head)
        os.environ['DIE_AT'] = str(step)
        if office.publish(program=other).returncode == 0:
            break
        killed += 1
        done = office.publish('--all', '--wait', '10')
        if not suite.check('killed at step %d, the next run ends it' % step,
                           done.returncode == 0 and
                           office.verify().returncode == 0 and
                           not leaks(office.portal, SECRET[:2]),
                           done.stdout + office.verify().stdout):
            break
    suite.check('it was killed at many steps', killed >= 10, killed)


def main():
    suite = Suite()
    program = os.path.abspath(os.path.join(sys.argv[1], 'congbao'))
    with tempfile.TemporaryDirectory() as work:
        office = begin(program, work)
        check_first(suite, office)
        before = files(office.portal)
        whole = os.path.join(work, 'before.pdf')
        shutil.copy(os.path.join(office.portal, '2025/so-01',
                                 'cong-bao-so-01-2025.pdf'), whole)
        done = withhold(office, '7/2025/QĐ-UBND')
        suite.check('withhold lists what remains elsewhere',
                    done.returncode == 0 and 'issues/2025/01/c.md' in
                    done.stdout and 'history' in done.stdout, done.stdout)
        done = office.publish()
        suite.check('it is carried out', done.returncode == 0, done.stdout)
        check_withheld(suite, office, 'withheld')
        check_pdf(suite, whole, os.path.join(
            office.portal, '2025/so-01', 'cong-bao-so-01-2025-go-bo.pdf'))
        check_rest(suite, before, office)
        check_known(suite, before, office)
        done = office.publish()
        suite.check('there is nothing more to do', done.returncode == 0 and
                    'published already' in done.stdout, done.stdout)
        check_tampering(suite, office, before)
        check_repair(suite, office, before)
        check_sources(suite, office)
        office.add(2025, '04')
        done = office.publish()
        suite.check('the next issue is published', done.returncode == 0,
                    done.stdout)
        check_withheld(suite, office, 'with the next issue')
        check_restricted(suite, office)
        check_again(suite, office)
        check_killed(suite, program, work)
    print('%d passed, %d failed' % (suite.passed, suite.failed))
    return suite.failed > 0


if __name__ == '__main__':
    sys.exit(main())
