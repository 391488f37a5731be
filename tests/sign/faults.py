"""faults: what can go wrong while an issue is signed. Each is told from the
others, and leaves nothing half-written."""
import os

from gazette import Gazette
from pins import Terminal

ISSUE = 'issues/2024/01-thang-01'
DENIED, NETWORK, CLOCK = 7, 8, 2
NOWHERE = 'http://127.0.0.1:9/'

TSA_FAULTS = (
    ('/503', 'sign-tsa'),
    ('/reject', 'sign-timestamp'),
    ('/garbage', 'sign-timestamp'),
    ('/html', 'sign-timestamp'),
    ('/wrongnonce', 'sign-timestamp'),
    ('/wrongdigest', 'sign-timestamp'),
    ('/untrusted', 'sign-timestamp'),
)


class Faults:
    """One issue and a token that is asked to sign it."""

    def __init__(self, suite, kit):
        self.suite, self.kit, self.judges = suite, kit, kit.judges
        self.count = 0

    def gazette(self, signer='p256', others=(), **settings):
        """A new one, and a token that has the key of this signer."""
        self.count += 1
        token = self.kit.token('fault-%d' % self.count)
        for number, name in enumerate((signer, *others)):
            token.add(self.kit.pki.signers[name], number + 1)
        gazette = Gazette(self.kit, 'fault-%d' % self.count, token, signer,
                          [os.path.basename(ISSUE)])
        gazette.sign_with(signer, **settings)
        return gazette

    def refuses(self, gazette, name, status, says, **how):
        """And the sources are as they were."""
        before = gazette.files(gazette.root)
        done = gazette.run('sign', *how.pop('options', ()), ISSUE, **how)
        self.suite.exits(name, done, status, says=says)
        after = gazette.files(gazette.root)
        self.suite.check(name + ': nothing is written', after == before,
                         sorted(after.keys() ^ before.keys()))
        return done

    def signs(self, gazette, name, *options, asks=True, **how):
        """And its judges agree, who ask the OCSP responder if it answers."""
        done = gazette.run('sign', *options, ISSUE, **how)
        self.suite.exits(name, done, 0)
        self.suite.exits(name + ': build', gazette.build(), 0)
        for path in sorted(gazette.files(gazette.out, '.pdf')):
            faults = self.judges.of_pdf(os.path.join(gazette.out, path),
                                        asks)
            self.suite.check('%s: %s: its judges' % (name, path), not faults,
                             '\n'.join(faults))
        return done


def pins(faults):
    gazette = faults.gazette()
    faults.refuses(gazette, 'a wrong PIN', DENIED,
                   ['the PIN is wrong', '[sign-pin]'], pin='999999')
    asked = gazette.token.asked()
    faults.suite.check('a wrong PIN: one try', asked == [
        'login 0xa0', 'end 0x0'], asked)
    faults.refuses(gazette, 'a PIN after a wrong one', DENIED,
                   ['--pin-again', '[sign-pin]'])
    faults.suite.check('a PIN after a wrong one: no try',
                       gazette.token.asked() == ['end 0x0'])
    faults.signs(gazette, 'with --pin-again', '--pin-again')
    gazette = faults.gazette()
    done = gazette.run('sign', ISSUE, CONGBAO_PIN_FILE='',
                       CONGBAO_PIN_COMMAND='echo %s' % gazette.token.pin)
    faults.suite.exits('a PIN by a command', done, 0)


def typed(faults):
    gazette = faults.gazette()
    terminal = Terminal([faults.kit.program, 'sign', ISSUE],
                        gazette.token.environment, gazette.root)
    faults.suite.check('the PIN is asked for', terminal.wait_for(
        'PIN (Công báo): '), terminal.shown)
    terminal.type(gazette.token.pin.encode() + b'\n')
    faults.suite.exits('a PIN at the terminal', terminal.end(), 0)
    terminal.close()


def tokens(faults):
    gazette = faults.gazette(others=['early'])
    with_it = gazette.token.label
    gazette.sign_with('p256', token='Khác')
    faults.refuses(gazette, 'a token that is not there', DENIED,
                   ['there is no token “Khác”', with_it, '[sign-token]'])
    gazette.sign_with('p256')
    faults.refuses(gazette, 'another key signs', DENIED, ['[sign-key]'],
                   fault='other:early')
    gazette.token.asked()
    pulled_out(faults, gazette)


def pulled_out(faults, gazette):
    """What is signed stays, and only the rest is signed then."""
    suite = faults.suite
    done = gazette.run('sign', ISSUE, fault='removed:2')
    suite.exits('pulled out', done, DENIED, says=[
        'the token was pulled out', '[sign-token]', '2 signed'])
    kept = gazette.records()
    suite.check('pulled out: two files are signed', len(kept) == 2 and
                all(name.endswith('.pdf.json') for name in kept),
                sorted(kept))
    gazette.token.asked()
    faults.signs(gazette, 'put in again')
    asked = gazette.token.asked()
    now = gazette.records()
    suite.check('put in again: the rest is signed', len(now) > len(kept) and
                asked.count('sign 0x0') == len(now) - len(kept), asked)
    suite.check('put in again: what was signed stays',
                all(now[name] == kept[name] for name in kept))


