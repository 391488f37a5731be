# new.sh: a decision's skeleton, which check takes but for what only its author
# knows.
. "$TESTS/cli.sh"

exits 0 init --yes .
issue=issues/2026/02-thu

check "by its symbol" says 0 "$issue/01-ban-hanh-noi-quy.md" \
    new $issue QĐ 'Ban hành nội quy'
check "by its name" says 0 "$issue/02-ban-hanh-ke-hoach.md" \
    new $issue 'Kế hoạch' 'Ban hành kế hoạch'
check "without a title" says 0 "$issue/03-nghi-quyet.md" new $issue NQ
properties() {
	grep -x 'number: /QĐ-UBND' $issue/01-*.md &&
	    grep -x 'type: Quyết định' $issue/01-*.md &&
	    grep -x 'authority: Ủy ban nhân dân tỉnh' $issue/01-*.md &&
	    grep -x 'place: Giả Định' $issue/01-*.md &&
	    grep -x "received: $(TZ=ICT-7 date +%Y-%m-%d)" $issue/01-*.md &&
	    grep -x '  capacity: TM. ỦY BAN NHÂN DÂN' $issue/01-*.md &&
	    grep -x '\*\*ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH\*\*' $issue/01-*.md
}
check "properties follow from the profile" properties
check "a resolution is a council's" \
    grep -x 'authority: Hội đồng nhân dân tỉnh' $issue/03-nghi-quyet.md
named() {
	exits 1 check --format=json $issue &&
	    grep -o '"code": *"[a-z-]*"' err | sort -u | cut -d '"' -f 4 >codes &&
	    printf '%s\n' field-form number-form placeholder | cmp - codes || {
		cat codes
		return 1
	}
}
check "check names what only the author knows, and nothing else" named
check "at its place" says 1 \
    '01-ban-hanh-noi-quy.md:12:10: error: still to be filled in: họ và tên' \
    check $issue
check "it gets no number until then" says 1 '[placeholder]' number $issue
filled() {
	rm -r $issue
	for type in QĐ NQ CT KH TB; do
		exits 0 new --number 12 --date 2026-03-05 --received 2026-03-06 \
		    --signer 'Lê Giả Thiết' $issue $type "Về $type" || return 1
	done
	sed -i -e 's/ngày \[điền: [^]]*\]/ngày 01 tháng 4 năm 2026/g' \
	    -e 's/\[điền: văn bản[^]]*\]/Luật Đất đai ngày 18 tháng 01 năm 2024/' \
	    -e 's/Tờ trình số \[điền: [^]]*\]/Tờ trình số 1\/TTr-STC/' \
	    -e 's/Báo cáo thẩm tra số \[điền: [^]]*\]/Báo cáo thẩm tra số 2\/BC-BPC/' \
	    -e 's/\[điền: [^]]*\]/điều này/g' \
	    -e 's/^received:.*/&\neffective: 2026-04-01/' $issue/*.md
	sed -i '/^effective:/d' $issue/03-*.md $issue/04-*.md $issue/05-*.md
	exits 0 check --strict $issue && [ ! -s err ] || {
		cat err
		return 1
	}
}
check "filled in, there is nothing to say" filled
literal() {
	exits 0 new --number 12/2026/QĐ-UBND issues/2026/04-thu QĐ 'a "b": c' &&
	    grep -x 'number: 12/2026/QĐ-UBND' issues/2026/04-thu/01-a-b-c.md &&
	    grep -xF 'title: "a \"b\": c"' issues/2026/04-thu/01-a-b-c.md
}
check "a number with its symbols, and a title, as they were given" literal
for number in 012 12x '12: x' 12/ ''; do
	check "“$number” is no number" exits 2 new --number "$number" $issue QĐ
done
check "a title is one line" says 2 'is not one line' new $issue QĐ "a
number: 13/QĐ-UBND"
check "and so is a name" says 2 'is not one line' new --signer "a
b: c" $issue QĐ
letter() {
	exits 0 new $issue 'Công văn' 'V/v trả lời' &&
	    grep -x 'number: /UBND' $issue/06-*.md
}
check "a letter has no symbol of its type" letter
check "no such type" says 1 '[type-unknown]' new $issue XX
check "no such authority" says 1 '[authority-unknown]' \
    new --authority 'Sở' $issue QĐ
check "no issue" says 1 '[issue-unknown]' new issues/x/y QĐ
closed() {
	numbered=$(ls -d issues/*/01-thang-*)
	exits 0 number "$numbered" && says 1 '[issue-changed]' new "$numbered" QĐ
}
check "an issue that has a number is closed" closed
full() {
	export FAIL_WRITE=01-a.md
	failing exits 2 new issues/2026/09-thu QĐ a
	bad=$?
	unset FAIL_WRITE
	[ $bad -eq 0 ] && [ -z "$(ls -A issues/2026/09-thu)" ]
}
check "a full disk leaves nothing" full
