#!/usr/bin/env python3
"""What one issue costs as the archive grows: ratios to the shortest archive.

Usage: archive.py BUILD [YEARS...]

Archives of 1, 5 and 20 YEARS, of 90 issues and 732 documents a year (year.py),
are built and published into a directory; then issues are added one by one. Of
whole processes, and all that they started, CPU seconds and the peak memory of
one process:

anew             everything built from the sources, by two jobs
nothing changed  the same again
one issue added  in a fresh clone and an empty output directory: built beside
                 what is published, and published; the median of three issues
one document     a document of an issue that is not published yet, beside what is
changed          published and with the output of the build before
verify           the portal read as anybody can
one decision     checked alone, as an editor does when it is saved
checked
its PDF alone    an issue's, by build --pdf

Beside each stands what it should be: proportional to the archive, or flat. The
machine may be slower a minute later, so the shortest archive is measured before
and after each other one, but for what publishes, and the median is taken. 20
years need 8 GB below the temporary directory and some five minutes. Nothing
here passes or fails.
"""
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import year
from speed import Cost, Gazette, ratio, run, table

LAST_YEAR = 2023
ADDED = 3  # issues, one after the other
CHANGES = 3  # of a document of the issue after them
ANEW, AGAIN, ADD, CHANGE, VERIFY, CHECK, PDF = (
    'anew', 'nothing changed', 'one issue added', 'one document changed',
    'verify', 'one decision checked', 'one PDF alone')
EDITED = 15  # runs of what an editor waits for
FLAT, PROPORTIONAL = 'flat', 'proportional'
SHOULD = {ANEW: PROPORTIONAL, AGAIN: PROPORTIONAL, ADD: FLAT,
          CHANGE: FLAT, VERIFY: PROPORTIONAL, CHECK: FLAT, PDF: FLAT}


class Archive:
    """Some years of a gazette, and the portal that they are published on."""

    def __init__(self, work, program, years):
        self.gazette = Gazette(work / ('years-%d' % years), program)
        self.program, self.years = program, years
        self.top, self.portal = self.gazette.top, work / ('portal-%d' % years)
        self.costs = {what: [] for what in SHOULD}
        self.clones = 0
        with open(self.top / 'issues/gazette.yaml', 'a',
                  encoding='utf-8') as profile:
            profile.write('base_url: https://a.example/\n')
        for i in range(years):
            year.YEAR = LAST_YEAR - i
            year.main(self.top)
        issues = self.gazette.issues()
        self.later = issues[-ADDED - 1:]
        for issue in self.later:
            (self.top / 'later' / issue).parent.mkdir(parents=True,
                                                      exist_ok=True)
            (self.top / issue).rename(self.top / 'later' / issue)
        self.gazette.number()

    def measure(self, what, command, cwd=None):
        self.costs[what].append(run(command, cwd or self.top))

    def anew(self):
        out = tempfile.mkdtemp(dir=self.top)
        build = self.gazette.build(jobs=2, out=out)
        self.measure(ANEW, build)
        self.measure(AGAIN, build)
        return out

    def publish(self, out):
        subprocess.run([self.program, 'publish', '--built', '-o', out, '--to',
                        self.portal], cwd=self.top, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def verify(self):
        self.measure(VERIFY, [self.program, 'verify', '-j', '1', self.portal])

    def edit(self):
        issue = self.gazette.issues()[-1]
        decision = min((self.top / issue).glob('*.md'))
        for _ in range(EDITED):
            self.measure(CHECK, [self.program, 'check', str(decision)])
            self.measure(PDF, self.gazette.build(
                '--pdf', issue, out=str(self.top / 'pdf')))

    def clone(self):
        """The sources and what is remembered, and no output."""
        self.clones += 1
        place = self.top / ('clone-%d' % self.clones)
        for part in ('issues', 'fonts'):
            shutil.copytree(self.top / part, place / part)
        return place

    def number(self, issue):
        """A fresh clone after its numbering."""
        (self.top / 'later' / issue).rename(self.top / issue)
        self.gazette.number()
        return self.clone()

    def add(self, issue):
        place = self.number(issue)
        self.measure(ADD, '{0} build --published {1} --all && '
                     '{0} publish --built --to {1}'.format(
                         self.program, self.portal), place)
        shutil.copy(place / 'issues/published', self.top / 'issues')

    def change(self, issue):
        place = self.number(issue)
        victim = min((place / issue).glob('*.md'))
        text = victim.read_text(encoding='utf-8')
        build = [self.program, 'build', '--published', self.portal, '--all']
        run(build, place)
        for step in range(CHANGES):
            victim.write_text(text.replace(
                'Ban hành', 'Ban hành lần %d' % step, 1), encoding='utf-8')
            self.measure(CHANGE, build, place)

    def cost(self, what, part):
        return statistics.median(getattr(cost, part)
                                 for cost in self.costs[what])


def measure(archives):
    first = archives[0]
    for archive in archives:
        archive.publish(archive.anew())
        archive.verify()
        archive.edit()
        if archive != first:
            first.anew()
            first.verify()
            first.edit()
    for archive in archives:
        for issue in archive.later[:ADDED]:
            archive.add(issue)
        archive.change(archive.later[ADDED])


def row(archives, what, part, shown, should):
    first = archives[0].cost(what, part)
    return ['%s, %s' % (what, 'CPU' if part == 'cpu' else 'peak memory'),
            shown(first), *(ratio(archive.cost(what, part), first)
                            for archive in archives[1:]), should]


def show(archives):
    def seconds(value):
        return '%.2f s' % value

    def megabytes(value):
        return '%.1f MB' % (value / 1024)

    rows = []
    for what, should in SHOULD.items():
        rows.append(row(archives, what, 'cpu', seconds, should))
        rows.append(row(archives, what, 'memory', megabytes, FLAT))
    names = ['%d year%s' % (archive.years, 's' * (archive.years > 1))
             for archive in archives]
    table('What one issue costs as the archive grows (of %s, then ratios to '
          'it)' % names[0], ['', *names, 'should be'], rows)


def main(build, *years):
    sys.stdout.reconfigure(line_buffering=True)
    build = pathlib.Path(build).resolve()
    Cost.meter = str(build / 'cost')
    with tempfile.TemporaryDirectory() as top:
        archives = [Archive(pathlib.Path(top), str(build / 'congbao'), count)
                    for count in sorted(map(int, years or (1, 5, 20)))]
        measure(archives)
        show(archives)


if __name__ == '__main__':
    main(*sys.argv[1:])
