# attachments.sh: what an issuer sent is published as it is.
. "$TESTS/cli.sh"

small .
mkdir -p issues/2025/01
issue=issues/2025/01
decision 3/QĐ-UBND 2025-06-12 >$issue/05.md
decision 4/QĐ-UBND 2025-06-12 >$issue/06.md
echo 'date: 2025-06-20' >$issue/issue.yaml
printf '%%PDF-1.7\nsigned\n%%%%EOF\n\000more' >$issue/05.goc.pdf
printf 'PK\003\004 a text' >$issue/05.docx
printf 'PK\003\004 a table' >$issue/06.xlsx

check "check takes them" exits 0 check --strict
check "number" exits 0 number $issue
check "build" exits 0 build --all -o built
at=built/2025/so-01
check "the original is published untouched" same $issue/05.goc.pdf $at/3-qd-ubnd.goc.pdf
check "so is the editable file" same $issue/05.docx $at/3-qd-ubnd.docx
check "and the table of another document" same $issue/06.xlsx $at/4-qd-ubnd.xlsx
listed() {
	size=$(wc -c <$issue/05.goc.pdf)
	digest=$(sha256sum <$issue/05.goc.pdf | cut -d ' ' -f 1)
	jq -e --arg digest "$digest" --argjson size "$size" \
	    '.files[] | select(.path == "3-qd-ubnd.goc.pdf") |
	     .sha256 == $digest and .size == $size and
	     .type == "application/pdf"' $at/manifest.json
}
check "the manifest has their size and digest" listed
page=built/2025/van-ban/so-01/3-qd-ubnd
check "readers are offered the original" \
    grep -q '3-qd-ubnd.goc.pdf"[^>]*>PDF do cơ quan ban hành ký' $page.html
check "the official PDF is the gazette's" \
    grep -q '3-qd-ubnd.pdf"[^>]*>PDF (bản chính thức)' $page.html
official() {
	grep -B 3 OfficialLegalValue $page.html >value
	grep -q '3-qd-ubnd.pdf"' value && ! grep -q 'goc.pdf' value
}
check "and it alone has legal value" official
check "the portal has them" exits 0 publish --to file://"$PWD/portal" --all
check "verify reads them" exits 0 verify file://"$PWD/portal"

again() {
	printf 'x' >>$issue/06.xlsx
	exits 0 build --all -o built && same $issue/06.xlsx $at/4-qd-ubnd.xlsx
}
check "one that changed is taken anew" again
stray() {
	cp $issue/05.docx $issue/9.docx
	says 0 'no decision (.md) has this name' check
}
check "one without its decision is a warning" stray
rm -f $issue/9.docx
wrong() {
	cp $issue/05.docx $issue/06.goc.pdf
	says 1 'by its first bytes this is not a PDF' check
}
check "what a file is follows from its bytes" wrong
