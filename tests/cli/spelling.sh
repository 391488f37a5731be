# congbao check --spelling: syllables that Vietnamese does not have.
. "$TESTS/cli.sh"

small .
mkdir -p issues/2025/01
file=issues/2025/01/a.md
# text LINE…: a decision with these paragraphs.
text() {
	{
		decision 1/QĐ-UBND 2025-06-01 | sed '/^\*\*Điều 2/,$d'
		printf '**Điều 2.** Quyết định có hiệu lực.\n'
		printf '\n%s\n' "$@"
	} >$file
}
# found WORDS: the words that are reported.
found() {
	exits 0 check --spelling || return 1
	words=$(sed -n 's/.*no syllable of Vietnamese: “\([^”]*\)”.*/\1/p' err |
	    tr '\n' ' ')
	[ "$words" = "${*:+$* }" ] || {
		echo "found $words"
		return 1
	}
}

text 'Các đơn vị đựoc giao nhiệmvụ triển khai.' 'Việc đựoc giao.' 'Đựoc giao.'
check "what is no syllable is found, once" found đựoc nhiệmvụ
placed() {
	line=$(grep -n 'nhiệmvụ' $file | cut -d : -f 1)
	grep -q "^$file:$line:22: note: .*“nhiệmvụ”.*nhiệm vụ.*\[spelling\]" err &&
	grep -q '“đựoc”, 3 times; did you mean .*được' err &&
	grep -q '^ *| *\^~~~~~~$' err
}
check "at its place, with its count and what was meant" placed
vietnamese() {
	exits 0 check --spelling --lang=vi &&
	grep -q 'không phải là âm tiết tiếng Việt: “đựoc”, 3 lần; có phải .*được.* không?' err
}
check "so it is in Vietnamese" vietnamese
check "notes are no mistakes" exits 0 check --strict --spelling
quiet() {
	exits 0 check && not grep -q '\[spelling\]' err
}
check "without the option nothing is said" quiet
check "the title is read" eval \
    'sed -i "s/^title: Ban hành/title: Ban hàhn/" $file && found hàhn đựoc nhiệmvụ'

text 'Theo Công văn 12/UBND-KTN, UBND và HĐNDT tỉnh chi 5 kWh, 3kw, 20 mm, 5 µm, 7 pcu.' \
    'Xã Krông Nô, buôn Ea Tul và ông Hơ Ngơi Bkrông dự.' \
    'Gửi vanthu@giadinh.example, https://giadinh.example/quyt hoặc giadinh.example.' \
    'Trang website của cơ quan; dùng <span lang="en">the khong text</span>.' \
    'Ca-dắc-xtan (Xing-ga-po) và A-déc-bai-gian.' \
    'Phần ii) và iv) của Phụ lục XIV.'
check "names, abbreviations, units, addresses, other languages are not" found
text 'Hoà, hòa, thuỷ, thủy, kỹ, kĩ, lý, lí, quý, quí, tuỳ, tùy, khoẻ, khỏe.'
check "nor are both ways to write a tone mark or i" found
text 'Nguoi dân: khong sao. **QUYÊT ĐỊNH** và **QUYẾẾT**' 'Trách nhiệ<sup>mm</sup> này, nước-đgọt.'
check "missing accents are; a word in two styles is not" \
    found nguoi khong quyếết đgọt

text 'Ăn đet và uống xtô.' 'Đet.'
check "an unknown word" found đet xtô
printf '# Từ của ta\nĐet  # món ăn\n' >issues/tu-dien.txt
check "is known by the list" found xtô
printf '\303\050\n' >issues/tu-dien.txt
check "a list that is no text is refused" exits 1 check --spelling
rm issues/tu-dien.txt

missing() {
	DICPATH=$WORK/none says 0 "install the package hunspell-vi" \
	    check --spelling && grep -q '\[spelling-dictionary\]' err
}
check "without a dictionary a note names the package" missing
samples_are_right() {
	sample sample && cd sample &&
	exits 0 check --spelling && not grep '\[spelling\]' "$WORK/err"
}
check "the samples are right, with their list" eval '(samples_are_right)'
