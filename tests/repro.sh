#!/bin/sh
# repro.sh PROGRAM OTHER: the same input and the same fonts make the same bytes.
# Builds the sample gazette twice, by programs of two compilers, in directories,
# locales, time zones, years and numbers of workers that differ, and compares all
# that was made but the stamps, which tell when.
set -eu

PROGRAM=$(realpath "$1")
OTHER_PROGRAM=$(realpath "$2")
TESTS=$(cd "$(dirname "$0")" && pwd)
. "$TESTS/sample_gazette.sh"
TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' HUP INT TERM

# Locales of our own, for a machine may have none: one writes 0,5 and the
# other has an i without a dot.
LOCPATH=$TMP/locales
export LOCPATH
mkdir "$LOCPATH"
localedef -i de_DE -f UTF-8 "$LOCPATH/de_DE.UTF-8"
localedef -i tr_TR -f UTF-8 "$LOCPATH/tr_TR.UTF-8"

# The numbers are given once: they are input.
sample "$TMP/first"
(cd "$TMP/first" && "$PROGRAM" number issues/*/*/ >/dev/null)

# The second is copied backwards, so that its directories are in another
# order, and lies deeper, behind a name with spaces and accents.
OTHER="$TMP/ở nơi khác/sâu hơn"
mkdir -p "$OTHER"
(cd "$TMP/first" && find . -type d) | while read -r directory; do
	mkdir -p "$OTHER/$directory"
done
(cd "$TMP/first" && find . -type f) | sort -r | while read -r file; do
	cp "$TMP/first/$file" "$OTHER/$file"
done

(cd "$TMP/first" && umask 022 && TZ=Asia/Ho_Chi_Minh LC_ALL=de_DE.UTF-8 \
	faketime '2019-02-28 23:59:59' \
	"$PROGRAM" build -j 1 -o out --all >/dev/null 2>"$TMP/said") ||
	{ cat "$TMP/said"; exit 1; }
(cd "$OTHER/issues" && umask 077 && TZ=America/Los_Angeles \
	LC_ALL=tr_TR.UTF-8 faketime '2031-12-31 12:00:00' \
	"$OTHER_PROGRAM" build -j 4 -o "$OTHER/out" --all >/dev/null \
	2>"$TMP/said") || { cat "$TMP/said"; exit 1; }

same=0
differ=0
rm -r "$TMP/first/out/.congbao" "$OTHER/out/.congbao"
cd "$TMP/first/out"
for file in $(find . -type f | sort); do
	if cmp -s "$file" "$OTHER/out/$file"; then
		same=$((same + 1))
	else
		echo "not ok repro: $file differs"
		differ=$((differ + 1))
	fi
done
if [ "$(find . -type f | wc -l)" -ne "$(cd "$OTHER/out" &&
    find . -type f | wc -l)" ] || [ $same -eq 0 ]; then
	echo "not ok repro: not the same files"
	differ=$((differ + 1))
fi
echo "$same passed, $differ failed"
[ $differ -eq 0 ]
