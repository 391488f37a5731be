# cli.sh: sourced by the scripts in cli/, which run.sh starts in a directory
# of their own, $WORK. A script prints "ok NAME" or "not ok NAME" for every
# thing that it looks at.

. "$TESTS/sample_gazette.sh"

# check NAME COMMAND…: the test holds where the command succeeds.
check() {
	name=$1
	shift
	if "$@" >"$WORK/.said" 2>&1; then
		echo "ok $name"
	else
		echo "not ok $name"
		head -n 20 "$WORK/.said" | sed 's/^/    /'
	fi
}

# exits STATUS ARGUMENT…: runs the program; what it says is in $WORK/out and
# $WORK/err.
exits() {
	wanted=$1
	shift
	"$PROGRAM" "$@" >"$WORK/out" 2>"$WORK/err"
	status=$?
	[ $status -eq "$wanted" ] && return 0
	echo "congbao $*: exit status $status, not $wanted"
	cat "$WORK/out" "$WORK/err"
	return 1
}

# says STATUS WORDS ARGUMENT…: and its output has these words.
says() {
	words=$2
	status_wanted=$1
	shift 2
	exits "$status_wanted" "$@" || return 1
	grep -qF -e "$words" "$WORK/out" "$WORK/err" && return 0
	echo "congbao $*: does not say “$words” but"
	cat "$WORK/out" "$WORK/err"
	return 1
}

# failing COMMAND…: in it the program's calls fail as tests/fail.c says.
failing() {
	[ -e "$WORK/fail.so" ] ||
		cc -shared -fPIC -o "$WORK/fail.so" "$TESTS/fail.c" -ldl ||
		return 1
	sound=$PROGRAM
	cat >"$WORK/failing" <<END
#!/bin/sh
export ASAN_OPTIONS="$ASAN_OPTIONS:verify_asan_link_order=0"
LD_PRELOAD="$WORK/fail.so" exec "$PROGRAM" "\$@"
END
	chmod +x "$WORK/failing"
	PROGRAM=$WORK/failing
	"$@"
	failed=$?
	PROGRAM=$sound
	return $failed
}

# not COMMAND…
not() {
	! "$@"
}

# same A B: files or directories with the same bytes.
same() {
	diff -r "$1" "$2"
}

# decision NUMBER DATE [TITLE]: a decision of a few lines.
decision() {
	cat <<END
---
number: $1
type: Quyết định
authority: Ủy ban nhân dân tỉnh
place: Giả Định
date: $2
effective: signing
title: ${3:-Ban hành nội quy sử dụng nhà văn hóa tỉnh}
signer:
  capacity: TM. ỦY BAN NHÂN DÂN
  position: CHỦ TỊCH
  name: Lê Giả Thiết
---

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;

QUYẾT ĐỊNH:

**Điều 1.** Ban hành kèm theo Quyết định này nội quy sử dụng nhà văn hóa tỉnh.

**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký./.
END
}
