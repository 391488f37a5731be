# Files that are none, that have strange names, or that cannot be had.
. "$TESTS/cli.sh"

# begin: a gazette of one issue.
begin() {
	rm -rf issues fonts build
	small .
	mkdir -p issues/2025/01
	decision 1/QĐ-UBND 2025-06-01 >issues/2025/01/a.md
}

# in_time COMMAND…: the program may not wait for what never comes.
in_time() {
	sound=$PROGRAM
	printf '#!/bin/sh\nexec timeout 60 "%s" "$@"\n' "$PROGRAM" >"$WORK/quick"
	chmod +x "$WORK/quick"
	PROGRAM=$WORK/quick
	"$@"
	waited=$?
	PROGRAM=$sound
	return $waited
}

begin
mkfifo issues/2025/01/b.md
check "a pipe is no decision" in_time says 2 "b.md: not a regular file" check
check "so it is in Vietnamese" in_time says 2 \
    "b.md: không phải tệp thường" check --lang=vi
check "nor is it built" in_time says 2 "b.md: not a regular file" \
    build issues/2025/01
mv issues/2025/01/b.md issues/2025/01/issue.yaml
check "a pipe is no issue.yaml" \
    in_time says 2 "issue.yaml: not a regular file" check
mv issues/2025/01/issue.yaml issues/2025/01/b.txt
check "nor a file beside" in_time says 2 "b.txt: not a regular file" check
rm issues/2025/01/b.txt
truncate -s 65M issues/2025/01/b.md
check "a source too long is not read" says 2 "b.md: longer than 64 MB" check
mv issues/2025/01/b.md issues/2025/01/b.pdf
check "nor is a file beside" says 2 "b.pdf: longer than 64 MB" \
    build issues/2025/01

begin
printf '\n\n![Ảnh](b.png)\n' >>issues/2025/01/a.md
mkfifo issues/2025/01/b.png
check "a pipe is no picture" in_time says 2 "b.png: not a regular file" check

begin
: >issues/2025/01/b.png
check "a picture that no decision shows" says 0 "b.png: warning" check
rm issues/2025/01/b.png
mkdir issues/2025/Thang-3 issues/2025/thang-3
decision 2/QĐ-UBND 2025-06-01 >issues/2025/Thang-3/a.md
decision 3/QĐ-UBND 2025-06-01 >issues/2025/thang-3/a.md
check "directories that are one on Windows" \
    says 1 "same name as Thang-3" check --strict

begin
decision 01/QĐ-UBND 2025-06-02 >issues/2025/01/b.md
check "a zero before a number makes no other number" \
    says 1 "[number-twice]" check
sed -i 's/^authority.*/authority: Chủ tịch Ủy ban nhân dân tỉnh/' \
    issues/2025/01/b.md
check "of another authority it is one" exits 0 check

# Names of any bytes.
begin
byte=$(printf '\377')
mkdir "issues/2025/b$byte"
cp issues/2025/01/a.md "issues/2025/b$byte"
json() {
	exits "$@" && python3 -c '
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    json.loads(line)' "$WORK/err"
}
check "a directory's name that is no text is told in JSON" \
    json 1 check --format=json
rm -r "issues/2025/b$byte"
: >"issues/2025/01/c$byte"
check "a file's too" json 0 check --format=json
rm "issues/2025/01/c$byte"

# From where one is.
begin
from_the_issue() {
	(cd issues/2025/01 && exits 0 check . && exits 0 check ../01/. &&
	    says 1 "[issue-unknown]" check ..)
}
check "the issue that one is in is ." from_the_issue
inside() {
	(cd issues/2025/01 &&
	    says 2 "the output would be among the sources" build 01 &&
	    [ ! -e build ])
}
check "nothing is built among the sources" inside
rm -r issues/2025/01
check "to check nothing is no success" says 2 "there is no issue" check

# --fix writes what is meant.
begin
fixed() {
	sed 's/$/\r/' issues/2025/01/a.md >common.md
	ln -sf ../../../common.md issues/2025/01/a.md
	chmod 664 common.md
	says 0 "repaired" check --fix && [ -L issues/2025/01/a.md ] &&
	    [ "$(stat -c %a common.md)" = 664 ] &&
	    not grep -q "$(printf '\r')" common.md
}
check "--fix writes through a link and keeps the mode" fixed

# What was built, and cannot be read again.
begin
exits 0 number --date 2025-06-09 01
exits 0 build --all
check "it is built" test -f build/out/index.json
# damaged NAME PATH COMMAND…: with a link that leads nowhere in its place.
damaged() {
	name=$1
	path=build/out/$2
	shift 2
	mv "$path" aside
	ln -s nowhere "$path"
	check "$name" says 2 "$path: a dangling symbolic link" "$@"
	rm -f "$path"
	mv aside "$path"
}
damaged "a list that cannot be read is not missing" danh-muc.json \
    publish --built --to portal
damaged "nor is an issue index" index.json publish --built --to portal
check "nothing was published" not test -e portal/moi-nhat.json
touch issues/2025/01/a.md
sed -i 's/Ban hành nội quy/Ban hành quy chế/' issues/2025/01/a.md
damaged "a manifest that cannot be read leaves no issue out" \
    2025/so-01/manifest.json build --all
damaged "nor does a card" 2025/so-01.json build --join --all
check "all is built again" exits 0 build --all

# A directory portal.
closed() {
	(umask 077 && exits 0 publish --built --to portal) &&
	    [ -z "$(find portal -type d ! -perm -755)" ] &&
	    [ -z "$(find portal -type f ! -perm -644)" ]
}
check "others can read what is public, whatever the umask" closed
check "a URL with a space" says 2 "%20" \
    publish --built --to "file://$PWD/công báo"
check "a directory with a space" exits 0 publish --built --to "công báo"
rm -r "công báo"
exits 0 publish --built --to linked
mv linked/moi-nhat.json aside
ln -s nowhere linked/moi-nhat.json
check "a pointer that leads nowhere is not missing" \
    says 2 "linked/moi-nhat.json" publish --built --to linked
rm -r linked aside
full() {
	FAIL_WRITE=$1 failing says 2 "No space left on device" \
	    publish --built --to "$2" && [ ! -e full/moi-nhat.json ]
}
check "a full disk is told as that" full /full/2025/ full
check "by its URL too" full /full/2025/ "file://$PWD/full"
full_output() {
	rm -rf build
	FAIL_WRITE=/build/out/ failing says 2 "No space left on device" \
	    build --all
}
check "a full disk where issues are built" full_output
check "standard output that takes nothing" sh -c '
	"$1" report --year 2025 >/dev/full 2>said
	[ $? -eq 2 ] && grep -q "No space left" said' sh "$PROGRAM"
