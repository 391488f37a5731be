#!/bin/sh
# demo.sh PROGRAM PORTAL: the gazette in issues/, from decisions to a portal.
# Works on a copy in build/demo; run again, it finds that all is done.
set -eu

PROGRAM=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mkdir -p build/demo "$2"
PORTAL=$(cd "$2" && pwd)

trap '[ $? -eq 0 ] ||
	echo "To begin anew, take away build/demo and $PORTAL." >&2' EXIT

# The copy keeps the registers that an earlier run began, and no decision that
# is there no more.
mkdir -p build/demo/issues
find build/demo/issues -type f ! -name register ! -name published -delete
cp -R issues fonts build/demo
cd build/demo

say() {
	printf '\n%s\n' "$*"
}

# quietly COMMAND…: what it says on the way is shown where it fails.
quietly() {
	"$@" 2>said && return
	cat said >&2
	return 1
}

say "A Word file becomes a decision, with every character:"
set -- issues/*/*/*.md
year=$(echo "$1" | cut -d / -f 2)
rm -rf "issues/$year/tu-word" word
"$PROGRAM" export -o word "$1"
"$PROGRAM" import "issues/$year/tu-word" word/*.docx
head -n 9 issues/"$year"/tu-word/*.md
rm -rf "issues/$year/tu-word"

say "Numbers, for issues that have none yet:"
for directory in issues/[0-9]*; do
	"$PROGRAM" number "$directory"/*/
done

say "Pages, of each issue and of each document by itself:"
quietly "$PROGRAM" build -o out --all
cat said

say "To the portal:"
quietly "$PROGRAM" publish -o out --to "file://$PORTAL" --all

say "And again, when there is nothing to send:"
quietly "$PROGRAM" publish -o out --to "file://$PORTAL" --all

say "What the portal shows is what was published:"
quietly "$PROGRAM" verify "file://$PORTAL"

say "The PDFs are in $PORTAL:"
(cd "$PORTAL" && ls -1 */*/cong-bao-*.pdf | sed 's/^/  /')

say "The readers' site; open it in a browser:"
echo "  file://$PWD/out/index.html"

say "The report of the year:"
"$PROGRAM" report --year "$year"
