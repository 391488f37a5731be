"""elsewhere: a clerk signs what another machine built, whose libraries print
other bytes of the same pages."""
import hashlib
import json
import os
import subprocess

from gazette import Gazette

ISSUE = 'issues/2024/01-thang-01'
DECISION = ISSUE + '/02-chi-thi-tet-giap-thin.md'


def other_libraries(kit):
    """The environment of a machine where libdeflate packs otherwise."""
    level = kit.path('level.so')
    subprocess.run(['cc', '-shared', '-fPIC', '-o', level,
                    os.path.join(kit.root, 'tests', 'level.c'), '-ldl'],
                   check=True)
    return {'LD_PRELOAD': level}


def is_stale(suite, gazette, there):
    """What the clerk's machine prints is not what the other one does."""
    suite.exits('sign at home', gazette.run('sign', ISSUE), 0)
    suite.exits('signed at home, built there',
                gazette.build(os.path.join(gazette.root, 'stale'), **there), 1,
                says=['[sign-stale]', 'librar', 'congbao sign'])


def is_signed(suite, judges, gazette, there):
    """The other machine builds, the clerk signs that, and it builds again."""
    built = os.path.join(gazette.root, 'built')
    suite.exits('built there', gazette.build(built, **there), 1)
    for path in gazette.records():
        os.remove(os.path.join(gazette.root, path))
    suite.exits('built there, unsigned', gazette.build(built, **there), 0)
    suite.exits('sign what was built there',
                gazette.run('sign', '--built', built, ISSUE), 0)
    suite.exits('built there, signed', gazette.build(**there), 0)
    for name in sorted(gazette.files(gazette.out, '.pdf')):
        faults = judges.of_pdf(os.path.join(gazette.out, name))
        suite.check('elsewhere: %s: its judges' % name, not faults,
                    '\n'.join(faults))
    suite.exits('published there', gazette.publish(**there), 0)
    suite.exits('verified here', gazette.run(
        'verify', 'file://' + gazette.portal()), 0)
    return built


def is_taken(suite, gazette):
    """The signed bytes that are there are taken by a machine that cannot print
    them."""
    before = gazette.files(gazette.out, '.pdf')
    suite.exits('taken here', gazette.build(), 0)
    suite.check('taken here: the same bytes',
                gazette.files(gazette.out, '.pdf') == before)
    suite.exits('here alone', gazette.build(os.path.join(
        gazette.root, 'alone')), 1, says=['[sign-stale]'])


def is_compared(suite, gazette, built, there):
    """Another text than the clerk has is not signed."""
    path = os.path.join(gazette.root, DECISION)
    with open(path, encoding='utf-8') as file:
        kept = file.read()
    with open(path, 'w', encoding='utf-8') as file:
        file.write(kept.replace('tiếp tục phục hồi', 'tiếp tục hồi phục'))
    records = gazette.records()
    done = gazette.run('sign', '--built', built, ISSUE)
    suite.exits('another text here', done, 1, says=['[sign-built]'])
    suite.check('another text here: nothing is signed',
                gazette.records() == records)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(kept)
    suite.exits('not built there', gazette.run(
        'sign', '--built', os.path.join(gazette.root, 'nowhere'), ISSUE), 1,
        says=['[sign-built]'])


def is_not_swapped(suite, gazette, built):
    """A PDF of another text, with a manifest that lists it."""
    directory = os.path.join(built, '2024', 'so-01')
    with open(os.path.join(directory, 'manifest.json'),
              encoding='utf-8') as file:
        manifest = json.load(file)
    with open(os.path.join(directory, '67-qd-ubnd.pdf'), 'rb') as file:
        other = file.read()
    for listed in manifest['files']:
        if listed['path'] == '01-ct-ubnd.pdf':
            listed.update(size=len(other),
                          sha256=hashlib.sha256(other).hexdigest())
            for name in 'base_size', 'base_sha256':
                listed.pop(name, None)
    with open(os.path.join(directory, '01-ct-ubnd.pdf'), 'wb') as file:
        file.write(other)
    with open(os.path.join(directory, 'manifest.json'), 'w',
              encoding='utf-8') as file:
        json.dump(manifest, file)
    suite.exits('another PDF there', gazette.run(
        'sign', '--built', built, ISSUE), 1,
        says=['[sign-built]', '01-ct-ubnd.pdf', 'page 1'])


def run(suite, kit):
    token = kit.token('elsewhere')
    token.add(kit.pki.signers['p256'], 1)
    gazette = Gazette(kit, 'elsewhere', token, 'p256', [os.path.basename(
        ISSUE)])
    there = other_libraries(kit)
    is_stale(suite, gazette, there)
    built = is_signed(suite, kit.judges, gazette, there)
    is_taken(suite, gazette)
    is_compared(suite, gazette, built, there)
    is_not_swapped(suite, gazette, built)
