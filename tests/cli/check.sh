# congbao check: findings, their forms, and repairs.
. "$TESTS/cli.sh"

small .
mkdir -p issues/2025/01 issues/2025/02 issues/2025/03

# A warning alone: Điều 3 after Điều 1.
decision 1/QĐ-UBND 2025-06-12 | sed 's/Điều 2\./Điều 3./' >issues/2025/01/a.md
check "a warning leaves the exit status 0" \
    says 0 "[order-gap]" check issues/2025/01
check "--strict makes it 1" says 1 "[order-gap]" check --strict issues/2025/01

# Ten decisions, each broken in another way, in one issue.
broken() {
	decision "$1/QĐ-UBND" 2025-06-12 | sed "$2" >"issues/2025/02/$1.md"
}
broken 11 's/^date: .*/date: 2025-06-31/'
broken 12 's/^authority: .*/authority: Ủy ban nhân dân huyện/'
broken 13 's/^type: .*/type: Quyết toán/'
broken 14 's/^number: .*/number: 14QĐ-UBND/'
broken 15 's/^place: .*/nơi: Giả Định/'
broken 16 's/^title: .*//'
broken 17 's/^\*\*Điều 2/> **Điều 2/'
broken 18 's/nhà văn hóa tỉnh\./`nhà`/'
broken 19 "s/nội quy/nội$(printf '\302\255')quy/"
broken 20 's/ kể từ ngày ký/[^1]/'
all_ten() {
	exits 1 check "$@" issues/2025/02 || return 1
	for i in 11 12 13 14 15 16 17 18 19 20; do
		grep -qE "^issues/2025/02/$i\.md:[0-9]+:[0-9]+: error: " \
		    "$WORK/err" && continue
		echo "nothing is said of $i.md"
		cat "$WORK/err"
		return 1
	done
}
check "one run finds all ten broken decisions" all_ten
at_their_places() {
	exits 1 check issues/2025/02 || return 1
	sed -n 's|^issues/2025/02/\([^ ]*\): error:.*\(\[[a-z-]*\]\)$|\1 \2|p' \
	    "$WORK/err" >places
	diff - places <<'END'
11.md:6:7 [date-impossible]
12.md:4:12 [authority-unknown]
13.md:3:7 [type-unknown]
14.md:2:9 [number-form]
15.md:2:1 [field-missing]
15.md:5:1 [field-unknown]
16.md:2:1 [field-missing]
17.md:21:1 [markdown-quote]
18.md:19:62 [markdown-code]
19.md:8:20 [invisible]
19.md:19:49 [invisible]
20.md:21:39 [footnote-missing]
END
}
check "at their places" at_their_places

json_lines() {
	exits 1 check --format=json issues/2025/02 || return 1
	python3 - "$WORK/err" <<'END'
import json, sys
found = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
assert len(found) >= 10, found
for one in found:
    assert set(one) == {'path', 'line', 'column', 'end_line', 'end_column',
                        'severity', 'code', 'message'}, one
    assert one['severity'] in ('error', 'warning', 'note'), one
    assert one['line'] >= 1 and one['column'] >= 1, one
    assert (one['end_line'], one['end_column']) >= (one['line'],
                                                    one['column']), one
assert {'issues/2025/02/%d.md' % i for i in range(11, 21)} == \
    {one['path'] for one in found}, found
END
}
check "--format=json is one object a line" json_lines
github_lines() {
	exits 1 check --format=github issues/2025/02 || return 1
	grep -q '^::error file=issues/2025/02/11.md,line=6,.*col=7,title=date-impossible.*::' \
	    "$WORK/err" || { cat "$WORK/err"; return 1; }
	! grep -v '^::\(error\|warning\|notice\) file=' "$WORK/err"
}
check "--format=github is one annotation a line" github_lines
check "-j1 and -j8 say the same" sh -c '
	"$0" check -j1 >one 2>&1; "$0" check -j8 >eight 2>&1; cmp one eight' \
    "$PROGRAM"
check "check writes nothing" sh -c '
	cp -R issues before && "$0" check >/dev/null 2>&1
	diff -r before issues' "$PROGRAM"

# A document that is right otherwise is typeset, whatever others lack.
beside_broken() {
	mkdir -p issues/2025/05
	decision 5/QĐ-UBND 2025-06-12 | sed 's/nội quy/中 quy/' \
	    >issues/2025/05/a.md
	decision 6/QĐ-UBND 2025-06-31 >issues/2025/05/b.md
	exits 1 check issues/2025/05 || return 1
	for code in glyph-missing date-impossible; do
		grep -qF "[$code]" "$WORK/err" && continue
		cat "$WORK/err"
		return 1
	done
}
check "characters without a glyph are found beside a broken document" \
    beside_broken
rm -rf issues/2025/05

# A reference by number is the character all the same.
entities() {
	mkdir -p issues/2025/04
	decision 4/QĐ-UBND 2025-06-12 |
	    sed 's/nội quy/nội\&shy;quy/' >issues/2025/04/a.md
	says 1 "[invisible]" check issues/2025/04
}
check "characters that must not be are found as entities too" entities
escapes() {
	decision 4/QĐ-UBND 2025-06-12 \
	    '"Nội\u00ADquy \u202Enhà văn hóa"' >issues/2025/04/a.md
	says 1 "[invisible]" check issues/2025/04
}
check "and as escapes of YAML" escapes
rm -rf issues/2025/04

