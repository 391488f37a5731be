# The CI jobs that an office copies, run as a runner would.
python3 -B "$TESTS/workflows.py" "$PROGRAM" "$ROOT"
