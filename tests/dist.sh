#!/bin/sh
# dist.sh NAME FILE: what was committed last, in a directory NAME, as a
# compressed archive. Names stand in git's order, owners are root, times are
# that of the commit: the same commit makes the same bytes.
set -eu
cd "$(dirname "$0")/.."

if ! [ "$(git rev-parse --show-toplevel 2>/dev/null)" = "$(pwd -P)" ]; then
	echo "dist: this is no checkout of git, but may be what it made" >&2
	exit 1
fi
[ -z "$(git status --porcelain)" ] ||
	echo "dist: what is not committed is not in $2" >&2

mkdir -p "$(dirname "$2")"
trap 'rm -f "$2.tar" "$2.part"' EXIT
trap 'exit 130' HUP INT TERM
git -c tar.umask=0022 archive --format=tar --prefix="$1/" -o "$2.tar" HEAD
gzip -9n <"$2.tar" >"$2.part"
mv "$2.part" "$2"
echo "$2"
