"""office_ci.py PROGRAM ROOT: do the jobs hold that `congbao init` writes?

What a runner would do is done in a repository with a remote of its own: the
commands of the jobs are run with the variables that GitLab or GitHub sets.
apt-get and sleep are stand-ins. Prints an "ok" or "not ok" line for each thing
looked at.
"""
import glob
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

import yaml

PROGRAM, ROOT = sys.argv[1:3]
HERE = os.getcwd()
sys.path.insert(0, os.path.join(ROOT, 'tests/word'))
import kit  # noqa: E402

SCRIPT = '.ci/cong-bao.sh'
JOBS = {'nhap-word', 'kiem-tra', 'dan-trang', 'danh-so', 'ky', 'dang',
        'xac-minh'}
GITLAB = {'CI_COMMIT_BRANCH': 'main', 'CONGBAO_REMOTE': 'origin'}
GITHUB = {'GITHUB_ACTIONS': 'true', 'GITHUB_REF_NAME': 'main'}


def check(name, holds, why=''):
    print(('ok ' if holds else 'not ok ') + name)
    if not holds:
        print('    ' + str(why)[-2500:].replace('\n', '\n    '))


def stand_in(directory, name, text):
    path = os.path.join(directory, name)
    if os.path.lexists(path):
        os.remove(path)
    with open(path, 'w', encoding='utf-8') as file:
        file.write('#!/bin/sh\n' + text)
    os.chmod(path, 0o755)


class Office:
    """A gazette in a repository, with a remote and a machine's commands."""

    def __init__(self, name):
        self.top = os.path.join(HERE, name)
        self.bin = self.top + '.bin'
        os.makedirs(self.bin)
        os.symlink(PROGRAM, os.path.join(self.bin, 'congbao'))
        stand_in(self.bin, 'sleep', 'echo "slept $*"\n')
        subprocess.run([PROGRAM, 'init', '--yes', self.top], check=True,
                       stdout=subprocess.DEVNULL)
        self.git('init', '-q', '-b', 'main')
        self.git('init', '-q', '--bare', self.top + '.git')
        self.git('remote', 'add', 'origin', self.top + '.git')
        self.commit('begin')
        year = sorted(os.listdir(os.path.join(self.top, 'issues')))[0]
        self.issue = 'issues/%s/%s' % (year, os.listdir(
            os.path.join(self.top, 'issues', year))[0])

    def path(self, *names):
        return os.path.join(self.top, *names)

    def git(self, *words):
        return subprocess.run(
            ['git', '-c', 'user.name=a', '-c', 'user.email=a@b', *words],
            cwd=self.top, check=True, text=True,
            stdout=subprocess.PIPE).stdout

    def commit(self, message):
        self.git('add', '-A')
        self.git('commit', '-q', '-m', message)
        self.git('push', '-q', 'origin', 'HEAD:main')

    def remote(self, *words):
        return subprocess.run(['git', *words], cwd=self.top + '.git',
                              check=True, text=True,
                              stdout=subprocess.PIPE).stdout

    def run(self, job, *words, **variables):
        env = {name: value for name, value in os.environ.items()
               if not name.startswith(('CI', 'GITHUB_', 'CONGBAO_'))}
        env.update(PATH=self.bin + ':' + env['PATH'], HOME=self.bin,
                   **variables)
        return subprocess.run(['sh', SCRIPT, job, *words], cwd=self.top,
                              env=env, text=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)

    def program(self, text):
        """Instead of the program; $PROGRAM is the real one."""
        stand_in(self.bin, 'congbao', 'PROGRAM=%s\n%s' % (PROGRAM, text))

    def add_issue(self, issue, number, date):
        """Like the first one, with another number, of that day."""
        os.makedirs(self.path(issue))
        with open(self.path(self.issue, '01-van-ban-mau.md'),
                  encoding='utf-8') as file:
            text = file.read()
        with open(self.path(issue, '01.md'), 'w', encoding='utf-8') as file:
            file.write(text.replace('number: 1/', 'number: %d/' % number))
        with open(self.path(issue, 'issue.yaml'), 'w',
                  encoding='utf-8') as file:
            file.write('date: %s\n' % date)

    def spoil(self):
        path = self.path(self.issue, '01-van-ban-mau.md')
        with open(path, encoding='utf-8') as file:
            text = file.read()
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text.replace('\nsigner:', '\nsgner:', 1))
        return text


