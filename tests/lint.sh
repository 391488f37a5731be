#!/bin/sh
# lint.sh COMPILER…: style, layering and static analysis. Says what the sources
# measure, what is wrong and where; exit status 1 if anything is. COMPILER… is a
# command that reads the sources.
set -u
cd "$(dirname "$0")/.." || exit 2
TMP=$(mktemp -d) || exit 2
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' HUP INT TERM

SOURCES=$(find pipeline tests/unit tests/fuzz -name '*.[ch]' | sort)
SCRIPTS="$(find tests pipeline/package -name '*.sh' | sort) .ci/run"
bad=0

# wrong WHAT FILE: shows the file's lines, if it has any.
wrong() {
	[ -s "$2" ] || return 0
	cat "$2"
	echo "lint: $1"
	bad=1
}

clang-format --dry-run -Werror $SOURCES >"$TMP/format" 2>&1
wrong "clang-format would write this otherwise" "$TMP/format"

# A room includes rooms before it and itself; a library is known to one place.
awk '
BEGIN {
	count = split("base read word number typeset catalog print site portal sign publish desk commands", order, " ")
	for (i = 1; i <= count; i++)
		rank[order[i]] = i
	known["cmark-gfm"] = "^pipeline/read/(markdown|inlines|tables|footnotes|images|entity)\\.c$|^pipeline/read/parsing\\.h$"
	known["seccomp\\.h"] = "^pipeline/base/sandbox\\.c$"
	known["yaml\\.h"] = "^pipeline/read/yaml\\.c$"
	known["dlfcn"] = "^pipeline/base/library\\.c$"
	known["hb"] = "^pipeline/(typeset/face(_digest)?|print/font_subset)\\.c$"
	known["hpdf"] = "^pipeline/print/object\\.c$"
	known["hunspell/"] = "^pipeline/read/libhunspell\\.h$"
	known["qpdf/"] = "^pipeline/print/libqpdf\\.h$"
	known["nettle/"] = "^pipeline/base/(digest|base64)\\.c$"
	known["zip\\.h"] = "^pipeline/base/zip\\.c$"
	known["ioapi\\.h"] = "^pipeline/base/zip_memory\\.h$"
	known["unzip\\.h"] = "^pipeline/(base/unzip|base/zip)\\.c$"
	known["libdeflate"] = "^pipeline/(print/object|base/zip)\\.c$"
	known["(png|turbojpeg)"] = "^pipeline/read/picture\\.c$"
	known["curl/"] = "^pipeline/portal/libcurl\\.h$"
	known["openssl/"] = "^pipeline/sign/libcrypto\\.h$"
	known["p11-kit/"] = "^pipeline/sign/pkcs11\\.h$"
	known["libxml/"] = "^pipeline/base/libxml2\\.h$"
	known["microhttpd"] = "^pipeline/desk/libmicrohttpd\\.h$"
	known["unicode/"] = "^pipeline/site/collate\\.c$"
	known["uni[a-z]*\\.h"] = "^pipeline/base/utf8\\.c$"
}
FNR == 1 {
	includes = 0
	parts = split(FILENAME, path, "/")
	room = parts == 3 ? path[2] : ""
}
/^#include "/ {
	split($0, part, "\"")
	from = part[2]
	sub(/\/.*/, "", from)
	if (room != "" && part[2] !~ /\//)
		print FILENAME ":" FNR ": not by its full name: " part[2]
	else if (room != "" && rank[from] > rank[room])
		print FILENAME ":" FNR ": " room " leans on " from
	else if (room == "site" && from ~ /^(typeset|print)$/)
		print FILENAME ":" FNR ": the site reads entries, not pages"
	own = FILENAME
	sub(/^pipeline\//, "", own)
	sub(/^commands\/command_[a-z]*\.c$/, "commands/commands.c", own)
	if (sub(/\.c$/, ".h", own) && includes++ == 0 && room != "" &&
	    part[2] != own && part[2] != "commands/command_build.h")
		print FILENAME ":" FNR ": its own header does not come first"
}
/^#include </ {
	header = $2
	gsub(/[<>]/, "", header)
	if (header == "unistd.h")
		next
	for (library in known)
		if (header ~ "^" library && FILENAME !~ known[library])
			print FILENAME ":" FNR ": " header " is not known here"
}' $(find pipeline -name '*.[ch]' | sort) >"$TMP/layers"
wrong "layering" "$TMP/layers"

