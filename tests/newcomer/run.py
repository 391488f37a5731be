#!/usr/bin/env python3
"""Somebody who has a new Debian, the package, and the guide of the office, does
what the guide says, on Debian 12 and 13.

Usage: run.py BUILD NODE [BASE]...

A BASE is the root of a Debian, which is only read; without one the smallest of
each release are fetched to BUILD. In a scratch root above it the package, which
is built there, is installed, and the commands of the guide
(pipeline/package/huong-dan.md) are given at a terminal, by a user with sudo. NODE
has what tests/browser/install.sh installs. Ends at the first thing of a release
that is not as the guide says. Must be begun by root. Closes with the count.
"""
import glob
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
sys.path[:0] = [str(TOP / 'tests/word')]

import kit  # noqa: E402
from checks import AFTER, TITLES  # noqa: E402
from guide import read  # noqa: E402
from package import package  # noqa: E402
from root import Root, USER, fetch, release_of  # noqa: E402
from terminal import LEAVE, WHERE, Command  # noqa: E402

GUIDE = TOP / 'pipeline/package/huong-dan.md'
RELEASES = ('bookworm', 'trixie')
# Nothing that is mounted or begun outlives the tests.
APART = ('unshare', '--mount', '--pid', '--fork', '--kill-child',
         '--mount-proc')


class Reader:
    """Follows the guide. windows: those that are open, and which of them stay
    when a section ends; address: what the last one printed."""

    def __init__(self, root, node, shots):
        self.root, self.node, self.shots = root, node, shots
        self.home = root.add_user()
        self.windows, self.address = [], None
        self.passed = self.failed = 0

    def test(self, name, act, *arguments):
        try:
            act(*arguments)
        except Exception as error:
            print('not ok', name)
            print('    ' + str(error).replace('\n', '\n    '), flush=True)
            self.failed += 1
            return False
        self.passed += 1
        return True

    def bring(self, name, content):
        path = self.root.path(self.home, name)
        with open(path, 'wb') as file:
            file.write(content)
        shutil.chown(path, *self.owner())

    def owner(self):
        about = os.stat(self.root.path(self.home))
        return about.st_uid, about.st_gid

    def path(self, name):
        """A path of the guide, from where its reader is; of a pattern, that of
        the file which it fits."""
        if name.startswith('~/'):
            name = os.path.join(self.home, name[2:])
        elif not name.startswith('/'):
            name = os.path.join(self.root.read(WHERE).strip(), name)
        found = glob.glob(self.root.path(name))
        return found[0] if len(found) == 1 else self.root.path(name)

    def do(self, block):
        if block.kind != 'sh':
            self.write(block)
        elif 'cửa-sổ' in block.options:
            window = Command(self.root.top, USER, block.text)
            self.windows.append((window, 'giữ' in block.options))
            self.address = window.await_address()
        else:
            self.command(block)

    def command(self, block):
        command = Command(self.root.top, USER, LEAVE + block.text)
        status = command.finish(block.typed)
        codes = block.options.get('mã', '').split(',')
        if status != int(block.options.get('mã-thoát', 0)):
            raise RuntimeError('exit status %d\n%s' % (status, command.said))
        for code in filter(None, codes):
            if '[%s]' % code not in command.said:
                raise RuntimeError('no [%s]\n%s' % (code, command.said))

    def write(self, block):
        path = self.path(block.options[block.kind])
        is_new = not os.path.exists(path)
        old = '' if is_new or block.kind == 'tệp' else pathlib.Path(
            path).read_text(encoding='utf-8')
        new = replaced(old, block.text) if block.kind == 'sửa' else \
            old + block.text
        pathlib.Path(path).write_text(new, encoding='utf-8')
        if is_new and path.startswith(self.root.path(self.home)):
            shutil.chown(path, *self.owner())

    def close_windows(self, is_end):
        """Those that do not stay; did all end well?"""
        for window, stays in list(self.windows):
            if is_end or not stays:
                self.windows.remove((window, stays))
                if not self.test('Ctrl+C ends ' + window.text.strip(),
                                 self.close, window):
                    return False
        return True

    def close(self, window):
        status = window.interrupt()
        if status != 0:
            raise RuntimeError('exit status %d\n%s' % (status, window.said))

    def follow(self, blocks):
        """Until the first thing that is not as it should be."""
        last = len(blocks) - 1
        for i, block in enumerate(blocks):
            name = 'line %d: %s' % (block.line, block.text.split('\n')[0])
            if not self.test(name, self.do, block):
                return
            if i < last and blocks[i + 1].section == block.section:
                continue
            for check in AFTER.get(block.section, ()):
                if not self.test(check.__name__, check, self):
                    return
            if not self.close_windows(i == last):
                return


def replaced(old, new):
    """Lines of a file, with those replaced that have the keys of these."""
    for line in new.splitlines():
        key = line.split(':')[0]
        old, count = re.subn('(?m)^%s:.*$' % re.escape(key), line, old)
        if count != 1:
            raise RuntimeError('%d lines “%s:”' % (count, key))
    return old


def inside(base, build, node):
    """One release, in namespaces of its own."""
    release = release_of(base)
    place = os.path.join(build, 'newcomer')
    deb = package(str(TOP), base, release, place)
    root = Root(base, os.path.join(place, release))
    shots = os.path.join(place, 'shots-' + release)
    os.makedirs(shots, exist_ok=True)
    reader = Reader(root, node, shots)
    reader.bring(os.path.basename(deb), pathlib.Path(deb).read_bytes())
    for name, title in zip(('noi-quy', 'gia-nuoc'), TITLES):
        reader.bring(name + '.docx', kit.docx(*kit.decision(title=title)))
    reader.follow(read(GUIDE.read_text(encoding='utf-8')))
    print('%s: %d passed, %d failed' % (
        release, reader.passed, reader.failed), flush=True)
    return reader.failed


def outside(build, node, bases):
    shutil.copy(HERE / 'browser.js', node)
    passed = failed = 0
    for base in bases:
        print('== ' + base, flush=True)
        done = subprocess.run(
            [*APART, sys.executable, '-B', __file__, '--inside', base, build,
             node], stdout=subprocess.PIPE, encoding='utf-8')
        print(done.stdout, end='', flush=True)
        count = re.search(r': (\d+) passed, (\d+) failed\n\Z', done.stdout)
        passed += int(count.group(1)) if count else 0
        failed += int(count.group(2)) if count else 1
        if done.returncode == 0:
            shutil.rmtree(os.path.join(build, 'newcomer', release_of(base)))
    print('%d passed, %d failed' % (passed, failed))
    return failed


def main(build, node, *bases):
    build, node = os.path.abspath(build), os.path.abspath(node)
    if not bases:
        bases = [fetch(each, os.path.join(build, 'root-' + each))
                 for each in RELEASES]
    return outside(build, node, [os.path.abspath(each) for each in bases])


if __name__ == '__main__':
    if sys.argv[1] == '--inside':
        sys.exit(inside(*sys.argv[2:]) != 0)
    sys.exit(main(*sys.argv[1:]) != 0)
