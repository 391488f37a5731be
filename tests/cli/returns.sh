# returns.py: files that were put back to what they had been.
. "$TESTS/cli.sh"

GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org
GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
export GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL \
    GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL

# commit MESSAGE FILE=CONTENT…
commit() {
	message=$1
	shift
	for file; do
		echo "${file#*=}" >"${file%%=*}"
	done
	git add -A && git commit -q -m "$message"
}

# names COMMIT PATH: these alone are named.
names() {
	python3 "$TESTS/returns.py" "$base" >said 2>&1 && return 1
	wanted="$(git rev-parse --short=12 "$1") ($(git log -1 --format=%s \
	    "$1")): $2 is as it was before"
	[ "$(grep -v '^returns:' said)" = "$wanted" ] && return 0
	cat said
	return 1
}

none() {
	python3 "$TESTS/returns.py" "$base"
}

git init -q -b main .
echo said >.git/info/exclude
commit 'begin' a=1 b=1
base=$(git rev-parse HEAD)
commit 'mend a' a=2
commit 'b, for another reason' b=2
check "a history that only goes on" none
commit 'both' a=1 b=3
check "a file that is as it was before its mending" names HEAD a
git commit -q --amend -m 'both

Returns: b'
check "another file's word does not help" names HEAD a
git commit -q --amend -m 'both

a was mended in vain.

Returns: a'
check "one that was meant to be" none
chmod +x a
commit 'mode'
check "a mode" none
check "what was before the base is known" \
    python3 "$TESTS/returns.py" "$(git rev-parse HEAD)"

git checkout -q -b side
commit 'on the side' b=4
git checkout -q main
commit 'on main' a=5
git merge -q -m 'merge' side
check "a merge" none
git checkout -q side
commit 'on the side again' b=5
git checkout -q main
commit 'on main, the same file' b=6
git merge -q -s ours -m 'merge, with our b' side
check "a merge that drops what one side had" names HEAD b
git reset -q --hard HEAD~1
base=$(git rev-parse HEAD)
git checkout -q -b gone
git rm -q a
commit 'a goes' c=1
git checkout -q -b new main
commit 'd comes' d=1
git merge -q -m 'merge' gone
check "a merge that takes out a file, and one that brings files in" none
git checkout -q gone
git merge -q --no-commit -s ours new~1 >said 2>&1
git checkout -q main -- a
commit 'merge, with the a that was taken out'
check "a merge that brings back what one side had taken out" names HEAD a

git clone -q --depth 1 "file://$PWD" shallow
check "a clone without the history" \
    sh -c 'cd shallow && python3 "$TESTS/returns.py" "$1"' sh "$base"
