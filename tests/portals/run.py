"""run.py PROGRAM [TOPIC...]: publishes to real servers, and spoils it.

Topics are publications, faults, races, bulk, copies, credentials, kills,
sleepers and withholding; all of them where none is named. The environment says how much:

    CONGBAO_ONLY    servers whose names have this in them
    CONGBAO_ROUNDS  of sixteen publishers at once, on every server: 2
    CONGBAO_FILES   of the large gazette: 10000
    CONGBAO_KILLS   on every server, about, fewer on slow ones: 128

Servers are started on this machine, on free ports, and stopped at the end,
whatever happens.
"""
import os
import sys

sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import bulk  # noqa: E402
import copies  # noqa: E402
import credentials  # noqa: E402
import kills  # noqa: E402
import publications  # noqa: E402
import races  # noqa: E402
import sleepers  # noqa: E402
import spoiling  # noqa: E402
import withholding  # noqa: E402
from kit import Kit  # noqa: E402
from suite import Suite  # noqa: E402
from world import World  # noqa: E402

TOPICS = {'publications': publications.run, 'faults': spoiling.run,
          'races': races.run, 'bulk': bulk.run,
          'copies': copies.run, 'credentials': credentials.run,
          'kills': kills.run, 'sleepers': sleepers.run,
          'withholding': withholding.run}


def main():
    program = os.path.abspath(sys.argv[1])
    names = sys.argv[2:] or list(TOPICS)
    suite = Suite()
    world = World()
    suite.tell('servers begin')
    kit = Kit(world, program)
    kit.build_gazettes()
    for name in names:
        TOPICS[name](suite, kit)
    return suite.summary()


if __name__ == '__main__':
    sys.exit(main())
