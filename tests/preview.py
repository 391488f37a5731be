"""preview.py PROGRAM ISSUE: a preview as a client sees it, request by request.

Begins `congbao preview`, saves sources, and says which of its promises do not
hold; exit status 1 if any. The issue's first decision is changed.
"""
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse

PROGRAM, ISSUE = sys.argv[1], pathlib.Path(sys.argv[2])
FILE = sorted(ISSUE.glob('*.md'))[0]
failed = False


def check(name, holds, what=''):
    global failed
    if not holds:
        print('%s: %s' % (name, what))
        failed = True


class Preview:
    def __init__(self, *arguments, env=None):
        self.process = subprocess.Popen(
            [PROGRAM, 'preview', *arguments], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, env=env)
        self.address = self.process.stdout.readline().strip()
        self.url = urllib.parse.urlsplit(self.address)
        self.state = self.ask()

    def request(self, path, headers=None, method='GET'):
        connection = http.client.HTTPConnection(
            '127.0.0.1', self.url.port, timeout=30)
        connection.putrequest(method, path, skip_host='Host' in (headers or {}))
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body, answer.headers

    def status(self, path, headers=None, method='GET'):
        return self.request(path, headers, method)[0]

    def get(self, name):
        status, body, _ = self.request(self.url.path + name)
        assert status == 200, (name, status)
        return body.decode()

    def ask(self, after=''):
        state, _, page = self.get('tinh-hinh' + after).partition('\n')
        state = json.loads(state)
        state['page'] = page
        return state

    def save(self, text):
        """The next state after the file was saved."""
        FILE.write_text(text, encoding='utf-8')
        self.state = self.ask('?sau=%d' % self.state['version'])
        return self.state

    def until(self, name, holds):
        """Waits for a state of which that holds."""
        for _ in range(100):
            if holds():
                return
            time.sleep(0.1)
        check(name, False, 'not within ten seconds')

    def printed(self, index):
        return words(self.get('tep/trang-in/%d.svg' % index))

    def end(self, number):
        self.process.send_signal(number)
        return self.process.wait(10)


def memory(process):
    status = pathlib.Path('/proc/%d/status' % process).read_text()
    return int(re.search(r'VmRSS:\s+(\d+)', status)[1])


def check_refusals(preview):
    path, port = preview.url.path, preview.url.port
    check('the page', preview.status(path) == 200)
    check('by its other name', preview.status(
        path, {'Host': 'localhost:%d' % port}) == 200)
    for host in ('evil.example', 'evil.example:%d' % port, '127.0.0.1',
                 '127.0.0.1:%d' % (port + 1), ''):
        check('another host', preview.status(path, {'Host': host}) == 403, host)
    check('no host', preview.status(path, {'Host': ''}) == 403)
    check('another origin', preview.status(
        path, {'Origin': 'http://evil.example'}) == 403)
    check('another site', preview.status(
        path, {'Sec-Fetch-Site': 'cross-site'}) == 403)
    check('no token', preview.status('/') == 404)
    check('part of the token', preview.status(path[:-4] + '/') == 404)
    check('another token', preview.status('/' + 'a' * 32 + '/') == 404)
    check('no file of the machine', preview.status(
        path + 'tep/../../../etc/passwd') == 404)
    check('only reading', preview.status(path, method='POST') == 405)
    headers = preview.request(path)[2]
    check('nothing from elsewhere', "default-src 'none'" in
          headers['Content-Security-Policy'])
    other = socket.socket()
    check('this machine alone', all(
        other.connect_ex((address, port)) != 0 for address in
        [info[4][0] for info in socket.getaddrinfo(
            socket.gethostname(), None, socket.AF_INET)]
        if not address.startswith('127.')))


def words(svg):
    return ' '.join(re.sub(r'<[^>]*>', '', svg).split())


