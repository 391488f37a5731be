"""bulk: 10,000 files of 20 years.

The memory that a publication takes does not grow with it, and one that finds
nothing to do asks three times at most. How fast it is stands beside what curl
needs for the same files on the same server, in the same run.
"""
import json
import os
import subprocess
import time

from gazette import files_in, generated
from proxy import Proxy
from server import PASSWORD, USER

FILES = int(os.environ.get('CONGBAO_FILES', '10000'))
YEARS, ISSUES = 20, 5
MEMORY = 64 * 1024  # kilobytes
REQUESTS = 3


def high_water(process):
    """Kilobytes; what the kernel says at the end counts its parent's too."""
    try:
        with open('/proc/%d/status' % process, encoding='ascii') as file:
            for line in file:
                if line.startswith('VmHWM:'):
                    return int(line.split()[1])
    except OSError:
        pass
    return 0


def measured(kit, server, gazette, tree, *more, url=None):
    """The summary, the exit status and the most memory, in kilobytes."""
    told = os.path.join(kit.world.top, 'bulk.json')
    with open(told, 'w', encoding='utf-8') as out, \
            open(told + '.err', 'w', encoding='utf-8') as err:
        process = subprocess.Popen(
            [kit.program.path, 'publish', '--built', '--json', '-o', 'out',
             '--to', url or server.url(tree), '--public', server.page(tree),
             *server.options, *more, '--all'], cwd=gazette.top,
            stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            env=kit.program.environment(server.env))
        most = 0
        while process.poll() is None:
            most = max(most, high_water(process.pid))
            time.sleep(0.02)
    with open(told, encoding='utf-8') as file:
        lines = file.read().splitlines()
    with open(told + '.err', encoding='utf-8') as file:
        words = file.read()
    kit.program.said.append(('bulk', words))
    summary = json.loads(lines[-1]) if lines else {}
    return summary, process.returncode, most, words


def curl(kit, server, gazette, tree):
    """Seconds that curl needs to send the same files, four at a time."""
    top = os.path.join(gazette.top, 'out')
    base = 'http://localhost:%d/dav/%s' % (server.plain, tree)
    paths = sorted(files_in(top))
    made = {'': None}
    lines = []
    for path in paths:
        parts = path.split('/')[:-1]
        for i in range(len(parts)):
            made['/'.join(parts[:i + 1]) + '/'] = None
        lines.append('upload-file = "%s/%s"\nurl = "%s/%s"\n' % (
            top, path, base, path))
    for directory in made:
        os.makedirs(server.disk(tree + '/' + directory), exist_ok=True)
    config = kit.world.write('user = "%s:%s"\n%s' % (
        USER, PASSWORD, ''.join(lines)), 'curl.config', mode=0o600)
    begun = time.monotonic()
    kit.world.run('curl', '-sS', '--fail', '--parallel', '--parallel-max',
                  '4', '-o', '/dev/null', '-K', config)
    return time.monotonic() - begun


def run(suite, kit):
    server = kit.nginx
    # Of a document there are its PDF and the readers' pages.
    documents = max(1, FILES // (YEARS * ISSUES) // 7)
    gazette = generated(kit.program, kit.world.directory('bulk'),
                        range(2001, 2001 + YEARS), ISSUES, documents)
    count = len(files_in(os.path.join(gazette.top, 'out')))
    suite.tell('bulk: %d files are built' % count)
    plain = 'dav://localhost:%d/dav/bulk' % server.plain
    summary, status, memory, words = measured(kit, server, gazette, 'bulk',
                                              url=plain)
    suite.check('bulk: %d files are published' % count, status == 0, words)
    suite.check('bulk: in less than 64 MB', memory < MEMORY,
                '%d kB' % memory)
    proxy = Proxy(server.plain)
    through = 'dav://localhost:%d/dav/bulk' % proxy.port
    _, status, little, words = measured(kit, server, gazette, 'bulk',
                                        '--public', 'http://localhost:%d/bulk'
                                        % proxy.port, url=through)
    suite.check('bulk: again, there is nothing to do', status == 0, words)
    suite.check('bulk: which %d requests tell' % REQUESTS,
                len(proxy.seen) <= REQUESTS, proxy.seen[:10])
    suite.tell('bulk: nothing to do: %d requests, %d kB' % (
        len(proxy.seen), little))
    proxy.close()
    seconds = curl(kit, server, gazette, 'bulk-curl')
    sent = summary.get('send_ms', 0) / 1000
    suite.tell('bulk: %d files, %d kB of memory; sent in %.1f s, read back '
               'in %.1f s; curl --parallel in %.1f s: ratio %.2f' % (
                   count, memory, sent, summary.get('verify_ms', 0) / 1000,
                   seconds, seconds / sent if sent else 0))
