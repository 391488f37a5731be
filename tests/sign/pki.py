"""pki: authorities, certificates and keys for the tests of signing.

Two chains, each of a root, an authority below it and what that issued:

    root - ca - signers          who signs a gazette
    tsa-root - tsa-ca - tsa      who stamps the time

A certificate says where its OCSP responder and its revocation list are: at
`url`, which tests/sign/ocsp.py serves: URL/NAME and URL/NAME.crl, by the name
of the authority. All is made by openssl(1), in a directory of its own.
"""
import collections
import os
import subprocess
import time

# pem and key are paths.
Certificate = collections.namedtuple('Certificate', 'name pem key')

DAY = 24 * 60 * 60
YEARS = 3650 * DAY
OFFICE = '/C=VN/O=UBND tỉnh Giả Định'

KEYS = {
    'rsa2048': ('RSA', 'rsa_keygen_bits:2048'),
    'rsa3072': ('RSA', 'rsa_keygen_bits:3072'),
    'p256': ('EC', 'ec_paramgen_curve:P-256'),
}

CONFIGURATION = """\
[ca]
default_ca = its
[its]
database = %(top)s/%(name)s.index
certificate = %(top)s/%(name)s.pem
private_key = %(top)s/%(name)s.key
new_certs_dir = %(top)s
default_md = sha256
rand_serial = yes
unique_subject = no
default_crl_days = 30
policy = any
string_mask = utf8only
[any]
countryName = optional
organizationName = optional
commonName = supplied
[req]
distinguished_name = none
string_mask = utf8only
utf8 = yes
[none]
"""

AUTHORITY = """\
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
"""

SIGNER = """\
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
"""

STAMPER = """\
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
"""

RESPONDER = """\
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
noCheck = ignored
"""


