# congbao number --again: branches that gave numbers at once, merged by git.
. "$TESTS/cli.sh"

unset CI_COMMIT_TIMESTAMP CI_PIPELINE_CREATED_AT CI_JOB_STARTED_AT
export GIT_AUTHOR_NAME=Lê GIT_AUTHOR_EMAIL=le@example
export GIT_COMMITTER_NAME=Lê GIT_COMMITTER_EMAIL=le@example
export GIT_CONFIG_NOSYSTEM=1 HOME="$WORK"
small .
register=issues/2025/register
issue() {
	mkdir -p "issues/2025/$1"
	decision "$2/QĐ-UBND" 2025-06-01 >"issues/2025/$1/a.md"
}
congbao() {
	"$PROGRAM" "$@"
}
commit() {
	git add issues && git commit -qm "$1"
}
given() {
	[ "$(cut -f 1,3 $register | tr '\t\n' '  ')" = "$* " ] || {
		cat $register
		return 1
	}
}
# Two branches, ours and theirs; ours has two issues, and both have "both".
branches() {
	git init -qb main . && git config commit.gpgsign false &&
	issue first 1 && issue both 6 &&
	congbao number --date 2025-06-10 issues/2025/first && commit 'main' &&
	git checkout -qb ours && issue our-one 2 && issue 'our two' 3 &&
	congbao number --date 2025-06-11 issues/2025/our-one \
	    "issues/2025/our two" issues/2025/both && commit 'ours' && git tag start &&
	git checkout -qb theirs main && issue theirs 4 &&
	congbao number --date 2025-06-12 issues/2025/theirs \
	    issues/2025/both && commit 'theirs' && git checkout -q ours
}
check "two branches give numbers at once" branches
conflict() {
	git merge -q theirs >/dev/null 2>&1
	grep -q '^<<<<<<<' $register
}
check "merged, they conflict" conflict

# The commands that a message names.
named() {
	sed -n 's/.* by: \(.*\) \[register-conflict\]$/\1/p' err
}
one_message() {
	for command in check "number issues/2025/our-one" "build --all"; do
		exits 1 $command || return 1
		[ "$(grep -c ': error: ' err)" -eq 1 ] &&
		grep -q "^$register:2:1: error: two branches.*register-conflict" \
		    err || return 1
	done
	[ "$(named)" = "git checkout --theirs $register; congbao number --again \
issues/2025/our-one 'issues/2025/our two'; git add $register" ] ||
		{ named; return 1; }
}
check "check, number and build say so, once, with the commands" one_message
follow() {
	named | sed 's/number --again/& --date 2025-06-13/' >commands
	(set -e; . ./commands) && given 1 first 2 theirs 3 both 4 our-one \
	    5 our two && exits 0 check && git commit -qm merged
}
check "which mend it" follow

# Without the first of them, by the markers; and as git shows the base.
again() {
	git reset -q --hard start && git config merge.conflictStyle diff3 &&
	git merge -q theirs >/dev/null 2>&1
	grep -q '^|||||||' $register && exits 0 number --again --date 2025-06-13 &&
	given 1 first 2 theirs 3 both 4 our-one 5 our two && exits 0 check
}
check "by the markers alone, with the common lines between" again
git reset -q --hard

# Where the commits of a branch are laid on another one, the sides are swapped.
rebased() {
	git checkout -q ours && git reset -q --hard start &&
	git rebase -q theirs >/dev/null 2>&1
	says 1 "git checkout --ours $register; congbao number --again \
issues/2025/our-one" check && named |
	    sed 's/number --again/& --date 2025-06-13/' >commands &&
	(set -e; . ./commands) &&
	given 1 first 2 theirs 3 both 4 our-one 5 our two && exits 0 check
	good=$?
	git rebase --abort
	return $good
}
check "in a rebase, the other side stays" rebased

