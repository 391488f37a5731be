# congbao preview: what it serves and refuses, how it follows and how it ends.
. "$TESTS/cli.sh"

# A process that reads the word FAULT ends by a signal.
cat >fault.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

ssize_t
read(int file, void *bytes, size_t count)
{
	ssize_t (*real)(int, void *, size_t) =
	    (ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
	ssize_t got = real(file, bytes, count);

	if (got > 0 && memmem(bytes, (size_t)got, "FAULT", 5) != NULL)
		raise(SIGKILL);
	return got;
}
END
check "a fault is made" cc -shared -fPIC -o fault.so fault.c -ldl

sample .
FAULT=$WORK/fault.so
ASAN_OPTIONS="$ASAN_OPTIONS:verify_asan_link_order=0:quarantine_size_mb=1"
export FAULT ASAN_OPTIONS
check "a preview is served, follows, and ends" \
    python3 -B "$TESTS/preview.py" "$PROGRAM" issues/2024/02-gia-dat
check "an issue that is not there" says 1 "2024/99" preview issues/2024/99
check "a port that is none" says 2 "65535" preview --port 70000
check "two issues are too many" exits 2 preview issues/2024/01-thang-01 \
    issues/2024/02-gia-dat
small empty
(
	cd empty || exit 1
	check "a gazette without issues" says 2 "no issue" preview
)

# build --pdf
check "an issue is built" exits 0 build -o all issues/2024/02-gia-dat
check "and its PDF alone" exits 0 build --pdf -o one issues/2024/02-gia-dat
pdf=2024/ban-nhap-02-gia-dat
only() {
	[ "$(find one -type f)" = "$(ls one/$pdf/*.pdf)" ]
}
check "is one file" only
check "with the same bytes" cmp all/$pdf/*cong-bao*.pdf one/$pdf/*.pdf
check "of a whole site there is none" says 2 "takes --pdf" build --pdf --join
