# congbao number: the register.
. "$TESTS/cli.sh"

small .
for i in 01 02 03 04; do
	mkdir -p issues/2025/$i
	decision "${i#0}/QĐ-UBND" "2025-06-0${i#0}" >issues/2025/$i/a.md
done
echo 'numbers: 2' >issues/2025/02/issue.yaml
register=issues/2025/register

check "--date dates the issue" \
    says 0 "number 01 of 2025, ngày 09 tháng 6 năm 2025" \
    number --date 2025-06-09 issues/2025/01
cp $register one
check "a number is given once" \
    says 0 "number 01 of 2025 already" number --date 2025-06-10 issues/2025/01
check "and the register stays" cmp one $register
check "two numbers for numbers: 2" \
    says 0 "number 02 + 03 of 2025" number --date 2025-06-12 issues/2025/02
appended() {
	head -c "$(wc -c <one)" $register | cmp - one &&
	[ "$(cut -f 1-4 $register | tail -n 1)" = \
	    "$(printf '2+3\t2025-06-12\t02\t2/QĐ-UBND')" ]
}
check "the register only grows" appended
check "the next number follows" \
    says 0 "number 04 of 2025" number --date 2025-06-12 issues/2025/03
check "an earlier date is refused" \
    says 1 "[register-order]" number --date 2025-06-11 issues/2025/04
check "a date of another year is refused" \
    says 1 "[register-order]" number --date 2026-01-05 issues/2025/04
echo 'date: 2025-06-20' >issues/2025/04/issue.yaml
check "--date against issue.yaml is refused" \
    says 1 "[number-date]" number --date 2025-06-21 issues/2025/04
check "a refused issue has no number" test "$(wc -l <$register)" -eq 3
check "issue.yaml dates the issue" \
    says 0 "ngày 20 tháng 6 năm 2025" number issues/2025/04

mkdir -p issues/2025/05 issues/2025/06
decision 5/QĐ-UBND 2025-06-20 | sed 's/^date: .*/date: 2025-06-31/' \
    >issues/2025/05/a.md
check "a broken issue gets no number" \
    says 1 "[date-impossible]" number --date 2025-06-30 issues/2025/05
decision 5/QĐ-UBND 2025-06-20 中文 >issues/2025/05/a.md
check "nor does one that cannot be typeset" \
    says 1 "[glyph-missing]" number --date 2025-06-30 issues/2025/05
once() {
	mkdir issues/2025/07 &&
	decision 7/QĐ-UBND 2025-06-20 | sed 's/Điều 2/Điều 3/' \
	    >issues/2025/07/a.md &&
	cp $register kept &&
	exits 0 number --date 2025-06-30 issues/2025/07 &&
	[ "$(grep -c 'order-gap' "$WORK/err")" -eq 1 ]
	good=$?
	cp kept $register
	rm -r issues/2025/07
	return $good
}
check "a warning is said once" once
decision 5/QĐ-UBND 2025-06-25 | sed 's/^title/received: 2025-06-28\n&/' \
    >issues/2025/05/a.md
check "nor one that was received after its date" \
    says 1 "[date-order]" number --date 2025-06-27 issues/2025/05
decision 4/QĐ-UBND 2025-06-21 >issues/2025/06/a.md
check "nor does a document that another issue has" \
    says 1 "[number-twice]" number --date 2025-06-30 issues/2025/06
# Front matter of any length, and nothing below it, is read to its end.
long_front() {
	mkdir -p issues/2025/07
	{
		echo ---
		seq 1 9000 | sed 's/^/# /'
		decision 6/QĐ-UBND 2025-06-21 | sed '1d; /^---$/q'
	} | head -c -1 >issues/2025/07/a.md
	decision 6/QĐ-UBND 2025-06-21 >issues/2025/06/a.md
	says 1 "6/QĐ-UBND of Ủy ban nhân dân tỉnh is also in" \
	    number --date 2025-06-30 issues/2025/06
}
check "nor where the other's properties are long, and no text is below" long_front
rm -r issues/2025/07
check "the register has four lines" test "$(wc -l <$register)" -eq 4
rm -r issues/2025/05 issues/2025/06

cp issues/2025/01/a.md a.md
decision 9/QĐ-UBND 2025-06-01 >issues/2025/01/a.md
check "a numbered issue keeps its documents" \
    says 1 "[issue-changed]" check issues/2025/01
cp a.md issues/2025/01/a.md
check "as they were, all is well" exits 0 check

