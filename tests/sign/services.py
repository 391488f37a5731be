"""services.py BUILD [DIRECTORY]: time-stamping authorities, OCSP responders and
revocation lists, and what they do wrong, asked by BUILD/sign-probe.

Prints a line a check that does not hold, and the count. run(kit) does the same
for another suite: kit.probe, kit.directory, kit.pki, kit.tsa, kit.ocsp, and
kit.check(name, holds, why).
"""
import os
import socket
import ssl
import subprocess
import sys
import tempfile
import time

from ocsp import Ocsp
from pki import Pki
from tsa import Tsa

DENIED, NETWORK = 7, 8

# What the answer of each path is taken for.
TSA_FAULTS = (
    ('/503', 'sign-tsa', 'HTTP status 503'),
    ('/reject', 'sign-timestamp', 'rejects the request: it does not know'),
    ('/garbage', 'sign-timestamp', 'is not a time-stamp'),
    ('/html', 'sign-timestamp', 'is not a time-stamp'),
    ('/empty', 'sign-timestamp', 'is not a time-stamp'),
    ('/long', 'sign-tsa', 'longer than'),
    ('/token', 'sign-timestamp', 'without a response'),
    ('/wrongnonce', 'sign-timestamp', 'its nonce'),
    ('/wrongdigest', 'sign-timestamp', 'other bytes'),
    ('/untrusted', 'sign-timestamp', 'is not trusted'),
)

OCSP_FAULTS = (
    ('503', 'HTTP status 503'),
    ('trylater', 'trylater'),
    ('unknown', 'does not know'),
    ('stale', 'out of date'),
    ('othersigner', 'is not signed by the issuer, nor'),
    ('othernonce', 'its nonce'),
    ('garbage', 'is not an OCSP response'),
)

CRL_FAULTS = (
    ('503', 'HTTP status 503'),
    ('stale', 'out of date'),
    ('othersigner', 'the list is not signed by the issuer'),
    ('garbage', 'is not a revocation list'),
)


class Kit:
    """What run() needs, where nothing else is to be had."""

    def __init__(self, build, directory):
        self.probe = os.path.join(build, 'sign-probe')
        self.directory = directory
        self.ocsp = Ocsp()
        self.pki = Pki(os.path.join(directory, 'pki'), self.ocsp.url)
        self.ocsp.pki = self.pki
        self.tsa = Tsa(self.pki)
        self.passed = self.failed = 0

    def check(self, name, holds, why=''):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print('not ok %s\n%s' % (name, why), flush=True)


