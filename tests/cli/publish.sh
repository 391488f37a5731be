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
	rm -r some build issues/2024/register
}
check "with --all drafts are left out, the rest is published" drafts_left_out
check "and nothing of it is sent" not test -e portal/moi-nhat.json
exits 0 number $SAMPLE_ISSUES >numbered || cat numbered

check "--dry-run prints the plan" says 0 "2025/so-01/manifest.json" \
    publish --dry-run --to "$PORTAL" --all
check "and sends nothing" not test -e portal
cp out plan
check "show plan prints the same" sh -c '
	"$0" show plan --to "$1" $2 >shown 2>/dev/null &&
	grep -v " moi-nhat.json \| so-cai/" plan >a &&
	grep -v " moi-nhat.json \| so-cai/" shown >b && cmp a b' \
    "$PROGRAM" "$PORTAL" "$SAMPLE_ISSUES"
check "and of all issues" sh -c '
	"$0" show plan --to "$1" --all >all 2>/dev/null &&
	grep -v " moi-nhat.json \| so-cai/" all >a && cmp a b' \
    "$PROGRAM" "$PORTAL"
check "a plan can be saved" exits 0 publish --dry-run --to "$PORTAL" --all \
    --save-plan saved.json
check "and is JSON" python3 -m json.tool saved.json /dev/null
older() {
	exits 0 publish --dry-run --to older --all --save-plan plan.json &&
	sed 's/"pointer"/"flip"/' plan.json >old.json &&
	not cmp -s plan.json old.json &&
	exits 0 publish --to older --built --plan old.json
}
check "a plan that an older program saved is carried out" older
rm -rf older
check "the plan is carried out" \
    says 0 "$(tail -n 1 plan | sed 's/ to send.*/ sent/')" \
    publish --to "$PORTAL" --built --plan saved.json --receipt receipt.json
check "the receipt says what was done" grep -qF '"seq": 6' receipt.json
head_again() {
	grep "$WORK/portal" issues/published >head &&
	rm issues/published &&
	says 0 "all of this is published already" \
	    publish --to "$PORTAL" --built --known known.json &&
	cmp head issues/published && grep -qF '"seq": 6' known.json
}
check "what an interrupted run did not note of it is noted" head_again
check "as it was built" sh -c '
	cp -R portal sent && rm -r sent/moi-nhat.json sent/so-cai &&
	rm -rf build/out/2025/ban-nhap-* && diff -r -x .congbao -x "*.toan-van" build/out sent'
check "with its registers" sh -c '
	cmp issues/2024/register portal/2024/register &&
	cmp issues/2025/register portal/2025/register'
check "the corrected document leads to what corrects it" python3 -c '
import json
year = json.load(open("portal/2025/index.json"))
documents = [d for i in year["issues"] for d in i["documents"]]
assert [d["corrected_by"] for d in documents if "corrected_by" in d]
for d in documents:
    for other in d.get("corrected_by", []):
        open("portal/" + other["path"]).close()'
untouched() {
	touch stamp
	cp -R portal before
	says 0 "published already" publish --to "$PORTAL" --all || return 1
	[ -z "$(find portal -newer stamp)" ] && same before portal
}
check "published again, nothing is sent" untouched
check "and the plan that was carried out has nothing to do" \
    says 0 "published already" \
    publish --to "$PORTAL" --built --plan saved.json
lines() {
	"$PROGRAM" publish --to "$PORTAL" --built --json >lines 2>err || return 1
	python3 -c '
import json
events = [json.loads(line) for line in open("lines")]
assert events[-1]["event"] == "summary", events
assert events[-1]["status"] == 0'
}
check "--json speaks in lines" lines
check "verify finds it whole" says 0 "6 issues" verify "$PORTAL"
check "verify takes a directory too" says 0 "6 issues" verify portal
check "and one issue" says 0 "1 issues" verify portal 2025/so-01
check "an issue that is not there" exits 9 verify portal 2025/so-77

