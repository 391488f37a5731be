# A run that is killed leaves whole files, and the next one completes.
. "$TESTS/cli.sh"

sample .
rm -r issues/2024 issues/2025/01-thang-04
exits 0 number issues/2025/* >numbered || cat numbered
check "a reference is built" exits 0 build -o whole --all
check "and published" exits 0 publish -o whole --to "file://$WORK/reference" --all
check "killed builds leave no part of a file" \
    python3 "$TESTS/kill.py" whole built "$PROGRAM" build -o built -j2 --all
check "killed publications leave no part of a file" \
    python3 "$TESTS/kill.py" reference portal \
    sh -c 'rm -f issues/published; exec "$0" "$@"' \
    "$PROGRAM" publish -o whole --to "file://$WORK/portal" --all
check "the portal is whole" exits 0 verify "file://$WORK/portal"
