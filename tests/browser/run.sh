#!/bin/sh
# run.sh PROGRAM WORK: the readers' site of the sample gazette, and a preview of
# an issue, driven by a real browser. What was seen is in WORK/shots. Closes with
# their counts.
set -eu

PROGRAM=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
TESTS=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$2"
WORK=$(cd "$2" && pwd)
HERE=$TESTS/browser
. "$TESTS/sample_gazette.sh"

# site NAME: builds the gazette in WORK/NAME.
site() {
	cd "$WORK/$1"
	for year in issues/[0-9]*; do
		"$PROGRAM" number "$year"/*/ >/dev/null
	done
	"$PROGRAM" build -o out --all >/dev/null 2>said || {
		cat said >&2
		exit 2
	}
}

rm -rf "$WORK/sample" "$WORK/hostile" "$WORK/shots"
sample "$WORK/sample"
small "$WORK/hostile"
mkdir -p "$WORK/hostile/issues/2024/01"
cp "$HERE/hostile.md" "$WORK/hostile/issues/2024/01"
echo "date: 2024-01-20" >"$WORK/hostile/issues/2024/01/issue.yaml"
printf 'signature:\n  tsa: https://tsa.example/\n' \
	>>"$WORK/hostile/issues/gazette.yaml"
site sample
site hostile
rm -rf "$WORK/signed" "$WORK/draft"
sample "$WORK/draft"
cp -R "$WORK/sample" "$WORK/signed"
for what in pdf manifest; do
	python3 "$TESTS/signatures.py" $what "$WORK/signed/out/2024/so-02" \
		"$WORK/signed/issues/2024/02-gia-dat"
	site signed
done

"$HERE/install.sh" "$WORK"
cd "$WORK"
status=0
node test.js "$WORK/sample/out" "$WORK/signed/out" "$WORK/hostile/out" \
	"$WORK/shots" || status=1
node preview.js "$PROGRAM" "$WORK/draft" "$WORK/shots" || status=1
exit $status
