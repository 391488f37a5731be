"""run.py BUILD [GROUP…]: signing, with a token in software and real services.

Groups are tokens, pins, services, samples, faults, elsewhere, withheld, ledger
and verify; all of them where none is named. Everything listens on this machine
alone, on free ports, and is in a temporary directory. The command in VERAPDF
validates the signed PDFs, as in tests/conformance.py.
"""
import os
import pathlib
import signal
import sys
import tempfile
import types

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE.parent / 'portals'), str(HERE.parent)]

import elsewhere  # noqa: E402
import faults  # noqa: E402
import ledger_stamps  # noqa: E402
import pins  # noqa: E402
import samples  # noqa: E402
import services  # noqa: E402
import tokens  # noqa: E402
import verify  # noqa: E402
import withheld  # noqa: E402
from kit import Kit  # noqa: E402
from suite import Suite  # noqa: E402


def ask_services(suite, kit):
    services.run(types.SimpleNamespace(
        probe=kit.prober, directory=kit.top, pki=kit.pki, tsa=kit.tsa,
        ocsp=kit.ocsp, check=suite.check))


GROUPS = {'tokens': tokens.run, 'pins': pins.run, 'services': ask_services,
          'samples': samples.run, 'faults': faults.run,
          'elsewhere': elsewhere.run, 'withheld': withheld.run,
          'ledger': ledger_stamps.run, 'verify': verify.run}


def main():
    build, names = os.path.abspath(sys.argv[1]), sys.argv[2:] or list(GROUPS)
    suite = Suite()
    # It may be ignored where nohup began this, and programs inherit that.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    with tempfile.TemporaryDirectory() as top:
        kit = Kit(str(HERE.parent.parent), build, top)
        try:
            for name in names:
                suite.tell(name)
                GROUPS[name](suite, kit)
        finally:
            kit.close()
    return suite.summary()


if __name__ == '__main__':
    sys.exit(main())
