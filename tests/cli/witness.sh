# A witness follows a gazette from elsewhere: who rewrites the record is seen.
. "$TESTS/cli.sh"

small .
PORTAL=file://$WORK/portal
for number in 1 2 3; do
	mkdir -p "issues/2025/0$number"
	echo "date: 2025-06-1$number" >"issues/2025/0$number/issue.yaml"
	decision "$number/QĐ-UBND" "2025-06-0$number" \
	    >"issues/2025/0$number/a.md"
done
# publish_next NUMBER: one more issue, whose entry has another time.
publish_next() {
	exits 0 number "issues/2025/0$1" &&
	exits 0 publish --to "$PORTAL" "issues/2025/0$1" &&
	cp -R portal "state$1" && sleep 1
}
check "one issue is published" publish_next 1

# Keys.
key() {
	exits 0 witness --new-key witness.example.vn -o key &&
	cp "$WORK/out" vkey &&
	grep -qE '^witness\.example\.vn\+[0-9a-f]{8}\+[A-Za-z0-9/+]{44}$' vkey &&
	[ "$(stat -c %a key)" = 600 ] &&
	grep -qE '^PRIVATE\+KEY\+witness\.example\.vn\+' key
}
check "a key for a witness, which nobody else may read" key
check "is not made anew over one that is there" \
    says 2 "File exists" witness --new-key other -o key
check "and is as it was" grep -qF witness.example.vn key
check "a name with a space" says 2 "a name without spaces" \
    witness --new-key "a b" -o other
check "makes none" not test -e other
readable() {
	cp key readable && chmod 644 readable &&
	says 2 "chmod 600" witness --key readable "$PORTAL" -o none
}
check "a key that others may read is refused" readable
damaged_key() {
	sed 's/[0-9a-f]\{8\}/00000000/' key >damaged && chmod 600 damaged &&
	says 2 "is not a private key" witness --key damaged "$PORTAL" -o none
}
check "so is a damaged one" damaged_key
check "and nothing is remembered by then" not test -e none

# Following.
check "a witness begins" says 0 "1 entries, remembered from now on" \
    witness --key key "$PORTAL" -o seen
check "with all entries" same portal/so-cai seen/so-cai
check "a head that verify can use" exits 0 verify --known seen/head.json portal
openssl_verifies() {
	python3 - "$1" vkey <<'END' || return 1
import base64
import sys
note = open(sys.argv[1], encoding='utf-8').read()
text, _, signature = note.rpartition('\n\n')
data = base64.b64decode(signature.split()[-1])
key = base64.b64decode(open(sys.argv[2]).read().strip().split('+', 2)[2])
assert data[:4].hex() == open(sys.argv[2]).read().split('+')[1]
open('text', 'w', encoding='utf-8').write(text + '\n')
open('signature', 'wb').write(data[4:])
# SubjectPublicKeyInfo of Ed25519
open('public', 'wb').write(bytes.fromhex('302a300506032b6570032100') + key[1:])
END
	openssl pkeyutl -verify -pubin -keyform DER -inkey public -rawin \
	    -in text -sigfile signature
}
if command -v openssl >/dev/null; then
	check "the note is signed, says openssl" \
	    openssl_verifies seen/000001.note
fi
noted() {
	digest=$(sha256sum <portal/so-cai/000001.json | cut -c 1-64)
	printf 'congbao portal\n1\n%s\n' \
	    "$(printf %s "$digest" | python3 -c 'import base64, sys
print(base64.b64encode(bytes.fromhex(sys.stdin.read())).decode())')" >wanted
	head -n 3 seen/000001.note | cmp - wanted
}
check "and says which entry it is" noted
check "one more issue is published" publish_next 2
check "which continues what is remembered" \
    says 0 "1 entries continue the 1 that were remembered" \
    witness "$PORTAL" -o seen
check "and is remembered" same portal/so-cai seen/so-cai
check "nothing new" says 0 "0 entries continue the 2" witness "$PORTAL" -o seen
check "and one more is published" publish_next 3
check "by a witness in another place" exits 0 witness "$PORTAL" -o elsewhere
check "which agrees as far as both go" says 0 "up to entry 2" \
    witness --compare elsewhere -o seen
check "the other way round, too" says 0 "up to entry 2" \
    witness --compare seen -o elsewhere
exits 0 witness --key key "$PORTAL" -o seen || cat out err
cp -R seen remembered

