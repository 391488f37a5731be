"""tsa.py DIRECTORY [PORT [URL]]: a time-stamping authority on loopback, over
openssl-ts(1).

Makes its certificates in the directory, prints its URL and answers until it is
killed. POST / takes an application/timestamp-query. What it does wrong is
chosen by the path:

    /503          overloaded, Retry-After: 1
    /slow         answers after SLOW seconds
    /reject       a rejection, as RFC 3161 has it
    /garbage      DER of something else
    /html         a page with status 200, as proxies have them
    /empty        nothing, with status 200
    /long         LONG bytes, with status 200
    /token        the token without the response around it
    /wrongnonce   the answer to a request with another nonce
    /wrongdigest  a time-stamp of other bytes
    /untrusted    stamped by an authority of another root
    /skewed       its clock is five minutes fast (needs faketime(1))
"""
import subprocess
import sys
import tempfile
import time

from pki import Pki, run
from service import Service

SLOW = 5  # seconds
LONG = 1000000
QUERY = 'application/timestamp-query'
REPLY = 'application/timestamp-reply'

CONFIGURATION = """\
[tsa]
default_tsa = its
[its]
serial = %(top)s/tsa.serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


def with_digest(query, digest):
    """The query with another digest: the 32 bytes after SHA-256's
    AlgorithmIdentifier."""
    start = query.index(bytes.fromhex('0420')) + 2
    return query[:start] + digest + query[start + 32:]


def with_nonce_changed(query):
    """certReq TRUE ends the query, and the nonce is before it."""
    assert query.endswith(bytes.fromhex('0101ff'))
    return query[:-4] + bytes([query[-4] ^ 1]) + query[-3:]


class Tsa(Service):
    """stamp(query) makes an answer without asking over HTTP."""

    def __init__(self, pki, port=0):
        super().__init__(port)
        self.pki = pki
        self.configuration = pki.write('tsa.cnf', CONFIGURATION % {
            'top': pki.top})
        pki.write('tsa.serial', '01\n')

    def stamp(self, query, signer=None, chain=None, before=()):
        """`before`: a command to run openssl with."""
        signer = signer or self.pki.tsa
        chain = chain or self.pki.tsa_ca.pem
        with self.lock, tempfile.NamedTemporaryFile() as file:
            file.write(query)
            file.flush()
            return subprocess.run(
                [*before, 'openssl', 'ts', '-reply', '-config',
                 self.configuration, '-queryfile', file.name,
                 '-signer', signer.pem, '-inkey', signer.key,
                 '-chain', chain],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

    def token(self, query):
        with tempfile.NamedTemporaryFile() as file:
            file.write(self.stamp(query))
            file.flush()
            return run('openssl', 'ts', '-reply', '-in', file.name,
                       '-token_out')

    def reply(self, path, query):
        if path.startswith('/token'):
            return self.token(query)
        if path.startswith('/long'):
            return bytes(LONG)
        if path.startswith('/wrongnonce'):
            return self.stamp(with_nonce_changed(query))
        if path.startswith('/wrongdigest'):
            return self.stamp(with_digest(query, bytes(32)))
        if path.startswith('/untrusted'):
            return self.stamp(query, self.pki.untrusted,
                              self.pki.other_root.pem)
        if path.startswith('/skewed'):
            return self.stamp(query, before=('faketime', '-f', '+300'))
        if path.startswith('/reject'):
            return self.stamp(with_digest(query, bytes(32)).replace(
                bytes.fromhex('0609608648016503040201'),
                bytes.fromhex('0609608648016503040208')))
        if path.startswith('/garbage'):
            return bytes.fromhex('3003020105')
        if path.startswith('/empty'):
            return b''
        if path.startswith('/slow'):
            time.sleep(SLOW)
        return self.stamp(query)

    def serve(self, handler, body):
        if handler.command != 'POST':
            return handler.answer(405, 'text/plain', b'POST a query\n')
        if handler.headers.get('Content-Type') != QUERY:
            return handler.answer(415, 'text/plain', b'want %s\n'
                                  % QUERY.encode())
        if handler.path.startswith('/503'):
            return handler.answer(503, 'text/plain', b'later\n',
                                  Retry_After='1')
        if handler.path.startswith('/html'):
            return handler.answer(200, 'text/html',
                                  b'<!doctype html><p>Log in first</p>')
        reply = self.reply(handler.path, body)
        if not reply and not handler.path.startswith('/empty'):
            return handler.answer(500, 'text/plain', b'no reply\n')
        return handler.answer(200, REPLY, reply)


def main():
    top = sys.argv[1]
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    pki = Pki(top, sys.argv[3] if len(sys.argv) > 3 else 'http://127.0.0.1:9')
    print(Tsa(pki, port).url, flush=True)
    while True:
        time.sleep(3600)


if __name__ == '__main__':
    main()
