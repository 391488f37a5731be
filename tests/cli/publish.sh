# congbao publish and verify, to a directory.
. "$TESTS/cli.sh"

sample .
PORTAL=file://$WORK/portal

check "a draft is not published" \
    exits 1 publish --to "$PORTAL" issues/2025/01-thang-04
drafts_left_out() {
	exits 0 number issues/2024/01-thang-01 &&
	says 0 "issues/2025/01-thang-04: a draft, left out" \
	    publish --to "file://$WORK/some" --all &&
	[ -e some/2024/so-01/manifest.json ] && [ ! -e some/2025 ] &&
	rm -r some issues/2024/register
}
check "with --all drafts are left out, the rest is published" drafts_left_out
check "and nothing of it is sent" not test -e portal/index.json
exits 0 number $SAMPLE_ISSUES >numbered || cat numbered

check "--dry-run prints the plan" says 0 "2025/so-01/manifest.json" \
    publish --dry-run --to "$PORTAL" --all
check "and sends nothing" not test -e portal/index.json
cp out plan
check "show plan prints the same" sh -c '
	"$0" show plan --to "$1" $2 >shown 2>/dev/null && cmp plan shown' \
    "$PROGRAM" "$PORTAL" "$SAMPLE_ISSUES"
check "the sample is published" says 0 "41 files sent" \
    publish --to "$PORTAL" --all
check "as it was built" sh -c '
	cp -R portal sent && rm sent/index.json sent/*/register &&
	rm -r build/out/2025/ban-nhap-* && diff -r build/out sent'
check "with its registers" sh -c '
	cmp issues/2024/register portal/2024/register &&
	cmp issues/2025/register portal/2025/register'
untouched() {
	touch stamp
	cp -R portal before
	says 0 "published already" publish --to "$PORTAL" --all || return 1
	[ -z "$(find portal -newer stamp)" ] && same before portal
}
check "published again, nothing is sent" untouched
check "verify finds it whole" says 0 "6 issues" verify "$PORTAL"
check "verify takes a directory too" says 0 "6 issues" verify portal

# A published issue never changes.
cp -R issues kept
changed() {
	sed -i 's/không quá 120 m/không quá 125 m/' \
	    issues/2025/01-thang-04/01-tach-thua-dat.md
	says 1 "09/2025/QĐ-UBND" publish --to "$PORTAL" issues/2025/01-thang-04
}
check "a changed issue is refused, and its document named" changed
check "by a code of its own" grep -qF '[publish-changed]' err
check "and the portal stays as it was" same before portal
check "--dry-run refuses it too" \
    exits 1 publish --dry-run --to "$PORTAL" issues/2025/01-thang-04
rm -r issues && mv kept issues
check "as it was, all is published" says 0 "published already" \
    publish --to "$PORTAL" --all

# damaged NAME WORDS COMMAND…: verify finds it.
damaged() {
	words=$1
	shift
	rm -rf portal && cp -R before portal && "$@" &&
	says 1 "$words" verify "$PORTAL"
}
flip() {
	python3 - "$1" <<'END'
import sys
with open(sys.argv[1], 'r+b') as file:
    file.seek(-100, 2)
    byte = file.read(1)
    file.seek(-1, 1)
    file.write(bytes([byte[0] ^ 1]))
END
}
check "verify finds a flipped bit of an issue" \
    damaged "2025/so-01/cong-bao-so-01-2025.pdf" \
    flip portal/2025/so-01/cong-bao-so-01-2025.pdf
check "and calls it by its code" grep -qF '[verify-digest]' err
check "verify finds a flipped bit of a document" \
    damaged "2024/so-02/305-qd-ubnd.pdf" flip portal/2024/so-02/305-qd-ubnd.pdf
check "verify finds a deleted document" damaged "[verify-missing]" \
    rm portal/2024/so-03-04/512-qd-ubnd.pdf
check "verify finds a shortened file" damaged "[verify-size]" \
    truncate -s -1 portal/2024/so-03-04/512-qd-ubnd.pdf
check "verify finds a changed manifest" damaged "[verify-manifest]" \
    sed -i 's/Quyết định/Nghị quyết/' portal/2025/so-01/manifest.json
check "verify finds a deleted manifest" damaged "manifest.json" \
    rm portal/2025/so-01/manifest.json
check "verify finds a changed register" damaged "2025/register" \
    sed -i 's/2025-07-25/2025-07-24/' portal/2025/register
check "verify finds a register's missing line" damaged "2025/register" \
    sed -i '$d' portal/2025/register
check "verify finds a deleted register" damaged "[verify-register]" \
    rm portal/2025/register
check "verify finds a deleted catalogue" damaged "[verify-catalogue]" \
    rm portal/index.json
check "verify finds a broken catalogue" damaged "[verify-catalogue]" \
    truncate -s 1000 portal/index.json
check "verify of no portal" exits 1 verify "file://$WORK/nowhere"

# What was built is what is published.
rm -rf portal
only_numbered() {
	exits 0 publish --to "$PORTAL" issues/2024/01-thang-01 || return 1
	[ -e portal/2024/so-01/manifest.json ] &&
	[ ! -e portal/2024/so-02 ]
}
check "one issue alone" only_numbered
check "then the others" says 0 "files sent" publish --to "$PORTAL" --all
check "make the same portal" same before portal
