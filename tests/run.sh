#!/bin/sh
# run.sh BUILD [PART]: every test that a laptop can run, of the program in
# BUILD. Says what failed and why, a line a group, and closes with the count.
# With PART, only the groups that have it in their names.
# ACCEPT=1 takes the results of the golden tests as they are: review the diff.
#
# All work is done below a temporary directory; the checkout is only read.
set -u

if [ $# -lt 1 ] || [ $# -gt 2 ] || [ ! -x "$1/congbao" ]; then
	echo "usage: tests/run.sh BUILD [PART], where BUILD/congbao is built" >&2
	exit 2
fi
PART=${2:-}
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

. "$TESTS/sample_gazette.sh"
. "$TESTS/golden.sh"

passed=0
failed=0

add() {
	passed=$((passed + $1))
	failed=$((failed + $2))
}

# is_wanted GROUP
is_wanted() {
	case $1 in
	*"$PART"*) any=yes ;;
	*) return 1 ;;
	esac
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

# run_python NAME: one that is a script of Python.
run_python() {
	run_suite "$1" python3 -B "$TESTS/$1.py" "$BUILD"
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

any=

# The two slowest things are done side by side.
if is_wanted forms; then
	run_python forms &
	forms=$!
fi

for test in "$TESTS"/unit/*_test.c; do
	name=unit-$(basename "$test" _test.c)
	is_wanted "$name" || continue
	run_suite "$name" "$BUILD/tests/unit/$(basename "$test" .c)"
	tell_suite "$name"
done
for stage in read number typeset publish; do
	is_wanted $stage || continue
	golden_$stage >"$TMP/results/$stage" 2>&1
	summary "$stage" "$TMP/results/$stage"
done
for script in "$TESTS"/cli/*.sh; do
	name=cli-$(basename "$script" .sh)
	is_wanted "$name" || continue
	run_script "${name#cli-}"
	summary "$name" "$TMP/results/$name"
done
for suite in layout record withhold sent; do
	is_wanted $suite || continue
	run_python $suite
	tell_suite $suite
done
if [ -n "$forms" ]; then
	wait "$forms"
	forms=
	tell_suite forms
fi

if [ -z "$any" ]; then
	echo "no group of tests has “$PART” in its name" >&2
	exit 2
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
