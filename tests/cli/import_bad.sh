# import_bad.sh: what import refuses, each file for its own reason, and that
# nothing of it is written.
. "$TESTS/cli.sh"

small .
sed -i 's/- name: Ủy ban nhân dân tỉnh/&\n    head: [ỦY BAN NHÂN DÂN, TỈNH GIẢ ĐỊNH]/' \
    issues/gazette.yaml
issue=issues/2026/01-thu
mkdir bad
python3 -B "$TESTS/word/bad.py" bad

# refused FILE WORDS: an error with these words, and no file.
refused() {
	says 1 "$2" import $issue "bad/$1" || return 1
	grep -q "^bad/$1: error: " err || { cat err; return 1; }
	[ ! -e $issue ]
}
# is NAME FILE WORDS
is() {
	check "$1" refused "$2" "$3"
}

is "a spreadsheet" table.xlsx 'an Excel file (.xlsx); only .docx'
is "an OpenDocument spreadsheet" sheet.odt 'but not a text (.odt)'
is "an archive" archive.docx 'is a ZIP file;'
is "a PDF that is named .docx" scan.docx 'is a PDF;'
is "HTML that is named .doc" page.doc 'is HTML;'
is "an empty file" empty.docx 'is an empty file;'
is "plain text" letters.doc 'of an unknown kind;'
is "an old spreadsheet" books.doc 'an old Excel file (.xls);'
is "a .docx under a password" locked.docx 'a Word file under a password'
is "a .doc under a password" locked.doc 'an old Word file (.doc) under a password'
is "an OLE file that is a loop" looped.doc 'an OLE file without a Word document'
is "an OLE file that is cut" head.doc 'an OLE file without a Word document'

is "a part that unpacks to 200 times its size" ratio.docx '[word-limit]'
is "parts that unpack to more than 32 MiB" unpacked.docx '[word-limit]'
is "4,001 parts" parts.docx 'more than 4000 parts [word-limit]'
is "a size that is declared too small" short.docx '[word-damaged]'
is "a size that is declared too large" long.docx '[word-damaged]'
# Sanitizers need more, and then have no such limit.
is_sanitized() {
	nm "$PROGRAM" | grep -q __asan_init
}
much() {
	is_sanitized || refused elements.docx '64 MB were needed'
}
check "more than 64 MB of memory" much

is "elements 257 deep" depth.docx '[word-depth]'
is "a DOCTYPE with entities of entities" doctype.docx '[word-doctype]'
is "an entity that is a file" entity.docx '[word-doctype]'
is "a path upwards" upwards.docx '[word-path]'
is "an absolute path" absolute.docx '[word-path]'
is "a reference upwards" target.docx '[word-path]'
is "two parts of a name" twice.docx 'is there twice [word-damaged]'
is "a file that is cut" truncated.docx '[word-damaged]'
is "encrypted parts" encrypted.docx '[word-encrypted]'
is "no main document" mainless.docx 'no main document [word-damaged]'
is "XML that is cut" malformed.docx '[word-xml]'
is "a picture elsewhere" linked.docx 'http://127.0.0.1:9/a.png'
is "a picture that is missing" unlinked.docx '[word-picture]'

check "in Vietnamese: what kind of file it is" \
    says 1 'tệp Excel (.xlsx)' import --lang=vi $issue bad/table.xlsx
check "in Vietnamese: where the mistake is" says 1 \
    'lỗi: văn bản, đoạn 13: tệp thiếu một hình [word-picture]' \
    import --lang=vi $issue bad/unlinked.docx

check "a directory is no file" says 2 'Is a directory' import $issue bad
check "a file that is missing" says 2 'No such file' import $issue bad/none.docx
pipe() {
	mkfifo bad/pipe && says 2 'not a regular file' import $issue bad/pipe
}
check "a pipe is no file" pipe
check "macros are named, and the text imported" \
    says 0 '[word-macros]' import $issue bad/macros.docx
check "so is a template that is elsewhere" \
    says 0 'a.dotm' import $issue bad/template.docx
rm -r $issue

