"""gazette: gazettes that were built, ready to be published, and the program.

Building is done once for each gazette; every test publishes what is there.
"""
import os
import subprocess

import sample_gazette

DECISION = """---
number: {number}/QĐ-UBND
type: Quyết định
authority: Ủy ban nhân dân tỉnh
place: Giả Định
date: {date}
title: Phê duyệt dự án số {number} của {whom}
signer:
  position: CHỦ TỊCH
  name: Lê Giả Thiết
---

QUYẾT ĐỊNH:

**Điều 1.** Phê duyệt dự án số {number}./.
"""


class Program:
    """congbao, run from outside; `said` collects all that it ever said."""

    def __init__(self, path, world):
        self.path, self.world = path, world
        self.said = []
        self.home = world.directory('home')

    def environment(self, env):
        """Nothing of the user's own: no keys, no netrc, no agent; English."""
        clean = {name: value for name, value in os.environ.items()
                 if not name.startswith(('CONGBAO_', 'SSH_'))}
        return {**clean, 'HOME': self.home, 'LC_ALL': 'C.UTF-8',
                'CONGBAO_LANG': 'en', **env}

    def start(self, *arguments, env=None, cwd=None):
        return subprocess.Popen(
            [self.path, *arguments], cwd=cwd, text=True, errors='replace',
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env=self.environment(env or {}))

    def finish(self, process):
        process.said = process.communicate(timeout=600)[0]
        self.said.append((' '.join(process.args), process.said))
        return process

    def run(self, *arguments, env=None, cwd=None):
        return self.finish(self.start(*arguments, env=env, cwd=cwd))


class Gazette:
    """A directory with issues/, fonts/ and, once built, out/."""

    def __init__(self, program, top):
        self.program, self.top = program, top

    def number_and_build(self):
        issues = os.path.join(self.top, 'issues')
        for year in sorted(os.listdir(issues)):
            places = os.path.join(issues, year)
            if not os.path.isdir(places):
                continue
            names = ['issues/%s/%s' % (year, name)
                     for name in sorted(os.listdir(places))
                     if os.path.isdir(os.path.join(places, name))]
            self.must('number', *names)
        self.must('build', '-o', 'out', '--all')
        return self

    def must(self, *arguments):
        done = self.program.run(*arguments, cwd=self.top)
        if done.returncode != 0:
            raise RuntimeError('congbao %s: %d\n%s' % (
                ' '.join(arguments), done.returncode, done.said))
        return done

    def start(self, server, tree, *more, url=None, env=None):
        """Publishes what was built; `url` is a way round, through a proxy."""
        return self.program.start(
            'publish', '--built', '-o', 'out', '--to',
            url or server.url(tree), '--public', server.page(tree),
            *server.options, *more, '--all', cwd=self.top,
            env={**server.env, **(env or {})})

    def publish(self, server, tree, *more, **rest):
        return self.program.finish(self.start(server, tree, *more, **rest))

    def files(self):
        """Path to bytes, of what was built."""
        return files_in(os.path.join(self.top, 'out'))


def files_in(top):
    found = {}
    for directory, _, names in os.walk(top):
        for name in names:
            path = os.path.join(directory, name)
            with open(path, 'rb') as file:
                found[os.path.relpath(path, top)] = file.read()
    return found


def sample(program, top):
    """The two years of the sample gazette."""
    sample_gazette.copy(top)
    return Gazette(program, top).number_and_build()


def generated(program, top, years, issues, documents, whom='tỉnh'):
    """Years of issues of small decisions, `documents` in each issue."""
    sample_gazette.small(top)
    for year in years:
        for i in range(issues):
            place = os.path.join(top, 'issues', str(year), '%03d' % (i + 1))
            date = '%d-%02d-%02d' % (year, 1 + i // 25, 1 + i % 25)
            os.makedirs(place)
            with open(os.path.join(place, 'issue.yaml'), 'w',
                      encoding='utf-8') as file:
                file.write('date: %s\n' % date)
            for j in range(documents):
                number = i * documents + j + 1
                with open(os.path.join(place, '%04d.md' % j), 'w',
                          encoding='utf-8') as file:
                    file.write(DECISION.format(number=number, date=date,
                                               whom=whom))
    return Gazette(program, top).number_and_build()
