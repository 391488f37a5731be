# congbao unnumber: numbers that are taken back, by the manual's procedures.
. "$TESTS/cli.sh"

small .
register=issues/2025/register
issue() {
	mkdir -p "issues/2025/$1"
	decision "$2/QĐ-UBND" "2025-06-0$2" >"issues/2025/$1/0$2.md"
}
issue 01-thang-01 1
issue 02-thang-06 2
issue 03-thang-11 3
issue 03-thang-11 5
issue 04-thang-12 4
numbered() {
	exits 0 number --date 2025-12-31 issues/2025/03-thang-11 \
	    issues/2025/04-thang-12 && cp $register numbered
}
# directories WORDS: those that the register has, in their order.
directories() {
	[ "$(cut -f 1,3 $register | tr '\t\n' '  ')" = "$*" ] || {
		cat $register
		return 1
	}
}
kept() {
	cmp numbered $register
}

# The commands of a section of the manual, by a program and git of ours: what
# git has to do with a register needs no test.
procedure() {
	sed -n "/^\.Ss $1\$/,/^\.S[hs] $2\$/p" "$ROOT/pipeline/congbao.7" |
	    sed -n '/^\.Bd/,/^\.Ed/{ /^\./!p; }' | sed 's/^\$ //
		s/\\e$/\\/
		s|https://congbao.example|portal|' >procedure
	grep -q '^congbao unnumber' procedure || return 1
	congbao() {
		"$PROGRAM" "$@"
	}
	git() {
		[ "$1" != mv ] || mv "$2" "$3"
	}
	(set -e; . ./procedure)
}

exits 0 number --date 2025-06-09 issues/2025/01-thang-01
check "where nothing was published, no portal is asked" \
    says 0 "issues/2025/01-thang-01: number 01 of 2025 is taken back" \
    unnumber issues/2025/01-thang-01
check "a register without lines is gone" test ! -e $register
check "an issue without a number has none to lose" \
    says 0 "has no number" unnumber issues/2025/01-thang-01
exits 0 number --date 2025-06-09 issues/2025/01-thang-01 issues/2025/02-thang-06
check "two numbers are published" exits 0 publish --all --to portal
numbered

check "the portal that is remembered has to be given" \
    says 2 "issues/published: records a publication to portal" \
    unnumber issues/2025/04-thang-12
check "and the register stays" kept
check "another portal is no answer" \
    says 9 "[publish-head]" unnumber --published other issues/2025/04-thang-12
check "and the register stays then" kept
check "nor is one that cannot be reached" \
    exits 8 unnumber --retry 1 --published https://127.0.0.1:1/ \
    issues/2025/04-thang-12
check "and it stays as well" kept
check "a number that another one follows" \
    says 1 "$register:3:1: error: number 03 is followed by 04" \
    unnumber --published portal issues/2025/03-thang-11
check "has that code" grep -q '\[unnumber-followed\]' err
check "and stays" kept
check "a published one, though all after it are given" \
    says 1 "$register:2:1: error: number 02 is published" \
    unnumber --published portal issues/2025/02-thang-06 \
    issues/2025/03-thang-11 issues/2025/04-thang-12
check "has its code" grep -q '\[unnumber-published\]' err
check "and none of them is taken back" kept

# Another portal, which has published more than the first one.
more_elsewhere() {
	exits 0 publish --all --to elsewhere &&
	says 9 "which elsewhere had" \
	    unnumber --published portal issues/2025/04-thang-12 &&
	says 1 "elsewhere has it" unnumber --published portal \
	    --published elsewhere issues/2025/04-thang-12 && kept
}
cp issues/published head
check "of several portals each is asked" more_elsewhere
cp head issues/published

# A run that stored the manifest and died; one that made the register public.
stored() {
	mkdir -p portal/2025/so-04 &&
	cp build/out/2025/so-04/manifest.json portal/2025/so-04 &&
	says 1 "portal/2025/so-04/manifest.json has it" \
	    unnumber --published portal issues/2025/04-thang-12 && kept
}
check "an issue that a dead run stored keeps its number" stored
rm -r portal/2025/so-04
public() {
	cp portal/2025/register register &&
	cp numbered portal/2025/register &&
	says 1 "[unnumber-published]" \
	    unnumber --published portal issues/2025/04-thang-12 && kept
}
check "so does one whose line is public" public
mv register portal/2025/register
other_line() {
	sed 's/03-thang-11/03-thang-10/' numbered >portal/2025/register
	says 1 "$register:3:1: error: portal/2025/register has another line" \
	    unnumber --published portal issues/2025/04-thang-12 && kept
}
cp portal/2025/register register
check "and where another's is" other_line
mv register portal/2025/register

# Nothing is written by halves, and a register that was changed is not lost.
full_disk() {
	FAIL_WRITE=2025/.congbao- failing \
	    exits 2 unnumber --published portal issues/2025/04-thang-12 && kept
}
check "a full disk leaves the register" full_disk
waits() {
	rm -f held let-go
	flock issues sh -c ': >held; until [ -e let-go ]; do sleep 0.1; done' &
	until [ -e held ]; do sleep 0.1; done
	"$PROGRAM" unnumber --published portal issues/2025/04-thang-12 \
	    >/dev/null &
	sleep 0.5
	kept
	waited=$?
	: >let-go
	wait
	[ $waited -eq 0 ] &&
	directories "1 01-thang-01 2 02-thang-06 3 03-thang-11 "
}
check "it waits for whoever numbers" waits
numbered
check "numbers come back as they were" directories \
    "1 01-thang-01 2 02-thang-06 3 03-thang-11 4 04-thang-12 "

check "the manual takes numbers back" procedure \
    "Taking the number of an issue back" "Moving a document to another issue"
check "and gives them in another order" directories \
    "1 01-thang-01 2 02-thang-06 3 04-thang-12 4 03-thang-11 "
again() {
	exits 0 unnumber --published portal issues/2025/03-thang-11 \
	    issues/2025/04-thang-12 && numbered && exits 0 build --all
}
check "and back" again
moved_alone() {
	mv issues/2025/03-thang-11/05.md issues/2025/04-thang-12/
	says 1 "[issue-changed]" check issues/2025/03-thang-11
	good=$?
	mv issues/2025/04-thang-12/05.md issues/2025/03-thang-11/
	return $good
}
check "a numbered issue keeps its documents" moved_alone
check "the manual moves a document" procedure \
    "Moving a document to another issue" "RESTRICTING AND WITHHOLDING"
moved() {
	[ "$(cut -f 1,4 $register | tail -n 2 | tr '\t\n' '  ')" = \
	    "3 3/QĐ-UBND 4 4/QĐ-UBND 5/QĐ-UBND " ] || cat $register
	[ -e issues/2025/04-thang-12/05.md ] && exits 0 check
}
check "into the other issue" moved
check "and it is published there" exits 0 publish --all --to portal
published() {
	exits 0 verify portal && [ -e portal/2025/so-04/5-qd-ubnd.pdf ] &&
	[ ! -e portal/2025/so-03/5-qd-ubnd.pdf ]
}
check "and there alone" published
cp $register numbered
check "from then on the number stays" \
    says 1 "[unnumber-published]" \
    unnumber --published portal issues/2025/04-thang-12
check "as it is" kept
