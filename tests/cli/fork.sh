# Whoever forks the program has another gazette in issues/ and other faces in
# fonts/. The tests are the program's, and do not notice.
. "$TESTS/cli.sh"

mkdir fork
cp -R "$ROOT/tests" fork
cp -R "$ROOT/pipeline" fork
cd fork || exit

# holds GROUP: in this tree, and with some test that passes.
holds() {
	ACCEPT='' sh tests/run.sh "$BUILD" "$1" >"$WORK/out" 2>&1 &&
	not grep -q '^0 passed' "$WORK/out" && return
	cat "$WORK/out"
	return 1
}
all_hold() {
	for group in typeset layout cli-schema cli-explain unit-print \
	    unit-word_decision; do
		check "$1: $group" holds $group
	done
}

all_hold "without a gazette"
check "a gazette is begun" exits 0 init --yes "$WORK/gazette"
mv "$WORK/gazette/issues" .
mkdir fonts
echo 'no faces' >fonts/manifest.yaml
all_hold "with another gazette, and without faces"