def check_saving(preview, original):
    before = preview.state
    check('good at first', before['good'], before['findings'])
    edited = original.replace('Điều 1.', 'Điều 1. Sáng tỏ.', 1)
    after = preview.save(edited)
    check('the word is in the page that came', 'Sáng tỏ.' in words(
        after['page']), words(after['page'])[:300])
    changed = [i for i, version in enumerate(after['pages'])
               if version == after['version']]
    check('few pages are new', changed[0] == after['changed'] and
          len(changed) < len(after['pages']), changed)
    page = after['list']['documents'][0]['page']
    check('and in the page for readers', 'Sáng tỏ.' in preview.get(
        'tep/' + page))
    bad = preview.save(edited.replace('type: ', 'typo: ', 1))
    check('a mistake is found', not bad['good'] and any(
        one['line'] for one in bad['findings']), bad['findings'])
    check('the pages stay', bad['pages'] == after['pages'] and
          'Sáng tỏ.' in preview.printed(after['changed']))
    check('it is gone again', preview.save(edited)['good'] and
          preview.state['pages'] == after['pages'])
    renamed = FILE.with_name('.moi.md')
    renamed.write_text(original, encoding='utf-8')
    os.replace(renamed, FILE)
    preview.until('as an editor that renames', lambda: 'Sáng tỏ.' not in
                  preview.printed(after['changed']))


def check_profile(preview):
    last = len(preview.state['pages']) - 1
    profile = ISSUE.parent.parent / 'gazette.yaml'
    text = profile.read_text(encoding='utf-8')
    profile.write_text(text.replace('Số 1, đường', 'Số 7, đường'), encoding='utf-8')
    preview.until('the profile is followed',
                  lambda: 'Số 7, đường' in preview.printed(last))
    profile.write_text(text, encoding='utf-8')
    preview.until('and back',
                  lambda: 'Số 1, đường' in preview.printed(last))
    preview.state = preview.ask()


def check_undated(preview):
    """A draft has no day before somebody decides on one."""
    day = ISSUE / 'issue.yaml'
    text = day.read_text(encoding='utf-8')
    day.unlink()
    preview.state = preview.ask('?sau=%d' % preview.state['version'])
    page = preview.state['list']['documents'][0]['page']
    check('an issue without a day', preview.state['good'] and 'ngày …' in
          preview.get('tep/' + page), preview.state['findings'])
    day.write_text(text, encoding='utf-8')
    preview.state = preview.ask('?sau=%d' % preview.state['version'])
    check('and with its day', preview.state['good'] and 'ngày …' not in
          preview.get('tep/' + page), preview.state['findings'])


def check_leaks(preview, original):
    for i in range(50):
        preview.save(original.replace('Điều 1.', 'Điều 1. Lần %d.' % i, 1))
        if i == 9:
            before = memory(preview.process.pid)
    check('memory stays', memory(preview.process.pid) < before + 8000,
          (before, memory(preview.process.pid)))
    check('nobody is left', not pathlib.Path('/proc/%d/task/%d/children' % (
        preview.process.pid, preview.process.pid)).read_text())


def check_language(original):
    """What a person reads is Vietnamese, also what the server answers."""
    preview = Preview('--lang=vi', str(ISSUE))
    answer = preview.request(preview.url.path + 'khong-co')[1].decode()
    check('a page that is not there', answer == 'không có trang này\n', answer)
    bad = preview.save(original.replace('type: ', 'typo: ', 1))
    check('names stay', bad['findings'][0]['severity'] == 'error',
          bad['findings'])
    check('ended in Vietnamese', preview.end(signal.SIGTERM) == 0)
    FILE.write_text(original, encoding='utf-8')


def check_fault(original):
    """A process that makes a preview and ends by a signal."""
    preview = Preview(str(ISSUE), env={**os.environ, 'LD_PRELOAD':
                                       os.environ['FAULT']})
    pages = preview.state['pages']
    state = preview.save(original + '\n<!-- FAULT -->\n')
    check('a fault is a finding', not state['good'] and 'signal' in
          state['findings'][0]['message'], state['findings'])
    check('the pages stay after it', state['pages'] == pages)
    check('and it goes on', preview.save(original)['good'])
    check('ended', preview.end(signal.SIGTERM) == 0)


def main():
    original = FILE.read_text(encoding='utf-8')
    preview = Preview(str(ISSUE))
    try:
        check_refusals(preview)
        check_saving(preview, original)
        check_profile(preview)
        check_undated(preview)
        check_leaks(preview, original)
        again = subprocess.run(
            [PROGRAM, 'preview', '--port', str(preview.url.port), ISSUE],
            capture_output=True, text=True)
        check('a port in use', again.returncode == 2 and
              'already in use' in again.stderr, again)
    finally:
        FILE.write_text(original, encoding='utf-8')
        check('SIGINT ends it', preview.end(signal.SIGINT) == 0)
    check_language(original)
    if 'FAULT' in os.environ:
        check_fault(original)
    FILE.write_text(original, encoding='utf-8')
    return failed


sys.exit(main())
