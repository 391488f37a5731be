# How the program's work grows: four times the text is four times the steps.
. "$TESTS/cli.sh"

small .
mkdir -p issues/2025/01

# repeat COUNT TEXT: the text so many times, on one line.
repeat() {
	python3 -c 'import sys; print(int(sys.argv[1]) * sys.argv[2])' "$@"
}
# counted COMMAND…: the steps that the program takes; tests/steps.c
counted() {
	head -c 8 /dev/zero >steps
	STEPS=$PWD/steps "$BUILD/congbao-steps" "$@" >"$WORK/out" 2>"$WORK/err" ||
		{ cat "$WORK/err" >&2; return 1; }
	od -A n -t u8 steps | tr -d ' '
}
# steps COUNT TEXT COMMAND…: for a decision with so much of the text.
steps() {
	{
		decision 1/QĐ-UBND 2025-06-12
		echo
		repeat "$1" "$2"
	} >issues/2025/01/a.md
	shift 2
	"$@"
}
# linear COUNT TEXT COMMAND…: what four times the text adds is no more than
# a little over four times what the text adds.
linear() {
	count=$1
	text=$2
	shift 2
	none=$(steps 0 "" "$@") && once=$(steps "$count" "$text" "$@") &&
	more=$(steps $((4 * count)) "$text" "$@") || return 1
	echo "$none steps, $((once - none)) and $((more - none)) more"
	[ $((once - none)) -gt "$count" ] &&
	[ $((10 * (more - none))) -lt $((48 * (once - none))) ]
}
br=$(printf 'Một dòng.<br>')
for text in "Điều 1 khoản 2 " "khoản 2 Điều 5, " "Sửa đổi Điều 1. " \
    "của Điều 2 Luật này " "Phụ lục II và " "$br" "**đậm** và " "*một " \
    "“một” " "[một " "12/2024/QĐ-UBND, " "https://giadinh.example/a " \
    "ngày 12 tháng 3 năm 2024, " "Một câu văn thường của văn bản. " \
    "_một_ " "(*) " "a*b " "<một " "&amp; " "“ " "____"; do
	check "“$text”: linear" linear 300 "$text" \
	    counted check issues/2025/01
done
paragraphs=$(printf 'Một đoạn.\n\n.')
paragraphs=${paragraphs%.}
check "paragraphs: linear" linear 300 "$paragraphs" \
    counted check issues/2025/01

# The other forms: page, Akoma Ntoso, words of the search.
built() {
	rm -rf issues/2025/register site
	exits 0 number --date 2025-06-30 issues/2025/01 &&
	counted build -j 1 -o site issues/2025/01
}
for text in "Điều 1 khoản 2 " "$br" "12/2024/QĐ-UBND, "; do
	check "“$text”: linear in all forms" linear 300 "$text" built
done
check "paragraphs: linear in all forms" linear 300 "$paragraphs" built

# An editor checks what it has saved: the archive beside it costs nothing.
checked() {
	counted check issues/2025/01/a.md
}
beside() {
	rm -rf issues/2025/register
	decision 1/QĐ-UBND 2025-06-12 >issues/2025/01/a.md
	alone=$(checked) || return 1
	for year in 2005 2006 2007 2008; do
		for issue in 01 02 03 04 05; do
			mkdir -p issues/$year/$issue
			decision $issue/QĐ-UBND $year-06-12 \
			    >issues/$year/$issue/a.md
			exits 0 number --date $year-06-30 \
			    issues/$year/$issue || return 1
		done
	done
	archive=$(checked) && issue=$(counted check issues/2025/01) || return 1
	echo "$alone steps, $archive beside an archive, $issue its issue"
	[ "$archive" -eq "$alone" ] && [ "$issue" -gt "$alone" ]
}
check "a decision alone: the same beside any archive" beside
printed() {
	counted build --pdf -j 1 -o pdf issues/2025/01
}
alone_printed() {
	archive=$(printed) || return 1
	rm -rf issues/200?
	alone=$(printed) || return 1
	echo "$alone steps, $archive beside an archive"
	[ "$archive" -eq "$alone" ]
}
check "a PDF alone: the same beside any archive" alone_printed