def same_jobs():
    office = Office('jobs')
    with open(office.path('.gitlab-ci.yml'), encoding='utf-8') as file:
        lab = yaml.safe_load(file)
    with open(office.path('.github/workflows/cong-bao.yml'),
              encoding='utf-8') as file:
        text = file.read()
        hub = yaml.safe_load(text)
    gitlab(lab)
    github(hub, text)
    with open(office.path(SCRIPT), encoding='utf-8') as file:
        script = file.read()
    for name, jobs in ('gitlab', str(lab)), ('github', text):
        check(name + ': has every job of the script', JOBS <= set(
            re.findall(r'cong-bao\.sh ([a-z-]+)', jobs)))
    with open(office.path('README.md'), encoding='utf-8') as file:
        guide = file.read()
    wanted = credentials() | set(re.findall(r'can (CONGBAO_[A-Z_]+)', script))
    unsaid = {name for name in wanted if name not in guide} - {
        'CONGBAO_VERSION'}
    check('the guide names every variable', not unsaid, unsaid)
    check('the script has them', all('\n%s) ' % job in script
                                     for job in JOBS))


def gitlab(lab):
    jobs = {name: job for name, job in lab.items()
            if isinstance(job, dict) and 'script' in job}
    check('gitlab: these jobs', set(jobs) == JOBS, set(jobs))
    check('gitlab: each in a stage that there is', all(
        job['stage'] in lab['stages'] for job in jobs.values()))
    check('gitlab: the image by its digest', re.fullmatch(
        r'debian:12@sha256:[0-9a-f]{64}', lab['variables']['CONGBAO_IMAGE']))
    check('gitlab: no job runs for ever', lab['default']['timeout'])
    check('gitlab: one publication at a time, and never broken off',
          jobs['dang']['resource_group'] == 'dang' and
          jobs['dang']['interruptible'] is False)
    check('gitlab: no secret where a request is read', not [
        name for name in credentials()
        if name in str([lab['variables'], jobs['kiem-tra'],
                        jobs['dan-trang']])])
    for name in 'dang', 'ky':
        check('gitlab: %s: the protected branch only' % name,
              'CI_COMMIT_REF_PROTECTED == "true"' in str(jobs[name]['rules']))
    check('gitlab: what is signed and published is what was built',
          jobs['dang']['needs'] == jobs['ky']['needs'] == ['dan-trang'])


def credentials():
    """The variables that the program reads for a portal."""
    with open(os.path.join(ROOT, 'pipeline/portal/access.c'),
              encoding='utf-8') as file:
        return set(re.findall(r'"(CONGBAO_[A-Z0-9_]+)"', file.read()))


def github(hub, text):
    jobs = hub['jobs']
    check('github: these jobs', set(jobs) == JOBS, set(jobs))
    used = re.findall(r'uses: (\S+)', text)
    check('github: actions by their commits', used and all(
        re.fullmatch(r'actions/[a-z-]+@[0-9a-f]{40}', one) for one in used))
    check('github: images by their digests', all(
        re.search(r'debian:12@sha256:[0-9a-f]{64}', job['container'])
        for name, job in jobs.items() if name != 'ky'))
    check('github: no job runs for ever', all(
        job.get('timeout-minutes', 0) > 0 for job in jobs.values()))
    check('github: nothing of a request is put into a command', not any(
        '${{' in step.get('run', '') for job in jobs.values()
        for step in job['steps']))
    open_jobs = str([jobs['kiem-tra'], jobs['dan-trang'], jobs['xac-minh']])
    check('github: no secret where a request is read',
          'secrets.' not in open_jobs and 'contents: write' not in open_jobs
          and 'pull_request_target' not in text)
    check('github: a request from elsewhere is not written to',
          'head.repo.full_name == github.repository' in jobs['nhap-word']['if'])
    check('github: one publication at a time, and never broken off',
          jobs['dang']['concurrency'] == {'group': 'dang',
                                          'cancel-in-progress': False})
    check('github: published is what was built of what was merged',
          jobs['dang']['needs'] == 'dan-trang' and
          "github.event_name == 'push'" in jobs['dang']['if'] and
          "github.ref == 'refs/heads/main'" in jobs['dang']['if'])
    passed = set(jobs['dang']['steps'][-1]['env'])
    missing = {name for name in credentials()
               if name not in passed and name + '_TEXT' not in passed}
    check('github: every credential is passed through', not missing, missing)


