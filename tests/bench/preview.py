#!/usr/bin/env python3
"""How soon a browser shows what was saved.

Usage: preview.py BUILD NODE [RUNS]

Of the generated year (year.py), the issues nearest to 57 and to 200 pages: the
median time from saving a change in their largest file until Chromium has drawn
the page (tests/browser/preview.js, whose packages are in the directory NODE),
and beside it a full build of the issue and `build --pdf`, whole processes, in
the same run. Nothing here passes or fails.
"""
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import speed

HERE = pathlib.Path(__file__).resolve().parent


def wall(command, cwd, runs):
    """The median milliseconds of a process."""
    times = []
    for _ in range(runs):
        out = tempfile.mkdtemp(dir=cwd)
        begun = time.monotonic()
        subprocess.run([*command, '-o', out], cwd=cwd, check=True,
                       capture_output=True)
        times.append(1000 * (time.monotonic() - begun))
    return statistics.median(times)


def main(build, node, runs=15):
    program, runs = str(pathlib.Path(build, 'congbao').resolve()), int(runs)
    node = pathlib.Path(node).resolve()
    for script in ('preview.js', 'preview_page.js', 'site.js'):
        shutil.copy(HERE.parent / 'browser' / script, node)
    with tempfile.TemporaryDirectory() as top:
        gazette = speed.Gazette(top, program, '90', '732')
        gazette.number()
        subprocess.run(gazette.build(out='out'), cwd=top, check=True,
                       capture_output=True)
        pages = gazette.pages()
        for wanted in (57, 200):
            slug = min(pages, key=lambda one: abs(pages[one] - wanted))
            issue = 'issues/2023/%04d' % int(slug.split('-')[1])
            subprocess.run(['node', 'preview.js', program, top,
                            node / 'shots', issue, str(runs)], cwd=node,
                           check=True)
            for name, options in (('build', []), ('build --pdf', ['--pdf'])):
                print('%d pages, %s: %.0f ms' % (
                    pages[slug], name, wall([program, 'build', *options,
                                             issue], top, runs)))


if __name__ == '__main__':
    main(*sys.argv[1:])
