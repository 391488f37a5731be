# What somebody with access to a portal can do to it, and who notices.
. "$TESTS/cli.sh"

small .
PORTAL=file://$WORK/portal
for number in 1 2; do
	mkdir -p "issues/2025/0$number"
	echo "date: 2025-06-1$number" >"issues/2025/0$number/issue.yaml"
	decision "$number/QĐ-UBND" "2025-06-0$number" \
	    >"issues/2025/0$number/a.md"
done
exits 0 number issues/2025/01 || cat out err
check "one issue is published" exits 0 publish --to "$PORTAL" --all \
    --receipt first.json
cp -R portal one
sleep 1 # the next entry has another time
exits 0 number issues/2025/02 || cat out err
check "and one more" exits 0 publish --to "$PORTAL" --all \
    --receipt second.json --known head.json
cp -R portal two
check "which publish remembers" grep -qF '"seq": 2' head.json

# tampered STATUS WORDS WHAT…: verify says so of a portal that was changed.
tampered() {
	status=$1
	words=$2
	shift 2
	rm -rf portal && cp -R two portal &&
	python3 "$TESTS/tamper.py" portal "$@" &&
	says "$status" "$words" verify "$PORTAL"
}
page=2025/van-ban/so-01/1-qd-ubnd.html
search=tim-kiem/2025.js

# 1, 2: whoever remembers nothing cannot see it.
known() {
	cp "$1" known.json
	says "$2" "$3" verify --known known.json "$PORTAL"
}
rm -rf portal && cp -R one portal
check "a portal that was set back agrees with itself" \
    exits 0 verify "$PORTAL"
check "but not with the receipt of what was published since" \
    known second.json 9 "[verify-known]"
check "or with the head that publish remembers" known head.json 9 "rolled back"
check "which stays as it was" cmp head.json known.json
check "and in Vietnamese" says 9 "cổng đã bị quay lui" \
    verify --lang=vi --known known.json "$PORTAL"
rm -rf portal && cp -R two portal
check "a portal that grew agrees with an old receipt" \
    known first.json 0 "2 issues"
check "and the head is remembered from then on" grep -qF '"seq": 2' known.json
forgotten() {
	rm -f new.json
	exits 0 verify --known new.json "$PORTAL" && cmp new.json known.json
}
check "what is not there yet is made" forgotten
forked() {
	cp -R issues fonts fork && cd fork || return 1
	sed -i 's/nhà văn hóa/nhà thiếu nhi/' issues/2025/01/a.md
	rm issues/2025/register && exits 0 number issues/2025/01 &&
	exits 0 number issues/2025/02 &&
	exits 0 publish --to "file://$WORK/forked" --all &&
	exits 0 verify ../forked || return 1
	cd ..
	cp second.json known.json
	says 9 "rewritten" verify --known known.json forked
}
mkdir fork
check "a history that was made anew has not what is remembered" forked
cd "$WORK" || exit 2
for bad in nothing '{}' '{"seq": 1}'; do
	printf '%s\n' "$bad" >known.json
	check "$bad is no head" says 2 "[verify-known]" \
	    verify --known known.json "$PORTAL"
done
failed_receipt() {
	sed 's/"status": 0/"status": 8/' second.json >known.json
	says 2 "failed" verify --known known.json "$PORTAL"
}
check "nor is the receipt of a publication that failed" failed_receipt

# 3, 4: the ledger made anew.
check "an entry that is older than the one before" tampered 9 \
    "[verify-ledger]" times 2025-06-20T00:00:00Z 2025-06-19T00:00:00Z
check "an entry without a time" tampered 9 "[verify-ledger]" times 2025 2026
set_back() {
	tampered 0 "2 issues" times 2024-01-01T00:00:00Z 2024-01-01T00:00:01Z &&
	known second.json 9 "rewritten"
}
check "all set back: only with what is remembered" set_back
check "entries that changed places" tampered 9 "[verify-ledger]" exchange