def mistakes():
    office = Office('mistakes')
    done = office.run('kiem-tra', **GITLAB)
    check('kiem-tra: nothing is wrong', done.returncode == 0, done.stdout)
    whole = office.spoil()
    done = office.run('kiem-tra', **GITLAB)
    with open(office.path('loi.json'), encoding='utf-8') as file:
        rows = json.load(file)
    path = office.issue + '/01-van-ban-mau.md'
    check('kiem-tra: a mistake is in the report of the lines', any(
        row['location'] == {'path': path, 'lines': {'begin': 2}} and
        row['severity'] == 'major' for row in rows), rows)
    check('kiem-tra: each has a fingerprint of its own', len(rows) == len(
        {row['fingerprint'] for row in rows}), rows)
    check('kiem-tra: and in the log, with what to do', done.returncode == 1 and
          'kiem-tra: Có lỗi trong văn bản' in done.stdout and
          re.search(re.escape(path) + r':\d+: lỗi: .* \[', done.stdout),
          done.stdout)
    done = office.run('kiem-tra', **GITHUB)
    check('kiem-tra: on GitHub an annotation, and what to do',
          done.returncode == 1 and '::error file=' + path in done.stdout and
          '::error title=kiem-tra::Có lỗi' in done.stdout, done.stdout)
    done = office.run('dan-trang', **GITLAB)
    check('dan-trang: is not done with a mistake', done.returncode == 1 and
          'dan-trang: Có lỗi' in done.stdout, done.stdout)
    with open(office.path(path), 'w', encoding='utf-8') as file:
        file.write(whole)
    check('an unknown job', office.run('nhap').returncode == 2)


def word():
    office = Office('word')
    year = office.issue.split('/')[1]
    place = office.path('word', year, '02-thu')
    os.makedirs(place)
    for name, title in ('215 a.docx', 'Ban hành nội quy'), (
            '216.docx', 'Về việc kiện toàn'):
        with open(os.path.join(place, name), 'wb') as file:
            file.write(kit.docx(*kit.decision(title=title)))
    office.git('checkout', '-q', '-b', 'them')
    office.git('add', '-A')
    office.git('commit', '-q', '-m', 'Word')
    done = office.run('nhap-word', **{
        **GITLAB, 'CI_MERGE_REQUEST_SOURCE_BRANCH_NAME': 'them'})
    check('nhap-word: files become decisions', done.returncode == 0 and
          sorted(os.listdir(office.path('issues', year, '02-thu'))) == [
              '01-ban-hanh-noi-quy.md', '02-ve-viec-kien-toan.md'],
          done.stdout)
    names = office.remote('ls-tree', '-r', '--name-only', 'them')
    check('nhap-word: they and the reports are on the branch',
          'issues/%s/02-thu/01-ban-hanh-noi-quy.md' % year in names and
          'word/%s/02-thu/215 a.bao-cao.txt' % year in names and
          '.docx' not in names, names)
    check('nhap-word: the report has what is still to be done',
          '[word-number-blank]' in done.stdout, done.stdout)
    before = office.remote('rev-parse', 'them')
    os.rename(office.path('word'), office.path('word.away'))
    done = office.run('nhap-word', **{**GITHUB, 'GITHUB_HEAD_REF': 'them'})
    check('nhap-word: no directory for Word files', done.returncode == 0,
          done.stdout)
    os.rename(office.path('word.away'), office.path('word'))
    done = office.run('nhap-word', **{**GITHUB, 'GITHUB_HEAD_REF': 'them'})
    check('nhap-word: and again, when there is nothing to do',
          done.returncode == 0 and before == office.remote(
              'rev-parse', 'them'), done.stdout)
    for path in (os.path.join(place, 'x.docx'), office.path('word/y.docx')):
        with open(path, 'wb') as file:
            file.write(b'no Word file')
    for _ in 'once', 'twice':
        done = office.run('nhap-word', **{**GITHUB, 'GITHUB_HEAD_REF': 'them'})
    names = office.remote('ls-tree', '-r', '--name-only', 'them')
    check('nhap-word: what cannot be imported stays, with the reason',
          done.returncode == 1 and 'x.docx: chưa nhập được' in done.stdout and
          '[word-kind]' in done.stdout and 'x.docx' in names and
          'Đặt tệp vào word/<năm>/<tên số>/' in done.stdout, done.stdout)
    check('nhap-word: and is committed once', office.remote(
        'rev-list', '--count', before.strip() + '..them').strip() == '1')


