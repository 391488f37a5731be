# golden.sh: sourced by run.sh. Beside an input stands what a stage should
# make of it, and the ending names the stage:
#
#   read/x.md     x.tree, what is read; x.err, what is found fault with;
#                 x.marks, what is no text, where the name begins with marks
#   number/x/     x.issue, a gazette's issues; x.err, what check says of them
#   typeset/x.md  x.pages, the pages of an issue with this one document
#   publish/x.md  x.json and x.xml, data and Akoma Ntoso of this document of an
#                 issue with them all; all.plan, how that would be published
#
# What is found fault with stands once more in Vietnamese: x.vi.err.
#
# A result that is empty has no file.

# compare NAME EXPECTED RESULT: is the result as it should be?
compare() {
	if [ -n "$ACCEPT" ]; then
		if [ -s "$3" ]; then
			cp "$3" "$2"
		else
			rm -f "$2"
		fi
		return 0
	fi
	expected=$2
	[ -e "$expected" ] || expected=/dev/null
	cmp -s "$expected" "$3" && return 0
	echo "not ok $1: $(basename "$2") differs"
	diff -u -L expected -L result "$expected" "$3" | head -n 20 |
	    sed 's/^/    /'
	return 1
}

# status_fits NAME STATUS ERR: 1 goes with errors, 0 with no errors, and
# nothing goes with a crash.
status_fits() {
	if grep -q ' error: ' "$3"; then
		wanted=1
	else
		wanted=0
	fi
	[ "$2" -eq $wanted ] && return 0
	echo "not ok $1: exit status $2 where $wanted should be"
	head -n 20 "$3" | sed 's/^/    /'
	return 1
}

# places ERR: where each mistake is, and its code.
places() {
	sed -nE 's/^([^ ]*: ).* \[([a-z0-9-]+)\]$/\1\2/p' "$1"
}

# vietnamese NAME ERR COMMAND…: are the mistakes of ERR the same in Vietnamese,
# without an English word but in what is quoted? They are in vi.err.
vietnamese() {
	test=$1
	english=$2
	shift 2
	: >vi.err
	[ -s "$english" ] || return 0
	CONGBAO_LANG=vi "$@" >vi.out 2>vi.err
	places "$english" >places.en
	places vi.err >places.vi
	cmp -s places.en places.vi || {
		echo "not ok $test: other mistakes in Vietnamese"
		diff places.en places.vi | sed 's/^/    /'
		return 1
	}
	sed -nE 's/^[^ ]*: (.*) \[[a-z0-9-]+\]$/\1/p' vi.err |
	    sed 's/“[^”]*”//g; s/`[^`]*`//g' |
	    grep -wE 'the|is|of|not|with|and|this|are|should|has|here|which' \
		>left && {
		echo "not ok $test: English words in Vietnamese"
		sed 's/^/    /' left
		return 1
	}
	return 0
}

golden_read() {
	mkdir "$TMP/read"
	cp "$TESTS"/read/*.md "$TESTS"/read/*.png "$TESTS"/read/*.jpg \
	    "$TMP/read"
	cd "$TMP/read" || return
	for input in *.md; do
		name=${input%.md}
		"$PROGRAM" show tree "$input" >"$name.tree" 2>"$name.err"
		status=$?
		# What is refused is not printed: its tree is of no interest.
		[ $status -eq 0 ] || : >"$name.tree"
		: >"$name.marks"
		case $name in
		marks*) "$PROGRAM" show marks "$input" >"$name.marks" 2>&1 ;;
		esac
		status_fits "read/$name" $status "$name.err" &&
		compare "read/$name" "$TESTS/read/$name.marks" \
		    "$name.marks" &&
		compare "read/$name" "$TESTS/read/$name.err" "$name.err" &&
		vietnamese "read/$name" "$name.err" \
		    "$PROGRAM" show tree "$input" &&
		compare "read/$name" "$TESTS/read/$name.vi.err" vi.err &&
		compare "read/$name" "$TESTS/read/$name.tree" "$name.tree" &&
		echo "ok read/$name"
	done
	cd "$ROOT" || return
}

golden_number() {
	for input in "$TESTS"/number/*/; do
		name=$(basename "$input")
		small "$TMP/number/$name"
		cp -R "$input." "$TMP/number/$name/issues"
		cd "$TMP/number/$name" || return
		"$PROGRAM" check >out 2>err
		status=$?
		: >issue
		[ $status -ne 0 ] ||
			"$PROGRAM" show issue issues/*/*/ >issue 2>/dev/null
		status_fits "number/$name" $status err &&
		compare "number/$name" "$TESTS/number/$name.err" err &&
		vietnamese "number/$name" err "$PROGRAM" check &&
		compare "number/$name" "$TESTS/number/$name.vi.err" vi.err &&
		compare "number/$name" "$TESTS/number/$name.issue" issue &&
		echo "ok number/$name"
	done
	cd "$ROOT" || return
}

golden_typeset() {
	for input in "$TESTS"/typeset/*.md; do
		name=$(basename "$input" .md)
		small "$TMP/typeset/$name"
		cd "$TMP/typeset/$name" || return
		mkdir -p issues/2025/01
		cp "$input" issues/2025/01
		for picture in "$TESTS"/typeset/*.png; do
			grep -qF "($(basename "$picture")" "$input" &&
				cp "$picture" issues/2025/01
		done
		"$PROGRAM" show pages issues/2025/01 >pages 2>err
		status=$?
		status_fits "typeset/$name" $status err &&
		compare "typeset/$name" "$TESTS/typeset/$name.err" err &&
		vietnamese "typeset/$name" err \
		    "$PROGRAM" show pages issues/2025/01 &&
		compare "typeset/$name" "$TESTS/typeset/$name.vi.err" \
		    vi.err &&
		compare "typeset/$name" "$TESTS/typeset/$name.pages" pages &&
		echo "ok typeset/$name"
	done
	cd "$ROOT" || return
}

# Sizes and digests follow from libraries, the site's edition from its sources.
masked() {
	sed -E 's/[0-9a-f]{64}/…/; s/ [0-9]+ …$/ … …/; s/("size":) [0-9]+/\1 …/
	    s/("edition": ).*,/\1…,/; s/, [0-9]+ bytes/, … bytes/' "$@"
}

golden_publish() {
	mkdir -p "$TMP/publish/portal"
	small "$TMP/publish"
	cd "$TMP/publish" || return
	mkdir -p issues/2025/01
	cp "$TESTS"/publish/*.md issues/2025/01
	"$PROGRAM" number --date 2025-06-20 issues/2025/01 >err 2>&1 &&
	"$PROGRAM" build -o out --all >>err 2>&1 &&
	"$PROGRAM" show plan -o out --to portal --all >out/plan 2>>err || {
		echo "not ok publish: $(head -n 1 err)"
		return
	}
	for input in issues/2025/01/*.md; do
		name=$(basename "$input" .md)
		stem=$(sed -n 's/^number: //p' "$input" | tr 'A-ZĐ/' 'a-zđ-' |
		    sed 's/đ/d/g')
		masked "out/2025/van-ban/so-01/$stem.json" >json
		compare "publish/$name" "$TESTS/publish/$name.json" json &&
		compare "publish/$name" "$TESTS/publish/$name.xml" \
		    "out/2025/so-01/$stem.xml" &&
		echo "ok publish/$name"
	done
	grep -v '^issues/' out/plan | masked >plan
	compare publish/all "$TESTS/publish/all.plan" plan &&
	echo "ok publish/all"
	cd "$ROOT" || return
}
