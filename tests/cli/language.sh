# Which language messages are in: --lang, CONGBAO_LANG, the profile, Vietnamese.
. "$TESTS/cli.sh"

unset CONGBAO_LANG
sample .
vietnamese="không có số Công báo này"
english="no such issue"

check "Vietnamese by default" says 1 "$vietnamese" check issues/2024/99
mkdir bare
no_profile() {
	(cd bare && says 0 "Không có ngày này" explain date-impossible)
}
check "where there is no profile" no_profile
check "the severity" says 1 "issues/2024/99: lỗi: " check issues/2024/99
check "by an option" says 1 "$english" check --lang=en issues/2024/99
check "before the command" says 1 "$english" --lang en check issues/2024/99
check "not after --" says 1 "[issue-unknown]" check -- --lang=en
check "no such language" says 2 "“fr”: phải là vi hoặc en" check --lang=fr
check "no value" says 2 "phải là vi hoặc en" check --lang

of_profile() {
	cp issues/gazette.yaml kept
	echo "language: $1" >>issues/gazette.yaml
	shift
	"$@"
	failed=$?
	mv kept issues/gazette.yaml
	return $failed
}
check "by the profile" of_profile en says 1 "$english" check issues/2024/99
check "by the profile, unknown" of_profile fr says 1 "[profile-language]" check
check "an option before the profile" of_profile en says 1 "$vietnamese" \
    check --lang=vi issues/2024/99

from_environment() {
	of_profile vi env CONGBAO_LANG=en "$PROGRAM" check issues/2024/99 \
	    2>"$WORK/err"
	grep -qF "$english" "$WORK/err"
}
check "the environment before the profile" from_environment
check "an option before the environment" env CONGBAO_LANG=en sh -c \
    '"$0" check --lang=vi issues/2024/99 2>&1 | grep -qF "$1"' \
    "$PROGRAM" "$vietnamese"
nobody() {
	CONGBAO_LANG=xx "$PROGRAM" check >"$WORK/out" 2>&1
	[ $? -eq 2 ] && grep -q 'CONGBAO_LANG “xx”' "$WORK/out"
}
check "no such language in the environment" nobody

nothing_published() {
	exits 0 number issues/2024/01-thang-01 &&
	exits 0 build -o before issues/2024/01-thang-01 &&
	of_profile en exits 0 build -o after issues/2024/01-thang-01 &&
	same before/2024 after/2024
}
check "no byte of an issue depends on it" nothing_published

# For programs the names stay as they are.
machine() {
	"$PROGRAM" check --format=json issues/2024/99 2>"$WORK/err"
	jq -e '.severity == "error" and .code == "issue-unknown" and
	    (.message | startswith("không có"))' "$WORK/err"
}
check "JSON has English names" machine

# Texts of the commands themselves.
check "help" says 0 "--why LÝ-DO --by CƠ-QUAN" help withhold
check "a mistake in the options" says 2 \
    "congbao: --date “9/4/2025”: phải là một ngày có thật" \
    number --date 9/4/2025 issues/2025/01-thang-04
check "an argument that is missing" says 2 "export thiếu tham số; cách viết:" \
    export
no_gazette() {
	(cd / && says 2 "tạo công báo mới bằng \`congbao init\`" check)
}
check "no gazette" no_gazette
check "an unknown command" says 2 "không có lệnh “chek”" chek
check "an argument that is no text" says 2 "không ở mã UTF-8" \
    check "$(printf '\377')"
built() {
	says 0 "bản nháp, 12 trang" build issues/2025/01-thang-04 &&
	says 0 "a draft, 12 pages" build --lang=en issues/2025/01-thang-04 &&
	says 0 "(unchanged)" build --lang=en issues/2025/01-thang-04 &&
	says 0 "(không đổi)" build issues/2025/01-thang-04
}
check "what an earlier build said is not said in its language" built

# The system's words come with those that can be searched for.
check "a file that is not there" says 2 \
    "không.md: không có tệp hoặc thư mục này (No such file or directory)" \
    show tree không.md
check "in English as the system says it" says 2 \
    "không.md: No such file or directory" --lang=en show tree không.md
