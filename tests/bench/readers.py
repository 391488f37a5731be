#!/usr/bin/env python3
"""What the readers' site costs: pages a second, bytes a document, memory.

Usage: readers.py BUILD [YEARS [PAGES]]

Builds a generated archive of YEARS (20) years of 90 issues and 732 documents,
half of them shorter than PAGES (1) pages, and then measures the site alone: all
of it anew, again when nothing changed, and when the last issue is built again.
Where Node.js and Chromium are there, a browser's searches too. Nothing here
passes or fails.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import year  # leads to the next
import sample_gazette

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
QUESTIONS = ['quyet dinh dat dai', '"bảng giá đất"', 'quyết định giá đất 2012']


def cost(command, cwd):
    """Seconds and peak memory of a whole process."""
    begun = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit('%s failed' % ' '.join(command))
    return time.monotonic() - begun, usage.ru_maxrss


def measure(name, command, cwd):
    seconds, memory = cost(command, cwd)
    print('%-34s %8.1f s %8.1f MB' % (name, seconds, memory / 1024))
    return seconds


def is_page(path):
    return path.suffix == '.html'


def main(build, years='20', pages='1'):
    program = os.path.join(os.path.abspath(build), 'congbao')
    with tempfile.TemporaryDirectory() as directory:
        top = pathlib.Path(directory)
        sample_gazette.small(top)
        shutil.copy(sample_gazette.PROFILE, top / 'issues')
        year.MEDIAN_PAGES = float(pages)
        for i in range(int(years)):
            year.YEAR = 2023 - i
            year.main(str(top))
        issues = sorted(str(path.relative_to(top))
                        for path in top.glob('issues/*/*/'))
        cost([program, 'number'] + issues, top)
        measure('issues and site, %s years' % years,
                [program, 'build', '-o', 'out', '--all'], top)
        out = top / 'out'
        found = [path for path in out.rglob('*') if path.is_file()]
        sites = [path for path in found
                 if not path.parent.name.startswith('so-') or
                 'van-ban' in path.parts]
        size = sum(path.stat().st_size for path in sites)
        documents = sum(path.suffix == '.html' and 'van-ban' in path.parts
                        for path in sites)
        for path in sites:
            if is_page(path) or path.name == 'danh-muc.json':
                path.unlink()
        join = [program, 'build', '--join', '-o', 'out', '--all']
        seconds = measure('the site alone, pages anew', join, top)
        measure('again, nothing to do', join, top)
        measure('one issue more', [program, 'build', '-o', 'out', issues[-1]],
                top)
        print('%d pages, %.0f a second; %d documents, %.1f kB of site each' % (
            sum(map(is_page, sites)), sum(map(is_page, sites)) / seconds,
            documents, size / 1000 / max(documents, 1)))
        browser = os.path.join(os.path.abspath(build), 'browser')
        if shutil.which('node') and os.path.isdir(browser + '/node_modules'):
            shutil.copy(ROOT / 'tests/browser/search.js', browser)
            subprocess.run(['node', 'search.js', str(out)] + QUESTIONS,
                           cwd=browser, check=False)


if __name__ == '__main__':
    main(*sys.argv[1:])
