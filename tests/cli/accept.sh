# accept.sh: warnings that the text is right with, since it was signed so.
. "$TESTS/cli.sh"

small .
mkdir -p issues/2025/01

# text ACCEPTANCES: a decision without điểm đ and khoản 2.
text() {
	decision 3/QĐ-UBND 2025-06-12 | sed "s/^signer:/$1&/"
	cat <<'END'

1. Gồm:

a) Một;

c) Ba.

3. Hết.

5. Hết.
END
}
ACCEPT='accept:\n'
B='  - {code: order-gap, line: 31, words: "c) Ba."}\n'
KHOAN='  - {code: order-gap, line: 33, words: "3. Hết."}\n'
LATER='  - {code: order-gap, line: 35, words: "5. Hết."}\n'

text '' >issues/2025/01/a.md
check "what is missing is warned of" says 1 'điểm b is missing' check --strict
text "$ACCEPT$B$KHOAN$LATER" >issues/2025/01/a.md
check "accepted warnings are none" exits 0 check --strict
check "and are counted" says 0 '3 warnings of this text are accepted' check
check "they are not printed" not grep -q 'missing' "$WORK/err"
check "nor where pages are built" exits 0 build --strict issues/2025/01

moved() {
	text "$ACCEPT$B$KHOAN$LATER" | sed 's/^1\. Gồm/Đoạn thêm.\n\n&/' \
	    >issues/2025/01/a.md
	says 0 'this warning is now in line' check --strict
}
check "by their words, where lines were added above" moved

other() {
	text "$ACCEPT$B$KHOAN$LATER" | sed 's/^3\. Hết/2. Hết/' \
	    >issues/2025/01/a.md
	says 1 'no warning “order-gap” is in a line with these words' \
	    check --strict
}
check "one that no longer applies is a finding" other
check "at its place" grep -q '^issues/2025/01/a.md:11:.*\[accept-unused\]' err

same_words() {
	text "${ACCEPT}  - {code: order-gap, line: 33, words: Hết.}\n" \
	    >issues/2025/01/a.md
	exits 0 check
	grep -q 'khoản 2 is missing' err && ! grep -q 'khoản 4 is missing' err
}
check "of two the nearest is meant" same_words

error() {
	text "${ACCEPT}  - {code: emphasis-stray, line: 29, words: Ba.}\n" |
	    sed 's/^c) Ba/c) **Ba/' >issues/2025/01/a.md
	says 1 'emphasis-stray' check
}
check "an error cannot be accepted" error

form() {
	text 'accept:\n  - order-gap\n' >issues/2025/01/a.md
	says 1 'field-form' check
}
check "the form is that of a list" form
