# congbao build: the same bytes every time, drafts marked, PDFs as they
# should be.
. "$TESTS/cli.sh"

sample one
cd one || exit 1

every_page_marked() {
	pages=$(pdfinfo "$1" | awk '$1 == "Pages:" {print $2}')
	[ "$pages" -gt 0 ] || return 1
	i=1
	while [ $i -le "$pages" ]; do
		pdftotext -f $i -l $i "$1" - | grep -q 'BẢN NHÁP' ||
			{ echo "$1: page $i is not marked"; return 1; }
		i=$((i + 1))
	done
}
check "a draft is built" says 0 "a draft" build -o draft issues/2025/01-thang-04
drafts_marked() {
	for pdf in draft/2025/*/*.pdf; do
		every_page_marked "$pdf" || return 1
	done
}
check "and marked on every page of every file" drafts_marked

check "the sample is numbered" exits 0 number $SAMPLE_ISSUES
check "the sample is built" exits 0 build -o out --all
PDFS=$(find out -name '*.pdf' | sort)
none_marked() {
	for pdf in $PDFS; do
		pdftotext "$pdf" - | grep -q 'BẢN NHÁP' || continue
		echo "$pdf"
		return 1
	done
}
check "numbered issues are not marked" none_marked
all_sound() {
	for pdf in $PDFS; do
		qpdf --check "$pdf" >"$WORK/qpdf" 2>&1 ||
			{ echo "$pdf"; cat "$WORK/qpdf"; return 1; }
	done
}
check "qpdf finds nothing" all_sound
all_tagged() {
	for pdf in $PDFS; do
		pdfinfo "$pdf" >"$WORK/info" 2>"$WORK/info-said" ||
			return 1
		grep -q '^Tagged: *yes' "$WORK/info" &&
		grep -q '^Title: *.' "$WORK/info" &&
		[ ! -s "$WORK/info-said" ] && continue
		echo "$pdf"
		cat "$WORK/info" "$WORK/info-said"
		return 1
	done
}
check "every file is tagged and has a title" all_tagged
all_archival() {
	for pdf in $PDFS; do
		pdfinfo -meta "$pdf" >"$WORK/meta" &&
		grep -q '<pdfaid:part>2<.*<pdfaid:conformance>A<' "$WORK/meta" &&
		grep -q '<pdfuaid:part>1<' "$WORK/meta" || {
			echo "$pdf"
			cat "$WORK/meta"
			return 1
		}
	done
}
check "every file says that it is PDF/A-2a and PDF/UA-1" all_archival
all_in_vietnamese() {
	for pdf in $PDFS; do
		qpdf --json=2 --json-key=qpdf "$pdf" |
		    grep -q '"/Lang": "u:vi' || { echo "$pdf"; return 1; }
	done
}
check "every file says that it is Vietnamese" all_in_vietnamese
all_outlined() {
	for pdf in $PDFS; do
		qpdf --json=2 --json-key=outlines "$pdf" |
		    grep -q '"title":' || { echo "$pdf"; return 1; }
	done
}
check "every file has an outline" all_outlined
fonts_embedded() {
	for pdf in $PDFS; do
		pdffonts "$pdf" | awk 'NR > 2 && $(NF-4) != "yes" {
			print; bad = 1 } END { exit bad }' ||
			{ echo "$pdf"; return 1; }
	done
}
check "every font is embedded" fonts_embedded

# A document's own file has the folios that it has in the issue.
same_folios() {
	python3 - <<'END'
import glob, json, os, re, subprocess

def folios(pdf):
    text = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True,
                          stdout=subprocess.PIPE).stdout.decode()
    pages = text.split('\f')[:-1]
    return [[int(n) for n in re.findall(r'(?<!\S)\d+(?!\S)',
             next(line for line in page.split('\n') if line.strip()))]
            for page in pages]

seen = 0
for manifest in sorted(glob.glob('out/*/*/manifest.json')):
    issue = json.load(open(manifest, encoding='utf-8'))
    for document in issue['documents']:
        path = os.path.join(os.path.dirname(manifest), document['file'])
        first, last = (document['pages'][k] for k in ('first', 'last'))
        found = folios(path)
        assert len(found) == last - first + 1, (path, found, first, last)
        for i, numbers in enumerate(found):
            assert first + i in numbers, (path, i, numbers, first)
        seen += 1
assert seen == 27, seen
END
}
check "documents have the page numbers of their issue" same_folios

