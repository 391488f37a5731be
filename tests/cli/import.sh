# import.sh: the files that import writes, and where; that it writes all of a
# decision or nothing, and replaces nothing.
. "$TESTS/cli.sh"

small .
sed -i 's/- name: Ủy ban nhân dân tỉnh/&\n    head: [ỦY BAN NHÂN DÂN, TỈNH GIẢ ĐỊNH]/' \
    issues/gazette.yaml
year=issues/2026
issue=$year/01-thu
cat >word.py <<'END'
"""word.py FILE [TITLE [XML]]: a Word file of the decision of tests/word/kit."""
import os
import sys

sys.path.insert(0, os.environ['TESTS'] + '/word')
import kit  # noqa: E402

PNG = open(os.environ['TESTS'] + '/read/so-do.png', 'rb').read()
DRAWING = '<w:p><w:r><w:drawing><wp:inline xmlns:wp="%sdrawingml/2006/' \
    'wordprocessingDrawing"><wp:extent cx="3600000" cy="1800000"/>' \
    '<wp:docPr id="1" name="1" descr="Sơ đồ"/><a:graphic xmlns:a="%sdrawingml' \
    '/2006/main"><a:graphicData><pic:pic xmlns:pic="%sdrawingml/2006/picture">' \
    '<pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>' \
    '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>' % (
        (kit.OOXML,) * 3)

blocks = sys.argv[3:]
options = {}
if blocks == ['picture']:
    blocks = [DRAWING]
    options = {'targets': [('rId9', 'image', 'media/image1.png')],
               'more': [('word/media/image1.png', PNG)]}
title = sys.argv[2] if len(sys.argv) > 2 else 'Ban hành nội quy'
with open(sys.argv[1], 'wb') as file:
    file.write(kit.docx(*kit.decision(*blocks, title=title), **options))
END
word() {
	python3 -B word.py "$@"
}

word a.docx
word b.docx 'Về việc thành lập Hội đồng thẩm định giá đất của tỉnh Giả Định năm 2026'
word picture.docx 'Ban hành sơ đồ' picture
word changed.docx 'Ban hành nội quy' \
    '<w:p><w:ins><w:r><w:t>Thêm.</w:t></w:r></w:ins></w:p>'

first() {
	exits 0 import --number 12 --date 2026-03-05 --received 2026-03-09 \
	    $issue a.docx &&
	    grep -E "^$issue/01-ban-hanh-noi-quy.md: [0-9,]+ characters: \
[0-9,]+ in the text, [0-9,]+ in properties, 0 left out$" out
}
check "a file becomes a decision" first
filled() {
	grep -x 'number: 12/QĐ-UBND' $issue/01-ban-hanh-noi-quy.md &&
	    grep -x 'date: 2026-03-05' $issue/01-ban-hanh-noi-quy.md &&
	    grep -x 'received: 2026-03-09' $issue/01-ban-hanh-noi-quy.md
}
check "with the number and days that were given" filled
check "which check accepts" exits 0 check $issue
said() {
	says 0 '[word-filled]' import --number 12 --date 2026-03-05 \
	    $year/02-thu a.docx
}
check "that blanks were filled is told" said
today() {
	grep -x "received: $(TZ=ICT-7 date +%Y-%m-%d)" $year/02-thu/01-*.md
}
check "it was received today, by the day in Viet Nam" today
check "as JSON" says 0 '"code":"word-filled"' import --format=json \
    --number 12 --date 2026-03-05 $year/03-thu a.docx
check "for an action" says 0 'title=word-filled::' import --format=github \
    --number 12 --date 2026-03-05 $year/03-thu a.docx

