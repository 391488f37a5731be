# Options, arguments and exit statuses.
. "$TESTS/cli.sh"

# wrong ARGUMENT…: exit status 2, one line on standard error, none on output.
wrong() {
	exits 2 "$@" || return 1
	[ ! -s "$WORK/out" ] || { cat "$WORK/out"; return 1; }
	[ "$(wc -l <"$WORK/err")" -eq 1 ] || { cat "$WORK/err"; return 1; }
}

sample .
check "no command" wrong
check "an unknown command" wrong chek
check "an unknown option" wrong check --fast
check "another command's option" wrong check --all
check "an option without its value" wrong number --date
check "a value for an option without one" wrong check --fix=yes
check "a day that is none" wrong number --date 2025-02-30 issues/2025/01-thang-04
check "a date in another form" wrong number --date 9/4/2025 issues/2025/01-thang-04
check "no jobs" wrong build -j0 --all
check "jobs that are no number" wrong build -j two --all
check "a year that is none" wrong report --year 25
check "report without a year" wrong report
check "number without an issue" wrong number
check "verify without a portal" wrong verify
check "build without issues" wrong build
check "build --all and an issue" wrong build --all issues/2025/01-thang-04
check "publish without issues" wrong publish --to file:///portal
check "publish without a portal" wrong publish --all
check "show without a stage" wrong show
check "show plan without issues" wrong show plan --to file:///portal
check "show plan of all and of one" wrong show plan --to file:///portal --all \
    issues/2025/01-thang-04
check "show of an unknown stage" wrong show letters issues/2025/01-thang-04
check "show without a file" wrong show tree
check "an argument where none is taken" wrong report --year 2025 issues
check "an argument too many" wrong verify file:///portal 01 02
check "build of a part and of all parts" wrong build --shard 1/2 --join --all
check "an unknown format" wrong check --format=xml

check "help" says 0 "congbao publish" help
check "help of a command" says 0 "--dry-run" help publish
check "--help" says 0 "congbao check" --help
check "help of an unknown command" wrong help chek
check "--version" says 0 "congbao " --version

everywhere() {
	for command in check number build publish verify portal report show; do
		for option in -h --help; do
			says 0 "congbao $command" $command $option &&
			    [ ! -s "$WORK/err" ] || return 1
		done
		says 0 "congbao " $command --version || return 1
	done
}
check "every command knows -h, --help and --version" everywhere
check "-h" says 0 "congbao check" -h
check "also behind arguments" says 0 "congbao check" check 01-thang-04 -h
check "help of help" says 0 "congbao check" help --help

byte=$(printf '\377')
check "an option that is no text" wrong publish --commit "$byte" --all
check "a path that is none" wrong check "$byte"
check "a portal" wrong publish --to "$byte" --all
check "a command" wrong "$byte"
variables() {
	for name in GITHUB_SHA CI_COMMIT_SHA CI_JOB_URL HOME TMPDIR \
	    CONGBAO_USER CONGBAO_PASSWORD CONGBAO_S3_REGION; do
		PROGRAM=env wrong "$name=$byte" "$PROGRAM" check || return 1
		grep -qF "$name" "$WORK/err" || return 1
	done
}
check "a variable of the environment" variables

check "0: nothing is wrong" exits 0 check
check "1: an unknown issue" says 1 "[issue-unknown]" check issues/2025/09-khong-co
check "2: an unknown file" says 2 "khong-co.md" show tree khong-co.md
check "2: no gazette" sh -c 'cd / && "$0" check; [ $? -eq 2 ]' "$PROGRAM"
check "an issue by its name alone" exits 0 check 01-thang-04
check "an issue with a slash at its end" exits 0 check issues/2025/01-thang-04/
check "from a directory below" \
    sh -c 'cd issues/2025 && "$0" check 01-thang-04' "$PROGRAM"
check "from elsewhere, by the issue's path" \
    sh -c 'cd / && "$0" check "$1/issues/2025/01-thang-04"' "$PROGRAM" "$WORK"
check "a portal that cannot be had" \
    exits 2 publish --to nowhere://portal issues/2025/01-thang-04

# What was probably meant.
meant() {
	words="did you mean “$1”?"
	shift
	wrong "$@" && grep -qF "$words" "$WORK/err" || {
		echo "not “$words”:"
		cat "$WORK/err"
		return 1
	}
}
check "a command" meant check chek
check "a command to be helped with" meant publish help publihs
check "an option" meant --strict check --strct
check "an option with its value" meant --output build --ouput x --all
check "a format" meant json check --format=jsn
check "a form of the report" meant docx report --year 2025 --as dcox
check "a way of verifying" meant full publish --verify ful --to x --all
guesses() {
	wrong "$@" && ! grep "did you mean" "$WORK/err"
}
check "a far command" guesses blorb
check "a far option" guesses check --fast
check "another command's option, which is not meant" guesses check --all
check "an issue" says 1 "did you mean “issues/2025/01-thang-04”?" \
    check issues/2025/01-thang-4
check "an issue's year" says 1 "did you mean “issues/2025/01-thang-04”?" \
    check issues/2026/01-thang-04
check "an issue by its name" says 1 "did you mean “issues/2025/01-thang-04”?" \
    check 01-thang-4
check "a type for new" says 1 "did you mean “Quyết định”?" \
    new issues/2025/09-moi "Quyết địn"
check "an authority for new" says 1 "did you mean “Ủy ban nhân dân tỉnh”?" \
    new --authority "Ủy ban nhân dân tinh" issues/2025/09-moi QĐ