# Of several issues, one that cannot have a number leaves the
# register without a line.
none_for_all() {
	cp $register kept &&
	mkdir issues/2025/05 issues/2025/06 &&
	decision 5/QĐ-UBND 2025-06-20 >issues/2025/05/a.md &&
	decision 6/QĐ-UBND 2025-06-20 中文 >issues/2025/06/a.md &&
	says 1 "[glyph-missing]" number --date 2025-06-30 \
	    issues/2025/05 issues/2025/06 && cmp kept $register &&
	not grep -q ': number' "$WORK/out"
	good=$?
	rm -r issues/2025/05 issues/2025/06
	return $good
}
check "where one of several is refused, no line is written" none_for_all

several() {
	rm $register issues/2025/04/issue.yaml
	exits 0 number --date 2025-06-30 issues/2025/04 issues/2025/01 &&
	[ "$(cut -f 1,3 $register | tr '\t\n' '  ')" = "1 04 2 01 " ]
}
check "several issues are numbered in the order given" several

# Two editors at once: each number is given once, none is lost.
rm $register
at_once() {
	for i in 01 02 03 04; do
		"$PROGRAM" number --date 2025-06-30 issues/2025/$i \
		    >"said.$i" 2>&1 &
	done
	wait
	given=$(cat said.?? | grep -c ': number ')
	[ "$given" -eq "$(wc -l <$register)" ] && exits 0 check && return 0
	echo "$given were given a number, the register has"
	cat $register
	return 1
}
check "numbers given at the same moment are not lost" at_once

# A directory's name is a field of the register: what would break a line of it
# is given no number.
strange() {
	rm -f $register
	mkdir -p "issues/2025/$1"
	decision 7/QĐ-UBND 2025-06-20 >"issues/2025/$1/a.md"
	"$PROGRAM" number --date 2025-06-30 "issues/2025/$1" >/dev/null 2>&1
	exits 0 number --date 2025-06-30 issues/2025/01
	given=$?
	rm -r "issues/2025/$1"
	return $given
}
check "a tab in a directory's name does not break the register" \
    strange "$(printf 'a\tb')"
check "nor does a line end" strange "$(printf 'a\nb')"

# What cannot be read is not absent, and a year that had lines is never begun
# anew. (Permissions tell root nothing, so they are not tried here.)
rm -rf issues/2025 && mkdir -p issues/2025/01 issues/2025/02
decision 1/QĐ-UBND 2025-06-01 >issues/2025/01/a.md
decision 2/QĐ-UBND 2025-06-02 >issues/2025/02/a.md
exits 0 number --date 2025-06-09 issues/2025/01
cp $register kept

# kept_away NAME COMMAND…: after it the register is no file that can be read.
kept_away() {
	name=$1
	shift
	rm -rf $register
	"$@"
	check "$name" says 2 "$register" number --date 2025-06-09 \
	    issues/2025/02
	check "$name, and nothing is written" not test -f $register -a \
	    ! -L $register
}
kept_away "a link that leads nowhere is no empty register" \
    ln -s nowhere $register
kept_away "nor is a link to itself" ln -s register $register
kept_away "a register is no link" ln -s "$PWD/kept" $register
check "and what the link leads to stays" test "$(wc -l <kept)" -eq 1
kept_away "nor a directory" mkdir $register
kept_away "nor a pipe" mkfifo $register
rm -rf $register
: >$register
check "an empty register is no beginning" \
    says 1 "[register-form]" number --date 2025-06-09 issues/2025/02
rm $register

ln -s nowhere issues/2025/02/issue.yaml
check "an issue.yaml that leads nowhere is not absent" \
    says 2 issues/2025/02/issue.yaml number --date 2025-06-09 issues/2025/02
rm issues/2025/02/issue.yaml
ln -s nowhere issues/2025/03
check "nor is an issue" says 2 "issues/2025/03" check
rm issues/2025/03
cp kept $register
check "as it was, the next number follows" \
    says 0 "number 02 of 2025" number --date 2025-06-12 issues/2025/02

# A disk that fails is no empty register.
failing_disk() {
	cp $register kept && mkdir -p issues/2025/03 &&
	decision 3/QĐ-UBND 2025-06-02 >issues/2025/03/a.md || return 1
	FAIL_OPEN=/register failing \
	    says 2 "$register: Input/output error" \
	    number --date 2025-06-30 issues/2025/03 && cmp kept $register
}
check "a disk that fails is no empty register" failing_disk
