"""root: a scratch root, above a Debian that is only read.

Nothing of it is seen outside of the mount namespace that the tests run in, so
that nothing stays mounted, whatever ends them.
"""
import os
import shutil
import subprocess

OVERLAY = 'lowerdir=%s,upperdir=%s,workdir=%s'
# As on a Debian of somebody: sudo, and a name for the machine.
USER = 'vanthu'
SETTINGS = {
    'etc/apt/apt.conf.d/99newcomer': 'APT::Get::Assume-Yes "true";\n'
                                     'quiet "1";\n',
    'usr/sbin/policy-rc.d': '#!/bin/sh\nexit 101\n',
}


def run(*arguments, **how):
    """The output of a command that has to succeed."""
    done = subprocess.run(arguments, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, **how)
    if done.returncode != 0:
        raise RuntimeError('%s: exit status %d\n%s' % (
            ' '.join(arguments), done.returncode,
            done.stdout.decode(errors='replace')[-3000:]))
    return done.stdout.decode(errors='replace')


def release_of(base):
    """bookworm, trixie"""
    with open(os.path.join(base, 'etc/os-release'), encoding='utf-8') as file:
        for line in file:
            if line.startswith('VERSION_CODENAME='):
                return line.strip().split('=')[1]
    raise RuntimeError('%s is no Debian' % base)


def fetch(release, place):
    """The smallest Debian of this release, which is fetched only once."""
    if not os.path.exists(place):
        shutil.rmtree(place + '.part', ignore_errors=True)
        run('debootstrap', '--variant=minbase', release, place + '.part')
        os.rename(place + '.part', place)
    return place


class Root:
    def __init__(self, base, place):
        self.place = place
        self.top = os.path.join(place, 'root')
        shutil.rmtree(place, ignore_errors=True)
        upper, work = self._directory('upper'), self._directory('work')
        self._directory('root')
        run('mount', '-t', 'overlay', 'overlay', '-o',
            OVERLAY % (os.path.abspath(base), upper, work), self.top)
        for kind, what, where in (('proc', 'proc', 'proc'),
                                  ('tmpfs', 'shm', 'dev')):
            run('mount', '-t', kind, what, self.path(where))
        for name in ('null', 'zero', 'full', 'random', 'urandom', 'tty'):
            open(self.path('dev', name), 'wb').close()
            run('mount', '--bind', '/dev/' + name, self.path('dev', name))
        os.makedirs(self.path('dev/pts'))
        run('mount', '-t', 'devpts', '-o', 'newinstance,ptmxmode=0666',
            'devpts', self.path('dev/pts'))
        os.symlink('pts/ptmx', self.path('dev/ptmx'))
        os.symlink('/proc/self/fd', self.path('dev/fd'))
        for i, name in enumerate(('stdin', 'stdout', 'stderr')):
            os.symlink('/proc/self/fd/%d' % i, self.path('dev', name))
        shutil.copy('/etc/resolv.conf', self.path('etc/resolv.conf'))
        for name, text in SETTINGS.items():
            self.write(name, text)
        os.chmod(self.path('usr/sbin/policy-rc.d'), 0o755)

    def _directory(self, name):
        path = os.path.join(self.place, name)
        os.makedirs(path)
        return path

    def path(self, *names):
        return os.path.join(self.top, *(each.lstrip('/') for each in names))

    def write(self, name, text):
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.write(text)

    def read(self, *names):
        with open(self.path(*names), encoding='utf-8') as file:
            return file.read()

    def run(self, *arguments):
        """As root."""
        return run('chroot', self.top, 'env', '-i', 'HOME=/root',
                   'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'LANG=C.UTF-8',
                   'DEBIAN_FRONTEND=noninteractive', *arguments,
                   stdin=subprocess.DEVNULL)

    def install(self, *packages):
        self.run('apt-get', '-qq', 'update')
        self.run('apt-get', '-qq', 'install', '--no-install-recommends',
                 *packages)

    def add_user(self):
        """Somebody who may become root by sudo."""
        self.install('sudo', 'passwd')
        self.run('useradd', '--create-home', '--shell', '/bin/bash', USER)
        self.write('etc/sudoers.d/newcomer',
                   '%s ALL=(ALL) NOPASSWD: ALL\n' % USER)
        self.write('etc/hosts', '127.0.0.1 localhost %s\n'
                   % os.uname().nodename)
        return os.path.join('/home', USER)

    def close(self):
        run('umount', '--recursive', self.top)
        shutil.rmtree(self.place)
