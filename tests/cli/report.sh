# congbao report: the figures of an office, as it reports them, and its register
# of receipt.
. "$TESTS/cli.sh"

small .
check "a gazette of two years" python3 "$TESTS/years.py" .
check "the year before is numbered" \
    exits 0 number $(ls -d issues/2020/*/)
check "the year is numbered" exits 0 number $(ls -d issues/2021/*/)
SENTENCE="90 số công báo điện tử với 732 văn bản, tăng 36 số và 94 văn bản so \
với năm 2020, vượt kế hoạch năm 30 số"
check "2021 in words" says 0 "$SENTENCE" report --year 2021
amounts() {
	sed -n 6,11p out | diff - "$WORK/wanted"
}
cat >wanted <<'END'
1. Số lượng

Chỉ tiêu     Năm 2021  Năm 2020  Tăng, giảm  Kế hoạch  Vượt, thiếu
Số công báo        90        54         +36        60          +30
Kỳ xuất bản        90        54         +36
Văn bản           732       638         +94
END
check "in numbers" amounts
check "nothing is late where nobody says when it came" \
    grep -qx 'Không có văn bản nào ghi ngày nhận.' out
figures() {
	exits 0 report --year 2021 --json || return 1
	python3 - "$WORK/out" <<'END'
import json, sys
year = json.load(open(sys.argv[1], encoding='utf-8'))
before = year['before']
assert (year['year'], year['numbers'], year['documents']) == (2021, 90, 732)
assert (before['year'], before['numbers'], before['documents']) == \
    (2020, 54, 638), before
assert year['plan'] == 60
assert sum(year['types'].values()) == 732
assert sum(year['authorities'].values()) == 732
assert sum(year['parts'].values()) == 732
# Every document was signed two days before its issue.
assert year['mean_days'] == 2.0 and year['late'] == 0, year
END
}
check "--json has the same figures" figures
cp out figures.json
as_json() {
	exits 0 report --year 2021 --as json && same out figures.json &&
		exits 0 report --year 2021 -o other.json &&
		same other.json figures.json
}
check "--as json and a name are the same" as_json
check "a year without a year before" \
    says 0 "54 số công báo điện tử với 638 văn bản." report --year 2020
check "compares with nothing" not grep -qE '2019|Tăng, giảm|Kế hoạch' out
check "a year without issues" \
    says 0 "0 số công báo điện tử với 0 văn bản" report --year 2019

# Forms and files.
same_text() {
	exits 0 report --year 2021 && cp out text &&
		exits 0 report --year 2021 --as text -o a.report &&
		exits 0 report --year 2021 -o a.txt &&
		same text a.report && same text a.txt
}
check "text, in a file" same_text
check "a Word file" says 0 "a.docx: written" report --year 2021 -o a.docx
check "as Word insists on it" python3 "$TESTS/word/schema.py" a.docx
# has_words FILE WORDS…: the Word file has all of them.
has_words() {
	python3 -c 'import sys, zipfile
file = zipfile.ZipFile(sys.argv[1])
sys.stdout.buffer.write(file.read("word/document.xml"))' "$1" >document ||
		return 1
	shift
	for words; do
		grep -qF -e "$words" document || { echo "no $words"; return 1; }
	done
}
check "with what a report of NĐ 30/2020 has" has_words a.docx "$SENTENCE" \
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" "Độc lập - Tự do - Hạnh phúc" \
    "$(printf 'ỦY BAN NHÂN DÂN TỈNH\302\240GIẢ\302\240ĐỊNH')<" \
    ">VĂN PHÒNG<" "Số: …/BC-VP" "Giả Định, ngày … tháng … năm …" \
    ">BÁO CÁO<" ">CHÁNH VĂN PHÒNG<" "Lưu: VT."
check "the same bytes again" says 0 "a.docx: already there" \
    report --year 2021 -o a.docx
sed -i 's/^publisher: .*/publisher: Trung tâm Công báo/
    s/^province: .*/province: thành phố Giả Định/' issues/gazette.yaml
