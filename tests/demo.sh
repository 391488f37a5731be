#!/bin/sh
# demo.sh PROGRAM PORTAL: the sample gazette, from decisions to a portal.
# Works on a copy in build/demo; run again, it finds that all is done.
set -eu

PROGRAM=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mkdir -p build/demo "$2"
PORTAL=$(cd "$2" && pwd)

# The copy keeps the registers that an earlier run began.
cp -R tests/sample/issues fonts build/demo
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
rm -rf issues/2026 word
"$PROGRAM" export -o word issues/2025/01-thang-04/01-tach-thua-dat.md
"$PROGRAM" import --received 2025-04-11 issues/2026/01-tu-word word/*.docx
head -n 9 issues/2026/01-tu-word/*.md
rm -rf issues/2026

say "Numbers, for issues that have none yet:"
for year in issues/[0-9]*; do
	"$PROGRAM" number "$year"/*/
done

say "Pages, of each issue and of each document by itself:"
quietly "$PROGRAM" build -o out --all
cat said

say "To the portal:"
quietly "$PROGRAM" publish -o out --to "file://$PORTAL" --all || {
	echo "To begin anew, take away build/demo and $PORTAL." >&2
	exit 1
}

say "And again, when there is nothing to send:"
quietly "$PROGRAM" publish -o out --to "file://$PORTAL" --all

say "What the portal shows is what was published:"
quietly "$PROGRAM" verify "file://$PORTAL"

say "The PDFs are in $PORTAL:"
(cd "$PORTAL" && ls -1 */*/cong-bao-*.pdf | sed 's/^/  /')

say "The readers' site; open it in a browser:"
echo "  file://$PWD/out/index.html"

say "The report of the year:"
"$PROGRAM" report --year 2025