def numbers():
    office = Office('numbers')
    office.add_issue('issues/2999/01', 2, '2999-01-01')
    office.commit('an issue of another day')
    done = office.run('danh-so', **GITLAB)
    year = office.issue.rsplit('/', 1)[0]
    names = office.remote('ls-tree', '-r', '--name-only', 'main')
    check('danh-so: the register is on the branch', done.returncode == 0 and
          year + '/register' in names, done.stdout)
    check('danh-so: an issue whose day has not come has no number',
          'issues/2999/register' not in names, names)
    before = office.remote('rev-parse', 'main')
    done = office.run('danh-so', **GITHUB)
    check('danh-so: nothing is due', done.returncode == 0 and
          before == office.remote('rev-parse', 'main'), done.stdout)
    with open(office.path(office.issue, 'issue.yaml'),
              encoding='utf-8') as file:
        today = re.search(r'\d+-\d+-\d+', file.read())[0]
    office.add_issue(year + '/02-sau', 3, today)
    office.commit('one more')
    # Somebody pushed in between.
    office.git('commit', '-q', '--allow-empty', '-m', 'elsewhere')
    office.git('push', '-q', 'origin', 'HEAD:main')
    office.git('reset', '-q', '--hard', 'HEAD~1')
    done = office.run('danh-so', **GITLAB)
    check('danh-so: a branch that went on is not overwritten',
          done.returncode == 2 and 'Chưa đẩy được' in done.stdout,
          done.stdout)


def published():
    office = Office('published')
    subprocess.run([PROGRAM, 'number', office.issue], cwd=office.top,
                   check=True, stdout=subprocess.DEVNULL)
    office.commit('number')
    portal = 'file://' + office.top + '.portal'
    places = {**GITLAB, 'CONGBAO_PORTAL': portal, 'CONGBAO_PUBLIC': portal}
    done = office.run('dan-trang', **GITLAB)
    check('dan-trang: into out', done.returncode == 0 and
          os.path.isdir(office.path('out')), done.stdout)
    done = office.run('dang', **GITLAB)
    check('dang: where to is not known', done.returncode == 2 and
          'Chưa đặt biến CONGBAO_PORTAL' in done.stdout, done.stdout)
    done = office.run('dang', **places)
    check('dang: published and verified', done.returncode == 0 and
          'vẫn đúng như khi đăng' in done.stdout, done.stdout)
    check('dang: the head of the ledger is on the branch',
          'issues/published' in office.remote(
              'ls-tree', '-r', '--name-only', 'main'))
    done = office.run('dang', **places)
    check('dang: and again, when there is nothing to do',
          done.returncode == 0, done.stdout)
    shutil.rmtree(office.path('out'))
    done = office.run('dan-trang', **places)
    check('dan-trang: what is published is not built again',
          done.returncode == 0 and os.path.isdir(office.path('out')) and
          not glob.glob(office.path('out/*/so-*')), done.stdout)
    done = office.run('dang', **places)
    check('dang: and nothing of it is sent', done.returncode == 0 and
          'đã được đăng từ trước' in done.stdout, done.stdout)
    for _ in 'once', 'twice':
        done = office.run('xac-minh', **places)
    check('xac-minh: as before', done.returncode == 0 and
          os.path.getsize(office.path('so-cu/dau-so')) > 0, done.stdout)
    with open(office.path('so-cu/dau-so'), encoding='utf-8') as file:
        known = file.read()
    with open(office.path('so-cu/dau-so'), 'w', encoding='utf-8') as file:
        file.write(re.sub(r'[0-9a-f]{64}', '0' * 64, known))
    done = office.run('xac-minh', **places)
    check('xac-minh: a portal that is another one, and what to do',
          done.returncode == 9 and 'xac-minh: Trang công khai không khớp' in
          done.stdout, done.stdout)
    retries(office, places)


