"""publications: two years to every portal, as an office would."""
import os


def is_shown(suite, kit, server, gazette, tree):
    verified = kit.verify(server, tree)
    suite.exits('%s: readers find it as it was published' % server.name,
                verified, 0)


def damage_is_found(suite, kit, server, tree):
    """One byte of one file, behind the portal's back."""
    victim = '2024/so-02/cong-bao-so-02-2024.pdf'
    server.damage(tree, victim)
    found = kit.verify(server, tree)
    suite.check('%s: a flipped byte is found, and where' % server.name,
                found.returncode not in (0, 2) and victim in found.said,
                found.said)
    server.damage(tree, victim)
    suite.exits('%s: and gone when it is mended' % server.name,
                kit.verify(server, tree), 0)


def grown_is_refused(suite, kit, server):
    """Signed after it was built, a PDF is neither cut nor sent."""
    gazette = kit.small[0]
    name = '2024/so-01/cong-bao-so-01-2024.pdf'
    path = os.path.join(gazette.top, 'out', name)
    size = os.path.getsize(path)
    with open(path, 'ab') as file:
        file.write(b'% signed')
    done = gazette.publish(server, 'grown')
    os.truncate(path, size)
    suite.exits('%s: a PDF that has grown is refused' % server.name, done, 2,
                says=[name])
    suite.check('%s: and nothing is published' % server.name,
                not server.has('grown/moi-nhat.json') and
                not server.has('grown/' + name))


def run(suite, kit):
    gazette = kit.sample
    for server in kit.servers:
        tree = 'two-years'
        suite.tell('two years to ' + server.name)
        plan = gazette.publish(server, tree, '--dry-run')
        suite.exits('%s: a plan can be seen' % server.name, plan, 0)
        suite.check('%s: and touches nothing' % server.name,
                    not server.has(tree + '/moi-nhat.json'))
        done = gazette.publish(server, tree)
        if not suite.exits('%s: two years are published' % server.name, done,
                           0):
            continue
        is_shown(suite, kit, server, gazette, tree)
        before = server.state(tree)
        again = gazette.publish(server, tree)
        suite.exits('%s: published again, it is done already' % server.name,
                    again, 0)
        suite.check('%s: and nothing was sent' % server.name,
                    server.state(tree) == before)
        damage_is_found(suite, kit, server, tree)
        grown_is_refused(suite, kit, server)
