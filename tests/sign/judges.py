"""judges: what programs of others say of a signature, which share no code with
congbao: pdfsig (NSS), mutool, qpdf and openssl."""
import os
import re

from ocsp import element
from pki import run

BYTE_RANGE = re.compile(rb'/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]')
TIMESTAMP = bytes.fromhex('060b2a864886f70d010910020e')
SIGNING_TIME = bytes.fromhex('06092a864886f70d010905')
CERTIFICATE = bytes.fromhex('060b2a864886f70d010910022f')


def children(contents):
    """The elements of a constructed one: (tag, contents, all its bytes)."""
    found = []
    while contents:
        head, inner, rest = element(contents)
        found.append((head[0], inner, head + inner))
        contents = rest
    return found


class Cms:
    """A SignedData of one signer; zeros may follow it."""

    def __init__(self, der):
        head, inner, _ = element(der)
        self.der = head + inner
        signed = children(children(children(inner)[1][1])[0][1])
        signer = children(children(signed[-1][1])[0][1])
        tags = [tag for tag, _, _ in signer]
        self.attributes = signer[tags.index(0xa0)][1]
        self.signature = signer[tags.index(0x04)][1]
        self.token = None
        for _, attribute, _ in (children(signer[-1][1]) if tags[-1] == 0xa1
                                else []):
            if attribute.startswith(TIMESTAMP):
                self.token = children(children(attribute)[1][1])[0][2]


class Signed:
    """A PDF's signature: the bytes that it covers, and its CMS."""

    def __init__(self, data):
        first, second, rest = map(int, BYTE_RANGE.findall(data)[-1])
        self.covers_all = second + rest == len(data)
        self.content = data[:first] + data[second:second + rest]
        self.cms = Cms(bytes.fromhex(data[first + 1:second - 1].decode()))


class Judges:
    def __init__(self, kit):
        self.kit, self.pki = kit, kit.pki
        self.nss = 'sql:' + kit.path('nss')
        os.mkdir(kit.path('nss'))
        run('certutil', '-N', '-d', self.nss, '--empty-password')
        for authority in self.pki.root, self.pki.tsa_root:
            run('certutil', '-A', '-d', self.nss, '-n', authority.name, '-t',
                'CT,C,C', '-i', authority.pem)

    def file(self, name, data):
        path = self.kit.path('judged-' + name)
        with open(path, 'wb') as file:
            file.write(data)
        return path

    def pdfsig(self, path, asks):
        """It asks the certificate's OCSP responder, or leaves its trust to
        openssl."""
        words = ['Signature is Valid', 'Total document signed']
        words += ['Certificate is Trusted'] if asks else []
        done = self.kit.run('pdfsig', *([] if asks else ['-nocert']),
                            '-nssdir', self.kit.path('nss'), path)
        return ['pdfsig does not say “%s”:\n%s' % (word, done.said)
                for word in words if word not in done.said]

    def mutool(self, path):
        done = self.kit.run('mutool', 'sign', '-v', path)
        return [] if 'unchanged since signing' in done.said else [
            'mutool: ' + done.said]

    def qpdf(self, path):
        done = self.kit.run('qpdf', '--check', path)
        return [] if done.returncode == 0 else ['qpdf: ' + done.said]

    def openssl(self, cms, content):
        """CAdES, and the time-stamp over the signature."""
        faults = []
        done = self.kit.run(
            'openssl', 'cms', '-verify', '-cades', '-binary', '-inform',
            'DER', '-in', self.file('cms', cms.der), '-content',
            self.file('content', content), '-CAfile', self.pki.root.pem,
            '-purpose', 'any', '-out', '/dev/null')
        if done.returncode != 0:
            faults.append('openssl cms: ' + done.said)
        if CERTIFICATE not in cms.attributes:
            faults.append('there is no signingCertificateV2')
        if SIGNING_TIME in cms.attributes:
            faults.append('there is a signing-time')
        if cms.token is None:
            return faults + ['there is no time-stamp']
        return faults + self.timestamp(cms.token, cms.signature, '-token_in')

    def timestamp(self, token, data, *options):
        done = self.kit.run(
            'openssl', 'ts', '-verify', '-in', self.file('token', token),
            *options, '-data', self.file('stamped', data), '-CAfile',
            self.pki.tsa_root.pem, '-untrusted', self.pki.tsa_ca.pem)
        return [] if done.returncode == 0 else ['openssl ts: ' + done.said]

    def of_pdf(self, path, asks=True):
        """What is wrong with a signed PDF, in words."""
        with open(path, 'rb') as file:
            data = file.read()
        if not BYTE_RANGE.search(data):
            return ['it is not signed']
        signed = Signed(data)
        return ([] if signed.covers_all else ['it is signed in part']) + (
            self.pdfsig(path, asks) + self.mutool(path) + self.qpdf(path) +
            self.openssl(signed.cms, signed.content))

    def of_detached(self, signature, data):
        return self.openssl(Cms(signature), data)