def retries(office, places):
    for statuses, wanted, runs in (((8, 8, 0), 0, 3), ((8, 5), 5, 2),
                                   ((8, 8, 8), 8, 3), ((6,), 6, 1)):
        with open(office.path('statuses'), 'w', encoding='ascii') as file:
            file.write(''.join('%d\n' % status for status in statuses))
        office.program('[ "$1" = publish ] || exit 0\nread status <statuses\n'
                       'sed -i 1d statuses\necho "ran $*"\nexit $status\n')
        done = office.run('dang', **places)
        check('dang: of statuses %s come %d runs, and %d' % (
            statuses, runs, wanted), done.returncode == wanted and
            done.stdout.count('ran publish') == runs and
            (wanted == 0) != ('dang: ' in done.stdout), done.stdout)
    check('dang: it waits for others', '--wait 1800' in done.stdout)
    office.program('[ "$1" = publish ] || exit 0\n'
                   'cat "$CONGBAO_SSH_KEY"\nls -l "$CONGBAO_SSH_KEY"\n')
    done = office.run('dang', CONGBAO_SSH_KEY_TEXT='a key', **places)
    check('dang: a key in a variable is a file that nobody else reads',
          re.search(r'a key\n-rw------- ', done.stdout), done.stdout)


def signed():
    office = Office('signed')
    name = office.issue.split('/', 1)[1]
    office.program('echo "$*"\nmkdir -p "$4/chu-ky"\necho "{}" >"$4/chu-ky/a.json"\n'
                   'ls -l "$CONGBAO_PIN_FILE"\n')
    pin = office.top + '.pin'
    with open(pin, 'w', encoding='ascii') as file:
        file.write('1234\n')
    os.chmod(pin, 0o644)
    done = office.run('ky', CONGBAO_ISSUE=name, CONGBAO_PIN_FILE=pin, **GITLAB)
    check('ky: what was built is signed, and the signatures are on the branch',
          done.returncode == 0 and 'sign --built out %s' % office.issue in
          done.stdout and office.issue + '/chu-ky/a.json' in office.remote(
              'ls-tree', '-r', '--name-only', 'main'), done.stdout)
    check('ky: the PIN is for nobody else', '-rw------- ' in done.stdout)
    for name in '../x', '-a', '/etc', 'a;b', '':
        done = office.run('ky', CONGBAO_ISSUE=name, **GITLAB)
        check('ky: “%s” is no issue' % name, done.returncode == 2 and
              'sign' not in done.stdout, done.stdout)


def installed():
    office = Office('installed')
    stand_in(office.bin, 'apt-get', 'echo "apt-get $*"\n')
    package = office.path('goi/congbao_1.2.3_amd64.deb')
    os.makedirs(os.path.dirname(package))
    with open(package, 'wb') as file:
        file.write(b'a package')
    right = hashlib.sha256(b'a package').hexdigest()
    done = office.run('cai-dat', 'p11-kit', CONGBAO_VERSION='1.2.3',
                      CONGBAO_SHA256=right, **GITLAB)
    check('cai-dat: the package, and what else is wanted',
          done.returncode == 0 and 'congbao.deb' in done.stdout and
          'p11-kit' in done.stdout, done.stdout)
    done = office.run('cai-dat', CONGBAO_VERSION='1.2.3',
                      CONGBAO_SHA256='0' * 64, **GITLAB)
    check('cai-dat: another package is not installed', done.returncode == 2 and
          'congbao.deb\n' not in done.stdout and 'không cài' in done.stdout,
          done.stdout)
    done = office.run('cai-dat', CONGBAO_VERSION='1.2.3', CONGBAO_SHA256='')
    check('cai-dat: without its SHA-256 none', done.returncode == 2 and
          'Chưa đặt biến CONGBAO_SHA256' in done.stdout and
          'apt-get' not in done.stdout, done.stdout)
    shutil.rmtree(os.path.dirname(package))
    done = office.run('cai-dat', CONGBAO_VERSION='1.2.3', CONGBAO_SHA256=right)
    check('cai-dat: a package that is not there', done.returncode not in (0,)
          and 'congbao_1.2.3_amd64.deb' in done.stdout, done.stdout)


same_jobs()
mistakes()
word()
numbers()
published()
signed()
installed()
