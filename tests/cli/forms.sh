# What each form of a text shows: PDF, page, Akoma Ntoso.
. "$TESTS/cli.sh"

small .
mkdir -p issues/2025/01

site() {
	python3 "$TESTS/site.py" "$@"
}
valid() {
	xmllint --noout --relaxng "$TESTS/site/akoma.rng" "$@"
}
# built: what the issue came to, in site/.
built() {
	rm -rf site
	exits 0 build -o site --all
}
# has FILE WORDS…: each of them stands in it.
has() {
	file=$1
	shift
	for words in "$@"; do
		grep -qF -e "$words" "$file" && continue
		echo "$file has no “$words”"
		return 1
	done
}

# Footnotes behind labels, within them, and in headings of every kind.
{
	decision 1/QĐ-UBND 2025-06-12 | sed '/^QUYẾT ĐỊNH/,$d'
	cat <<'TEXT'
QUYẾT ĐỊNH:

## Chương I[^c1] QUY ĐỊNH[^c2]

### Mục 1[^m1]. MỘT

#### Điều 1.[^d1] Tên[^d2]

1.[^k1] Khoản một.

2[^k2]. Khoản hai, như trên[^k1].

3. [^k3] Khoản ba:

a)[^a1] Điểm a.

-[^g1] Gạch.

**Điều 2[^d3].** Hai.

**Điều 3.[^d4]** Ba: “1.[^q1] Khoản của văn bản khác.”

| Cột[^t1] | Số |
| --- | --- |
| Ô[^t2] | 1 |

# PHỤ LỤC I[^p1]

**TÊN PHỤ LỤC**[^p2]

I.[^l1] ĐỀ MỤC[^l2]

Nội dung[^k1].

TEXT
	for note in c1 c2 m1 d1 d2 k1 k2 k3 a1 g1 d3 d4 q1 t1 t2 p1 p2 l1 l2
	do
		echo "[^$note]: Lời của $note hết."
		echo
	done
} >issues/2025/01/a.md
check "footnotes everywhere are numbered" \
    exits 0 number --date 2025-06-30 issues/2025/01
check "and built" built
check "pages and Akoma Ntoso have them all, in order" site text site
check "in what is well-formed" site parse site
check "with links that lead somewhere" site links site
check "and valid" valid site/2025/so-01/1-qd-ubnd.xml
in_the_pdf() {
	pdftotext -raw site/2025/so-01/1-qd-ubnd.pdf text
	for note in c1 c2 m1 d1 d2 k1 k2 k3 a1 g1 d3 d4 q1 t1 t2 p1 p2 l1 l2
	do
		case $note in
		k1) times=5 ;;
		*) times=3 ;;
		esac
		[ "$(grep -c "Lời của $note hết" text)" -eq 1 ] &&
		[ "$(grep -o "$note" text | wc -l)" -eq $times ] &&
		continue
		echo "$note:"
		grep "$note" text
		return 1
	done
}
check "the PDF has each mark, and each note once" in_the_pdf
check "a mark leads to its note, the label to its unit" \
    has site/2025/van-ban/so-01/1-qd-ubnd.html \
    '<a href="#chuong-1" class="unit">Chương I</a><sup><a href="#chu-thich-c1"' \
    '1.<sup><a href="#chu-thich-k1"'
check "Akoma Ntoso has a note where it is first referred to" \
    has site/2025/so-01/1-qd-ubnd.xml \
    '<num>Chương I<authorialNote ' '<heading>Tên<authorialNote ' \
    '<num>1.<authorialNote ' '<num>2<authorialNote ' \
    '<noteRef href="#authorialNote_6" marker="k1"/>.</p>'

check "the site has no words in the text" \
    not grep -qE '<caption|Bảng 1' site/2025/van-ban/so-01/1-qd-ubnd.html

# Names that differ in accents only are different names, and who was there
# first stays where they were.
signed() {
	decision "$1" 2025-06-12 | sed "s/Lê Giả Thiết/$2/
	s/^signer:/field: $3\nsigner:/
	s/nội quy/nội quy Krông Bŭk, Ƀuôn Hồ, hơ̆n/"
}
rm -rf issues/2025
mkdir -p issues/2025/01
signed 1/QĐ-UBND "Trần Văn Tuấn" "Đất đai" >issues/2025/01/a.md
check "the first is published" exits 0 number --date 2025-06-30 issues/2025/01
check "in a site" built
mkdir issues/2025/02
signed 2/QĐ-UBND "Trần Văn Tuân" "Đất đai" >issues/2025/02/a.md
signed 3/QĐ-UBND "TRẦN VĂN TUẤN" "Dạt dài" >issues/2025/02/b.md
signed 4/QĐ-UBND "Trần Văn Tuần" "Đất đai" >issues/2025/02/c.md
check "the others follow" exits 0 number --date 2025-07-15 issues/2025/02
check "and are built" built
lists() {
	grep -ho '<h1>[^<]*' site/nguoi-ky/tran-van-tuan*/2025.html \
	    site/linh-vuc/da*/2025.html >list
	diff - list <<'LIST'
<h1>Trần Văn Tuân, năm 2025
<h1>Trần Văn Tuần, năm 2025
<h1>TRẦN VĂN TUẤN, năm 2025
<h1>Dạt dài, năm 2025
<h1>Đất đai, năm 2025
LIST
}
check "each name has its page" lists
check "the first at the plain address" \
    has site/nguoi-ky/tran-van-tuan/2025.html 1-qd-ubnd 3-qd-ubnd
