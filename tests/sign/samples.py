"""samples: every PDF of the sample gazette is signed, built and published, and
judged by programs of others."""
import os

from gazette import Gazette

ADDED_MOST = 30 * 1024
NOTHING = 'all of this is published already'


def unequal(left, right):
    """Are they equal? And the names that differ."""
    return left == right, sorted(
        name for name in left.keys() | right.keys()
        if left.get(name) != right.get(name))


def sign_all(suite, gazette):
    """With one login, and a signature for each file."""
    done = gazette.run('sign', *gazette.issues)
    suite.exits('%s: sign' % gazette.key, done, 0)
    asked = gazette.token.asked()
    suite.check('%s: one login' % gazette.key, asked.count('login 0x0') == 1
                and asked[-1] == 'end 0x0', asked)
    suite.check('%s: a signature for each file' % gazette.key,
                asked.count('sign 0x0') == len(gazette.records()) > 0,
                (asked, sorted(gazette.records())))


def again(suite, gazette):
    """Nothing is signed twice, and the token is not asked."""
    kept = gazette.records()
    done = gazette.run('sign', *gazette.issues)
    suite.exits('sign again', done, 0)
    asked = gazette.token.asked()
    suite.check('sign again: no login', asked == [], (asked, done.said))
    suite.check('sign again: the records are the same',
                *unequal(kept, gazette.records()))


def are_judged(suite, judges, gazette, plain, signed):
    for name, data in sorted(signed.items()):
        faults = judges.of_pdf(os.path.join(gazette.out, name))
        suite.check(name + ': its judges', not faults, '\n'.join(faults))
        suite.check(name + ': begins with what was printed',
                    data.startswith(plain[name]) and
                    len(data) > len(plain[name]))
    most = max(len(signed[name]) - len(plain[name]) for name in signed)
    suite.tell('a signature adds at most %d bytes' % most)
    suite.check('a signature adds 30 kB at most', most <= ADDED_MOST, most)
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


def is_whole(suite, judges, gazette):
    """From decisions to signed PDFs, and what is judged of them."""
    plain_out = os.path.join(gazette.root, 'plain')
    suite.exits('build without signatures', gazette.build(plain_out), 0)
    plain = gazette.files(plain_out, '.pdf')
    sign_all(suite, gazette)
    suite.exits('build', gazette.build(), 0)
    signed = gazette.files(gazette.out, '.pdf')
    are_judged(suite, judges, gazette, plain, signed)
    judges_fail(suite, judges, gazette, min(signed))


def is_kept(suite, gazette):
    """What was signed stays as it is, here and elsewhere."""
    again(suite, gazette)
    other = os.path.join(gazette.root, 'other')
    suite.exits('build elsewhere', gazette.build(other), 0)
    suite.check('two builds are equal', *unequal(
        gazette.files(gazette.out), gazette.files(other)))
    published(suite, gazette)


def run(suite, kit):
    token = kit.token('samples')
    for number, name in enumerate(('rsa2048', 'rsa3072', 'p256')):
        token.add(kit.pki.signers[name], number + 1)
    for key, issues in (('rsa3072', None), ('p256', ['01-thang-01']),
                        ('rsa2048', ['01-thang-04'])):
        suite.tell('samples, with ' + key)
        gazette = Gazette(kit, 'gazette-' + key, token, key, issues)
        is_whole(suite, kit.judges, gazette)
        is_kept(suite, gazette)
