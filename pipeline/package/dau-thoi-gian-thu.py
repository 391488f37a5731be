#!/usr/bin/env python3
"""dau-thoi-gian-thu.py DIRECTORY [PORT]: an authority that stamps the time, for
exercises: nobody may trust it.

Makes its certificate, DIRECTORY/dau-thoi-gian.pem, unless it is there, prints
its address, and answers on this machine alone (RFC 3161, over openssl-ts(1))
until it is interrupted.
"""
import http.server
import os
import subprocess
import sys

CONFIGURATION = """\
[tsa]
default_tsa = its
[its]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
"""


def make(name, subject, *options):
    """A key and its certificate: NAME.key and NAME.pem."""
    extensions = [word for line in options if '=' in line
                  for word in ('-addext', line)]
    issuer = [line for line in options if '=' not in line]
    subprocess.run(
        ['openssl', 'req', '-x509', '-newkey', 'rsa:3072', '-noenc', '-utf8',
         '-days', '365', '-subj', '/C=VN/CN=' + subject, '-keyout',
         name + '.key', '-out', name + '.pem', *issuer, *extensions],
        check=True, stderr=subprocess.DEVNULL)


def prepare():
    os.umask(0o077)
    with open('tsa.cnf', 'w', encoding='ascii') as file:
        file.write(CONFIGURATION)
    if os.path.exists('dau-thoi-gian.pem'):
        return
    make('goc', 'CA dấu thời gian để tập', 'keyUsage=critical,keyCertSign')
    make('tsa', 'Dấu thời gian để tập', '-CA', 'goc.pem', '-CAkey', 'goc.key',
         'basicConstraints=critical,CA:FALSE',
         'keyUsage=critical,digitalSignature',
         'extendedKeyUsage=critical,timeStamping')
    os.rename('goc.pem', 'dau-thoi-gian.pem')


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        with open('query', 'wb') as file:
            file.write(self.rfile.read(int(self.headers['Content-Length'])))
        reply = subprocess.run(
            ['openssl', 'ts', '-reply', '-config', 'tsa.cnf', '-queryfile',
             'query'], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL).stdout
        self.send_response(200)
        self.send_header('Content-Type', 'application/timestamp-reply')
        self.send_header('Content-Length', str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)


def main(directory, port='8318'):
    os.chdir(directory)
    prepare()
    with http.server.HTTPServer(('127.0.0.1', int(port)), Handler) as server:
        print('http://127.0.0.1:%s/' % port, flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == '__main__':
    main(*sys.argv[1:])