def certificates(faults):
    for signer, says in (('expired', 'sign-certificate'),
                         ('early', 'sign-certificate'),
                         ('revoked', 'sign-revoked')):
        gazette = faults.gazette(signer)
        faults.refuses(gazette, 'a certificate: ' + signer, DENIED,
                       ['[%s]' % says])
        asked = gazette.token.asked()
        faults.suite.check('a certificate: %s: its key is not used' % signer,
                           'sign 0x0' not in asked, asked)
    gazette = faults.gazette()
    other = gazette.beside(faults.kit.pki.signers['rsa2048'].pem)
    gazette.sign_with('p256', certificate=other)
    faults.refuses(gazette, 'the certificate of another key', DENIED,
                   ['[sign-key]'])


def time_stamps(faults):
    tsa, gazette = faults.kit.tsa, faults.gazette()
    for path, code in TSA_FAULTS:
        gazette.sign_with('p256', [tsa.url + path])
        faults.refuses(gazette, 'TSA ' + path, NETWORK,
                       [tsa.url + path, '[%s]' % code])
    gazette.sign_with('p256', [NOWHERE])
    faults.refuses(gazette, 'no TSA', NETWORK, [NOWHERE, '[sign-tsa]'])
    gazette.sign_with('p256', [tsa.url + '/skewed'])
    faults.refuses(gazette, 'another clock', CLOCK, ['[sign-clock]'])
    gazette.sign_with('p256', [NOWHERE, tsa.url + '/untrusted', tsa.url])
    faults.signs(gazette, 'the next TSA')


def with_urls(faults, name, ocsp, crl):
    """The gazette of a signer whose certificate has these, as faults of the
    service."""
    ca = faults.kit.pki.ca
    faults.kit.pki.signer(name, urls=(ca.url(ocsp), ca.url(crl) + '.crl'))
    return faults.gazette(name)


def revocation(faults):
    seen, gazette = faults.kit.ocsp.seen, with_urls(
        faults, 'no-ocsp', '/503', '')
    before = len(seen)
    faults.signs(gazette, 'the OCSP responder is down', asks=False)
    faults.suite.check('the list is asked for instead', ('GET', '/ca.crl')
                       in seen[before:], seen[before:])
    faults.signs(with_urls(faults, 'stale-ocsp', '/stale', ''),
                 'the OCSP response is old', asks=False)
    for name, ocsp, crl in (('down', '/503', '/503'),
                            ('garbage', '/garbage', '/garbage'),
                            ('stale', '/stale', '/stale'),
                            ('othersigner', '/othersigner', '/othersigner')):
        gazette = with_urls(faults, 'both-' + name, ocsp, crl)
        faults.refuses(gazette, 'neither OCSP nor list: ' + name, NETWORK,
                       ['[sign-revocation]'])
        faults.suite.check('neither, %s: no signature' % name, 'sign 0x0'
                           not in gazette.token.asked())
    faults.signs(with_urls(faults, 'large', '/503', '/large'), 'a large list',
                 asks=False)


def levels(faults):
    suite, seen = faults.suite, faults.kit.ocsp.seen
    before, gazette = len(seen), faults.gazette(level='B-T')
    faults.signs(gazette, 'B-T', asks=False)
    suite.check('B-T: nobody is asked for revocation', seen[before:] == [],
                seen[before:])
    suite.check('B-T: there is no DSS', has_dss(gazette) == {False})
    for stamp in 'body', 'none':
        gazette = faults.gazette(stamp=stamp)
        faults.signs(gazette, 'stamp: ' + stamp)
        suite.check('stamp: %s: there is a DSS' % stamp,
                    has_dss(gazette) == {True})


def has_dss(gazette):
    return {b'/DSS' in data
            for data in gazette.files(gazette.out, '.pdf').values()}


def required(faults):
    gazette = faults.gazette(required='true')
    faults.suite.exits('build without a signature', gazette.build(), 0)
    faults.suite.exits('publish without a signature', gazette.publish(), 1,
                       says=['[sign-required]'])
    faults.suite.check('nothing is published',
                       gazette.files(gazette.portal()) == {})
    faults.signs(gazette, 'required')
    faults.suite.exits('publish signed', gazette.publish(), 0)


def run(suite, kit):
    faults = Faults(suite, kit)
    for part in (pins, typed, tokens, certificates, time_stamps, revocation,
                 levels, required):
        suite.tell('faults: ' + part.__name__)
        part(faults)
