"""tokens: keys of each kind sign, and what a token refuses is said."""
import hashlib
import os

from pki import der

DIGESTS = [hashlib.sha256(words).hexdigest() for words in (b'a', b'b', b'c')]
WRONG = '999999'


def integer(number):
    """An INTEGER, in DER."""
    size = number.bit_length() // 8 + 1
    return bytes([0x02, size]) + number.to_bytes(size, 'big')


def ecdsa(raw):
    """The two numbers of a signature as openssl wants them."""
    half = len(raw) // 2
    numbers = (integer(int.from_bytes(raw[:half], 'big')) +
               integer(int.from_bytes(raw[half:], 'big')))
    return bytes([0x30, len(numbers)]) + numbers


def is_signed(kit, certificate, digest, signature):
    """What openssl says of a signature over the digest."""
    signature = bytes.fromhex(signature)
    options = ['-pkeyopt', 'digest:sha256']
    if 'rsa' in certificate.name:
        options += ['-pkeyopt', 'rsa_padding_mode:pkcs1']
    else:
        signature = ecdsa(signature)
    paths = kit.path('digest'), kit.path('signature')
    for path, data in zip(paths, (bytes.fromhex(digest), signature)):
        with open(path, 'wb') as file:
            file.write(data)
    return kit.run('openssl', 'pkeyutl', '-verify', '-certin', '-inkey',
                   certificate.pem, '-in', paths[0], '-sigfile', paths[1],
                   *options).returncode == 0


def signs(suite, kit, token, certificate, logins):
    """Its key signs three digests, each with a new signature."""
    name = certificate.name
    done = kit.probe(token, kit.module, token.label, name, *DIGESTS)
    lines = done.out.split()
    if not suite.check('%s signs' % name, done.returncode == 0 and
                       len(lines) == 4, done.said):
        return
    suite.check('%s: the certificate of the key' % name,
                bytes.fromhex(lines[0]) == der(certificate.pem))
    good = [is_signed(kit, certificate, digest, line)
            for digest, line in zip(DIGESTS, lines[1:])]
    suite.check('%s: openssl verifies' % name, good == [True] * 3, good)
    suite.check('%s: and of another digest does not' % name,
                not is_signed(kit, certificate, DIGESTS[1], lines[1]))
    asked = token.asked()
    suite.check('%s: logs in as often as it has to' % name,
                asked == logins, asked)


ONCE = ['login 0x0'] + ['sign 0x0'] * 3 + ['end 0x0']
ALWAYS = ['login 0x0'] + ['login again 0x0', 'sign 0x0'] * 3 + ['end 0x0']


def keys(suite, kit):
    token = kit.token('keys')
    signers = kit.pki.signers
    token.add(signers['rsa2048'], 1)
    token.add(signers['p256'], 2)
    token.add(signers['rsa3072'], 3, None, None, '--always-auth')
    token.tool('--write-object', signers['early'].key, '--type', 'privkey',
               '--id', '04', '--label', 'bare', '--usage-sign')
    signs(suite, kit, token, signers['rsa2048'], ONCE)
    signs(suite, kit, token, signers['p256'], ONCE)
    signs(suite, kit, token, signers['rsa3072'], ALWAYS)
    done = kit.probe(token, kit.module, '-', 'bare', DIGESTS[0])
    suite.check('a key without a certificate', done.returncode == 0 and
                done.out.startswith('none\n'), done.said)
    done = kit.probe(token, '-', token.label, 'p256', DIGESTS[0])
    suite.exits("p11-kit's module", done, 0)
    done = kit.probe(token, '-', '-', 'p256', DIGESTS[0])
    suite.exits("p11-kit's only token with a PIN", done, 0)
    choice(suite, kit, token)


def choice(suite, kit, token):
    """Of modules, tokens and keys; with a token of four keys."""
    token.asked()

    def refuses(name, *arguments, says, **how):
        done = kit.probe(token, *arguments, **how)
        suite.exits(name, done, 7, says=says + ['[sign-token]'])
        suite.check(name + ': prints nothing else', done.out == '', done.out)

    refuses('no such module', kit.path('none.so'), '-', '-',
            says=[kit.path('none.so'), 'cannot open shared object file'])
    refuses('a library that is no module', 'libcrypto.so.3', '-', '-',
            says=['undefined symbol: C_GetFunctionList'])
    refuses('no such token', kit.module, 'khác', '-',
            says=['there is no token “khác”; there is “Công báo”'])
    suite.check('no PIN is tried for it', token.asked() == ['end 0x0'])
    refuses('no such key', kit.module, '-', 'khác',
            says=['no key “khác”', '“rsa2048”', '“p256”', '“bare”'])
    refuses('several keys', kit.module, '-', '-',
            says=['several keys', 'signature', '“rsa2048”', '“p256”'])
    refuses('two tokens of one name', kit.module, token.label, '-',
            fault='twin', says=['there are 2 tokens “Công báo”'])
    suite.exits('a token without a PIN does not count', kit.probe(
        token, kit.module, '-', 'p256', DIGESTS[0], fault='public'), 0)
    token.initialize('Thứ hai')
    refuses('several tokens', kit.module, '-', 'p256',
            says=['several tokens', '“Công báo”', '“Thứ hai”'])
    refuses('a token without keys', kit.module, 'Thứ hai', '-',
            says=['“Thứ hai” has no key for signing'])
    none = kit.token('none')
    os.rename(none.top + '/tokens', none.top + '/away')
    os.mkdir(none.top + '/tokens')
    suite.exits('no token', kit.probe(none, kit.module, '-', '-'), 7,
                says=['there is no token: put it in', '[sign-token]'])