class Services:
    def __init__(self, kit):
        self.kit, self.pki = kit, kit.pki
        self.file = os.path.join(kit.directory, 'stamped')
        with open(self.file, 'w', encoding='utf-8') as file:
            file.write('quyết định\n')

    def probe(self, *arguments, environment=()):
        done = subprocess.run(
            [self.kit.probe, *arguments], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env={**os.environ, **dict(environment)})
        done.said = done.stdout.decode()
        return done

    def expect(self, name, done, status, *words):
        """It ends with this status and says all of these words."""
        lacks = [each for each in words if each not in done.said]
        self.kit.check(
            name, done.returncode == status and not lacks,
            'exit status %d, wanted %d; lacks %s\n%s' % (
                done.returncode, status, lacks, done.said))

    def stamp(self, *urls, trust=None, seconds=2, retries=0, **more):
        return self.probe('tsa', trust or self.pki.tsa_root.pem, str(seconds),
                          str(retries), self.file, *urls, **more)

    # Time-stamps.

    def stamps(self):
        url = self.kit.tsa.url
        self.expect('a time-stamp', self.stamp(url), 0, 'thử nghiệm')
        judged = subprocess.run(
            ['openssl', 'ts', '-verify', '-data', self.file,
             '-in', self.file + '.tsr', '-CAfile', self.pki.tsa_root.pem],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.kit.check('openssl accepts it', judged.returncode == 0,
                       judged.stdout.decode())
        self.expect('trust in the intermediate authority alone', self.stamp(
            url, trust=self.pki.tsa_ca.pem), 0)
        self.expect('trust in the authority alone', self.stamp(
            url, trust=self.pki.tsa.pem), 0)
        self.expect('trust in another root', self.stamp(
            url, trust=self.pki.root.pem), NETWORK, 'sign-timestamp',
            'is not trusted')

    def stamp_faults(self):
        url = self.kit.tsa.url
        for path, code, words in TSA_FAULTS:
            self.expect('tsa ' + path, self.stamp(url + path), NETWORK,
                        '[%s]' % code, words, url + path + ': ')
        self.expect('tsa /slow', self.stamp(url + '/slow', seconds=1),
                    NETWORK, '[sign-tsa]', 'timed out')
        self.expect('nobody listens', self.stamp(nobody()), NETWORK,
                    '[sign-tsa]')
        self.expect('no such host', self.stamp('http://tsa.invalid/'),
                    NETWORK, '[sign-tsa]', 'tsa.invalid')
        self.expect('a scheme that is not HTTP', self.stamp(
            'file://' + self.file), NETWORK, '[sign-tsa]')

    def stamp_turns(self):
        """URLs in their order, and rounds."""
        tsa, url = self.kit.tsa, self.kit.tsa.url
        done = self.stamp(url + '/503', url + '/wrongnonce', url)
        self.expect('the third answers', done, 0)
        self.kit.check('its words are of success alone',
                       'sign-' not in done.said, done.said)
        done = self.stamp(url + '/html', nobody(), url + '/503')
        self.expect('each is told', done, NETWORK, '/html: ', '/503: ')
        self.kit.check('a line each', len(done.said.splitlines()) == 3,
                       done.said)
        before = len(tsa.seen)
        begun = time.monotonic()
        self.stamp(url + '/503', retries=2)
        lasted = time.monotonic() - begun
        self.kit.check('three rounds', len(tsa.seen) - before == 3, tsa.seen)
        self.kit.check('pauses of one and two seconds', 3 <= lasted < 6,
                       lasted)
        before = len(tsa.seen)
        self.stamp(url + '/reject', retries=2)
        self.kit.check('a rejection is not asked for again',
                       len(tsa.seen) - before == 1, tsa.seen)
        asked = self.kit.ocsp
        before = len(asked.seen)
        self.expect('no time-stamping authority', self.stamp(
            asked.url + '/ca', retries=2), NETWORK, 'HTTP status 415')
        self.kit.check('is not asked again', len(asked.seen) - before == 1,
                       asked.seen)
        failing = FailsOnce(self.pki)
        begun = time.monotonic()
        self.expect('it comes back', self.stamp(failing.url, retries=1), 0)
        self.kit.check('at its second request', len(failing.seen) == 2,
                       failing.seen)
        self.kit.check('not before the time that it named',
                       time.monotonic() - begun >= 3)
        failing.close()

    def proxies(self):
        """A proxy is where the environment says: here it answers itself."""
        url = self.kit.tsa.url
        self.expect('by a proxy', self.stamp(
            'http://tsa.invalid/', environment={
                'http_proxy': url, 'no_proxy': ''}), 0)
        self.expect('not by the proxy', self.stamp(
            'http://tsa.invalid/', environment={
                'http_proxy': url, 'no_proxy': 'tsa.invalid'}), NETWORK)

    def encryption(self):
        secure = Secure(self.pki)
        self.expect('a server with a certificate of its own', self.stamp(
            secure.url), NETWORK, '[sign-tsa]', 'certificate')
        secure.close()

    def redirects(self):
        moved = Moved(self.kit.tsa.url)
        self.expect('a redirect is not followed', self.stamp(moved.url),
                    NETWORK, 'sign-tsa', 'HTTP status 302')
        moved.close()

    # Revocation.

    def ask(self, certificate, most=20000, chain=None):
        return self.probe('revocation', certificate.pem,
                          chain or self.chain, '2', str(most))

    def revocation(self):
        signers = self.pki.signers
        self.expect('good: its own response and its issuer\'s',
                    self.ask(signers['p256']), 0, '2 0\n')
        self.expect('revoked, by OCSP', self.ask(signers['revoked']), DENIED,
                    '[sign-revoked]', self.pki.ca.url() + ': ')
        self.expect('a responder without nonces', self.ask(
            self.signer('nononce')), 0, '2 0\n')
        self.expect('its issuer is not there', self.ask(
            signers['p256'], chain=self.pki.other_root.pem), 2,
            '[sign-revocation]', 'without that of its issuer')
        self.expect('trust begins at its issuer', self.ask(
            signers['p256'], chain=self.pki.ca.pem), 0, '1 0\n')
        bare = self.pki.signer('bare', urls=False)
        self.expect('no addresses', self.ask(bare), NETWORK,
                    '[sign-revocation]', 'names neither')

    def signer(self, name, ocsp=None, crl=None):
        """Whose responder has the fault that is its name, or another."""
        ca = self.pki.ca
        ocsp = ca.url('/' + (ocsp or name))
        if crl is not None:
            crl = ca.url('/' + crl if crl else '') + '.crl'
        return self.pki.signer('s-' + name, urls=(ocsp, crl))

    def ocsp_faults(self):
        for fault, words in OCSP_FAULTS:
            alone = self.signer(fault)
            self.expect('ocsp ' + fault, self.ask(alone), NETWORK,
                        '[sign-revocation]', words,
                        self.pki.ca.url('/' + fault) + ': ')
            both = self.signer(fault + '-crl', ocsp=fault, crl='')
            self.expect('its list instead: ' + fault, self.ask(both), 0,
                        '1 1\n')

    def crl_faults(self):
        for fault, words in CRL_FAULTS:
            signer = self.signer('crl-' + fault, ocsp='503', crl=fault)
            self.expect('crl ' + fault, self.ask(signer), NETWORK,
                        '[sign-revocation]', 'HTTP status 503', words,
                        '/%s/ca.crl: ' % fault)
        revoked = self.signer('listed', ocsp='503', crl='')
        self.pki.ca.revoke(revoked)
        self.expect('revoked, by its list', self.ask(revoked), DENIED,
                    '[sign-revoked]', 'ca.crl: ')
        large = self.signer('large', ocsp='503', crl='large')
        self.expect('a list that is too long is not kept', self.ask(large), 0,
                    '1 0\n', '[sign-crl-large]')
        self.expect('nor too long for a larger limit', self.ask(
            large, most=100000), 0, '1 1\n')

    def run(self):
        self.chain = os.path.join(self.kit.directory, 'chain.pem')
        with open(self.chain, 'wb') as out:
            for path in self.pki.chain():
                with open(path, 'rb') as file:
                    out.write(file.read())
        self.stamps()
        self.stamp_faults()
        self.stamp_turns()
        self.proxies()
        self.encryption()
        self.redirects()
        self.revocation()
        self.ocsp_faults()
        self.crl_faults()


class FailsOnce(Tsa):
    """The first request is one too many."""

    def serve(self, handler, body):
        if len(self.seen) == 1:
            return handler.answer(429, 'text/plain', b'', Retry_After='3')
        return super().serve(handler, body)


class Secure(Tsa):
    """By TLS, with a certificate that only its maker trusts."""

    def __init__(self, pki):
        super().__init__(pki)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pki.signers['p256'].pem,
                                pki.signers['p256'].key)
        self.server.socket = context.wrap_socket(
            self.server.socket, server_side=True)
        self.url = self.url.replace('http:', 'https:')


class Moved(Tsa):
    def __init__(self, target):
        self.target = target
        super(Tsa, self).__init__()

    def serve(self, handler, body):
        return handler.answer(302, 'text/plain', b'', Location=self.target)


def nobody():
    """A URL where nobody listens."""
    with socket.socket() as one:
        one.bind(('127.0.0.1', 0))
        return 'http://127.0.0.1:%d/' % one.getsockname()[1]


def run(kit):
    Services(kit).run()


def main():
    with tempfile.TemporaryDirectory() as temporary:
        kit = Kit(sys.argv[1], sys.argv[2] if len(sys.argv) > 2
                  else temporary)
        run(kit)
        print('%d passed, %d failed' % (kit.passed, kit.failed))
        return 1 if kit.failed else 0


if __name__ == '__main__':
    sys.exit(main())
