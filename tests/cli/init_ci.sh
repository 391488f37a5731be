# The jobs of CI that init writes, run as a runner would.
. "$TESTS/cli.sh"
python3 -B "$TESTS/office_ci.py" "$PROGRAM" "$ROOT"
