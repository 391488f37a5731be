# congbao build, again: what nothing has changed for is not made twice, and
# what anything has changed for is what a build from nothing makes.
. "$TESTS/cli.sh"

small .
mkdir -p issues/2025/01 issues/2025/02
decision 1/QĐ-UBND 2025-06-12 >issues/2025/01/a.md
decision 2/QĐ-UBND 2025-06-13 >issues/2025/01/b.md
decision 3/QĐ-UBND 2025-06-14 >issues/2025/02/a.md
decision 4/QĐ-UBND 2025-06-15 >c.md
check "two drafts are built" exits 0 build -o made --all

# The stamps are files of their own: made anew, they are others.
stamps() {
	stat -c "%n %i %z" made/.congbao/2025/*
}
stamp() {
	stat -c '%i %z' "made/.congbao/$1"
}

stamps >before
check "with nothing changed" says 0 "(unchanged)" build -o made --all
stamps >after
check "nothing is made" cmp before after

# same_built DIRECTORY: but for drafts that have become issues.
same_built() {
	diff -r -x .congbao "$1" made >differences
	! grep -v '^Only in made/2025: ban-nhap-' differences
}

# whole NAME COMMAND…: after the command a build has what one from nothing has.
rounds=0
whole() {
	what=$1
	shift
	rounds=$((rounds + 1))
	stamp 2025/01 >before
	"$@" || return 1
	"${BUILDER:-$PROGRAM}" build -o made --all >said 2>&1 &&
	    "${BUILDER:-$PROGRAM}" build -o "new-$rounds" --all >/dev/null 2>&1 &&
	    same_built "new-$rounds" || return 1
	stamp 2025/01 >after
	! cmp -s before after || {
		echo "$what: it was not made again"
		return 1
	}
}

edit() {
	sed -i "$2" "$1"
}
check "a text is changed" \
    whole text edit issues/2025/01/a.md 's/nội quy/Nội quy/'
check "the other issue is not made again" \
    sh -c 'grep -q "02: .*(unchanged)" said && ! grep -q "01: .*(unchanged)" said'
check "one more document" whole document cp c.md issues/2025/01/c.md
check "one document less" whole less rm issues/2025/01/c.md
check "a file gets another name" \
    whole name mv issues/2025/01/b.md issues/2025/01/0.md
check "the issue gets a date" \
    whole date sh -c 'echo "date: 2025-06-30" >issues/2025/01/issue.yaml'
check "it gets a number" \
    whole number "$PROGRAM" number --date 2025-06-30 issues/2025/01 issues/2025/02
check "the profile is changed" \
    whole profile edit issues/gazette.yaml 's/^province: .*/province: tỉnh Ví Dụ/'
check "a face is left out" whole face edit fonts/manifest.yaml \
    '/^- role: fallback/,$d'

# Outputs that somebody touched.
pdf=made/2025/so-01/1-qd-ubnd.pdf
flip() {
	printf X | dd of="$pdf" bs=1 seek=900 conv=notrunc 2>/dev/null
	touch -r issues/gazette.yaml "$pdf"
}
check "a byte of a file is changed" whole byte flip
check "a file is gone" whole gone rm "$pdf"
check "a file is replaced" whole replaced cp c.md "$pdf"
derived() {
	echo >>made/index.json
	"$PROGRAM" build -o made --all >said 2>&1 &&
	    same_built "new-$rounds"
}
check "a derived file is changed" derived
check "a stamp is no stamp" \
    whole stamp sh -c 'echo congbao stamp 3 >made/.congbao/2025/01'

# Another program: the same code with another identifier.
cp "$PROGRAM" other
check "the linker marks the program" objcopy \
    --dump-section .note.gnu.build-id=note "$PROGRAM" copy
printf '\001\002\003' | dd of=note bs=1 seek=20 conv=notrunc 2>/dev/null
check "another program is made" objcopy \
    --update-section .note.gnu.build-id=note other
BUILDER=$PWD/other
check "another program builds" whole program true
BUILDER=

# What was said is said again; with other wishes it is judged anew.
edit issues/2025/02/a.md 's/^date:/received: 2025-06-29\ndate:/'
exits 0 build -o made issues/2025/02
mv err first.err
exits 0 build -o made issues/2025/02
check "warnings are said again" sh -c '
	grep -q "warning" first.err && grep "warning" first.err >a &&
	grep "warning" err >b && cmp a b'
check "and fail with --strict" exits 1 build --strict -o made issues/2025/02
