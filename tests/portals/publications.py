"""publications: two years to every portal, as an office would."""
import os
import threading


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


def unlock(kit, server, tree):
    """At most half a minute: a command that is refused is not repeated."""
    process = kit.program.start('portal', 'unlock', *server.options,
                                server.url(tree), env=server.env)
    timer = threading.Timer(30, process.kill)
    timer.start()
    kit.program.finish(process)
    timer.cancel()
    return process


def drafts_are_removed(suite, kit, server):
    """Those that an interrupted run left in a lock, if they are files."""
    tree, lock = 'drafts', 'drafts/khoa'
    for number in range(30):
        server.put('%s/.congbao-%d-x' % (lock, number), 'x')
    suite.exits('%s: drafts are removed with the lock' % server.name,
                unlock(kit, server, tree), 0)
    suite.check('%s: and it is gone' % server.name, not server.has(lock))
    server.put(lock + '/.congbao-1-x/y', 'y')
    refused = unlock(kit, server, tree)
    suite.check('%s: what is no draft is not removed' % server.name,
                refused.returncode > 1 and
                server.has(lock + '/.congbao-1-x/y'), refused.said)


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
        if server in (kit.sshd, kit.vsftpd):
            drafts_are_removed(suite, kit, server)
