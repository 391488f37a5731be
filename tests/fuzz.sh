#!/bin/sh
# fuzz.sh BUILD RUNS: the fuzz targets in BUILD/tests/fuzz, RUNS inputs each,
# beginning with what the samples and tests hold. The seed is fixed: what is
# found is found again. Closes with the count.
set -u
BUILD=$(cd "$1" && pwd)
RUNS=$2
cd "$(dirname "$0")/.." || exit 2
TESTS=tests
. tests/sample_gazette.sh
TMP=$(mktemp -d) || exit 2
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' HUP INT TERM

# seeds TARGET FILE…
seeds() {
	mkdir -p "$TMP/$1"
	directory=$TMP/$1
	shift
	i=0
	for file; do
		i=$((i + 1))
		cp "$file" "$directory/$i"
	done
}

sample "$TMP"
(cd "$TMP" && for year in issues/[0-9]*; do
	"$OLDPWD/build/congbao" number "$year"/*/ || exit 1
done && "$OLDPWD/build/congbao" publish --to "file://$TMP/portal" --all) \
    >"$TMP/said" 2>&1 || { cat "$TMP/said"; exit 2; }
seeds decision "$SAMPLE"/issues/*/*/*.md tests/read/*.md tests/typeset/*.md
seeds yaml "$SAMPLE"/issues/gazette.yaml tests/gazette.yaml \
    "$SAMPLE"/fonts/manifest.yaml "$SAMPLE"/issues/*/*/issue.yaml
seeds register "$TMP"/issues/*/register $(find tests/number -name register)
seeds portal $(find "$TMP/portal" -name '*.json')
seeds timestamp tests/sign/stamps/*.ts[rt]
seeds signature tests/fuzz/signed.pdf
seeds note tests/fuzz/notes/*

mkdir "$TMP/made"
python3 -B tests/word/seeds.py "$TMP/made" && build/congbao \
    export -o "$TMP/made" "$SAMPLE"/issues/*/*/02*.md || exit 2
seeds word "$TMP"/made/*

cp -R tests/sign/fixtures "$TMP"
for file in tests/sign/fixtures/*.pem; do
	sed '/-----/d' "$file" | base64 -d >"$TMP/made/$(basename "$file")"
done
seeds sign "$TMP"/made/*.pem tests/sign/fixtures/*.p7s \
    tests/sign/fixtures/*.ocsp tests/sign/fixtures/*.crl

passed=0
failed=0
for target in "$BUILD"/tests/fuzz/*_fuzz; do
	name=$(basename "$target" _fuzz)
	if (cd "$TMP" && "$target" -seed=1 -runs="$RUNS" -max_len=8192 \
	    -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 "$name") \
	    >"$TMP/said" 2>&1; then
		passed=$((passed + 1))
		echo "fuzz $name: $(sed -n \
		    's/^stat::number_of_executed_units: //p' "$TMP/said") inputs"
	else
		failed=$((failed + 1))
		echo "not ok fuzz $name"
		grep -v '^#' "$TMP/said" | tail -n 40 | cut -c 1-200
		mkdir -p build/fuzz-found
		cp "$TMP"/crash-* "$TMP"/timeout-* "$TMP"/oom-* \
		    build/fuzz-found 2>/dev/null
		rm -f "$TMP"/crash-* "$TMP"/timeout-* "$TMP"/oom-*
	fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
