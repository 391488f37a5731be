# export: a decision as a Word file by NĐ 30/2020.
. "$TESTS/cli.sh"

WORD=$TESTS/word

sample .

# part FILE PART: what a Word file has there.
part() {
	python3 -c 'import sys, zipfile
sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' \
	    "$1" "$2"
}

# has FILE PART WORDS
has() {
	part "$1" "$2" >"$WORK/part" || return 1
	grep -qF -e "$3" "$WORK/part" && return 0
	echo "$2 of $1 does not have “$3”"
	return 1
}

# count FILE WORDS NUMBER: how often the document has the words.
count() {
	found=$(part "$1" word/document.xml | grep -oF -e "$2" | wc -l)
	[ "$found" -eq "$3" ] && return 0
	echo "“$2” is $found times in $1"
	return 1
}

# All samples, of each issue in a directory of its own.
samples() {
	for issue in issues/*/*/; do
		exits 0 export -o "word/$issue" "$issue"*.md || return 1
	done
}
check "all samples" samples
check "as Word insists on it" \
    python3 "$WORD/schema.py" word/issues/*/*/*.docx
letters() {
	for issue in issues/*/*/; do
		python3 "$WORD/letters.py" "$PROGRAM" issues/gazette.yaml \
		    "word/$issue" "$issue"*.md || return 1
	done
}
check "every letter of the samples" letters

check "imported again they are the same" \
    python3 "$WORD/roundtrip.py" --show "$PROGRAM" issues/*/*

# What a clerk sees: pages, headings, footnotes, pictures.
PLAN=issues/2024/03-thu-tuc-hanh-chinh/05-ke-hoach-phong-chong-thien-tai
SCHEME=issues/2025/03-thang-12-ky-hop/05-de-an-cong-bao
check "A4 with the margins of the decree" has word/$PLAN.docx \
    word/document.xml '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"'
check "a landscape table in a section" \
    count word/$SCHEME.docx 'w:orient="landscape"' 1
check "each annex is numbered from 1" \
    count word/$SCHEME.docx '<w:pgNumType w:start="1"/><w:titlePg/>' 3
check "rows of heads are repeated" count word/$SCHEME.docx '<w:tblHeader/>' 4
check "parts are headings" \
    count word/$SCHEME.docx '<w:pStyle w:val="Heading1"/>' 3
check "articles are in the outline" \
    count word/$SCHEME.docx '<w:pStyle w:val="Dieu"/>' 3
check "an outline level" \
    has word/$SCHEME.docx word/styles.xml '<w:outlineLvl w:val="4"/>'
check "no automatic number" \
    not has word/$SCHEME.docx word/document.xml 'w:numPr'
check "footnotes" has word/$PLAN.docx word/footnotes.xml '<w:footnoteRef/>'
check "none where there are none" \
    not has word/$SCHEME.docx '[Content_Types].xml' footnotes
check "page numbers" has word/$PLAN.docx word/header1.xml ' PAGE '
check "the language" has word/$PLAN.docx word/styles.xml 'w:val="vi-VN"'
check "the language in the properties" \
    has word/$PLAN.docx docProps/core.xml '<dc:language>vi-VN</dc:language>'
picture() {
	part word/$PLAN.docx word/media/image1.png >"$WORK/picture.png" &&
		same "$WORK/picture.png" "$(dirname $PLAN)/05-sat-lo.png" &&
		has word/$PLAN.docx word/document.xml 'descr="'
}
check "a picture with its description" picture

# The same bytes, and never those of another file.
again() {
	cp "word/$PLAN.docx" "$WORK/first.docx" &&
		says 0 "already there" export -o "word/$(dirname $PLAN)" \
		    $PLAN.md &&
		same "$WORK/first.docx" "word/$PLAN.docx"
}
check "the same bytes again" again
beside() {
	exits 0 export $PLAN.md && same $PLAN.docx "word/$PLAN.docx"
}
check "beside the decision" beside
printf 'của cơ quan' >$PLAN.docx
check "another's file stays" says 2 "which is not replaced" export $PLAN.md
check "as it was" grep -q '^của cơ quan$' $PLAN.docx
ln -sf nowhere word/link.docx
cp $PLAN.md issues/2024/03-thu-tuc-hanh-chinh/link.md
check "nor is a link replaced" says 2 "which is not replaced" \
    export -o word issues/2024/03-thu-tuc-hanh-chinh/link.md
rm issues/2024/03-thu-tuc-hanh-chinh/link.md $PLAN.docx

# What is refused.
rm -rf issues
small .
mkdir -p issues/2025/01
decision 1/QĐ-UBND 2025-06-01 >issues/2025/01/a.md
decision 2/QĐ-UBND 2025-06-31 >issues/2025/01/b.md
check "a decision with an error" \
    says 1 "[date-impossible]" export issues/2025/01/b.md issues/2025/01/a.md
check "is not written" not test -e issues/2025/01/b.docx
check "another is" test -s issues/2025/01/a.docx
check "no draft is left" not sh -c 'ls -A issues/2025/01 | grep "^\."'
decision 3/QĐ-UBND 2025-06-01 |
    sed 's/^authority: .*/authority: Bộ Công Thương/' >issues/2025/01/c.md
