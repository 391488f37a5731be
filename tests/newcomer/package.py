"""package: the program's package, built in a scratch root of a release."""
import glob
import hashlib
import os
import shutil
import subprocess

from root import Root, run

# These do not change what is built.
TESTS = ('tests/', 'issues/')


def sources(top):
    listed = run('git', '-C', top, '-c', 'safe.directory=*', '-c',
                 'core.quotePath=false', 'ls-files', '-z')
    return [name for name in sorted(listed.split('\0'))
            if name and os.path.exists(os.path.join(top, name))]


def digest(top, names):
    total = hashlib.sha256()
    for name in names:
        if name.startswith(TESTS):
            continue
        with open(os.path.join(top, name), 'rb') as file:
            total.update(name.encode() + b'\0')
            total.update(hashlib.sha256(file.read()).digest())
    return total.hexdigest()[:16]


def package(top, base, release, place):
    """The path of the package; place: a directory that keeps it. What was built
    of the same sources is not built again."""
    names = sources(top)
    kept = os.path.join(place, 'package-%s-%s' % (
        release, digest(top, names)))
    if not os.path.isdir(kept):
        root = Root(base, os.path.join(place, 'build-' + release))
        build(root, top, names)
        os.makedirs(kept + '.part', exist_ok=True)
        shutil.copy(*glob.glob(root.path('src/build/congbao_*.deb')),
                    kept + '.part')
        os.rename(kept + '.part', kept)
        root.close()
    return glob.glob(kept + '/congbao_*.deb')[0]


def build(root, top, names):
    os.mkdir(root.path('src'))
    tar = subprocess.Popen(['tar', '-c', '--null', '-T', '-'], cwd=top,
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    tar.stdin.write('\0'.join(names).encode())
    tar.stdin.close()
    run('tar', '-x', '--no-same-owner', '-C', root.path('src'),
        stdin=tar.stdout)
    tar.wait()
    root.install('make', 'ca-certificates')
    root.run('make', '-C', '/src', '-j2', 'deb')
