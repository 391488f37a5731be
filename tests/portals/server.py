"""server: what the tests have to know of a server that runs.

Below the URL of a server every test has a tree of its own: url('x') is where
it is published, page('x') where readers find it, over HTTPS and without
credentials, and disk('x') where its files lie, if they lie as files.
"""
import os
import shutil

USER = 'bien-tap'
PASSWORD = 'mat-khau-rat-bi-mat-7f3a'  # looked for in everything said


class Server:
    name = ''

    def __init__(self, base, public, root=None, env=None, options=()):
        self.base = base
        self.public = public
        self.root = root
        self.env = {'CONGBAO_USER': USER, 'CONGBAO_PASSWORD': PASSWORD}
        if env is not None:
            self.env = env
        self.options = list(options)

    def url(self, tree):
        return self.base + '/' + tree

    def page(self, tree):
        return self.public + '/' + tree

    def disk(self, path):
        return os.path.join(self.root, path)

    def has(self, path):
        return os.path.exists(self.disk(path))

    def read(self, path):
        with open(self.disk(path), 'rb') as file:
            return file.read()

    def put(self, path, text):
        """A file that somebody else left."""
        os.makedirs(os.path.dirname(self.disk(path)), exist_ok=True)
        with open(self.disk(path), 'w', encoding='utf-8') as file:
            file.write(text)
        self.own(path.split('/')[0])

    def damage(self, tree, path):
        """Flips one bit in the middle of a file; twice, and it is mended."""
        with open(self.disk(tree + '/' + path), 'r+b') as file:
            middle = os.path.getsize(file.name) // 2
            file.seek(middle)
            byte = file.read(1)[0]
            file.seek(middle)
            file.write(bytes([byte ^ 1]))

    def state(self, tree):
        """When each file was last written, whatever it is."""
        found = {}
        for directory, _, names in os.walk(self.disk(tree)):
            for name in names:
                path = os.path.join(directory, name)
                found[path] = os.lstat(path).st_mtime_ns
        return found

    def copy(self, tree, to):
        """Another tree with the same files."""
        shutil.copytree(self.disk(tree), self.disk(to))
        self.own(to)

    def own(self, tree):
        """Made by root, a tree is the server's."""
        if os.getuid() == 0:
            status = os.stat(self.root)
            for directory, names, files in os.walk(self.disk(tree)):
                for name in [''] + names + files:
                    os.chown(os.path.join(directory, name), status.st_uid,
                             status.st_gid)


class Directory(Server):
    """file://, which needs no server to write to."""
    name = 'directory'

    def __init__(self, world):
        root = world.directory('directory')
        super().__init__('file://' + root, '', root, env={})
