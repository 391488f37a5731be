# Mistakes that clerks make most often: what each is told in Vietnamese, at its
# place, and what to do about it.
. "$TESTS/cli.sh"

CONGBAO_LANG=vi
export CONGBAO_LANG
mkdir -p issues/2026/01
cp "$TESTS/gazette.yaml" issues
cp -R "$SAMPLE/fonts" .
file=issues/2026/01/12.md

decision() {
	cat >$file <<'END'
---
number: 12/2026/QĐ-UBND
type: Quyết định
authority: Ủy ban nhân dân tỉnh
place: Giả Định
date: 2026-03-12
received: 2026-03-13
effective: 2026-03-25
title: Ban hành mức phí tham quan di tích
signer:
  capacity: TM. ỦY BAN NHÂN DÂN
  position: CHỦ TỊCH
  name: Nguyễn Văn A
recipients:
  - Như Điều 3;
---

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

Theo đề nghị của Giám đốc Sở Văn hóa.

QUYẾT ĐỊNH:

Điều 1. Mức phí tham quan là 20.000 đồng một lượt.

Điều 2. Quyết định này có hiệu lực từ ngày 25 tháng 3 năm 2026.

Điều 3. Sở Văn hóa chịu trách nhiệm thi hành, gồm:

| TT | Đơn vị |
|----|--------|
| 1  | Bảo tàng tỉnh |
END
}

# told STATUS LINE:COLUMN CODE WORDS EDIT: after the edit, an expression of sed,
# that is said there, with these words.
told() {
	decision
	sed -i "$5" $file
	exits "$1" check || return 1
	grep "^$file:$2: .*\[$3\]$" "$WORK/err" | grep -qF -e "$4" && return 0
	echo "not “$4” with $3 at $2, but"
	cat "$WORK/err"
	return 1
}

right() {
	decision
	exits 0 check && [ ! -s "$WORK/err" ]
}
check "the decision itself" right

check "a day that does not exist" told 1 6:7 date-impossible \
    "không có ngày 30-02-2026; hãy ghi ngày như bản đã ký" \
    's/^date: .*/date: 2026-02-30/'
check "a day as it is written in letters" told 1 6:7 field-form \
    "phải là ngày như 2022-01-18" 's/^date: .*/date: 12\/3\/2026/'
check "a number without its year and strokes" told 1 2:9 number-form \
    "hãy viết như 12/2022/QĐ-UBND" 's/^number: .*/number: 12-QĐ-UBND/'
check "an authority by a short name" told 1 4:12 authority-unknown \
    "hãy sửa tên, hoặc thêm vào đó" \
    's/^authority: .*/authority: UBND tỉnh/'
check "a key with another name" told 1 9:1 field-unknown \
    "các khóa ở đây là number, type, authority" 's/^title:/trich_yeu:/'
check "no name of the signer" told 1 11:3 field-missing \
    "thiếu “name”: hãy thêm vào" '/^  name:/d'
check "no day of force" told 0 25:1 effective-unsaid \
    "hãy ghi “effective: 2026-03-25”" '/^effective/d'
check "an Điều left out" told 0 26:1 order-gap \
    "thiếu Điều 2 trước chỗ này; hãy xem có mất phần nào không" \
    's/^Điều 2\./Điều 4./'
check "an Điều without its tone" told 0 26:1 label-misspelt \
    "thì viết “Điều”" 's/^Điều 2\./Điêu 2./'
check "the letterhead pasted from Word" told 0 18:1 letterhead-in-text \
    "quốc hiệu được in sẵn ở đầu mỗi văn bản: hãy xóa ở đây" \
    's/^Căn cứ Luật/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n&/'
check "QUYẾT ĐỊNH: behind a recital" told 0 20:39 enacting-glued \
    "hãy để một dòng trống trước nó" \
    's/^Theo đề nghị.*/& QUYẾT ĐỊNH:/; /^QUYẾT ĐỊNH:$/d'
check "the signature pasted from Word" told 0 34:1 signature-in-text \
    "hãy xóa phần ký ở đây, nếu không sẽ in hai lần" \
    '$a \\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\nNguyễn Văn A'
check "two bullets" told 0 30:1 bullet-twice "hãy xóa một dấu" \
    '/^| TT/i - - Bảo tàng tỉnh;\n'
check "a cell too many" told 1 32:24 table-cells \
    "hãy thêm ô cho hàng tiêu đề, hoặc bỏ dấu | thừa" \
    's/| Bảo tàng tỉnh |/& 01 |/'
check "a text of the time before Unicode" told 0 24:47 old-encoding \
    "hãy chuyển sang Unicode" \
    's/^Điều 1\. .*/Điều 1. Møc phÝ tham quan lµ 20.000 ®ång mét lît./'
check "a picture that is not there" told 1 26:1 image-missing \
    "hãy đặt tệp vào đó, hoặc sửa tên" \
    's/^Điều 1\. .*/&\n\n![Sơ đồ](so-do.png)/'
check "what nobody filled in" told 1 28:37 placeholder \
    "còn phải điền: nơi nhận phí" \
    's/thi hành, gồm:/[điền: nơi nhận phí]/'
check "a day that came late" told 0 7:11 deadline-send \
    "luật cho 3 ngày; hãy xem lại cả hai ngày" \
    's/^received: .*/received: 2026-03-20/'

other_encoding() {
	decision
	sed 's/Đ/D/; s/Ủ/U/' $file | iconv -f UTF-8 -t WINDOWS-1258 -c >other
	mv other $file
	exits 1 check && grep -q 'hãy lưu tệp theo UTF-8 \[not-utf8\]' "$WORK/err"
}
check "a file in another encoding" other_encoding
twice() {
	decision
	cp $file issues/2026/01/13.md
	says 1 "hãy sửa số, hoặc bỏ một trong hai [number-twice]" check
	failed=$?
	rm issues/2026/01/13.md
	return $failed
}
check "a number that another document has" twice