several() {
	exits 0 import $issue b.docx a.docx &&
	    [ -e $issue/02-ve-viec-thanh-lap-hoi-dong-tham-dinh-gia.md ] &&
	    [ -e $issue/03-ban-hanh-noi-quy.md ]
}
check "further files follow in order" several
numbered() {
	mkdir -p $year/04-thu
	: >$year/04-thu/07-so-do.png
	exits 0 import $year/04-thu a.docx &&
	    [ -e $year/04-thu/08-ban-hanh-noi-quy.md ]
}
check "a number follows the highest that there is" numbered
pictured() {
	rm -r $issue/0[23]-* $year/0[234]-thu
	exits 0 import --number 13 --date 2026-03-05 --received 2026-03-06 \
	    $year/05-thu picture.docx &&
	    same "$TESTS/read/so-do.png" $year/05-thu/01-hinh-1.png &&
	    grep -F '](01-hinh-1.png)' $year/05-thu/01-ban-hanh-so-do.md &&
	    exits 0 check $year/05-thu
}
check "pictures stand beside it, as they are" pictured
rm -r $year/0[2-9]-thu
check "tracked changes are refused" \
    says 1 '[word-tracked]' import $year/06-thu changed.docx
check "in Vietnamese" says 1 'theo dõi sửa đổi: thêm “Thêm.”; hãy chấp nhận' \
    import --lang=vi $year/06-thu changed.docx
accepted() {
	exits 0 import --accept-changes $year/06-thu changed.docx &&
	    grep -x 'Thêm\.' $year/06-thu/01-ban-hanh-noi-quy.md
}
check "or accepted" accepted

# One issue, in any of its spellings.
check "an issue by its name" exits 0 import 01-thu a.docx
check "an issue with a slash" exits 0 import $issue/ a.docx
elsewhere() {
	root=$PWD
	(cd / && exits 0 import "$root/$issue" "$root/a.docx") &&
	    [ -e $issue/04-ban-hanh-noi-quy.md ]
}
check "an issue from elsewhere" elsewhere
check "no issue of that name" says 1 '[issue-unknown]' import 09-thu a.docx
check "not a directory of a year" \
    says 1 '[issue-unknown]' import issues/thu/01 a.docx
check "a year is no issue" says 1 '[issue-unknown]' import $year a.docx
closed() {
	exits 0 import --number 12 --date 2026-03-05 --received 2026-03-06 \
	    $year/10-thu a.docx &&
	    echo 'date: 2026-04-05' >$year/10-thu/issue.yaml &&
	    rm -r $year/0[1-9]-thu && exits 0 number $year/10-thu &&
	    says 1 '[issue-changed]' import $year/10-thu a.docx
}
check "an issue that has a number is closed" closed
check "a number is of one file" \
    says 2 'with one file' import --number 1 $issue a.docx b.docx
check "a day of receipt is a day" \
    says 2 'it should be a day' import --received 2026-02-30 $issue a.docx

# The signed PDF: the text layer of one, and a scan.
cat >pdf.py <<'END'
"""pdf.py FILE LINE…: a PDF of a page, with these lines in ASCII, or none."""
import sys

lines = ['BT /F1 12 Tf 14 TL 50 700 Td'] + [
    '(%s) Tj T*' % line for line in sys.argv[2:]] + ['ET']
content = '\n'.join(lines) if len(sys.argv) > 2 else ''
objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R'
    '/Resources<</Font<</F1 5 0 R>>>>>>',
    '<</Length %d>>\nstream\n%s\nendstream' % (len(content), content),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding'
    '/Differences[1/uni1ED1/uni00E0/uni00E1/uni0103/uni0110]>>/ToUnicode '
    '6 0 R>>',
]
cmap = '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange ' \
    '<00> <FF> endcodespacerange 5 beginbfchar <01> <1ED1> <02> <00E0> ' \
    '<03> <00E1> <04> <0103> <05> <0110> endbfchar 1 beginbfrange ' \
    '<20> <7E> <0020> endbfrange endcmap end'
objects.append('<</Length %d>>\nstream\n%s\nendstream' % (len(cmap), cmap))
out = b'%PDF-1.4\n'
places = []
for i, body in enumerate(objects):
    places.append(len(out))
    out += ('%d 0 obj\n%s\nendobj\n' % (i + 1, body)).encode('latin-1')
start = len(out)
out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
out += b''.join(b'%010d 00000 n \n' % place for place in places)
out += b'trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' % (
    len(objects) + 1, start)
