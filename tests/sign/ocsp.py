"""ocsp.py DIRECTORY [PORT]: OCSP responders and revocation lists on loopback,
over openssl-ocsp(1).

Makes the certificates in the directory, prints its URL and answers until it is
killed. POST /NAME takes an application/ocsp-request for certificates of that
authority (tests/sign/pki.py: root, ca, tsa-root, tsa-ca), and GET /NAME.crl
gives its list. What it does wrong is chosen by a directory before the name:

    /503/ca, /503/ca.crl      overloaded
    /trylater/ca              an OCSP answer without a response
    /unknown/ca               a certificate that it does not know
    /stale/ca, /stale/ca.crl  an answer of last month
    /othersigner/ca           signed by a certificate that is not authorized
    /othersigner/ca.crl       the list of another authority
    /nononce/ca               without the request's nonce, as most do
    /othernonce/ca            the answer to another request
    /garbage/ca, /garbage/ca.crl
    /large/ca.crl             a list of LARGE more certificates
"""
import subprocess
import sys
import tempfile
import time

from pki import DAY, Pki, utc
from service import Service

LARGE = 1000  # about 40 kB
REQUEST = 'application/ocsp-request'
RESPONSE = 'application/ocsp-response'
TRY_LATER = bytes.fromhex('30030a0103')
GARBAGE = bytes.fromhex('3003020105')


def element(der):
    """The first element's header and contents, and what follows it."""
    start, length = 2, der[1]
    if length >= 128:
        start += length - 128
        length = int.from_bytes(der[2:start], 'big')
    return der[:start], der[start:start + length], der[start + length:]


def sequence(contents):
    length = len(contents)
    if length < 128:
        return bytes([0x30, length]) + contents
    size = length.to_bytes(2, 'big')
    return bytes([0x30, 0x82]) + size + contents


def without_nonce(request):
    """An OCSPRequest with its list of certificates alone."""
    head, certificates, _ = element(element(element(request)[1])[1])
    return sequence(sequence(head + certificates))


def with_nonce_changed(request):
    """The nonce ends the request."""
    return request[:-1] + bytes([request[-1] ^ 1])


class Ocsp(Service):
    """pki is set once it is made, since its certificates have this URL."""

    pki = None

    def respond(self, authority, request, index=None, signer=None,
                before=()):
        """An OCSPResponse. `before`: a command to run openssl with."""
        signer = signer or authority.responder
        with self.lock, tempfile.NamedTemporaryFile() as file, \
                tempfile.NamedTemporaryFile() as out:
            file.write(request)
            file.flush()
            subprocess.run(
                [*before, 'openssl', 'ocsp', '-index',
                 index or authority.index, '-CA', authority.pem,
                 '-rsigner', signer.pem, '-rkey', signer.key,
                 '-reqin', file.name, '-respout', out.name, '-ndays', '7'],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            return out.read()

    def response(self, fault, authority, request):
        if fault == 'trylater':
            return TRY_LATER
        if fault == 'garbage':
            return GARBAGE
        if fault == 'unknown':
            return self.respond(authority, request,
                                index=self.pki.write('empty.index', ''))
        if fault == 'stale':
            return self.respond(authority, request,
                                before=('faketime', '-f', '-30d'))
        if fault == 'othersigner':
            return self.respond(authority, request,
                                signer=self.pki.signers['p256'])
        if fault == 'nononce':
            return self.respond(authority, without_nonce(request))
        if fault == 'othernonce':
            return self.respond(authority, with_nonce_changed(request))
        return self.respond(authority, request)

    def crl(self, fault, authority):
        if fault == 'garbage':
            return GARBAGE
        if fault == 'othersigner':
            authority = self.pki.other_root
        with self.lock:
            if fault == 'large':
                return authority.large_crl(LARGE)
            if fault == 'stale':
                return authority.crl_bytes(
                    '-crl_lastupdate', utc(time.time() - 60 * DAY),
                    '-crl_nextupdate', utc(time.time() - 30 * DAY))
            with open(authority.crl, 'rb') as file:
                return file.read()

    def serve(self, handler, body):
        *fault, name = handler.path.strip('/').split('/')
        fault = fault[0] if fault else ''
        authority = self.pki.authorities().get(
            name[:-4] if name.endswith('.crl') else name)
        if fault == '503':
            return handler.answer(503, 'text/plain', b'later\n')
        if authority is None:
            return handler.answer(404, 'text/plain', b'no such authority\n')
        if name.endswith('.crl'):
            return handler.answer(200, 'application/pkix-crl',
                                  self.crl(fault, authority))
        if handler.headers.get('Content-Type') != REQUEST:
            return handler.answer(415, 'text/plain', b'want %s\n'
                                  % REQUEST.encode())
        return handler.answer(200, RESPONSE,
                              self.response(fault, authority, body))


def main():
    service = Ocsp(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    service.pki = Pki(sys.argv[1], service.url)
    print(service.url, flush=True)
    while True:
        time.sleep(3600)


if __name__ == '__main__':
    main()
