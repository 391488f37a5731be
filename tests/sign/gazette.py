"""gazette: the sample gazette in a directory of its own, which is signed."""
import glob
import json
import os
import shutil

import sample_gazette


class Gazette:
    """Of all sample issues, or of those in directories of these names, with
    numbers, and with a profile that has the label of the token's key."""

    def __init__(self, kit, name, token, key, issues=None):
        self.kit, self.token = kit, token
        self.root = kit.path(name)
        self.out = os.path.join(self.root, 'out')
        sample_gazette.copy(self.root, ignore=self.others(issues))
        self.profile = self.root + '/issues/gazette.yaml'
        with open(self.profile, encoding='utf-8') as file:
            self.plain = file.read()
        self.sign_with(key)
        self.issues = sorted(
            os.path.relpath(path, self.root)
            for path in glob.glob(self.root + '/issues/[0-9]*/*/'))
        for year in sorted({path.split('/')[1] for path in self.issues}):
            self.must('number', *[path for path in self.issues
                                  if path.split('/')[1] == year])

    def others(self, issues):
        """Ignores all issues but these, by directory name."""
        def ignored(directory, names):
            if issues is None or not os.path.basename(directory).isdigit():
                return []
            return [name for name in names if name not in issues]
        return ignored

    def sign_with(self, key, tsa=None, **settings):
        """Rewrites the settings of the profile."""
        self.key = key
        pki = self.kit.pki
        values = {
            'module': self.kit.module, 'token': self.token.label, 'key': key,
            'chain': self.list(map(self.beside, pki.chain())),
            'tsa_trust': self.beside(pki.tsa_root.pem),
            'tsa': self.list(tsa or [self.kit.tsa.url + '/'])}
        values.update(settings)
        with open(self.profile, 'w', encoding='utf-8') as file:
            file.write(self.plain + '\nsignature:\n' + ''.join(
                '  %s: %s\n' % item for item in values.items()))

    def list(self, values):
        return '[%s]' % ', '.join(values)

    def beside(self, pem):
        """A copy beside the profile; its name."""
        return os.path.basename(shutil.copy(pem, self.root + '/issues'))

    def run(self, *arguments, fault=None, pin=None, **more):
        environment = dict(self.token.environment, **more)
        if fault is not None:
            environment['TOKEN_FAULT'] = fault
        environment['CONGBAO_PIN_FILE'] = self.kit.write(
            'pin', (pin or self.token.pin) + '\n')
        return self.kit.run(self.kit.program, *arguments, where=self.root,
                            environment=environment)

    def must(self, *arguments, **how):
        done = self.run(*arguments, **how)
        if done.returncode != 0:
            raise RuntimeError('congbao %s: exit status %d\n%s' % (
                ' '.join(arguments), done.returncode, done.said))
        return done

    def build(self, out=None, **more):
        return self.run('build', '-o', out or self.out, '--all', **more)

    def publish(self, *more, **environment):
        return self.run('publish', '-o', self.out, '--to', 'file://' +
                        self.portal(), *more, '--all', **environment)

    def portal(self):
        path = os.path.join(self.root, 'portal')
        os.makedirs(path, exist_ok=True)
        return path

    def files(self, out, ending=''):
        """Names below the directory, and their bytes; but not its cache."""
        found = {}
        for top, below, names in os.walk(out):
            below[:] = [name for name in below if name != '.congbao']
            for name in names:
                path = os.path.join(top, name)
                if name.endswith(ending):
                    with open(path, 'rb') as file:
                        found[os.path.relpath(path, out)] = file.read()
        return found

    def records(self):
        """What is kept of signatures, by path."""
        found = {}
        for path in glob.glob(self.root + '/issues/*/*/chu-ky/*'):
            name = os.path.relpath(path, self.root)
            with open(path, encoding='utf-8') as file:
                found[name] = (json.load(file) if name.endswith('.json')
                               else file.read())
        return found
