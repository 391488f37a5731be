"""withheld: a text is taken from a signed and published issue, which is signed
anew as it is then."""
import os

from gazette import Gazette

ISSUE = 'issues/2024/01-thang-01'
PUBLIC = '2024/so-01'
NUMBER = '67/QĐ-UBND'
NEW = {'cong-bao-so-01-2024-go-bo.pdf.json', 'manifest-go-bo.json.p7s.json'}


def published(suite, gazette, token):
    suite.exits('sign', gazette.run('sign', ISSUE), 0)
    suite.exits('publish', gazette.publish(), 0)
    suite.exits('withhold', gazette.run(
        'withhold', '--why', 'theo bản án', '--by', 'Tòa án', NUMBER), 0)
    token.asked()
    suite.exits('sign as before', gazette.run('sign', ISSUE), 1,
                says=['[sign-built]', '--published'])
    suite.check('the token is not asked', token.asked() == [])


def signed_anew(suite, gazette):
    """Without the text among the sources."""
    os.remove(os.path.join(gazette.root, ISSUE, '03-van-ban-het-hieu-luc.md'))
    before = gazette.records()
    out = os.path.join(gazette.root, 'redacted')
    suite.exits('build what will be published', gazette.run(
        'build', '-o', out, '--published', 'file://' + gazette.portal(),
        '--all'), 0, says=['[sign-missing]'])
    suite.exits('sign it', gazette.run('sign', '--built', out, ISSUE), 0)
    after = gazette.records()
    suite.check('two signatures more', NEW == {
        os.path.basename(name) for name in after.keys() - before.keys()},
        sorted(after))
    suite.check('the others stay',
                all(after[name] == record for name, record in before.items()))


def judged(suite, judges, gazette):
    public = os.path.join(gazette.portal(), PUBLIC)
    faults = judges.of_pdf(os.path.join(
        public, 'cong-bao-so-01-2024-go-bo.pdf'))
    suite.check('the judges of the PDF', not faults, '\n'.join(faults))
    with open(os.path.join(public, 'manifest-go-bo.json.p7s'), 'rb') as file:
        signature = file.read()
    with open(os.path.join(public, 'manifest.json'), 'rb') as file:
        faults = judges.of_detached(signature, file.read())
    suite.check('the judges of the manifest', not faults, '\n'.join(faults))


def run(suite, kit):
    token = kit.token('withheld')
    token.add(kit.pki.signers['p256'], 1)
    gazette = Gazette(kit, 'withheld', token, 'p256',
                      [os.path.basename(ISSUE)])
    published(suite, gazette, token)
    signed_anew(suite, gazette)
    suite.exits('publish without the text', gazette.publish(), 0)
    judged(suite, kit.judges, gazette)
    suite.exits('verify', gazette.run(
        'verify', 'file://' + gazette.portal()), 0)
    suite.exits('publish again', gazette.publish(), 0,
                says=['all of this is published already'])
