#!/bin/sh
# run.sh BUILD: every test that a laptop can run, of the program in BUILD.
# Says what failed and why, a line a group, and closes with the count.
# ACCEPT=1 takes the results of the golden tests as they are: review the diff.
#
# All work is done below a temporary directory; the checkout is only read.
set -u

if [ $# -ne 1 ] || [ ! -x "$1/congbao" ]; then
	echo "usage: tests/run.sh BUILD, where BUILD/congbao is built" >&2
	exit 2
fi
BUILD=$(cd "$1" && pwd)
TESTS=$(cd "$(dirname "$0")" && pwd)
ROOT=$(dirname "$TESTS")
PROGRAM=$BUILD/congbao
ACCEPT=${ACCEPT:-}
LC_ALL=C.UTF-8
export BUILD TESTS ROOT PROGRAM ACCEPT LC_ALL

TMP=$(mktemp -d) || exit 2
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' HUP INT TERM
export TMP
mkdir "$TMP/results"

. "$TESTS/golden.sh"

passed=0
failed=0

add() {
	passed=$((passed + $1))
	failed=$((failed + $2))
}

# summary GROUP RESULTS: shows what failed, counts "ok" and "not ok" lines.
summary() {
	good=$(grep -c '^ok ' "$2")
	bad=$(grep -c '^not ok ' "$2")
	grep -v '^ok ' "$2"
	echo "$1: $good passed, $bad failed"
	add "$good" "$bad"
}

# counted NAME COMMAND…: a suite that closes with its own count.
counted() {
	name=$1
	shift
	"$@" >"$TMP/counted" 2>&1 </dev/null
	status=$?
	last=$(tail -n 1 "$TMP/counted" |
	    grep -E '^[0-9]+ passed, [0-9]+ failed$')
	if [ -n "$last" ]; then
		add "${last%% passed*}" "$(echo "$last" | cut -d ' ' -f 3)"
	fi
	if [ $status -ne 0 ]; then
		sed '$!s/^/    /' "$TMP/counted" | head -n 60
	fi
	if [ -z "$last" ] || { [ $status -ne 0 ] &&
	    [ "${last#*, }" = "0 failed" ]; }; then
		echo "not ok $name ended with status $status"
		last="${last:-0 passed}, and it broke off"
		add 0 1
	fi
	echo "$name: $last"
}

# One by one, in name order, on two processors.
run_scripts() {
	ls "$TESTS"/cli/*.sh | xargs -n 1 -P 2 sh -c '
		name=$(basename "$0" .sh)
		WORK=$TMP/cli/$name
		export WORK
		mkdir -p "$WORK" && cd "$WORK" || exit 1
		sh "$0" >"$TMP/results/cli-$name" 2>&1 </dev/null ||
			echo "not ok $name: the script broke off" \
			    >>"$TMP/results/cli-$name"'
}

for test in "$BUILD"/tests/unit/*_test; do
	if [ ! -x "$test" ]; then
		echo "not ok unit: no tests are built in $BUILD/tests/unit"
		add 0 1
		continue
	fi
	counted "unit/$(basename "$test" _test)" "$test"
done
for stage in read number typeset; do
	golden_$stage >"$TMP/results/$stage" 2>&1
	summary "$stage" "$TMP/results/$stage"
done
run_scripts
for script in "$TESTS"/cli/*.sh; do
	name=$(basename "$script" .sh)
	summary "cli/$name" "$TMP/results/cli-$name"
done
counted roundtrip python3 "$TESTS/roundtrip.py" "$BUILD"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