def one_key(kit, name):
    token = kit.token(name)
    token.add(kit.pki.signers['p256'], 1)
    return token


def wrong_pins(suite, kit):
    """SoftHSM counts: after a wrong one the token says so."""
    token = one_key(kit, 'wrong')
    take = [kit.module, '-', '-', DIGESTS[0]]
    suite.exits('a wrong PIN', kit.probe(token, *take, pin=WRONG), 7,
                says=['the PIN is wrong', 'few tries are left', 'Công báo',
                      '[sign-pin]'])
    asked = token.asked()
    suite.check('it is tried once', asked == ['login 0xa0', 'end 0x0'], asked)
    suite.exits('the next is not tried', kit.probe(token, *take), 7,
                says=['a wrong one was entered before', '--pin-again',
                      '[sign-pin]'])
    asked = token.asked()
    suite.check('not even the right one', asked == ['end 0x0'], asked)
    suite.exits('unless asked for', kit.probe(token, *take, PROBE_AGAIN='1'),
                0)
    token.asked()
    suite.exits('then all is well', kit.probe(token, *take), 0)
    asked = token.asked()
    suite.check('with one login', asked[0] == 'login 0x0' and
                len(asked) == 3, asked)


def counters(suite, kit):
    """As tokens have them that lock themselves."""
    token = one_key(kit, 'counters')
    take = [kit.module, '-', '-', DIGESTS[0]]

    def refuses(name, logins, says, **how):
        suite.exits(name, kit.probe(token, *take, **how), 7,
                    says=says + ['[sign-pin]'])
        asked = token.asked()
        suite.check(name + ': logins', asked[:-1] == logins, asked)

    refuses('one try is left', [], ['one try is left', '--pin-again'],
            fault='final')
    suite.exits('the last try', kit.probe(token, *take, fault='final',
                                          PROBE_AGAIN='1'), 0)
    token.asked()
    refuses('a locked PIN', [], ['it is locked'], fault='locked')
    refuses('is not tried again', [], ['it is locked'], fault='locked',
            PROBE_AGAIN='1')
    refuses('a wrong one, with one try left', ['login 0xa0'],
            ['the PIN is wrong', 'one try is left'], fault='final',
            pin=WRONG, PROBE_AGAIN='1')


def pads(suite, kit):
    """A reader that takes the PIN: nobody else asks for it."""
    token = one_key(kit, 'pad')
    take = [kit.module, '-', '-', DIGESTS[0]]
    suite.exits('a PIN pad', kit.probe(token, *take, pin=False,
                                       fault='pad:' + token.pin), 0)
    suite.exits('a PIN pad, cancelled', kit.probe(
        token, *take, pin=False, fault='cancelled'), 7,
        says=['it was cancelled', '[sign-pin]'])
    always = kit.token('pad-always')
    always.add(kit.pki.signers['p256'], 1, None, None, '--always-auth')
    suite.exits('a PIN pad, at each use', kit.probe(
        always, *take, *DIGESTS, pin=False, fault='pad:' + token.pin), 0)
    asked = always.asked()
    suite.check('it is asked each time', asked.count('login again 0x0') == 4,
                asked)


def removed(suite, kit):
    token = one_key(kit, 'removed')
    done = kit.probe(token, kit.module, '-', '-', *DIGESTS,
                     fault='removed:2')
    suite.exits('pulled out', done, 7,
                says=['the token was pulled out', 'CKR_DEVICE_REMOVED',
                      '[sign-token]'])
    suite.check('after two signatures', len(done.out.split()) == 3, done.out)


def run(suite, kit):
    keys(suite, kit)
    wrong_pins(suite, kit)
    counters(suite, kit)
    pads(suite, kit)
    removed(suite, kit)
