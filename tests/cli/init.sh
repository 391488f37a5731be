# init.sh: a gazette of its own, from nothing to its verified publication; that
# init writes all of it or nothing, and replaces nothing.
. "$TESTS/cli.sh"

year=$(TZ=ICT-7 date +%Y)
month=$(TZ=ICT-7 date +%m)
issue=issues/$year/01-thang-$month

# Examples, from check to verify.
check "plain examples" says 0 'Đã tạo Công báo trong g: 17 tệp' \
    init --yes --lang=vi g
check "and in English" says 0 'The gazette was begun in e: 17 files' \
    init --yes --lang=en e
whole() {
	[ "$(find g -type f | wc -l)" -eq 17 ] || { find g -type f; return 1; }
	! find g -name '.congbao*' | grep .
}
check "all files, and no drafts" whole
cd g
said_nothing() {
	exits 0 check --strict && [ ! -s "$WORK/err" ] || {
		cat "$WORK/err"
		return 1
	}
}
check "check finds nothing to say" said_nothing
cat >"$WORK/editor.py" <<'END'
"""editor.py PROGRAM: what .vscode says of files and messages, of this gazette."""
import fnmatch
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml


def read(path):
    text = pathlib.Path(path).read_text(encoding='utf-8')
    return text if path.suffix != '.json' else json.loads(text)


top = pathlib.Path('.')
settings = read(top / '.vscode/settings.json')
files = [str(path) for path in top.glob('issues/**/*') if path.is_file()]
checked = set()
for schema, pattern in settings['yaml.schemas'].items():
    for path in fnmatch.filter(files, pattern):
        text = read(pathlib.Path(path))
        text = text.split('---\n')[1] if path.endswith('.md') else text
        jsonschema.validate(yaml.load(text, yaml.BaseLoader),
                            read(top / schema))
        checked.add(path)
assert checked == set(files), set(files) - checked
task = read(top / '.vscode/tasks.json')['tasks'][0]
assert [task['command'], *task['args']] == ['congbao', 'check'], task
matchers = task['problemMatcher']
owners = {one['owner'] for one in matchers}
assert len(owners) == len(matchers), owners
for path in top.glob('issues/*/*/*.md'):
    path.write_text('\ufeff' + read(path).replace('signer:', 'sgner:'),
                    encoding='utf-8')
(path.parent / 'lạ.txt').write_text('x', encoding='utf-8')


def say(language, *arguments):
    return subprocess.run([sys.argv[1], 'check', '--lang', language, *arguments],
                          stderr=subprocess.PIPE, text=True, check=False).stderr


def matches(lines):
    """What an editor makes of them: severity, file, code and line."""
    for line in lines:
        for matcher in matchers:
            pattern = matcher['pattern']
            match = re.search(pattern['regexp'], line)
            if match and pattern.get('kind') == 'file':
                yield matcher['severity'], match[pattern['file']], \
                    match[pattern['code']], 0
            elif match:
                yield matcher['severity'], match[pattern['file']], \
                    match[pattern['code']], int(match[pattern['line']])


for language, note in ('en', 'note'), ('vi', 'ghi chú'):
    found = list(matches(say(language).splitlines() + [
        *say(language, 'issues/2024/99').splitlines(),
        'issues/a.md: %s: … [accepted]' % note]))
    assert len(found) == 6, (language, found)
    assert {('info', str(path), 'byte-order-mark', 1),
            ('warning', str(path.parent / 'lạ.txt'), 'issue-stray', 0),
            ('error', 'issues/2024/99', 'issue-unknown', 0),
            ('info', 'issues/a.md', 'accepted', 0)} < set(found), found
    assert {one[2] for one in found if one[:2] == ('error', str(path)) and
            one[3] > 1} == {'field-missing', 'field-unknown'}, found
