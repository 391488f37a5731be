# congbao number --due: the issues whose day has come; and the clock.
. "$TESTS/cli.sh"

unset CI_COMMIT_TIMESTAMP CI_PIPELINE_CREATED_AT CI_JOB_STARTED_AT
small .
register=issues/2025/register
# issue NAME NUMBER DATE [TITLE]: an issue of that day.
issue() {
	mkdir -p "issues/2025/$1"
	decision "$2/QĐ-UBND" 2025-06-01 "${4-}" >"issues/2025/$1/a.md"
	echo "date: $3" >"issues/2025/$1/issue.yaml"
}
# given WORDS: numbers and directories of the register.
given() {
	[ "$(cut -f 1,3 $register | tr '\t\n' '  ')" = "$* " ] || {
		cat $register
		return 1
	}
}
none() {
	[ ! -e $register ]
}

mkdir -p issues/2999/01 issues/2025/undated
decision 1/QĐ-UBND 2025-06-01 >issues/2999/01/a.md
echo 'date: 2999-01-01' >issues/2999/01/issue.yaml
decision 2/QĐ-UBND 2025-06-01 中文 >issues/2025/undated/a.md
check "nothing is due" says 0 "no issue is due on 20" number --due
check "and nothing is written" none
check "--due takes no issue" says 2 "takes issues or --due, not both" \
    number --due issues/2999/01
check "--due is not --again" says 2 "takes --due or --again, not both" \
    number --due --again

issue b 3 2025-06-20
issue c 4 2025-06-10
issue a 5 2025-06-20
check "those that are due get numbers" \
    says 0 "issues/2025/c: number 01 of 2025" number --due
check "in the order of their dates" given 1 c 2 a 3 b
check "once" says 0 "no issue is due on" number --due
check "what is not due has none" test ! -e issues/2999/register

# One with errors: what would close its day waits.
rm $register
issue d 6 2025-06-10 中文
issue e 7 2025-06-11
rm -r issues/2025/e && issue e 7 2025-06-11
check "one with errors is reported" says 1 "[glyph-missing]" number --due
check "those before it and of its day have numbers, later ones wait" given 1 c
check "and are named" grep -q 'issues/2025/e: waits for issues/2025/d' out
issue d 6 2025-06-10
check "when it is right, they follow" exits 0 number --due
check "in their order" given 1 c 2 d 3 e 4 a 5 b

# A day that is closed holds up nobody.
issue f 8 2025-06-12 
issue g 9 2025-06-21
check "a day before the last number's is refused" \
    says 1 "[register-order]" number --due
check "and holds up no later one" given 1 c 2 d 3 e 4 a 5 b 6 g
rm -r issues/2025/f

issue h 10 2025-06-22
echo 'date: soon' >issues/2025/h/issue.yaml
issue i 11 2025-06-23
check "a date that cannot be read may be due" exits 1 number --due
check "so its year waits" given 1 c 2 d 3 e 4 a 5 b 6 g
rm -r issues/2025/h issues/2025/i

# By the day in Viet Nam, where the day begins before that of Hawaii ends.
today=$(TZ=ICT-7 date +%F)
tomorrow=$(date -u -d "$today + 1 day" +%F)
of_day() {
	year=${2%%-*}
	mkdir -p "issues/$year/$1"
	decision "$3/QĐ-UBND" 2025-06-01 >"issues/$year/$1/a.md"
	echo "date: $2" >"issues/$year/$1/issue.yaml"
}
of_day today "$today" 12
of_day tomorrow "$tomorrow" 13
vietnamese() {
	for TZ in HST+12 LINT-14; do
		export TZ
		exits 0 number --due || return 1
		grep -q "/today: number" out || [ "$TZ" = LINT-14 ] || return 1
		not grep -q "tomorrow: number" out || return 1
	done
	unset TZ
}
check "today is Viet Nam's, whatever the machine's zone" vietnamese
check "--date is the day to be taken for today" \
    says 0 "/tomorrow: number" number --due --date "$tomorrow"

# What vouches for the clock.
of_day later "$tomorrow" 14
mkdir -p issues/"${today%%-*}"/plain
rm issues/*/register
decision 15/QĐ-UBND 2025-06-01 >"issues/${today%%-*}/plain/a.md"
plain=issues/${today%%-*}/plain
check "a job's server that is behind the clock refuses the clock's day" \
    env CI_JOB_STARTED_AT=2025-06-15T20:00:00Z sh -c '
	"$0" number "$1" 2>err; [ $? -eq 1 ] &&
	grep -q "CI_JOB_STARTED_AT is of 2025-06-16.*\[number-clock\]" err
    ' "$PROGRAM" "$plain"
check "and writes nothing" test ! -e "issues/${today%%-*}/register"
check "--date is not the clock" env CI_JOB_STARTED_AT=2025-06-15T20:00:00Z \
    "$PROGRAM" number --date "$today" "$plain"
rm "issues/${today%%-*}/register"
due_by_server() {
	CI_JOB_STARTED_AT=2025-06-10T16:59:59Z "$PROGRAM" number --due \
	    >out 2>err
	[ $? -eq 1 ] && given 1 c 2 d &&
	grep -q 'issues/2025/e/issue.yaml:1:7: error: .*\[number-clock\]' err
}
check "--due numbers until the server's day" due_by_server
rm issues/*/register
check "the newest of several counts" \
    env CI_JOB_STARTED_AT="$(date -u +%FT%TZ)" \
    CI_COMMIT_TIMESTAMP=2025-06-10T23:00:00+07:00 "$PROGRAM" number "$plain"
rm "issues/${today%%-*}/register"

# repository DATE: the gazette with one commit of that day.
repository() {
	rm -rf .git
	git init -q . && git add issues fonts &&
	GIT_AUTHOR_DATE=$1 GIT_COMMITTER_DATE=$1 git -c user.name=Lê \
	    -c user.email=le@example commit -qm 'issues: first'
}
by_commit() {
	repository 2025-06-15T20:00:00Z &&
	says 1 "the last commit is of 2025-06-16" number "$plain" &&
	says 1 "[number-clock]" number --due && given 1 c 2 d 3 e &&
	exits 0 number --date "$today" "$plain" &&
	rm "issues/${today%%-*}/register"
}
check "the last commit is a witness" by_commit
fresh() {
	repository "$(date -u +%FT%TZ)" && exits 0 number "$plain"
}
check "one of today vouches for the clock" fresh
