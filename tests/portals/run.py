"""run.py PROGRAM [TOPIC...]: publishes to real servers, and spoils it.

Topics are publications, faults, kills, races, bulk, copies; all of them
where none is named. Servers are started on this machine, on free ports, and
stopped at the end, whatever happens.
"""
import os
import sys

import kills
import publications
import races
import spoiling
from kit import Kit
from suite import Suite
from world import World

TOPICS = {'publications': publications.run, 'faults': spoiling.run,
          'kills': kills.run, 'races': races.run}


def main():
    program = os.path.abspath(sys.argv[1])
    names = sys.argv[2:] or list(TOPICS)
    root = os.path.dirname(os.path.dirname(os.path.dirname(
        os.path.abspath(__file__))))
    suite = Suite()
    world = World()
    suite.tell('servers begin')
    kit = Kit(world, root, program)
    kit.build_gazettes()
    for name in names:
        TOPICS[name](suite, kit)
    return suite.summary()


if __name__ == '__main__':
    sys.exit(main())