check "an unknown authority" \
    says 1 "[authority-unknown]" export issues/2025/01/c.md
check "no decision" says 2 "not a decision" export issues/gazette.yaml
check "a file that is none" says 2 "d.md: No such file" \
    export issues/2025/01/d.md
check "a directory that is none" says 2 "gazette.yaml" \
    export -o issues/gazette.yaml/x issues/2025/01/a.md
check "no argument" says 2 "needs an argument" export

# Texts that XML and Word would read otherwise.
export_text() {
	rm -f issues/2025/01/*.md issues/2025/01/*.docx
	decision 4/QĐ-UBND 2025-06-01 '"A & B" <c> ]]> &amp; đ' |
	    sed "s/^title: \(.*\)/title: '\1'/" >issues/2025/01/t.md
	cat >>issues/2025/01/t.md
	exits 0 export issues/2025/01/t.md &&
		python3 "$WORD/schema.py" issues/2025/01/t.docx &&
		python3 "$WORD/letters.py" "$PROGRAM" issues/gazette.yaml \
		    issues/2025/01 issues/2025/01/t.md
}
LONG=$(printf 'dài%.0s' $(seq 2000))
check "marks of XML" export_text <<'END'

**Điều 3.** Nếu a < b && b > c thì "x" ]]> 'y' &lt;w:t&gt; \& &#8226; <sup>2</sup> H<sub>2</sub>O.
END
check "decomposed letters, long words, other scripts" export_text <<END

**Điều 3.** $(printf 'Tie\314\202\314\201ng Vie\314\243\314\202t') $LONG <span lang="en">green paper</span> <span lang="km">ភាសា</span> ☐ □ € ½ 𝛼.
END
check "composed" has issues/2025/01/t.docx word/document.xml "Tiếng Việt"
check "in its language" has issues/2025/01/t.docx word/document.xml \
    '<w:lang w:val="km" w:eastAsia="km" w:bidi="km"/>'
check "footnotes with other labels, twice and within each other" export_text <<'END'

**Điều 3.** Một[^a] hai[^2] ba[^a] bốn[^4].

[^a]: Chữ *a*[^2].
[^2]: Hai.
[^4]: Bốn.
END
check "a label of another kind is text" has issues/2025/01/t.docx \
    word/document.xml \
    '<w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t xml:space="preserve">a</w:t>'
check "a number is Word's" has issues/2025/01/t.docx \
    word/document.xml '<w:footnoteReference w:id="2"/>'
check "tables of merged and long cells" export_text <<END

<!-- dọc -->
| A | << | B |
| --- | :-: | --: |
| ^^ | << | C |
| $LONG | 1 | ^^ |
| x<br>y | << | << |
| z | \\| | 2,5 |

|  |  |
| --- | --- |
| một | hai |

<!-- ngang -->
| Một | Hai |
| --- | --- |
| 1 | 2 |
END
check "a column aligned on the right" \
    count issues/2025/01/t.docx '<w:jc w:val="right"/>' 1
check "the signature is on the page of a landscape table" \
    count issues/2025/01/t.docx 'w:orient="landscape"' 1
# A camera's picture is turned as its EXIF data say.
turned() {
	python3 "$TESTS/orientation.py" make "$TESTS/cli/quarters.jpg" \
	    issues/2025/01 || return 1
	for i in 1 2 3 4 5 6 7 8; do
		printf '\n![Bốn màu](turned-%s.jpg)\n' $i
	done | export_text || return 1
	for mark in 'rot="5400000"' 'rot="10800000"' 'rot="16200000"'; do
		count issues/2025/01/t.docx "$mark" 2 || return 1
	done
	count issues/2025/01/t.docx 'flipH="1"' 4
}
check "pictures of a camera" turned

full() {
	rm -f issues/2025/01/t.docx
	export FAIL_WRITE=01/
	failing says 2 "No space left on device" export issues/2025/01/t.md
	told=$?
	unset FAIL_WRITE
	return $told
}
check "a full disk" full
check "and nothing is left" \
    not sh -c 'ls -A issues/2025/01 | grep -e "docx$" -e "^\."'