mixed() {
	exits 1 import $issue bad/scan.docx bad/template.docx bad/depth.docx &&
	    [ "$(ls $issue)" = "01-ban-hanh-noi-quy-su-dung-nha-van-hoa.md" ]
}
check "the others are imported all the same" mixed
rm -r $issue

# What the process that reads needs, by any of them.
memory() {
	is_sanitized && return 0
	python3 - "$PROGRAM" $issue bad/*.docx bad/*.doc <<'END'
import resource
import subprocess
import sys

subprocess.run([sys.argv[1], 'import'] + sys.argv[2:],
               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(most, 'kilobytes')
sys.exit(most >= 64 << 10)
END
}
check "none of them takes more memory than it may" memory
rm -rf $issue

# LibreOffice, or what is called so.
cat >doc.py <<'END'
import sys

sys.path.insert(0, sys.argv[1])
sys.argv[1:] = ['bad']
import bad  # noqa: E402 (writes its files once more)

with open('old.doc', 'wb') as file:
    file.write(bad.compound('WordDocument', fib=b'\xec\xa5\xc1'))
END
python3 -B doc.py "$TESTS/word"
mkdir bin
# soffice WHAT…: makes a LibreOffice that does this.
soffice() {
	{
		printf '#!/bin/sh\n'
		printf '%s\n' "$@"
	} >bin/soffice
	chmod +x bin/soffice
}
# with_office STATUS WORDS [OPTION…]: and nothing is left behind.
with_office() {
	status_office=$1
	words_office=$2
	shift 2
	mkdir -p tmp
	PATH=$WORK/bin:/usr/bin:/bin TMPDIR=$WORK/tmp \
	    says "$status_office" "$words_office" import "$@" $issue old.doc &&
	    [ -z "$(ls -A tmp)" ] || { ls -A tmp; return 1; }
}
without() {
	mkdir -p none
	PATH=$WORK/none "$PROGRAM" import $issue old.doc 2>err
	[ $? -eq 2 ] &&
	    grep 'install the package libreoffice-writer-nogui' err
}
check "without LibreOffice, the package is named" without
soffice 'exit 1'
check "LibreOffice fails" with_office 1 '[word-conversion]'
soffice 'mkdir out' 'ln -s /etc/passwd out/in.docx'
check "it makes a link" with_office 1 '[word-conversion]'
soffice 'mkdir out' 'truncate -s 100M out/in.docx'
check "it makes too much" with_office 1 '[word-conversion]'
soffice 'mkdir out' 'echo no >out/in.docx'
check "it makes something else" with_office 1 'of an unknown kind'
soffice 'sleep 100 & sleep 100'
check "it does not end" with_office 1 'ended after 1 seconds' --timeout 1
# What it started has ended with it: the sleepers have gone.
gone() {
	! ps -eo args | grep -q '^sleep 10[0]$'
}
check "nor does what it started go on" gone
soffice 'python3 - <<EOF' 'import os, socket' \
    'for family in socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK:' \
    '    try:' '        socket.socket(family)' \
    '        os.makedirs("out")' '    except PermissionError:' \
    '        pass' \
    "open('$WORK/seen', 'w').write(' '.join(sorted(os.environ)))" \
    'EOF' \
    "mkdir out && cp '$WORK/bad/template.docx' out/in.docx"
check "it has no network" with_office 0 '[word-converted]'
environment() {
	[ "$(sed 's/ PWD//' seen)" = "HOME LC_ALL PATH TMPDIR" ] || {
		cat seen
		return 1
	}
}
check "and nothing of the environment" environment
rm -rf $issue
killed() {
	soffice "touch '$WORK/begun'" 'sleep 50'
	rm -f begun
	PATH=$WORK/bin:/usr/bin:/bin TMPDIR=$WORK/tmp \
	    "$PROGRAM" import $issue old.doc &
	running=$!
	while [ ! -e begun ]; do sleep 0.05; done
	kill -9 $running
	i=0
	while [ -n "$(ls -A tmp)" ] && [ $i -lt 100 ]; do
		i=$((i + 1))
		sleep 0.05
	done
	[ -z "$(ls -A tmp)" ] && ! ps -eo args | grep -q '^sleep 5[0]$'
}
check "a run that is killed leaves nothing of it" killed