# 5, 8: what readers see.
check "a page, with its file indexes" tampered 9 "[verify-file-index]" page "$page"
check "the search index, with its file indexes" \
    tampered 9 "[verify-file-index]" page "$search"
of_issue() {
	rm -rf portal && cp -R two portal && echo x >>"portal/$1" &&
	says 9 "$1" verify portal 2025/so-01
}
check "with an issue named, its page" of_issue "$page"
check "and the search index" of_issue "$search"

# 6: a publication that nobody carries out.
check "under way, and nobody is" tampered 9 "[verify-unfinished]" under-way
lock_until() {
	mkdir -p portal/khoa
	cat >portal/khoa/chu.json <<END
{"version": 1, "run": "0123456789abcdef", "owner": "another office",
 "time": "2020-01-01T00:00:00Z", "until": "$1",
 "machine": "$(printf '%064d' 0)", "process": 1, "began": "1"}
END
}
held() {
	lock_until "$(date -u -d "$1" +%Y-%m-%dT%H:%M:%SZ)"
	says "$2" "warning: a publication is under way" verify "$PORTAL"
}
check "and somebody is" held "60 seconds" 0
check "a lock that ended" not held "1 minute ago" 0
check "a lock that nobody takes for so long" not held "2 days" 0

# 7: files that nothing lists.
unlisted() {
	rm -rf portal && cp -R two portal && echo x >"portal/$1" &&
	says 9 "[verify-unlisted]" verify portal && grep -qF "$1" err
}
check "a PDF beside the issue's" unlisted 2025/so-01/phu-luc.pdf
check "a page at the top" unlisted thong-bao.html
check "an entry behind the pointer" tampered 9 "[verify-ledger]" behind

# Nothing is published a second time, whatever a checkout remembers.
rm -f issues/published
set_back_publish() {
	rm -rf portal && cp -R one portal && cp head.json known.json
	says 9 "rolled back" publish --to "$PORTAL" --built --known known.json &&
	same one portal && cmp head.json known.json
}
check "nothing is published to a portal that was set back" set_back_publish
other_chain() {
	rm -rf portal && cp -R one portal &&
	python3 "$TESTS/tamper.py" portal fork && cp -R portal before &&
	says 9 "another ledger" publish --to "$PORTAL" --built &&
	same before portal
}
check "or where another entry stands already" other_chain
left_behind() {
	rm -rf portal issues/published &&
	cp -R two portal && cp one/moi-nhat.json portal &&
	exits 0 publish --to "$PORTAL" --built && same two portal
}
check "an entry that was made is not made anew" left_behind

# The result does not depend on the number of processes.
by_jobs() {
	"$PROGRAM" verify "$@" >a.out 2>a.err
	status=$?
	for jobs in 2 3; do
		"$PROGRAM" verify -j $jobs "$@" >b.out 2>b.err
		[ $? -eq $status ] && cmp a.out b.out || return 1
		grep -v '^verify ' a.err >a
		grep -v '^verify ' b.err >b
		cmp a b || return 1
	done
}
rm -rf portal && cp -R two portal
check "verify by two processes says the same" by_jobs -j 1 portal
cd portal && set -- 2025/so-02/*.pdf && cd .. || exit 2
spoilt_files() {
	for file in 2025/so-01/manifest.json "$@" 2025/register "$page" \
	    "$search" index.html so-cai/000001.json; do
		echo x >>"portal/$file"
	done
	rm portal/2025/index.json
	by_jobs -j 1 portal && [ "$(wc -l <a)" -gt 7 ]
}
check "and of a portal that is wrong" spoilt_files "$@"

# Nothing can be written but to a pipe.
unkept() {
	(
		trap '' XFSZ
		ulimit -f 0
		"$PROGRAM" verify -j "$1" portal 2>&1
		echo "status $?"
	) | cat | tail -n 1 | grep -qx 'status 2'
}
rm -rf portal && cp -R two portal
check "what could not be kept is not passed over" unkept 1
check "nor what a process could not" unkept 2