open(sys.argv[1], 'wb').write(out)
END
python3 pdf.py signed.pdf 'S\001: 15/Q\005-UBND    Gi\003, ng\002y 06 th\003ng 3 n\004m 2026'
python3 pdf.py scan.pdf
issue=$year/20-thu
md=$issue/01-ban-hanh-noi-quy.md
signed() {
	exits 0 import --signed signed.pdf $issue a.docx &&
	    grep -x 'number: 15/QĐ-UBND' $md && grep -x 'date: 2026-03-06' $md &&
	    same signed.pdf $issue/01-ban-hanh-noi-quy.goc.pdf &&
	    grep -F 'note: the number 15/QĐ-UBND is from this PDF' err &&
	    grep -F 'note: the date 2026-03-06 is from this PDF' err
}
check "number and day of the signed PDF, which is kept" signed
check "check takes all of it" exits 0 check $issue
rm -r $issue
check "the same number is no contradiction" exits 0 import --number 015 \
    --date 2026-03-06 --signed signed.pdf $issue a.docx
rm -r $issue
check "another number is" says 1 'but --number is 16/QĐ-UBND [word-signed]' \
    import --number 16/QĐ-UBND --signed signed.pdf $issue a.docx
check "another day is" says 1 'but --date is 2026-03-07 [word-signed]' \
    import --date 2026-03-07 --signed signed.pdf $issue a.docx
check "and then nothing is written" not test -e $issue
check "a scan has no number" says 0 'has no text, as that of a scan' \
    import --signed scan.pdf --number 15 --date 2026-03-06 $issue a.docx
rm -r $issue
check "another file is no signed PDF" says 1 '[attachment-kind]' \
    import --signed a.docx $issue a.docx
check "nor is one that is missing" says 2 'No such file' \
    import --signed none.pdf $issue a.docx
without() {
	mkdir -p bin
	for tool in sh; do ln -sf "$(command -v $tool)" bin; done
	PATH=$WORK/bin "$PROGRAM" import --signed signed.pdf $issue a.docx 2>err &&
	    grep -F 'pdftotext is not installed (package poppler-utils)' err &&
	    grep -x 'number: /QĐ-UBND' $md
}
check "without poppler, that is told" without
rm -r $issue

# Nothing is replaced, and a run that fails or is killed leaves no part.
kept() {
	mkdir -p $issue
	echo kept >$issue/01-hinh-1.png
	exits 0 import $issue picture.docx &&
	    grep -x kept $issue/01-hinh-1.png &&
	    [ -e $issue/02-ban-hanh-so-do.md ]
}
check "a file that is there keeps its bytes" kept
rm -r $issue
full() {
	export FAIL_WRITE=$1
	failing "$PROGRAM" --version >/dev/null
	failing exits 2 import $issue picture.docx
	bad=$?
	unset FAIL_WRITE
	[ $bad -eq 0 ] && [ -z "$(ls -A $issue)" ] || { ls -A $issue; return 1; }
}
check "a full disk leaves no picture" full 01-hinh-1.png
check "nor a decision" full 01-ban-hanh-so-do.md
rm -r $issue
cc -shared -fPIC -o die.so "$TESTS/die.c" -ldl
# killed AT: dies before its AT-th file gets a name or loses one.
killed() {
	rm -rf $issue
	DIE_IN=$issue DIE_AT=$1 \
	    ASAN_OPTIONS="$ASAN_OPTIONS:verify_asan_link_order=0" \
	    LD_PRELOAD=$PWD/die.so "$PROGRAM" import --signed scan.pdf \
	    $issue picture.docx >/dev/null 2>&1
	status=$?
	[ $status -eq 137 ] || return 2
	if [ -e $issue/01-ban-hanh-so-do.md ]; then
		[ "$(ls $issue | wc -l)" -eq 3 ] || { ls -A $issue; return 1; }
		next=02
	else
		next=01
	fi
	exits 0 import --signed scan.pdf $issue picture.docx || return 1
	[ -e $issue/$next-ban-hanh-so-do.md ] &&
	    [ "$(ls -A $issue | wc -l)" -eq $((next * 3)) ] || {
		ls -A $issue
		return 1
	}
}
deaths() {
	at=1
	while killed $at; do
		at=$((at + 1))
	done
	# It has died wherever it could: drafts, names, and drafts again.
	[ $status -eq 0 ] && [ $at -gt 9 ] || {
		echo "at $at, status $status"
		return 1
	}
}
check "a run that is killed leaves all of a decision or nothing" deaths
