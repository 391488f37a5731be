# What a number means that was given more than once, and numbers without a
# type.
. "$TESTS/cli.sh"

# begin [BY]: 215/QĐ-UBND of two years, and 9/QĐ-UBND that amends it; its
# authority may be another.
begin() {
	rm -rf issues fonts build
	small .
	mkdir -p issues/2024/01 issues/2025/01 issues/2025/02
	decision 215/QĐ-UBND 2024-03-01 >issues/2024/01/a.md
	decision 215/QĐ-UBND 2025-02-01 >issues/2025/01/a.md
	decision 9/QĐ-UBND 2025-06-01 |
	    sed "s/^title/amends: [${2:-215\/QĐ-UBND}]\n&/
s/^authority: .*/authority: ${1:-Ủy ban nhân dân tỉnh}/" \
	    >issues/2025/02/a.md
}
mine=issues/2025/02/a.md

# published: all is numbered and built.
published() {
	exits 0 number --date 2024-03-15 2024/01 &&
	exits 0 number --date 2025-07-01 2025/01 2025/02 &&
	exits 0 build --all
}

# amended YEAR NUMBER: lists and pages say so of this one, and of no other.
amended() {
	python3 - "$@" <<'END'
import glob, json, sys
found = []
for path in sorted(glob.glob('build/out/20*/index.json')):
    for issue in json.load(open(path))['issues']:
        for document in issue['documents']:
            page = document['file'].replace('/so-', '/van-ban/so-').replace(
                '.pdf', '')
            page = json.load(open('build/out/%s.json' % page))
            by = [other['number'] for other in page['acted_on_by']
                  if other['kind'] == 'amends']
            listed = [other['number']
                      for other in document.get('amended_by', [])]
            assert by == listed, (document, by, listed)
            if by:
                found.append((document['date'][:4], document['number']))
assert found == [tuple(sys.argv[1:])] * bool(sys.argv[1:]), found
END
}

begin
last_is_said() {
	says 0 "[relation-unclear]" check &&
	    grep -qF "the last is taken, of 2025-02-01" "$WORK/err"
}
check "a number that was given twice is said" last_is_said
check "it is published" published
check "and means the last one, in lists and pages" amended 2025 215/QĐ-UBND

begin
sed -i 's/^\*\*Điều 1.*/**Điều 1.** Sửa đổi Quyết định số 215\/QĐ-UBND\nngày 01 tháng 3 năm 2024./' $mine
check "a date tells which one" exits 0 check --strict
check "it is published with it" published
check "and means the one of that day" amended 2024 215/QĐ-UBND

begin "Hội đồng nhân dân tỉnh"
sed -i 's/^authority.*/authority: Chủ tịch Ủy ban nhân dân tỉnh/' \
    issues/2025/01/a.md
check "of two other authorities none is taken" \
    says 0 "none is taken" check
check "it is published all the same" published
check "and acts on neither" amended

begin "Ủy ban nhân dân tỉnh" "0215\/QĐ-UBND"
check "a zero before it makes no other number" last_is_said

# The National Assembly's numbers have no type.
begin "Ủy ban nhân dân tỉnh" "95\/2025\/UBTVQH15, 108\/2025\/QH15"
check "a law can be amended" exits 0 check --strict
begin "Ủy ban nhân dân tỉnh" "12\/2025\/UBND"
check "but a type may not be forgotten" says 1 "[number-form]" check
begin "Ủy ban nhân dân tỉnh" "108\/2025\/QH"
check "nor which Assembly it is" says 1 "[number-form]" check

begin
cat >>issues/gazette.yaml <<'END'
types:
  - {name: Quyết định, symbol: QĐ}
  - {name: Nghị quyết, symbol: NQ}
  - {name: Luật}
END
sed -i 's/symbols: \[HĐND\]/symbols: [HĐND, UBTVQH, QH15]/' issues/gazette.yaml
# named NUMBER TYPE
named() {
	decision "$1" 2025-02-01 | sed "s/^type: .*/type: $2/
s/^authority: .*/authority: Hội đồng nhân dân tỉnh/
s/^effective: .*/effective: 2025-04-01/
s/kể từ ngày ký/từ ngày 01 tháng 4 năm 2025/" >issues/2025/01/a.md
}
rm -r issues/2025/02 issues/2024
named 95/2025/UBTVQH15 "Nghị quyết"
check "its resolution can be published" exits 0 check --strict
named 108/2025/QH15 Luật
check "and its law" exits 0 check --strict
named 108/2025/QH14 Luật
check "of another Assembly, it is said" says 1 "[number-authority]" \
    check --strict
named 12/2025/LT-HĐND Luật
check "a type without a symbol has none" says 1 "[number-type]" check --strict
named 108/2025/QH15 Luật
built() {
	exits 0 number --date 2025-07-01 01 && exits 0 build --all &&
	    [ -e build/out/2025/so-01/108-2025-qh15.pdf ] &&
	    grep -qF '/akn/vn/act/luat/hoi-dong-nhan-dan-tinh/2025-02-01/108-2025-qh15' \
		build/out/2025/so-01/108-2025-qh15.xml
}
check "it is built" built
