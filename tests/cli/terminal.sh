# What a terminal shows: colours, and a bar where work is long.
. "$TESTS/cli.sh"

small .
mkdir -p issues/2025/01 issues/2025/02
decision 1/QĐ-UBND 2025-06-12 | sed 's/Điều 2\./Điều 3./' >issues/2025/01/a.md
decision 2/QĐ-UBND 2025-06-31 >issues/2025/02/a.md
export TERM=xterm
unset NO_COLOR
escape=$(printf '\033')

# on_terminal STATUS ARGUMENT…: what it gets is in $WORK/shown.
on_terminal() {
	wanted=$1
	shift
	python3 "$TESTS/terminal.py" "$PROGRAM" "$@" >"$WORK/shown"
	status=$?
	[ $status -eq "$wanted" ] && return 0
	echo "congbao $*: exit status $status, not $wanted"
	cat "$WORK/shown"
	return 1
}
# paints COLOUR WORD FILE: the word and the caret are in it, the place is bold.
paints() {
	grep -qF "$escape[1m$3:$escape[0m $escape[1;$1m$2:$escape[0m" shown &&
	    grep -qF "      | " shown &&
	    grep -F "$escape[1;$1m^" shown | grep -q "\[0m$"
}
plain() {
	! grep -qF "$escape" "${1:-shown}" && grep -q "\[order-gap\]" "${1:-shown}"
}
warned() {
	on_terminal 0 check issues/2025/01 &&
	paints 33 warning "issues/2025/01/a.md:21:3"
}
check "a warning is yellow" warned
failed() {
	on_terminal 1 check issues/2025/02 &&
	paints 31 error "issues/2025/02/a.md:6:7"
}
check "an error is red" failed
noted() {
	sed 's/^title:/accept: [{code: order-gap, line: 1, words: "Quyết định này"}]\ntitle:/' \
	    issues/2025/01/a.md >issues/2025/01/b.md
	mv issues/2025/01/a.md a.md
	on_terminal 0 check issues/2025/01
	mv a.md issues/2025/01
	rm issues/2025/01/b.md
	grep -qF "$escape[1;36mnote:$escape[0m" shown || { cat shown; return 1; }
}
check "a note is cyan" noted
bare() {
	on_terminal 0 check issues/2025/01 &&
	sed "s/$escape\[[0-9;]*m//g" shown >bare &&
	exits 0 check issues/2025/01 && diff err bare
}
check "in the same words as elsewhere" bare
check "a failure's file is bold" sh -c '
	python3 "$TESTS/terminal.py" "$0" show tree nowhere.md |
	    grep -F "$(printf "\033[1mnowhere.md:\033[0m ")"' "$PROGRAM"
check "elsewhere there are none" \
    sh -c '"$0" check issues/2025/01 2>err' "$PROGRAM"
check "nor any sequence" plain err
redirected() {
	python3 "$TESTS/terminal.py" sh -c \
	    '"$0" check issues/2025/01 2>err' "$PROGRAM" && plain err
}
check "standard error elsewhere, on a terminal" redirected
# without COMMAND…: no colours so.
without() {
	"$@" python3 "$TESTS/terminal.py" "$PROGRAM" check issues/2025/01 \
	    >shown && plain
}
check "NO_COLOR" without env NO_COLOR=1
check "TERM=dumb" without env TERM=dumb
check "no TERM" without env -u TERM
empty() {
	NO_COLOR= on_terminal 0 check issues/2025/01 && ! plain
}
check "an empty NO_COLOR says nothing" empty
other_format() {
	on_terminal 0 check --format=$1 issues/2025/01 &&
	grep -q order-gap shown && ! grep -F "$escape" shown
}
check "json has none" other_format json
check "github has none" other_format github

# What an unchanged build says again.
again() {
	rm -rf build
	exits 0 build issues/2025/01 && plain err &&
	on_terminal 0 build issues/2025/01 && grep -q "(unchanged)" shown &&
	paints 33 warning "issues/2025/01/a.md:21:3" &&
	exits 0 build issues/2025/01 && grep -q "(unchanged)" err && plain err
}
check "a build that repeats its warnings" again
first_here() {
	rm -rf build
	on_terminal 0 build issues/2025/01 &&
	paints 33 warning "issues/2025/01/a.md:21:3" &&
	exits 0 build issues/2025/01 && grep -q "(unchanged)" err && plain err
}
check "a build that was on a terminal" first_here

# The bar.
cc -shared -fPIC -o clock.so "$TESTS/clock.c" -ldl
cat >timed <<END
#!/bin/sh
export ASAN_OPTIONS="$ASAN_OPTIONS:verify_asan_link_order=0"
LD_PRELOAD="$WORK/clock.so" exec "$PROGRAM" "\$@"
END
chmod +x timed
rm issues/2025/02/a.md
for issue in 02 03 04; do
	mkdir -p issues/2025/$issue
	decision $issue/QĐ-UBND 2025-06-12 | sed 's/Điều 2\./Điều 3./' \
	    >issues/2025/$issue/a.md
done
mkdir portal
# timed SPEED ARGUMENT…: on a terminal, with a clock of that speed.
timed() {
	export CLOCK_SPEED=$1
	shift
	PROGRAM=$WORK/timed on_terminal 0 "$@"
}
# bar VERB COUNT ARGUMENT…: where work is long, and then it is gone.
bar() {
	verb=$1
	count=$2
	shift 2
	timed 100000 "$@" && tr '\r' '\n' <shown >lines || return 1
	grep -q "^$verb \[[#.]*\] 1/$count$" lines &&
	    ! grep -q "\] $count/$count" lines || { cat lines; return 1; }
	last=$(grep -n "^$verb \[" lines | tail -n 1 | cut -d: -f1)
	sed -n "$((last + 1)),\$p" lines | grep -v '^$' | head -n 1 |
	    grep -qF "$escape[K" || { cat lines; return 1; }
}
# quick ARGUMENT…: work that is not long has none.
quick() {
	timed 0 "$@" && ! grep '\[[#.]*\]' shown
}
built() {
	rm -rf build
	"$@"
}
check "check has a bar" bar check 4 check -j 1
check "which is gone before what was found" grep -q "\[K.*warning" shown
check "and none where it is quick" quick check
check "nor has the check of one issue" \
    sh -c 'CLOCK_SPEED=100000 "$0" check issues/2025/01 2>&1 | (! grep "#")' \
    ./timed
check "build" built bar build 4 build -j 1 --all
check "quick" built quick build --all
number() {
	exits 0 number --date 2025-06-30 issues/2025/01 issues/2025/02 \
	    issues/2025/03 issues/2025/04
}
check "issues are numbered" number
check "report" bar report 4 report --year 2025
check "report --intake" bar report 4 report --intake --year 2025
check "a build is published" exits 0 build --all
published() {
	timed 100000 publish --built --to portal &&
	grep -q "publish \[[#.]*\] 1/" shown && ! grep "\] 1/[0-9]* " shown
}
check "publish" published
verified() {
	timed 100000 verify portal && grep -q "verify \[[#.]*\] 1/" shown &&
	tail -n 1 shown | grep -q "are as published"
}
check "verify" verified
check "verify, quick" quick verify portal
in_a_log() {
	exits 0 verify portal && grep -q "^verify 1/" err &&
	exits 0 check && ! grep "^check" err
}
check "in a log verify has lines, and check none" in_a_log
# The clock is too fast for the child that reads them.
imported() {
	for n in 1 2 3; do
		mkdir -p word
		decision 3$n/QĐ-UBND 2025-06-12 >word/3$n.md
		exits 0 export word/3$n.md || return 1
	done
	export CLOCK_SPEED=100000
	PROGRAM=$WORK/timed on_terminal 1 import issues/2025/09 \
	    word/31.docx word/32.docx word/33.docx &&
	grep -q "import \[[#.]*\] 1/3" shown &&
	grep -q "\[K.*word/31.docx:.*\[word-process\]" shown
}
check "import, of files for which there is no time" imported