stashed() {
	git checkout -qb desk main && issue stashed 5 &&
	congbao number --date 2025-06-13 issues/2025/stashed &&
	git stash -q && issue theirs 4 &&
	congbao number --date 2025-06-12 issues/2025/theirs && commit desk &&
	not git stash pop -q >/dev/null 2>&1 &&
	says 1 "git checkout --ours $register; congbao number --again \
issues/2025/stashed" check && exits 0 number --again --date 2025-06-13 &&
	given 1 first 2 theirs 3 stashed
	good=$?
	git reset -q --hard
	rm -rf issues/2025/stashed
	return $good
}
check "what was stashed is numbered behind what was committed" stashed

# Both branches gave a number to the same issue, and to no other.
same_issue() {
	git checkout -qb left main && congbao number --date 2025-06-11 \
	    issues/2025/both && commit left && git checkout -qb right main &&
	congbao number --date 2025-06-12 issues/2025/both && commit right &&
	git merge -q left >/dev/null 2>&1
	says 1 "by: git checkout --theirs $register; git add $register " check &&
	says 0 "the register is mended" number --again && exits 0 check &&
	[ "$(cut -f 2 $register | tail -n 1)" = 2025-06-11 ] &&
	git reset -q --hard
}
check "an issue that both have numbered keeps the other's number" same_issue

# Both sides' lines one after the other: no markers, a broken chain.
union() {
	git checkout -q ours && git reset -q --hard start &&
	git show theirs:$register >t && git show start:$register >o &&
	git checkout -q theirs -- issues/2025/theirs &&
	{ cat o; grep -v -e first -e both t; } >$register && cp $register broken &&
	exits 1 check && grep -q 'register-chain\|register-order' err
}
check "merged without a conflict, the chain is broken" union
by_hand() {
	says 1 "congbao number --again issues/2025/theirs" number --again \
	    --date 2025-06-13 && cmp broken $register &&
	exits 0 number --again --date 2025-06-13 issues/2025/theirs &&
	given 1 first 2 our-one 3 our two 4 both 5 theirs && exits 0 check
}
check "the issues of one side are named, and numbered anew" by_hand
in_place() {
	cp broken $register && (cd issues/2025/theirs &&
	    "$PROGRAM" number --again --date 2025-06-13 . ) &&
	given 1 first 2 our-one 3 our two 4 both 5 theirs
}
check "or the issue is where one is" in_place
other_hand() {
	cp broken $register && mv issues/2025/both kept &&
	exits 1 number --again --date 2025-06-13 issues/2025/our-one
	good=$?
	mv kept issues/2025/both
	cmp broken $register && [ $good -eq 0 ] && grep -q 'register-chain' err
}
check "where too few are named, nothing is written" other_hand
whole() {
	cp o $register && says 0 "nothing is numbered anew" number --again &&
	cmp o $register
}
check "a whole register stays" whole

# A signed issue that gets another number.
signed() {
	cp broken $register && mkdir issues/2025/theirs/chu-ky &&
	says 0 "issues/2025/theirs/chu-ky: warning: these signatures were made" \
	    number --again --date 2025-06-13 issues/2025/theirs &&
	grep -q '\[sign-stale\]' err
	good=$?
	rmdir issues/2025/theirs/chu-ky
	return $good
}
check "signatures that no longer fit are told" signed

# What is published stays.
published() {
	cp o $register && mv issues/2025/theirs kept &&
	exits 0 publish --all --to portal && mv kept issues/2025/theirs &&
	cp broken $register &&
	says 2 "give --published" number --again --date 2025-06-13 \
	    issues/2025/theirs && cmp broken $register &&
	says 1 "[publish-register]" number --again --date 2025-06-13 \
	    --published portal issues/2025/our-one "issues/2025/our two" \
	    issues/2025/both
	cmp broken $register && exits 0 number --again --date 2025-06-13 \
	    --published portal issues/2025/theirs &&
	given 1 first 2 our-one 3 our two 4 both 5 theirs
}
check "what is published stays" published
