"""races: sixteen offices publish the same number at once.

Each has another issue of that number. One of them wins, the others are told
so, and the winner's issue is what readers find.
"""
import os

from gazette import generated

PUBLISHERS = 16
MISTAKE, CONFLICT, LOCKED, MOVED = 1, 5, 6, 10


def offices(kit):
    """Built once; every office differs in what its decisions say."""
    return [generated(kit.program, kit.world.directory('office', str(i)), [2024], 1, 1,
                      'phòng %d' % i) for i in range(PUBLISHERS)]


def race(kit, server, racers, tree):
    """Winners, and what the others said that they should not."""
    running = [office.start(server, tree, '--wait', '20')
               for office in racers]
    done = [kit.program.finish(process) for process in running]
    winners = [i for i, one in enumerate(done) if one.returncode == 0]
    odd = ['%s: exit status %d\n%s' % (server.name, one.returncode, one.said)
           for one in done
           if one.returncode not in (0, MISTAKE, CONFLICT, LOCKED, MOVED)]
    return winners, odd


def is_winners(server, racers, tree, winner):
    manifest = '2024/so-01/manifest.json'
    return server.read(tree + '/' + manifest) == \
        racers[winner].files()[manifest]


def run(suite, kit):
    rounds = int(os.environ.get('CONGBAO_ROUNDS', '2'))
    racers = offices(kit)
    for server in kit.servers:
        wrong, lost, odds = [], [], []
        for number in range(rounds):
            tree = 'race-%d' % number
            winners, odd = race(kit, server, racers, tree)
            odds += odd
            if len(winners) != 1:
                wrong.append('round %d: %d winners' % (number, len(winners)))
            elif not is_winners(server, racers, tree, winners[0]) or \
                    kit.verify(server, tree).returncode != 0:
                lost.append('round %d' % number)
        suite.tell('%s: %d rounds of %d publishers' % (
            server.name, rounds, PUBLISHERS))
        suite.check('%s: exactly one wins' % server.name, not wrong,
                    '\n'.join(wrong))
        suite.check('%s: its issue is not lost' % server.name, not lost,
                    '\n'.join(lost))
        suite.check('%s: the others are told why' % server.name, not odds,
                    '\n'.join(odds))
