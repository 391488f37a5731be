"""checks: what stands there when somebody has followed the guide so far, as
seen from outside of the root. Each is a function of a Reader; AFTER has those
of each section of the guide, by its number."""
import glob
import json
import os
import ssl
import subprocess
import urllib.request

from root import run

GAZETTE = 'cong-bao-thu'
ISSUE = 'issues/2026/01-thang-3'
TITLES = ('Ban hành nội quy sử dụng nhà văn hóa tỉnh',
          'Quy định giá nước sạch sinh hoạt trên địa bàn tỉnh')
SITE = 'https://localhost:8443/'


def squeezed(text):
    return ''.join(text.split())


def must(holds, what):
    if not holds:
        raise RuntimeError(what)


def of_gazette(reader, *names):
    return reader.root.path(reader.home, GAZETTE, *names)


def text_of(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def git(reader, *arguments):
    return run('git', '-c', 'safe.directory=*', '-c', 'core.quotePath=false',
               '-C', of_gazette(reader), *arguments)


def all_is_committed(reader):
    must(git(reader, 'status', '--porcelain') == '',
         git(reader, 'status', '--porcelain'))


def signed_original(reader):
    """What the guide's reader has, too: a signed PDF, here of a draft."""
    reader.root.run('sh', '-e', '-c', '''
        congbao init --yes /tmp/other && cd /tmp/other
        congbao import --number 16 --date 2026-03-09 issues/2026/09-x \\
            %(home)s/gia-nuoc.docx
        congbao build issues/2026/09-x
        install -m 644 build/out/2026/*/16-qd-ubnd.pdf %(home)s/gia-nuoc.pdf
        rm -r /tmp/other''' % {'home': reader.home})


def a_gazette_is_there(reader):
    must('tỉnh Giả Định' in text_of(of_gazette(reader, 'issues/gazette.yaml'))
         and 'phố Thí Dụ' in text_of(of_gazette(reader, 'issues/gazette.yaml')),
         'the answers are not in the profile')
    all_is_committed(reader)


def decisions_are_there(reader):
    decisions = sorted(glob.glob(of_gazette(reader, ISSUE, '*.md')))
    must(len(decisions) == 2, str(decisions))
    for path, title in zip(decisions, TITLES):
        must('title: ' + title in text_of(path), path)
    second = text_of(decisions[1])
    must('number: 16/QĐ-UBND\n' in second and 'date: 2026-03-09\n' in second,
         second)
    must(os.path.exists(decisions[1][:-len('.md')] + '.goc.pdf'),
         'no signed original')


def browser_follows(reader):
    first, = glob.glob(of_gazette(reader, ISSUE, '01-*.md'))
    before = text_of(first)
    run('node', 'browser.js', reader.address, first, TITLES[0],
        os.path.join(reader.shots, 'preview.png'), cwd=reader.node)
    must(text_of(first) == before, 'the source is another')


def number_is_in_register(reader):
    lines = [line for line in text_of(of_gazette(
        reader, 'issues/2026/register')).splitlines()
        if not line.startswith('#')]
    must(len(lines) == 1 and '2026-03-13' in lines[0] and
         os.path.basename(ISSUE) in lines[0], str(lines))
    must('issues/2026/register' in git(reader, 'ls-files'), 'not in git')
    all_is_committed(reader)


def pdfs(reader):
    """Those of the two documents, and that of the issue."""
    made = sorted(glob.glob(of_gazette(reader, 'build/out/2026/so-01/*.pdf')))
    made = [path for path in made if not path.endswith('.goc.pdf')]
    must(len(made) == 3, str(made))
    return made


def pages_have_the_text(reader):
    whole = pdfs(reader)[2]
    text = squeezed(run('pdftotext', whole, '-'))
    for title in TITLES:
        must(squeezed(title) in text, '%s has no “%s”' % (whole, title))


def signatures_are_valid(reader):
    for path in pdfs(reader):
        said = run('pdfsig', '-nocert', path)
        must(said.count('Signature is Valid.') == 1 and
             'Total document signed' in said, said)
    must(os.path.isdir(of_gazette(reader, ISSUE, 'chu-ky')), 'no chu-ky')
    all_is_committed(reader)


def on_disk(reader, name):
    path = reader.root.path(reader.home, 'cong-thu', name)
    with open(path, 'rb') as file:
        return file.read()


def on_server(reader, name):
    trust = ssl.create_default_context(
        cafile=reader.root.path('etc/nginx/cong-bao.pem'))
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}),
        urllib.request.HTTPSHandler(context=trust))
    with opener.open(SITE + name, timeout=20) as answer:
        return answer.read()


def pages_have_the_titles(reader, read):
    """Readers find each document, by the list of its year."""
    listed = json.loads(read(reader, '2026/van-ban.json'))
    titles = json.dumps(listed, ensure_ascii=False)
    for number, title in zip(('15', '16'), TITLES):
        page = read(reader, '2026/van-ban/so-01/%s-qd-ubnd.html' % number)
        must(title in page.decode() and title in titles, title)
    must(read(reader, '2026/so-01/cong-bao-so-01-2026.pdf') ==
         open(pdfs(reader)[2], 'rb').read(), 'another PDF is published')


def directory_is_a_portal(reader):
    pages_have_the_titles(reader, on_disk)


def server_is_a_portal(reader):
    pages_have_the_titles(reader, on_server)


def both_are_remembered(reader):
    lines = [line for line in text_of(of_gazette(
        reader, 'issues/published')).splitlines()
        if line and not line.startswith('#')]
    must(len(lines) == 2, str(lines))
    all_is_committed(reader)


def server_wants_a_password(reader):
    request = urllib.request.Request(SITE + 'dav/x', b'x', method='PUT')
    trust = ssl.create_default_context(
        cafile=reader.root.path('etc/nginx/cong-bao.pem'))
    try:
        urllib.request.urlopen(request, context=trust, timeout=20)
    except urllib.error.HTTPError as error:
        must(error.code == 401, str(error))
    else:
        raise RuntimeError('anybody can store files')


def verify_sees_a_changed_byte(reader):
    """So the guide's last commands would have failed."""
    for where, portal in ((reader.root.path(reader.home, 'cong-thu'),
                           reader.home + '/cong-thu'),
                          (reader.root.path('srv/cong-bao/www'), SITE)):
        path = os.path.join(where, '2026/so-01/15-qd-ubnd.pdf')
        with open(path, 'r+b') as file:
            file.seek(2000)
            byte = file.read(1)
            file.seek(2000)
            file.write(bytes([byte[0] ^ 1]))
        done = subprocess.run(['chroot', reader.root.top, 'congbao', 'verify',
                               portal], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        must(done.returncode == 9, '%s: %d\n%s' % (
            portal, done.returncode, done.stdout.decode()))


AFTER = {
    2: (signed_original,),
    3: (a_gazette_is_there,),
    4: (decisions_are_there,),
    6: (browser_follows,),
    7: (number_is_in_register,),
    8: (pages_have_the_text,),
    9: (signatures_are_valid,),
    10: (directory_is_a_portal, server_is_a_portal, both_are_remembered,
         server_wants_a_password),
    11: (number_is_in_register, verify_sees_a_changed_byte),
}