# seen_by STATE STATUS WORDS: the witness looks at another state of the portal.
seen_by() {
	rm -rf portal seen && cp -R "$1" portal && cp -R remembered seen &&
	says "$2" "$3" witness "$PORTAL" -o seen
}
check "a portal that was rolled back" seen_by state2 9 "rolled back"
kept_head() {
	cmp seen/head.json remembered/head.json &&
	same seen/so-cai remembered/so-cai
}
check "what is remembered stays" kept_head
pointer_kept() {
	for kept in seen/khac/*-moi-nhat.json; do
		grep -qF '"seq": 2' "$kept" || return 1
	done
}
check "and the pointer is kept as evidence" pointer_kept

# A history that was made anew from changed sources.
forked() {
	cp -R issues fonts fork && cd fork || return 1
	rm -f issues/published
	sed -i 's/nhà văn hóa/nhà thiếu nhi/' issues/2025/02/a.md
	rm issues/2025/register
	cp -R ../state1 portal
	for number in 1 2 3; do
		exits 0 number issues/2025/0$number || return 1
	done
	exits 0 publish --to "file://$PWD/portal" --all &&
	cp -R portal ../forked && cd ..
}
mkdir fork
check "a history that is made anew" forked
cd "$WORK" || exit 2
check "is seen at once" seen_by forked 9 "the ledger was rewritten from here on"
entries_kept() {
	[ "$(ls seen/khac | wc -l)" -eq 1 ] &&
	cmp seen/khac/*-000002.json forked/so-cai/000002.json &&
	cmp seen/so-cai/000002.json state2/so-cai/000002.json && kept_head
}
check "with both entries kept, and what is remembered" entries_kept
longer() {
	rm -rf seen && cp -R remembered seen && mkdir -p fork/issues/2025/04 &&
	cd fork && echo "date: 2025-06-14" >issues/2025/04/issue.yaml &&
	decision "4/QĐ-UBND" "2025-06-04" >issues/2025/04/a.md &&
	exits 0 number issues/2025/04 &&
	exits 0 publish --to "file://$PWD/portal" issues/2025/04 && cd .. &&
	says 9 "rewritten from here on" witness "file://$WORK/fork/portal" \
	    -o seen && kept_head
}
check "also one that grew since" longer
cd "$WORK" || exit 2
shorter() {
	rm -rf shorter && cp -R state1 shorter &&
	cp forked/so-cai/000002.json shorter/so-cai &&
	python3 - shorter <<'END'
import hashlib, json, sys
top = sys.argv[1]
digest = hashlib.sha256(open(top + '/so-cai/000002.json', 'rb').read())
pointer = json.load(open(top + '/moi-nhat.json'))
pointer.update(seq=2, ledger=digest.hexdigest())
data = json.dumps(pointer).encode()
open(top + '/moi-nhat.json', 'wb').write(data + b' ' * (-len(data) % 1024))
END
	seen_by shorter 9 "rewritten from here on"
}
check "or is shorter" shorter
broken() {
	rm -rf broken && cp -R state3 broken &&
	sed -i 's/"time": "2/"time": "3/' broken/so-cai/000002.json &&
	rm -rf portal seen && cp -R broken portal &&
	says 9 "does not continue" witness "$PORTAL" -o seen &&
	! test -e seen/head.json
}
check "a chain that is broken is not followed" broken
gone() {
	cp -R state3 gone && rm gone/so-cai/000002.json &&
	rm -rf seen && says 9 "is not there" witness gone -o seen
}
check "nor one with an entry that is gone" gone
check "nor nothing" says 9 "is not there" witness nowhere -o empty

# Two ledgers: some readers are shown another than others.
rm -rf seen && cp -R remembered seen
split() {
	exits 0 witness "file://$WORK/forked" -o deceived &&
	says 9 "two ledgers" witness --compare deceived -o seen &&
	cmp seen/khac/*-000003.json forked/so-cai/000003.json
}
check "two witnesses who are shown two ledgers" split
check "what is no witness" says 9 "no directory of a witness" \
    witness --compare portal -o seen
liar() {
	cp -R elsewhere liar && sed -i 's/"time": "2/"time": "3/' \
	    liar/so-cai/000003.json &&
	rm -rf seen && cp -R state1 portal1 && exits 0 witness portal1 -o seen &&
	says 9 "is not the entry that this witness remembers" \
	    witness --compare liar -o seen
}
check "a witness whose entries are not those of its head" liar

check "without a directory" says 2 "needs -o" witness "$PORTAL"
check "without a gazette" says 2 "a gazette or --new-key" witness -o seen
check "with too much" says 2 "a gazette or --new-key" \
    witness --new-key a "$PORTAL" -o seen