cppcheck --quiet --std=c11 --enable=warning,performance,portability \
	--inline-suppr --suppress=missingIncludeSystem --error-exitcode=1 \
	-Ipipeline -D_POSIX_C_SOURCE=200809L '-DVERSION="0"' '-DSITE_SOURCES="0"' \
	'-DDATADIR="/"' \
	-j 2 --template='{file}:{line}: {severity}: {message} [{id}]' \
	pipeline >"$TMP/cppcheck" 2>&1
wrong "cppcheck" "$TMP/cppcheck"

# mandoc knows a page's first section by its English name.
for manual in pipeline/*.[1-9] pipeline/vi/*.[1-9]; do
	sed 's/^\.Sh TÊN$/.Sh NAME/' "$manual" |
	    mandoc -Tlint -W warning 2>&1 | sed "s|<stdin>|$manual|"
done >"$TMP/mandoc"
wrong "mandoc" "$TMP/mandoc"
python3 tests/languages.py >"$TMP/languages" 2>&1
wrong "the manual in two languages" "$TMP/languages"

python3 tests/codes.py pipeline/base/diag_code.def pipeline/*.c pipeline/*/*.c \
    >"$TMP/codes" 2>&1
wrong "the table of diagnostics" "$TMP/codes"

python3 tests/messages.py >"$TMP/messages" 2>&1
wrong "messages that are not there in Vietnamese" "$TMP/messages"

python3 tests/papers.py >"$TMP/papers" 2>&1
wrong "papers that say otherwise than the program" "$TMP/papers"

grep -rnE '\b(TODO|FIXME|XXX)\b' pipeline tests Makefile .ci \
	--include='*' --exclude=lint.sh >"$TMP/todo"
wrong "to be done" "$TMP/todo"

for script in $SCRIPTS; do
	case $script in
	.ci/run) bash -n "$script" ;;
	*) sh -n "$script" ;;
	esac 2>&1
done >"$TMP/scripts"
wrong "scripts that the shell cannot read" "$TMP/scripts"
for script in tests/*.py; do
	python3 -c 'import ast, sys
ast.parse(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1])' \
	    "$script" 2>&1
done >"$TMP/python"
wrong "scripts that Python cannot read" "$TMP/python"

# Outside of a repository there is nothing to ask.
git ls-files 2>/dev/null | cut -d / -f 1 | sort -u | grep -vxE \
    'pipeline|issues|fonts|tests|Makefile|README\.md|LICENSE|\..*' >"$TMP/top"
wrong "what does not belong at the top" "$TMP/top"

# A header needs no other before it, and none keeps another from being read.
HEADERS=$(find pipeline -name '*.h' | sort)
for header in $HEADERS; do
	echo "#include \"${header#pipeline/}\"" >"$TMP/alone.c"
	"$@" -fsyntax-only "$TMP/alone.c" ||
		echo "$header:1: this header cannot be read alone"
	cat "$TMP/alone.c" >>"$TMP/together.c"
done >"$TMP/headers" 2>&1
wrong "headers that need others" "$TMP/headers"
"$@" -fsyntax-only "$TMP/together.c" >"$TMP/together" 2>&1
wrong "headers that cannot be read together" "$TMP/together"
python3 tests/figures.py || bad=1

[ $bad -eq 0 ] && echo "lint: nothing found"
exit $bad
