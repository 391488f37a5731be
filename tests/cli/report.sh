# congbao report: the figures of an office, as it reports them.
. "$TESTS/cli.sh"

small .
check "a gazette of two years" python3 "$TESTS/years.py" .
check "the year before is numbered" \
    exits 0 number $(ls -d issues/2020/*/)
check "the year is numbered" exits 0 number $(ls -d issues/2021/*/)
check "2021 in words" exits 0 report --year 2021
words() {
	diff - "$WORK/out" <<'END'
Gazette of tỉnh Giả Định, 2021

     90  numbers, up 36 from 2020, 30 over the plan of 60
     90  issues, up 36 from 2020
    732  documents, up 94 from 2020
END
}
sed -n 1,5p out >out.head && cp out.head out
check "are 90 numbers and 732 documents" words
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
check "a year without a year before" says 0 "54  numbers" report --year 2020
check "compares with nothing" not grep -q 'from 2019' out
check "a year without issues" says 0 "0  numbers" report --year 2019
