#!/bin/sh
# tarball.sh: what `make dist` makes is the same bytes in another checkout, and
# the program is built of it, tried and installed where there is no git.
# Closes with the count.
set -u
ROOT=$(cd "$(dirname "$0")/.." && pwd)
TMP=$(mktemp -d) || exit 2
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' HUP INT TERM
TESTS=$ROOT/tests
WORK=$TMP
. "$ROOT/tests/cli.sh"

same_bytes() {
	git clone -q "$ROOT" "$TMP/clone" &&
	(cd "$ROOT" && umask 022 && TZ=Asia/Ho_Chi_Minh \
	    tests/dist.sh congbao "$TMP/one.tar.gz") &&
	(umask 077 && TZ=America/Los_Angeles LC_ALL=C \
	    "$TMP/clone/tests/dist.sh" congbao "$TMP/two.tar.gz") &&
	cmp "$TMP/one.tar.gz" "$TMP/two.tar.gz"
}

# Git that is asked is a mistake.
mkdir "$TMP/bin"
printf '#!/bin/sh\necho "git $*" >>"%s/asked"\nexit 1\n' "$TMP" >"$TMP/bin/git"
chmod +x "$TMP/bin/git"

builds() {
	tar -C "$TMP" -xzf "$TMP/one.tar.gz" && cd "$TMP/congbao" &&
	PATH=$TMP/bin:$PATH make -j2 install CFLAGS=-O0 \
	    DESTDIR="$TMP/root" PREFIX=/usr
}
installed() {
	cd "$TMP/congbao/tests/sample" && [ ! -e "$TMP/asked" ] &&
	"$TMP/root/usr/bin/congbao" check
}

{
	check "the same bytes in another checkout" same_bytes
	check "builds without git" builds
	check "what was installed checks the sample" installed
	check "an unpacked archive is no checkout" \
	    not sh "$TMP/congbao/tests/dist.sh" congbao "$TMP/three.tar.gz"
} >"$TMP/results"
grep -v '^ok ' "$TMP/results"
failed=$(grep -c '^not ok ' "$TMP/results")
echo "$(grep -c '^ok ' "$TMP/results") passed, $failed failed"
[ "$failed" -eq 0 ]
