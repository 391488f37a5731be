# What a diagnostic means: one table, which the program and the manual print.
. "$TESTS/cli.sh"

sample .
check "a code" says 0 "There is no such day." explain date-impossible
check "a code that is both" says 0 "date-order: error or warning" \
    explain date-order
check "an example" says 0 "+ effective: 2026-03-22" explain effective-unsaid
in_vietnamese() {
	says 0 "Ghi ngày trong nội dung vào" explain --lang=vi effective-unsaid &&
	says 0 "cảnh báo" explain --lang=vi effective-unsaid &&
	says 0 "+ effective: 2026-03-22" explain --lang=vi effective-unsaid
}
check "in Vietnamese" in_vietnamese
check "several codes" says 0 "yaml-comment: error" explain control yaml-comment
check "a code that is none" says 1 "did you mean “date-impossible”?" \
    explain date-imposible
check "of several one that is none" says 1 "control: error" \
    explain controll control
check "annotations are of runs alone" says 2 "text or json" \
    explain --format=github control
all() {
	exits 0 explain || return 1
	[ "$(grep -c '^[a-z][a-z0-9-]*: ' "$WORK/out")" -eq \
	    "$(grep -c '^CODE(' "$ROOT/pipeline/base/diag_code.def")" ]
}
check "all codes" all
json() {
	exits 0 explain --format=json quote-open || return 1
	[ "$(jq -r '.code + " " + .severities[0]' "$WORK/out")" = \
	    "quote-open warning" ] && jq -e '.meaning and .why and .remedy and .right' "$WORK/out"
}
check "for machines" json

# Every code that a run prints can be explained.
printed() {
	printf 'Không có thuộc tính.\n' >issues/2025/01-thang-04/99.md
	exits 1 check issues/2025/01-thang-04 || return 1
	code=$(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$WORK/err" | head -n 1)
	[ -n "$code" ] && says 0 "$code: error" explain "$code"
}
check "a code that was printed" printed

manual() {
	python3 -B "$TESTS/manual.py" "$PROGRAM" "$ROOT/pipeline/congbao.1" \
	    ${ACCEPT:+--accept}
}
check "the manual's diagnostics are the program's" manual