# Repairs: what Unicode and editors left, and nothing else.
repair() {
	decision 3/QĐ-UBND 2025-06-12 >clean.md
	printf '\n2.  Hai  dấu cách, tab\tvà “ngoặc”…  \nxuống dòng.\n' >>clean.md
	python3 - <<'END'
import unicodedata
text = open('clean.md', encoding='utf-8').read()
bad = unicodedata.normalize('NFD', text)
bad = bad.replace('quy', 'q\u00aduy').replace('UBND', 'UB\u200bND')
bad = bad.replace('th', 't\u200dh').replace('nh', 'n\u2060h\ufeff')
assert bad.count('\u00ad') and bad.count('\u200d') and bad.count('\u2060')
bad = '\ufeff' + bad.replace('\n', '\r\n')
open('issues/2025/03/a.md', 'wb').write(bad.encode())
END
	exits 0 check --fix issues/2025/03 || return 1
	cmp clean.md issues/2025/03/a.md
}
check "--fix repairs and changes nothing else" repair
check "--fix says which file" grep -q 'issues/2025/03/a.md: repaired' out
again() {
	cp -R issues/2025/03 once
	exits 0 check --fix issues/2025/03 && same once issues/2025/03 &&
	! grep repaired "$WORK/out"
}
check "--fix a second time repairs nothing" again
unrepaired() {
	cp issues/2025/02/17.md issues/2025/02/11.md .
	exits 1 check --fix issues/2025/02
	cmp 17.md issues/2025/02/17.md && cmp 11.md issues/2025/02/11.md
}
check "--fix leaves an author's mistakes alone" unrepaired
kept_bytes() {
	printf 'tr\364 s\337\r\n' >issues/2025/03/b.md
	cp issues/2025/03/b.md b.md
	exits 1 check --fix issues/2025/03
	cmp b.md issues/2025/03/b.md
}
check "--fix leaves a file that is not UTF-8 alone" kept_bytes

# One decision, as an editor checks what it has saved.
alone() {
	exits 1 check issues/2025/02
	grep '^issues/2025/02/18' "$WORK/err" >among
	exits 1 check issues/2025/02/18.md &&
	grep '^issues' "$WORK/err" | diff among - &&
	[ -s among ]
}
check "a decision alone has the findings that it has in its issue" alone
check "a sound one has none, whatever the others have" \
    exits 0 check issues/2025/03/a.md
check "another's number is not looked for" sh -c '
	cp issues/2025/03/a.md issues/2025/03/c.md
	"$0" check issues/2025/03/c.md && ! "$0" check issues/2025/03 &&
	rm issues/2025/03/c.md' "$PROGRAM"
check "by its name, in its directory" \
    sh -c 'cd issues/2025/03 && "$0" check a.md' "$PROGRAM"
spelled() {
	sed 's/nội quy sử dụng/nội quy xử zụng/' issues/2025/03/a.md \
	    >issues/2025/03/d.md
	says 0 "[spelling]" check --spelling issues/2025/03/d.md
	rm issues/2025/03/d.md
}
check "with --spelling" spelled
two() {
	exits 1 check issues/2025/03/a.md issues/2025/02/18.md
}
check "of several the worst counts" two
fixed_alone() {
	printf '\357\273\277' | cat - clean.md >issues/2025/03/a.md
	says 0 "a.md: repaired" check --fix issues/2025/03/a.md &&
	cmp clean.md issues/2025/03/a.md
}
check "with --fix" fixed_alone
check "one that is not there" says 2 "No such file" check issues/2025/03/z.md
check "one that is in no issue" sh -c '
	cp clean.md issues/2025/e.md
	"$0" check issues/2025/e.md 2>&1 | grep issue-unknown' "$PROGRAM"
rm -f issues/2025/e.md
check "decisions and issues" exits 2 check issues/2025/03/a.md issues/2025/03
check "a directory whose name ends so is an issue" sh -c '
	mkdir issues/2025/04.md
	sed "s/^number: 3/number: 4/" clean.md >issues/2025/04.md/a.md
	"$0" check issues/2025/04.md' "$PROGRAM"
rm -rf issues/2025/04.md

# What was probably meant.
meant() {
	decision 5/QĐ-UBND 2025-06-12 | sed "$1" >issues/2025/03/m.md
	says 1 "did you mean “$2”?" check issues/2025/03/m.md
}
check "a key that was meant" meant 's/^title:/titel:/' title
check "an authority" \
    meant 's/^authority: .*/authority: Uỷ ban nhân dân tỉnh/' \
    "Ủy ban nhân dân tỉnh"
check "a type" meant 's/^type: .*/type: Quyêt định/' "Quyết định"
cp issues/gazette.yaml gazette.yaml
check "a key of the profile" sh -c '
	sed "s/^province:/provinse:/" gazette.yaml >issues/gazette.yaml
	"$0" check issues/2025/03/a.md 2>&1 | grep "did you mean “province”?"' \
    "$PROGRAM"
cp gazette.yaml issues
rm issues/2025/03/m.md