def run(*arguments, stdin=b'', env=None):
    done = subprocess.run(arguments, input=stdin, env=env,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        raise RuntimeError('%s: %s' % (' '.join(arguments),
                                       done.stderr.decode()))
    return done.stdout


def utc(seconds):
    return time.strftime('%Y%m%d%H%M%SZ', time.gmtime(seconds))


def where(ocsp, crl):
    """Extensions: where to ask for revocation; each a URL or None."""
    lines = ''
    if ocsp is not None:
        lines += 'authorityInfoAccess = OCSP;URI:%s\n' % ocsp
    if crl is not None:
        lines += 'crlDistributionPoints = URI:%s\n' % crl
    return lines


class Authority:
    """pem, key: paths of its certificate and its key; responder: who answers
    for it by OCSP."""

    def __init__(self, pki, name, subject, issuer=None, kind='rsa2048'):
        self.pki, self.name, self.issuer = pki, name, issuer
        self.pem, self.key = pki.path(name + '.pem'), pki.path(name + '.key')
        self.index, self.crl = pki.path(name + '.index'), pki.path(
            name + '.crl')
        self.configuration = pki.write(name + '.cnf', CONFIGURATION % {
            'top': pki.top, 'name': name})
        pki.write(name + '.index', '')
        if issuer is None:
            self.sign_itself(subject, kind)
        else:
            issuer.issue(name, subject, AUTHORITY, kind)
        self.responder = self.issue(name + '-ocsp', '/CN=OCSP ' + name,
                                    RESPONDER, 'p256', urls=False)
        self.write_crl()

    def sign_itself(self, subject, kind):
        self.pki.make_key(self.name, kind)
        extensions = []
        for line in AUTHORITY.splitlines():
            extensions += ['-addext', line]
        run('openssl', 'req', '-x509', '-new', '-key', self.key, '-utf8',
            '-config', self.configuration, '-subj', subject, '-sha256',
            '-days', '3650', '-out', self.pem, *extensions)

    def url(self, fault=''):
        return '%s%s/%s' % (self.pki.url, fault, self.name)

    def issue(self, name, subject, extensions, kind='p256', begin=-DAY,
              end=YEARS, urls=True):
        """A certificate for a new key, valid from `begin` to `end`, in seconds
        from now. urls: True, False, or (OCSP responder, revocation list)."""
        if urls is True:
            urls = self.url(), self.url() + '.crl'
        key = self.pki.make_key(name, kind)
        request, pem = self.pki.path(name + '.req'), self.pki.path(
            name + '.pem')
        extensions += 'authorityKeyIdentifier = keyid\n'
        extensions += where(*urls) if urls else ''
        run('openssl', 'req', '-new', '-key', key, '-utf8', '-config',
            self.configuration, '-subj', subject, '-out', request)
        run('openssl', 'ca', '-batch', '-notext', '-utf8', '-preserveDN',
            '-config', self.configuration, '-in', request, '-out', pem,
            '-extfile', self.pki.write(name + '.ext', extensions),
            '-startdate', utc(time.time() + begin),
            '-enddate', utc(time.time() + end))
        return Certificate(name, pem, key)

    def revoke(self, certificate):
        run('openssl', 'ca', '-config', self.configuration,
            '-revoke', certificate.pem)
        self.write_crl()

    def write_crl(self, *options):
        pem = self.pki.path(self.name + '.crl.pem')
        run('openssl', 'ca', '-config', self.configuration, '-gencrl',
            '-out', pem, *options)
        run('openssl', 'crl', '-in', pem, '-outform', 'DER', '-out', self.crl)

    def crl_bytes(self, *options):
        """Another list, in DER: with -crl_lastupdate and -crl_nextupdate, of
        another day."""
        self.write_crl(*options)
        with open(self.crl, 'rb') as file:
            made = file.read()
        self.write_crl()
        return made

    def large_crl(self, count):
        """A list of this many more revoked certificates, in DER."""
        with open(self.index, encoding='utf-8') as file:
            kept = file.read()
        rows = ''.join('R\t991231235959Z\t250101000000Z\t%040X\tunknown\t/CN=x\n'
                       % (1 << 159 | i) for i in range(count))
        try:
            self.pki.write(self.name + '.index', kept + rows)
            self.write_crl()
            with open(self.crl, 'rb') as file:
                return file.read()
        finally:
            self.pki.write(self.name + '.index', kept)
            self.write_crl()


class Pki:
    """signers: by name. untrusted: a time-stamping certificate of a root that
    nobody trusts."""

    def __init__(self, top, url):
        """In the directory `top`, with OCSP and revocation lists at `url`
        ("http://127.0.0.1:18111")."""
        self.top, self.url = os.path.abspath(top), url.rstrip('/')
        os.makedirs(self.top, exist_ok=True)
        self.root = Authority(self, 'root', '/C=VN/O=Thử nghiệm/CN=CA gốc thử '
                              'nghiệm')
        self.ca = Authority(self, 'ca', '/C=VN/O=Thử nghiệm/CN=CA thử nghiệm',
                            self.root)
        self.tsa_root = Authority(self, 'tsa-root', '/C=VN/O=Thử nghiệm/CN=CA '
                                  'gốc dấu thời gian thử nghiệm', None, 'p256')
        self.tsa_ca = Authority(self, 'tsa-ca', '/C=VN/O=Thử nghiệm/CN=CA dấu '
                                'thời gian thử nghiệm', self.tsa_root, 'p256')
        self.tsa = self.tsa_ca.issue('tsa', '/C=VN/O=Thử nghiệm/CN=Dấu thời '
                                     'gian thử nghiệm', STAMPER, 'rsa2048')
        self.other_root = Authority(self, 'other-root', '/CN=CA gốc khác',
                                    None, 'p256')
        self.untrusted = self.other_root.issue(
            'untrusted', '/CN=Dấu thời gian khác', STAMPER, 'p256')
        self.signers = {}
        for kind in KEYS:
            self.signer(kind, kind)
        self.ca.revoke(self.signer('revoked'))
        self.signer('expired', begin=-2 * DAY, end=-DAY)
        self.signer('early', begin=DAY)

    def path(self, name):
        return os.path.join(self.top, name)

    def write(self, name, text):
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.write(text)
        return self.path(name)

    def make_key(self, name, kind):
        """A new key, in PKCS #8."""
        algorithm, option = KEYS[kind]
        key = self.path(name + '.key')
        run('openssl', 'genpkey', '-quiet', '-algorithm', algorithm,
            '-pkeyopt', option, '-out', key)
        os.chmod(key, 0o600)
        return key

    def signer(self, name, kind='p256', **how):
        """A certificate that signs a gazette; see Authority.issue."""
        made = self.ca.issue(name, OFFICE + '/CN=Văn phòng UBND tỉnh Giả Định',
                             SIGNER, kind, **how)
        self.signers[name] = made
        return made

    def authorities(self):
        return {each.name: each for each in (
            self.root, self.ca, self.tsa_root, self.tsa_ca, self.other_root)}

    def chain(self):
        """Paths: the issuers of signers, with the root."""
        return [self.ca.pem, self.root.pem]


def der(path):
    """A certificate's DER encoding."""
    return run('openssl', 'x509', '-in', path, '-outform', 'DER')