check "a document leads to its own signer" \
    has site/2025/van-ban/so-02/2-qd-ubnd.html nguoi-ky/tran-van-tuan-2/
check "links hold" site links site
persons() {
	grep -ho '<TLCPerson[^>]*' site/2025/so-0?/*.xml |
	    sed 's/.*href="\([^"]*\)".*/\1/' >persons
	diff - persons <<'LIST'
/akn/ontology/person/vn/trần-văn-tuấn
/akn/ontology/person/vn/trần-văn-tuân
/akn/ontology/person/vn/trần-văn-tuấn
/akn/ontology/person/vn/trần-văn-tuần
LIST
}
check "and an identifier" persons
check "in valid Akoma Ntoso" valid site/2025/so-02/*.xml
found() {
	for word in krong buk buon ho hon; do
		grep -q "\"$word\"" site/tim-kiem/2025.js || {
			echo "$word is not found"
			return 1
		}
	done
}
check "letters of all the country's languages are found" found

# Pictures, as a camera held them; names, as a file system or an address
# spells them.
rm -rf issues/2025
mkdir -p issues/2025/01
python3 "$TESTS/orientation.py" make "$TESTS/cli/quarters.jpg" issues/2025/01
composed=$(printf 's\306\241-\304\221\341\273\223.jpg')
apart=$(printf 'so\314\233-\304\221o\314\202\314\200.jpg')
cp "$TESTS/cli/quarters.jpg" "issues/2025/01/$apart"
cp "$TESTS/cli/quarters.jpg" "issues/2025/01/so do 1.jpg"
{
	decision 1/QĐ-UBND 2025-06-12
	for i in 1 2 3 4 5 6 7 8; do
		echo
		echo "![Bốn màu](turned-$i.jpg)"
	done
} >issues/2025/01/a.md
upright() {
	exits 0 build -o drafts issues/2025/01 || return 1
	pdftoppm -r 144 -f 2 -l 2 drafts/2025/ban-nhap-01/cong-bao*.pdf page
	python3 "$TESTS/orientation.py" check page-*.ppm
}
check "pictures are upright, whatever way they were taken" upright
check "their sizes are those that are seen" \
    says 0 "24 × 16 pixels: Bốn màu" show tree issues/2025/01/a.md

shown() {
	{
		decision 1/QĐ-UBND 2025-06-12
		echo
		echo "![Sơ đồ]($1)"
	} >issues/2025/01/a.md
	says 0 "16 × 24 pixels: Sơ đồ" show tree issues/2025/01/a.md
}
check "a name is found that is decomposed on disk" shown "$composed"
check "or in the text" shown "$apart"
check "or percent-encoded" shown so%20do%201.jpg
check "or between < and >" shown "<so do 1.jpg>"
check "what only would be a path is none" \
    not shown "..%2F01%2Fturned-1.jpg"

# A list of recipients that is longer than a page, and what an issue says.
{
	decision 1/QĐ-UBND 2025-06-12 | sed '/^signer:/,$d'
	echo "recipients:"
	for i in $(seq 100); do
		echo "  - Ủy ban nhân dân xã số $i;"
	done
	decision 1/QĐ-UBND 2025-06-12 | sed -n '/^signer:/,$p'
} >issues/2025/01/a.md
echo "notes: Số chuyên đề về nhà văn hóa." >issues/2025/01/issue.yaml
check "a long list of recipients is divided" \
    exits 0 build -o drafts issues/2025/01
all_recipients() {
	pdftotext -raw drafts/2025/ban-nhap-01/1-qd-ubnd*.pdf text
	[ "$(grep -c '^- Ủy ban nhân dân xã số' text)" -eq 100 ] &&
	[ "$(pdfinfo drafts/2025/ban-nhap-01/1-qd-ubnd*.pdf |
	    sed -n 's/^Pages: *//p')" -eq 3 ]
}
check "and printed whole" all_recipients
colophon() {
	pdftotext -raw drafts/2025/ban-nhap-01/cong-bao*.pdf text
	tail -n 12 text | grep -qF "Số chuyên đề về nhà văn hóa."
}
check "an issue's notes stand in its colophon" colophon