END
editor() {
	cp -R . ../edited && cd ../edited && python3 "$WORK/editor.py" "$PROGRAM"
	good=$?
	cd ../g && return $good
}
check "an editor of text knows its files and its messages" editor
attributes() {
	cp -R . ../git && cd ../git && git init -q . &&
	    mkdir -p "$issue/chu-ky" &&
	    for file in "$issue/chu-ky/a.json" "$issue/01.goc.pdf"; do
		    git check-attr text "$file" | grep -F 'text: unset' ||
			return 1
	    done
	good=$?
	git check-attr eol "$issue/01-van-ban-mau.md" | grep -F 'eol: lf' ||
	    good=1
	mkdir -p build out && git check-ignore build out && ! git check-ignore issues || good=1
	cd ../g && return $good
}
check "git keeps signatures and PDFs as they are" attributes
check "it is numbered" says 0 "number 01 of $year" number "$issue"
check "it is built" exits 0 build -o out --all
check "it is published" exits 0 publish -o out --to "file://$WORK/portal" --built
check "and verified" says 0 'as published' verify "file://$WORK/portal"
title() {
	pdftotext -layout out/"$year"/so-01/*.pdf - 2>/dev/null | head -n 30 |
	    grep -F 'TỈNH GIẢ ĐỊNH' ||
	    for pdf in out/"$year"/so-01/*.pdf; do
		    pdftotext -layout "$pdf" - | head -n 30
	    done | grep -F 'TỈNH GIẢ ĐỊNH'
}
check "the page names the province" title
cd ..

# Answers as options.
check "answers as options" exits 0 init --province 'thành phố Giả Định' \
    --publisher 'Văn phòng: "UBND" # thành phố' --address 'Số 1: [a]' \
    --phone '0200' --email a@b.example --web https://c.example \
    --authority 'Ủy ban nhân dân thành phố=UBND' \
    --authority 'Ủy ban nhân dân phường Mẫu Mực=UBND' \
    --authority 'Sở Tư pháp=STP' city
cd city
check "of any characters" said_nothing
values() {
	python3 - <<'END'
import yaml
profile = yaml.safe_load(open('issues/gazette.yaml', encoding='utf-8'))
assert profile['publisher'] == 'Văn phòng: "UBND" # thành phố', profile
assert profile['address'] == 'Số 1: [a]', profile
assert profile['base_url'] == 'https://c.example/', profile
assert [one['head'] for one in profile['authorities']] == [
    ['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ GIẢ ĐỊNH'],
    ['ỦY BAN NHÂN DÂN', 'PHƯỜNG MẪU MỰC'], ['SỞ TƯ PHÁP']], profile
END
}
check "are in the profile as they were given" values
commune() {
	exits 0 new --authority 'Ủy ban nhân dân phường Mẫu Mực' "$issue" QĐ x &&
	    grep -x 'place: Mẫu Mực' "$issue"/02-x.md &&
	    grep -xF '**ỦY BAN NHÂN DÂN PHƯỜNG MẪU MỰC**' "$issue"/02-x.md
}
check "a ward has its own place" commune
cd ..
few() {
	exits 0 init --province 'tỉnh Giả Định' few &&
	    ! grep -E '^(phone|email|web|base_url|address):' few/issues/gazette.yaml &&
	    (cd few && said_nothing)
}
check "the province is enough" few

# wrong OPTION VALUE: refused, with a line, and nothing is made.
wrong() {
	exits 2 init --yes "--$1" "$2" bad || return 1
	[ "$(wc -l <"$WORK/err")" -eq 1 ] && grep -F -e "--$1 “${3:-$2}”" "$WORK/err" &&
	    [ ! -e bad ]
}
check "a province without its kind" wrong province 'Giả Định'
check "an address that is none" wrong email 'giadinh.example'
check "a site that is none" wrong web 'congbao.giadinh.example'
check "an authority without its symbol" wrong authority 'Sở Tư pháp'
check "a symbol that is none" wrong authority 'Sở Tư pháp=S/TP'
check "two lines for one" wrong publisher "$(printf 'a\nb')" …
check "no terminal to ask at" says 2 'needs --province' init bad
check "and nothing is made" test ! -e bad

# At a terminal.
cat >terminal.py <<'END'
"""terminal.py PROGRAM DIRECTORY ANSWER…: init, answered at a terminal. An answer
is typed when the program waits for one; after the last one the input ends."""
import os
import pty
import sys

program, directory = sys.argv[1:3]
answers = list(sys.argv[3:])
child, terminal = pty.fork()
if child == 0:
    os.execv(program, [program, 'init', '--lang=vi', directory])
said = b''
while True:
    try:
        more = os.read(terminal, 4096)
    except OSError:
        break
    if not more:
        break
    said += more
    if said.endswith(b': '):
        if answers:
            os.write(terminal, answers.pop(0).encode() + b'\n')
        else:
            os.write(terminal, b'\x04')
sys.stdout.write(said.decode())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
END
asked() {
	python3 terminal.py "$PROGRAM" asked '' 'Giả Định' 'tỉnh Giả Định' '' \
	    'Số 1, đường Ví Dụ' '' 'khong' 'a@b.example' '' \
	    'Ủy ban nhân dân xã Thí Dụ' 'Ủy ban nhân dân xã Thí Dụ=UBND' '' >said &&
	    grep -F 'Tên tỉnh, thành phố' said &&
	    grep -F 'Chưa được: viết như “tỉnh Giả Định”' said &&
	    grep -F 'Chưa được: viết như congbao@giadinh.example' said &&
	    grep -F 'Chưa được: viết tên cơ quan' said &&
	    grep -F 'Đã tạo Công báo' said &&
	    grep -x 'publisher: Văn phòng Ủy ban nhân dân tỉnh Giả Định' \
		asked/issues/gazette.yaml &&
	    grep -x '  - name: Ủy ban nhân dân xã Thí Dụ' \
		asked/issues/gazette.yaml && (cd asked && said_nothing)
}
check "asked for, in Vietnamese, until each is right" asked
ended() {
	python3 terminal.py "$PROGRAM" ended 'tỉnh Giả Định' >said
	[ $? -eq 2 ] && grep -F 'chưa tạo gì' said && [ ! -e ended ]
}
check "answers that end leave nothing" ended

# What is there stays.
kept() {
	mkdir -p kept/.vscode
	echo mine >kept/README.md
	echo mine >kept/.vscode/tasks.json
	says 0 'Giữ nguyên tệp có sẵn: README.md' init --yes --lang=vi kept &&
	    [ "$(cat kept/README.md kept/.vscode/tasks.json)" = "mine
mine" ] && (cd kept && said_nothing)
}
check "files that are there are kept, and told" kept
again() {
	cp -R kept before
	says 1 '[gazette-exists]' init --yes kept && same before kept
}
check "a gazette is not begun twice" again

# All or nothing.
full() {
	export FAIL_WRITE=$1
	failing "$PROGRAM" --version >/dev/null
	failing exits 2 init --yes full
	bad=$?
	unset FAIL_WRITE
	[ $bad -eq 0 ] && [ ! -e full ] || { find full; return 1; }
}
check "a full disk leaves nothing" full gazette.yaml
check "whichever file it hits" full 01-van-ban-mau.md
hidden() {
	mkdir -p hidden && echo a file >hidden/issues
	exits 2 init --yes hidden && [ "$(ls -A hidden)" = issues ] || {
		ls -A hidden
		return 1
	}
}
check "nor does a file where a directory should be" hidden
cc -shared -fPIC -o die.so "$TESTS/die.c" -ldl
# killed AT: dies before its AT-th file in DIE_IN gets a name or loses one.
killed() {
	rm -rf dead
	DIE_IN=dead/$1 DIE_AT=$2 \
	    ASAN_OPTIONS="$ASAN_OPTIONS:verify_asan_link_order=0" \
	    LD_PRELOAD=$PWD/die.so "$PROGRAM" init --yes dead >/dev/null 2>&1
	status=$?
	[ $status -eq 137 ] || return 2
	if [ ! -e dead/issues/gazette.yaml ]; then
		exits 0 init --province 'tỉnh Khác' --authority 'Sở A=SA' dead ||
		    return 1
		! grep -r 'Giả Định' dead/issues || return 1
		[ "$(find dead -type f | wc -l)" -eq 17 ] || return 1
	fi
	(cd dead && said_nothing)
}
deaths() {
	at=1
	while killed "$1" $at; do
		at=$((at + 1))
	done
	[ $status -eq 0 ] && [ $at -gt 2 ] || {
		echo "at $at, status $status"
		find dead
		return 1
	}
}
check "one that is killed leaves nothing that stays" deaths "$issue"
check "wherever it is killed" deaths issues
