# validity.sh: whether a document is in force, on each day.
. "$TESTS/cli.sh"

small .

# act NUMBER DATE PROPERTY…: a decision of its own issue, with properties.
act() {
	name=$(echo "$1" | cut -d / -f 1)
	year=$(echo "$2" | cut -d - -f 1)
	directory=issues/$year/$name
	mkdir -p "$directory"
	decision "$1" "$2" | sed '/^effective/d' >text
	shift 2
	for property; do
		sed "s/^title:/$property\\n&/" text >more && mv more text
	done
	mv text "$directory/a.md"
	echo "date: $year-06-$((10 + name))" >"$directory/issue.yaml"
	"$PROGRAM" number "$directory" >/dev/null 2>&1 || echo "no number"
}
act 1/QĐ-UBND 2025-06-01 'effective: signing'
act 2/QĐ-UBND 2025-06-02 'effective: 2025-07-01' 'expires: 2025-12-31'
act 3/QĐ-UBND 2025-06-03 'effective: signing' \
    'repeals: Điều 1 Quyết định số 1\/QĐ-UBND'
act 4/QĐ-UBND 2025-06-04 'effective: signing'
act 5/QĐ-UBND 2025-06-05 'effective: 2025-09-01' 'repeals: 4\/QĐ-UBND'
act 6/QĐ-UBND 2025-06-06 'effective: 2025-08-01' 'repeals: 5\/QĐ-UBND'
act 7/QĐ-UBND 2025-06-07 'effective: signing' 'suspends: 6\/QĐ-UBND'
act 8/QĐ-UBND 2025-06-08 'effective: signing' 'consolidates: 1\/QĐ-UBND'
check "all can be built" exits 0 build --all -o site

# changes NUMBER: its states and their days.
changes() {
	jq -c '[.changes[] | .date + " " + .state]' \
	    site/2025/van-ban/so-*/"$1"-qd-ubnd.json
}
# state NUMBER CHANGES
state() {
	got=$(changes "$1" | tr -d '[]"')
	[ "$got" = "$2" ] || { echo "$got"; return 1; }
}
check "a part of it is repealed" state 1 \
    "2025-06-01 con-hieu-luc,2025-06-03 het-mot-phan"
check "in force for a time" state 2 \
    "2025-07-01 con-hieu-luc,2026-01-01 het-hieu-luc"
check "a repealer repealed before it takes effect repeals nothing" \
    state 4 "2025-06-04 con-hieu-luc"
check "it is repealed itself, and was never in force" state 5 \
    "2025-08-01 het-hieu-luc"
check "suspended" state 6 "2025-06-07 ngung-hieu-luc,2025-08-01 con-hieu-luc"
page() {
	page=$(ls site/2025/van-ban/so-*/2-qd-ubnd.html)
	grep -q 'Có hiệu lực đến hết' "$page" &&
	grep -q 'hết hiệu lực theo nội dung văn bản' "$page" &&
	grep -q '"temporalCoverage": *"2025-07-01/2025-12-31"' "$page"
}
check "page and JSON-LD say the same" page
akoma() {
	grep -q 'ev_het-hieu-luc" date="2025-12-31"' \
	    site/2025/so-*/2-qd-ubnd.xml
}
check "so does Akoma Ntoso" akoma
check "a consolidated text stands beside what it takes in" says 1 \
    consolidates-elsewhere check --strict

# What was published in other years keeps its part in what is published later.
rm -rf issues/2025 site
mkdir portal
act 1/QĐ-UBND 2023-06-01 'effective: signing'
act 2/QĐ-UBND 2023-06-02 'effective: signing' 'expires: 2024-12-31'
act 3/QĐ-UBND 2024-06-03 'effective: signing' 'suspends: 1\/QĐ-UBND'
publish() {
	exits 0 build --all -o site &&
	exits 0 publish --all -o site --to "file://$PWD/portal"
}
check "years are published" publish
act 4/QĐ-UBND 2025-06-04 'effective: signing' 'amends: 1\/QĐ-UBND'
check "and one more" publish
published() {
	got=$(jq -r .state portal/2023/van-ban/so-*/"$1"-qd-ubnd.json)
	[ "$got" = "$2" ] || { echo "$got"; return 1; }
}
check "what was suspended stays so" published 1 ngung-hieu-luc
check "what ends by itself has ended" published 2 het-hieu-luc