# A published issue never changes.
cp -R issues kept
changed() {
	sed -i 's/không quá 120 m/không quá 125 m/' \
	    issues/2025/01-thang-04/01-tach-thua-dat.md
	says 0 "is published, and taken as it is" \
	    publish --to "$PORTAL" issues/2025/01-thang-04
}
check "what is published is taken as it is, whatever its sources are" changed
check "and the portal stays as it was" same before portal
built_changed() {
	exits 0 build --all &&
	says 5 "09/2025/QĐ-UBND" publish --built --to "$PORTAL"
}
check "an issue that was built otherwise is refused, and its document named" \
    built_changed
check "by a code of its own" grep -qF '[publish-changed]' err
check "and in Vietnamese" says 5 \
    "đã đăng với nội dung khác (đã sửa sau đó: 09/2025/QĐ-UBND): đã đăng thì" \
    publish --lang=vi --built --to "$PORTAL"
check "and the portal stays as it was" same before portal
check "--dry-run refuses it too" \
    exits 5 publish --dry-run --built --to "$PORTAL"
rm -r issues && mv kept issues
check "as it was, it is built as it was" exits 0 build --all
check "as it was, all is published" says 0 "published already" \
    publish --to "$PORTAL" --all

# damaged NAME WORDS COMMAND…: verify finds it.
damaged() {
	words=$1
	shift
	rm -rf portal && cp -R before portal && "$@" &&
	says 9 "$words" verify "$PORTAL"
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
check "verify finds a deleted issue index" damaged "[verify-issue-index]" \
    rm portal/index.json
check "verify finds a broken issue index" damaged "[verify-issue-index]" \
    truncate -s 1000 portal/index.json
check "verify finds a changed entry of the ledger" damaged "[verify-ledger]" \
    sed -i 's/2025/2026/' portal/so-cai/000004.json
check "verify finds a deleted pointer" damaged "[verify-pointer]" \
    rm portal/moi-nhat.json
check "verify finds a changed list" damaged "2025/index.json" \
    sed -i 's/Quyết định/Nghị quyết/' portal/2025/index.json
check "what was damaged is put back" sh -c '
	rm -rf portal && cp -R before portal &&
	rm portal/2024/so-02/305-qd-ubnd.pdf &&
	"$0" publish --to "$1" --built --repair >/dev/null 2>&1 &&
	diff -r before portal' "$PROGRAM" "$PORTAL"
check "verify of no portal" exits 9 verify "file://$WORK/nowhere"

# What was signed after it was built is neither cut nor sent.
grown() {
	rm -rf portal issues/published && printf '%% signed' >>"$1" &&
	says 2 "published whole or not at all" publish --to "$PORTAL" --built &&
	grep -qF "$1" err && [ ! -e portal/2025/so-01 ]
	held=$?
	truncate -s -8 "$1"
	rm -rf portal && cp -R before portal
	return $held
}
check "a PDF that has grown is refused" grown \
    build/out/2025/so-01/cong-bao-so-01-2025.pdf
check "and a page" grown build/out/index.html

# One publication at a time.
locked() {
	rm -rf portal && cp -R before portal && mkdir -p portal/khoa
	cat >portal/khoa/chu.json <<END
{"version": 1, "run": "0123456789abcdef", "owner": "another office",
 "time": "2020-01-01T00:00:00Z", "until": "$1",
 "machine": "$(printf '%064d' 0)", "process": 1, "began": "1"}
END
	# As before the first publication, of which nothing is remembered.
	rm -f portal/moi-nhat.json issues/published
}
held() {
	locked 2999-01-01T00:00:00Z
	says 6 "another office" publish --to "$PORTAL" --built
}
check "a lock that is held ends the run" held
check "a lock is broken by a person" says 0 "another office" \
    portal unlock "$PORTAL"
check "and is gone" not test -e portal/khoa
healed() {
	locked 2020-01-01T00:02:00Z
	exits 0 publish --to "$PORTAL" --built && [ ! -e portal/khoa ]
}
check "a lock whose time is over is inherited" healed
check "a portal is looked at" says 0 "can be published to safely" \
    portal check "$PORTAL"
check "and in Vietnamese" says 0 \
    "có            không tạo lại được thư mục đã có" \
    portal check --lang=vi "$PORTAL"

# Somebody else published what is not here.
moved() {
	rm -rf portal && cp -R before portal
	mkdir fewer && cp -R issues fonts fewer && cd fewer || return 1
	sed -i '$d' issues/2025/register && rm -r issues/2025/03-*
	exits 10 publish --to "$PORTAL" --all
}
check "what others published is not forgotten" moved
cd "$WORK" || exit 2
check "and named" grep -qF '[publish-moved]' err

# Options that are refused.
for option in --verify=none --parallel=0 --parallel=17 --bwlimit=fast \
    --retry=never --wait=-1; do
	check "$option is refused" says 2 "it should be" \
	    publish --to "$PORTAL" --built "$option"
done
check "no http to others" says 2 "use https://" verify http://congbao.example/
check "no dav to others" says 2 "use davs://" \
    publish --built --to dav://congbao.example/
check "and in Vietnamese" says 2 "chỉ dùng cho chính máy này" \
    publish --lang=vi --built --to dav://congbao.example/

# Secrets.
secret() {
	printf 'hemlig\n' >secret && chmod 644 secret
	CONGBAO_PASSWORD_FILE=secret
	export CONGBAO_PASSWORD_FILE
	says 7 "others can read it" publish --to davs://127.0.0.1:1/ --built
	held=$?
	unset CONGBAO_PASSWORD_FILE
	return $held
}
check "a secret that others can read is refused" secret
check "a name in a URL is refused" says 2 "must not contain a user name" \
    publish --built --to davs://u:hemlig@127.0.0.1:1/
check "and not repeated" not grep -q hemlig out err
check "nobody is there: the network" env CONGBAO_USER=u \
    CONGBAO_PASSWORD=hemlig sh -c '
	"$0" publish --built --retry 1 --to davs://127.0.0.1:1/ >out 2>err
	[ $? -eq 8 ] && ! grep -q hemlig out err' "$PROGRAM"

# libcurl is loaded by whoever speaks to a portal, and by nobody else.
with_libcurl() { # LIBRARY STATUS WORDS ARGUMENT…
	mkdir -p instead && ln -sf "$1" instead/libcurl.so.4
	shift
	LD_LIBRARY_PATH=instead says "$@"
}
LIBYAML=$(ldd "$PROGRAM" | sed -n 's/.*libyaml.* => \([^ ]*\) .*/\1/p')
check "nothing is published without libcurl" \
    with_libcurl /dev/null 2 "libcurl.so.4: " publish --built --to "$PORTAL"
check "or with what is not libcurl" with_libcurl "$LIBYAML" 2 \
    "undefined symbol: curl_" publish --built --to "$PORTAL"
check "but built it is" with_libcurl /dev/null 0 "unchanged" build --all

# What was built is what is published.
rm -rf portal build
check "a portal that lost everything is refused" \
    says 9 "[publish-head]" publish --to "$PORTAL" issues/2024/01-thang-01
rm issues/published
only_numbered() {
	exits 0 publish --to "$PORTAL" issues/2024/01-thang-01 || return 1
	[ -e portal/2024/so-01/manifest.json ] &&
	[ ! -e portal/2024/so-02 ]
}
check "one issue alone" only_numbered
check "then the others" says 0 "files sent" publish --to "$PORTAL" --all
check "make the same issues and lists" sh -c '
	rm -r before/so-cai before/moi-nhat.json portal/so-cai \
	    portal/moi-nhat.json && diff -r before portal'