check "built again, nothing is written" sh -c '
	touch stamp && "$0" build -o out --all >said 2>&1 &&
	[ "$(grep -c unchanged said)" -eq 6 ] &&
	[ -z "$(find out -type f -newer stamp)" ]' "$PROGRAM"
check "with -j1 the same bytes" sh -c '
	"$0" build -j1 -o j1 --all && diff -r -x .congbao out j1' "$PROGRAM"
check "with -j2 the same bytes" sh -c '
	"$0" build -j2 -o j2 --all && diff -r -x .congbao out j2' "$PROGRAM"
check "in another locale the same bytes" sh -c '
	LC_ALL=C LANG=C "$0" build -o locale --all && diff -r -x .congbao out locale' \
    "$PROGRAM"
check "in another time zone the same bytes" sh -c '
	TZ=Pacific/Kiritimati "$0" build -o zone --all && diff -r -x .congbao out zone' \
    "$PROGRAM"
check "from a directory below the same bytes" sh -c '
	cd issues/2024 && "$0" build -o ../../below --all &&
	diff -r -x .congbao ../../out ../../below' "$PROGRAM"
check "from elsewhere the same bytes" sh -c '
	from=$PWD && cd / && "$0" build -o "$from/far" "$from/issues/2025/01-thang-04" &&
	diff -r "$from/out/2025/so-01" "$from/far/2025/so-01"' "$PROGRAM"
cd "$WORK" || exit 1
sample two
cp one/issues/2024/register two/issues/2024
cp one/issues/2025/register two/issues/2025
check "in another copy the same bytes" sh -c '
	cd two && "$0" build -o out --all && diff -r -x .congbao ../one/out out' "$PROGRAM"

# What an issue has no more is taken away, what is not ours stays.
small three
cd three || exit 1
mkdir -p issues/2025/01
decision 1/QĐ-UBND 2025-06-12 >issues/2025/01/a.md
decision 2/QĐ-UBND 2025-06-12 >issues/2025/01/b.md
check "a draft of two documents" exits 0 build -o out issues/2025/01
leaves() {
	touch out/2025/ban-nhap-01/ghi-chu.txt
	rm issues/2025/01/b.md
	exits 0 build -o out issues/2025/01
	ls out/2025/ban-nhap-01 >left
	diff - left <<'END'
1-qd-ubnd.md
1-qd-ubnd.pdf
1-qd-ubnd.xml
cong-bao-ban-nhap-01-2025.pdf
ghi-chu.txt
manifest.json
END
}
check "what is no more is taken away, what is another's stays" leaves

# 1/QĐ-UBND and 1/QD-UBND would have one file. The number is given for good,
# so the mistake must be found before.
decision 1/QD-UBND 2025-06-12 >issues/2025/01/c.md
check "two documents that would have one file are not built" \
    says 1 "[publish-name]" build -o accents issues/2025/01
check "check finds them" says 1 "[publish-name]" check issues/2025/01
check "and they are given no number" \
    says 1 "[publish-name]" number --date 2025-06-30 issues/2025/01
rm -f issues/2025/01/c.md issues/2025/register
drafts() {
	mkdir issues/2025/Tháng-1 issues/2025/thang-1
	decision 5/QĐ-UBND 2025-06-12 >issues/2025/Tháng-1/a.md
	decision 6/QĐ-UBND 2025-06-12 >issues/2025/thang-1/a.md
	exits 0 build -o drafts issues/2025/Tháng-1 issues/2025/thang-1 ||
		return 1
	[ "$(find drafts -name '*.pdf' | wc -l)" -eq 4 ] && return 0
	find drafts
	return 1
}
check "drafts whose names differ in accents alone have a directory each" drafts

# A draft that cannot be marked would look like an issue.
printf 'look: {draft: 中文}\n' >>issues/gazette.yaml
check "a mark that no font has is an error" \
    says 1 "[glyph-missing]" build -o unmarked issues/2025/01
