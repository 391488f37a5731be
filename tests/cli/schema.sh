# The schemas of what people write, which the program makes of its own tables.
. "$TESTS/cli.sh"

small .
check "no such schema" says 2 'there are profile, issue and decision' \
    show schema letter
again() {
	exits 0 show schema decision && cp out first &&
	    exits 0 show schema decision && cmp first out
}
check "a schema is the same again" again
python3 -B "$TESTS/schemas.py" "$PROGRAM"
