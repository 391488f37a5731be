"""samples: every PDF of the sample gazette is signed, built and published, and
judged by programs of others."""
import os

from gazette import Gazette
from judges import Judges

KINDS = {'2024': 'rsa3072', '2025': 'p256'}
NOTHING = '0 files to send'


def token_of(kit):
    token = kit.token('samples')
    for number, name in enumerate(('rsa2048', 'rsa3072', 'p256')):
        token.add(kit.pki.signers[name], number + 1)
    return token


def sign_all(suite, gazette):
    """The years with keys of different kinds."""
    for year, key in KINDS.items():
        gazette.sign_with(key)
        issues = [path for path in gazette.issues if '/%s/' % year in path]
        done = gazette.run('sign', *issues)
        suite.exits('sign %s with %s' % (year, key), done, 0)
        asked = gazette.token.asked()
        suite.check('one login for %s' % year,
                    asked.count('login 0x0') == 1 and
                    asked[-1] == 'end 0x0', asked)
        suite.check('a signature for each file of %s' % year,
                    asked.count('sign 0x0') == sum(
                        '/%s/' % year in name for name in gazette.records()),
                    (asked, sorted(gazette.records())))


def again(suite, gazette):
    """Nothing is signed twice, and the token is not asked."""
    kept = gazette.records()
    suite.exits('sign again', gazette.run('sign', *gazette.issues), 0)
    suite.check('sign again: no login', gazette.token.asked() == [])
    suite.check('sign again: the records are the same',
                gazette.records() == kept)


def are_judged(suite, judges, gazette, plain, signed):
    for name, data in sorted(signed.items()):
        faults = judges.of_pdf(os.path.join(gazette.out, name))
        suite.check(name + ': its judges', not faults, '\n'.join(faults))
        suite.check(name + ': begins with what was printed',
                    data.startswith(plain[name]) and
                    len(data) > len(plain[name]))
    suite.check('all PDFs', signed.keys() == plain.keys() and
                len(signed) > len(gazette.issues), sorted(signed))
    signatures = gazette.files(gazette.out, '.json.p7s')
    suite.check('a signature of each manifest',
                len(signatures) == len(gazette.issues), sorted(signatures))
    for name, data in signatures.items():
        with open(os.path.join(gazette.out, name[:-4]), 'rb') as file:
            faults = judges.of_detached(data, file.read())
        suite.check(name + ': its judges', not faults, '\n'.join(faults))


def judges_fail(suite, judges, gazette, name):
    """Judges that accept everything would be none: one changed byte, a byte
    more."""
    with open(os.path.join(gazette.out, name), 'rb') as file:
        data = file.read()
    place = len(data) // 3
    changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1:]
    for what, bad in ('a changed byte', changed), ('a byte more', data + b'\n'):
        suite.check('judges find ' + what,
                    judges.of_pdf(judges.file('bad.pdf', bad)) != [])


def published(suite, gazette):
    suite.exits('publish', gazette.publish(), 0)
    done = gazette.publish()
    suite.exits('publish again', done, 0, says=[NOTHING])
    suite.exits('verify', gazette.run('verify', 'file://' + gazette.portal()),
                0)
    shown = gazette.files(gazette.portal(), '.pdf')
    built = gazette.files(gazette.out, '.pdf')
    suite.check('readers get the signed bytes',
                all(built[name] == data for name, data in shown.items()) and
                len(shown) == len(built), sorted(shown))


def run(suite, kit):
    gazette = Gazette(kit, 'gazette', token_of(kit), 'rsa2048')
    plain_out = os.path.join(gazette.root, 'plain')
    suite.exits('build without signatures', gazette.build(plain_out), 0)
    plain = gazette.files(plain_out, '.pdf')
    sign_all(suite, gazette)
    again(suite, gazette)
    suite.exits('build', gazette.build(), 0)
    signed = gazette.files(gazette.out, '.pdf')
    judges = Judges(kit)
    are_judged(suite, judges, gazette, plain, signed)
    judges_fail(suite, judges, gazette, min(signed))
    other = os.path.join(gazette.root, 'other')
    suite.exits('build elsewhere', gazette.build(other), 0)
    suite.check('two builds are equal', gazette.files(gazette.out, '') ==
                gazette.files(other, ''))
    published(suite, gazette)
