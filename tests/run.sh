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

# What sanitizers find is told from the exit statuses of the program.
ASAN_OPTIONS=${ASAN_OPTIONS:-}:exitcode=99
UBSAN_OPTIONS=${UBSAN_OPTIONS:-}:exitcode=99
export ASAN_OPTIONS UBSAN_OPTIONS

TMP=$(mktemp -d) || exit 2
forms=
trap 'kill $forms 2>/dev/null; rm -rf "$TMP"' EXIT
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

# run_suite NAME COMMAND…: a suite that closes with its own count.
run_suite() {
	said=$TMP/results/suite-$1
	shift
	"$@" >"$said" 2>&1 </dev/null
	echo $? >"$said.status"
}

# tell_suite NAME: counts it. One that fails with no failed test broke off.
tell_suite() {
	said=$TMP/results/suite-$1
	status=$(cat "$said.status")
	last=$(tail -n 1 "$said" |
	    grep -E '^[0-9]+ passed, [0-9]+ failed$')
	if [ -n "$last" ]; then
		add "${last%% passed*}" "$(echo "$last" | cut -d ' ' -f 3)"
	fi
	if [ "$status" -ne 0 ]; then
		grep -vxF -e "${last:-?}" "$said" | sed 's/^/    /' |
		    head -n 60
	fi
	if [ -z "$last" ] || { [ "$status" -ne 0 ] &&
	    [ "${last#*, }" = "0 failed" ]; }; then
		echo "not ok $1 ended with status $status"
		last="${last:-0 passed}, and it broke off"
		add 0 1
	fi
	echo "$1: $last"
}

# run_script NAME: tests of the program from outside.
run_script() {
	WORK=$TMP/cli/$1
	export WORK
	mkdir -p "$WORK"
	(cd "$WORK" && sh "$TESTS/cli/$1.sh") \
	    >"$TMP/results/cli-$1" 2>&1 </dev/null ||
		echo "not ok $1: the script broke off" \
		    >>"$TMP/results/cli-$1"
}

# The two slowest things are done side by side.
run_suite forms python3 "$TESTS/forms.py" "$BUILD" &
forms=$!

for test in "$BUILD"/tests/unit/*_test; do
	if [ ! -x "$test" ]; then
		echo "not ok unit: no tests are built in $BUILD/tests/unit"
		add 0 1
		continue
	fi
	name=unit-$(basename "$test" _test)
	run_suite "$name" "$test"
	tell_suite "$name"
done
for stage in read number typeset; do
	golden_$stage >"$TMP/results/$stage" 2>&1
	summary "$stage" "$TMP/results/$stage"
done
for script in "$TESTS"/cli/*.sh; do
	name=$(basename "$script" .sh)
	run_script "$name"
	summary "cli-$name" "$TMP/results/cli-$name"
done
run_suite layout python3 "$TESTS/layout.py" "$BUILD"
tell_suite layout
run_suite record python3 "$TESTS/record.py" "$BUILD"
run_suite withhold python3 "$TESTS/withhold.py" "$BUILD"
run_suite sent python3 "$TESTS/sent.py" "$BUILD"
tell_suite record
tell_suite withhold
tell_suite sent
wait $forms
forms=
tell_suite forms

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
