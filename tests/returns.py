"""returns.py [BASE]: names every commit after BASE that brings a file back to
what its path held in a commit before, and every merge that drops what one side
had changed in a file, unless its message has a line "Returns: PATH". So a
mended file that is put back by mistake is seen. Exit status 1 where there is
one; 0 where the history since BASE is not here, as in a shallow clone.
"""
import re
import subprocess
import sys

# What returned before this commit has been looked at: what was undone by
# mistake has been restored, and the other returns were meant.
BASE = 'dcf4e77875b5303158096ea30c4b37352402a064'

NOTHING = '0' * 40


def git(*arguments):
    return subprocess.run(('git', '-c', 'core.quotePath=false') + arguments,
                          capture_output=True, check=True).stdout.decode()


def is_here(base):
    return subprocess.run(
        ('git', 'merge-base', '--is-ancestor', base, 'HEAD'),
        stderr=subprocess.DEVNULL).returncode == 0


class Commit:
    def __init__(self, name, tree, parents, subject):
        self.name, self.tree = name, tree
        self.parents, self.subject = parents, subject
        self.sides = []  # for each parent: path -> (blob there, blob here)


def history():
    """Commits, those before first, each with what it changed."""
    commits = {}
    for block in git('log', '--reverse', '--topo-order', '-m', '--raw',
                     '--no-abbrev', '--no-renames', '--root',
                     '--format=%x01%H%x02%T%x02%P%x02%s').split('\x01')[1:]:
        head, _, lines = block.partition('\n')
        name, tree, parents, subject = head.split('\x02')
        commit = commits.setdefault(
            name, Commit(name, tree, parents.split(), subject))
        side = {}
        for line in lines.splitlines():
            if line.startswith(':'):
                fields, path = line.split('\t', 1)
                old, new = fields.split()[2:4]
                if new not in (old, NOTHING):  # nor its mode alone, nor gone
                    side[path] = old, new
        commit.sides.append(side)
    for commit in commits.values():  # git says nothing of an equal side
        for i, parent in enumerate(commit.parents):
            if parent in commits and commits[parent].tree == commit.tree and \
                    len(commit.sides) < len(commit.parents):
                commit.sides.insert(i, {})
    return commits


def returns(commits):
    """Pairs of a commit and a path. Sets of commits are bits of a number."""
    past = {}  # a commit and all before it
    held = {}  # path and blob: the commits that put it there
    for place, commit in enumerate(commits.values()):
        above = [past.get(parent, 0) for parent in commit.parents]
        before = 0
        for side in above:
            before |= side
        past[commit.name] = before | 1 << place
        for i, side in enumerate(commit.sides):
            others = 0
            for j, other in enumerate(above):
                others |= other if j != i else 0
            for path, (old, new) in side.items():
                if all(path in other for other in commit.sides):
                    if held.get((path, new), 0) & before:
                        yield commit, path
                    held[path, new] = held.get((path, new), 0) | 1 << place
                # One side has it so. Did the other have it before, and take
                # it out? Or had it something that is to be found only there?
                elif held.get((path, new), 0) & above[i] if old == NOTHING \
                        else not held.get((path, old), 0) & others:
                    yield commit, path


def main():
    base = sys.argv[1] if len(sys.argv) > 1 else BASE
    if not is_here(base):
        print('returns: the history since ' + base[:12] + ' is not here')
        return 0
    new = set(git('rev-list', base + '..HEAD').split())
    bad = 0
    for commit, path in dict.fromkeys(returns(history())):
        if commit.name not in new or path in re.findall(
                '(?m)^Returns: *(.*?) *$',
                git('log', '-1', '--format=%B', commit.name)):
            continue
        print(f'{commit.name[:12]} ({commit.subject}): {path} is as it was '
              'before')
        bad += 1
    if bad:
        print('returns: is it meant? Then the message says “Returns: PATH”')
    return 1 if bad else 0


sys.exit(main())
