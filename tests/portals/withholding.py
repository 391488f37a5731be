"""withholding: a document is taken out of what every server shows."""
import os
import shutil

STEM = '1-qd-ubnd'


def checkout(kit, gazette, name):
    """A gazette of its own, without any output."""
    top = kit.world.directory(name)
    for part in 'issues', 'fonts':
        shutil.copytree(os.path.join(gazette.top, part),
                        os.path.join(top, part))
    return top


def publish(kit, server, top, tree):
    shutil.rmtree(os.path.join(top, 'out'), ignore_errors=True)
    return kit.program.run(
        'publish', '--all', '-o', 'out', '--to', server.url(tree), '--public',
        server.page(tree), *server.options, cwd=top, env=server.env)


def decide(kit, top, what, document):
    return kit.program.run(what, document, '--by', 'Tòa án', '--why', 'Bản án',
                           cwd=top)


def withheld(suite, kit, server, top, tree):
    issue = sorted(os.listdir(os.path.join(top, 'issues')))[0] + '/so-01'
    suite.exits('%s: a document is withheld' % server.name,
                decide(kit, top, 'withhold', issue + '/' + STEM), 0)
    suite.exits('%s: and published so' % server.name,
                publish(kit, server, top, tree), 0)
    there = [ending for ending in ('.pdf', '.md', '.xml')
             if server.has('%s/%s/%s%s' % (tree, issue, STEM, ending))]
    suite.check('%s: its files are gone' % server.name, not there, there)
    suite.exits('%s: verify finds the rest as it was published' % server.name,
                kit.verify(server, tree), 0)
    again = publish(kit, server, top, tree)
    suite.exits('%s: there is nothing more to do' % server.name, again, 0,
                says=['published already'])


def run(suite, kit):
    for server in kit.servers:
        tree = 'withheld'
        suite.tell('a document withheld on ' + server.name)
        top = checkout(kit, kit.small[0], '%s-%s' % (tree, server.name))
        if suite.exits('%s: a year is published' % server.name,
                       publish(kit, server, top, tree), 0):
            withheld(suite, kit, server, top, tree)