check "one of a publisher that is no office of another" \
    exits 0 report --year 2021 -o b.docx
check "as Word insists on it" python3 "$TESTS/word/schema.py" b.docx
check "with its own head" has_words b.docx ">TRUNG TÂM CÔNG BÁO<" \
    "Số: …/BC-…" ">Giả Định, ngày …" ">THỦ TRƯỞNG CƠ QUAN<"
cp "$TESTS/gazette.yaml" issues
printf 'của cơ quan' >a.docx
check "what somebody has edited stays" says 2 "which is not replaced" \
    report --year 2021 -o a.docx
check "as it was" grep -q '^của cơ quan$' a.docx
check "a form that is none" says 2 "text, csv, docx or json" \
    report --year 2021 --as xlsx
check "a name of no form" says 2 "should end in .txt" \
    report --year 2021 -o a.pdf
check "a Word file on standard output" says 2 "write -o FILE.docx" \
    report --year 2021 --as docx
check "a register that is no CSV" says 2 "write --as csv" \
    report --year 2021 --intake -o a.docx
check "no directory" says 2 "No such file" report --year 2021 -o none/a.csv
full() {
	export FAIL_WRITE=b.csv
	failing says 2 "No space left on device" report --year 2021 -o b.csv
	told=$?
	unset FAIL_WRITE
	return $told
}
check "a full disk" full
check "leaves nothing" not sh -c 'ls -A | grep -F b.csv'

# Every table is counted again.
rm -rf issues/20* ./*.csv ./*.docx
check "a gazette of many kinds" python3 "$TESTS/yearly.py" make .
check "is numbered, but for two issues" exits 0 number \
    issues/2020/* issues/2021/00? issues/2021/01[0-2] issues/2022/000
check "its report as CSV" exits 0 report --year 2021 -o report.csv
check "its register of receipt" \
    exits 0 report --year 2021 --intake -o intake.csv
check "its report for Word" exits 0 report --year 2021 -o report.docx
check "say what is in the issues" python3 "$TESTS/yearly.py" check . 2021 \
    report.csv intake.csv report.docx
check "as Word insists on it" python3 "$TESTS/word/schema.py" report.docx
same_csv() {
	exits 0 report --year 2021 --as csv && same out report.csv &&
		exits 0 report --year 2021 --intake && same out intake.csv
}
check "CSV on standard output" same_csv
sed -i 's/^plan:.*/plan: {2021: 20}\ndeadlines: {send: 0, publish: 12}/' \
    issues/gazette.yaml
check "short of the plan" says 0 "còn thiếu 3 số so với kế hoạch năm" \
    report --year 2021
check "no deadline" grep -qx 'Không đặt thời hạn gửi.' out
check "one that was kept" \
    grep -qx 'Không có văn bản nào đăng quá 12 ngày kể từ ngày nhận.' out

# A text that was withheld is gone, and counted no more.
withheld() {
	number=$(sed -n 's/^number: //p' issues/2021/000/00.md)
	exits 0 withhold "$number" --by "Tòa án" --why "Bản án" || return 1
	rm -f issues/2021/000/00.*
	says 0 "17 số công báo điện tử với 49 văn bản" report --year 2021 &&
		grep -qx 'Không tính 1 văn bản đăng năm 2021, sau đó bị gỡ bỏ.' \
		    out &&
		says 0 "so với năm 2021" report --year 2022 &&
		grep -q 'Không tính 1 văn bản đăng năm 2021' out
}
check "a text that was withheld" withheld

# What cannot be read is told at its place.
sed -i 's/^date: .*/date: 2021-02-31/' issues/2021/013/00.md
check "a mistake in a draft" says 1 "issues/2021/013/00.md" \
    report --year 2021 --intake -o wrong.csv
check "is no mistake of the year's figures" exits 0 report --year 2021
check "and there is no half of a register" not test -e wrong.csv
sed -i 's/^date: .*/date: 2021-02-31/' issues/2020/000/00.md
check "a mistake in an issue" says 1 "[date-impossible]" report --year 2021
check "prints no figures" not test -s out
