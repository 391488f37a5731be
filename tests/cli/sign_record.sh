# Signatures as sources: congbao build and publish with the records in chu-ky.
. "$TESTS/cli.sh"

ISSUE=issues/2024/01-thang-01
BUILT=2024/so-01
PDF=cong-bao-so-01-2024.pdf

sign() {
	python3 "$TESTS/signatures.py" "$@"
}

# sign_whole OUT: all files of the issue, which is built into OUT.
sign_whole() {
	"$PROGRAM" build -o "$1" $ISSUE >/dev/null 2>&1 &&
	sign pdf "$1/$BUILT" $ISSUE &&
	"$PROGRAM" build -o "$1" $ISSUE >/dev/null 2>&1 &&
	sign manifest "$1/$BUILT" $ISSUE
}

# edit FILE SCRIPT: python, with the record or manifest as `it`.
edit() {
	python3 - "$1" "$2" <<'END'
import json
import sys
with open(sys.argv[1], encoding='utf-8') as file:
    it = json.load(file)
exec(sys.argv[2])
with open(sys.argv[1], 'w', encoding='utf-8') as file:
    json.dump(it, file)
END
}

sample .
exits 0 number $ISSUE >numbered || cat numbered
check "the issue is built unsigned" exits 0 build -o plain $ISSUE
anchored() {
	cp issues/gazette.yaml . &&
	not sh -c 'pdftotext "$0" - | grep -q "Sổ đăng ký"' plain/$BUILT/$PDF &&
	printf 'signature:\n  tsa: [http://tsa.invalid]\n' \
	    >>issues/gazette.yaml &&
	exits 0 build -o anchored $ISSUE &&
	chain=$(tail -n 1 issues/2024/register | cut -f 5) &&
	[ ${#chain} -eq 64 ] &&
	pdftotext anchored/$BUILT/$PDF - | tr -d ' \n' |
	    grep -qF "Sổđăngký,dòng1:$chain"
}
check "where issues are signed, the chain of the register is printed" anchored
cp gazette.yaml issues
draft_unanchored() {
	printf 'signature:\n  tsa: [http://tsa.invalid]\n' \
	    >>issues/gazette.yaml &&
	exits 0 build -o anchored issues/2024/02-gia-dat &&
	not sh -c 'pdftotext anchored/2024/ban-nhap-02-gia-dat/cong-bao-*.pdf - |
	    grep -q "Sổ đăng ký"'
}
check "but not in a draft" draft_unanchored
cp gazette.yaml issues
check "and signed" sign_whole signing
check "signed files are built" says 0 "so-01" build -o signed $ISSUE

all_prefixed() {
	python3 - plain/$BUILT signed/$BUILT <<'END'
import hashlib
import json
import os
import sys
plain, signed = sys.argv[1:]
with open(signed + '/manifest.json') as file:
    manifest = json.load(file)
pdfs = 0
for file in manifest['files']:
    base = open(os.path.join(plain, file['path']), 'rb').read()
    own = open(os.path.join(signed, file['path']), 'rb').read()
    assert own.startswith(base), file
    assert hashlib.sha256(own).hexdigest() == file['sha256'], file
    if not file['path'].endswith('.pdf') or file['path'].endswith('.goc.pdf'):
        assert own == base and 'base_size' not in file, file
        continue
    pdfs += 1
    assert own[len(base):].startswith(b'% signed by nobody: '), file
    assert file['base_size'] == len(base) and file['size'] == len(own), file
    assert file['base_sha256'] == hashlib.sha256(base).hexdigest(), file
assert pdfs == len(manifest['documents']) + 1, pdfs
own = open(signed + '/manifest.json.p7s').read()
whole = open(signed + '/manifest.json', 'rb').read()
assert own == 'signed by nobody: ' + hashlib.sha256(whole).hexdigest()
END
}
check "each is the unsigned file and its update, and the manifest says so" \
    all_prefixed
again() {
	rm -rf again &&
	exits 0 build -o again $ISSUE && diff -r -x .congbao signed again &&
	says 0 "(unchanged)" build -o again $ISSUE
}
check "built elsewhere, the signed bytes are the same" again
check "nothing is stray" not grep -F chu-ky err

partly() {
	mv $ISSUE/chu-ky/$PDF.json $ISSUE/chu-ky/manifest.json.p7s.json . &&
	says 0 "none of these: $PDF manifest.json.p7s" build -o partly $ISSUE &&
	grep -qF '[sign-missing]' out err &&
	[ ! -e partly/$BUILT/manifest.json.p7s ]
}
check "an issue that is partly signed is built with a warning" partly
mv $PDF.json manifest.json.p7s.json $ISSUE/chu-ky
gone() {
	mv $ISSUE/chu-ky . &&
	exits 0 build -o again $ISSUE && diff -r -x .congbao plain again
}
check "without its records it is unsigned again" gone
mv chu-ky $ISSUE

stray() {
	echo x >$ISSUE/chu-ky/ghi-chu.txt
	cp $ISSUE/chu-ky/$PDF.json $ISSUE/chu-ky/khac.pdf.json
	edit $ISSUE/chu-ky/khac.pdf.json 'it["file"] = "khac.pdf"'
	says 0 "chu-ky/khac.pdf.json: warning: is no signature" check $ISSUE &&
	grep -qF 'chu-ky/ghi-chu.txt: warning' err out
}
check "what is no signature of its files is stray" stray
rm $ISSUE/chu-ky/khac.pdf.json $ISSUE/chu-ky/ghi-chu.txt

# stale WORDS [OPTIONS]: the issue is refused at the record of its PDF, with
# these words, and `sign` with these options mends it.
stale() {
	says 1 "chu-ky/$PDF.json: error: is the signature of another file" \
	    build -o stale $ISSUE &&
	grep -F "$PDF.json: error" out err | grep -qF -e "$1" &&
	grep -F "$PDF.json: error" out err |
	    grep -qF "congbao sign ${2-}$ISSUE" || {
		cat out err
		return 1
	}
}
cp -R issues kept
restore() {
	rm -rf issues && cp -R kept issues
}
other_source() {
	file=$(ls $ISSUE/*.md | head -n 1)
	sed -i 's/\*\*Điều 1/**Điều  1/; $s/$/ /' "$file"
	echo >>"$file"
	stale "other than it was: the source" || return 1
	! grep -F "$PDF.json: error" out err | grep -qF "the profile"
}
check "another source makes signatures stale" other_source
check "which is said in Vietnamese" says 1 "ra bây giờ; đã khác: nguồn (một" \
    build --lang=vi -o stale $ISSUE
restore
other_profile() {
	sed -i 's/^publisher:.*/publisher: Văn phòng khác/' issues/gazette.yaml
	stale "the profile (gazette.yaml or its emblem)"
}
check "and so does another profile" other_profile
restore
other_program() {
	for record in $ISSUE/chu-ky/*; do
		edit $record 'it["base_sha256"] = "1" * 64'
	done
	stale "the libraries, or how congbao was compiled" "--built DIR "
}
check "and other libraries" other_program
other_version() {
	for record in $ISSUE/chu-ky/*; do
		edit $record 'it["inputs"]["version"] = "0.0.1"'
	done
	stale "congbao (0.0.1 signed it, this is" "--built DIR "
}
check "and another congbao" other_version
restore

damaged() {
	edit $ISSUE/chu-ky/$PDF.json "$1"
	says 1 "$PDF.json: error: $2" build -o damaged $ISSUE
	found=$?
	restore
	return $found
}
check "an update that was cut off is refused" damaged \
    'it["bytes"] = it["bytes"][:8]' '"bytes" is not what'
check "and another one" damaged \
    'it["bytes"] = "AAAA" + it["bytes"][4:]' '"bytes" is not what "sha256"'
check "and what is no Base64" damaged \
    'it["bytes"] = "!"' '"bytes" is not in Base64'
check "and one of a later congbao" damaged \
    'it["version"] = 2' '"version" is made for another congbao'
check "and one of another file" damaged \
    'it["file"] = "khac.pdf"' '"file" is not the name'
check "and one without a member" damaged 'del it["sha256"]' '"sha256" is'

# Signed where libraries print other bytes: what is there is taken.
printed_elsewhere() {
	for pdf in plain/$BUILT/*.pdf; do
		case $pdf in
		*.goc.pdf) ;;
		*) printf '%%elsewhere\n' >>"$pdf" ;;
		esac
	done
	sign pdf plain/$BUILT $ISSUE &&
	mkdir -p elsewhere/2024 && cp -R plain/$BUILT elsewhere/2024 &&
	rm $ISSUE/chu-ky/manifest.json.p7s.json &&
	exits 0 build -o elsewhere $ISSUE &&
	sign manifest elsewhere/$BUILT $ISSUE &&
	exits 0 build -o elsewhere $ISSUE &&
	grep -q '^%elsewhere' elsewhere/$BUILT/$PDF
}
check "signed files in the output directory are taken" printed_elsewhere
check "elsewhere they are stale" says 1 "sign-stale" build -o other $ISSUE
restore

# The manifest names the congbao that made the files: with the recorded version
# it is the one that was signed.
by_earlier() {
	python3 - signed/$BUILT/manifest.json earlier.json <<'END'
import json
import sys
text = open(sys.argv[1]).read()
made = json.loads(text)['made']['version']
open(sys.argv[2], 'w').write(
    text.replace('"version": "%s"' % made, '"version": "0.0.1"'))
END
	mkdir -p earlier && cp earlier.json earlier/manifest.json &&
	sign manifest earlier $ISSUE &&
	exits 0 build -o now $ISSUE &&
	cmp earlier.json now/$BUILT/manifest.json &&
	cmp signed/$BUILT/$PDF now/$BUILT/$PDF
}
check "an earlier congbao may have signed the same bytes" by_earlier
restore

# Publication.
PORTAL=file://$WORK/portal
required() {
	printf 'signature:\n  tsa: [http://tsa.invalid]\n  required: true\n' \
	    >>issues/gazette.yaml
}
refused_unsigned() {
	mv $ISSUE/chu-ky . && required &&
	says 1 "manifest.json.p7s [sign-required]" \
	    publish --to "$PORTAL" $ISSUE || return 1
	for pdf in $PDF 01-ct-ubnd.pdf 02-2024-qd-ubnd.pdf 67-qd-ubnd.pdf; do
		grep -qF " $pdf" out err || return 1
	done
}
check "where signatures are required an unsigned issue is refused" \
    refused_unsigned
check "with --all as well" \
    says 1 "[sign-required]" publish --to "$PORTAL" --all
check "and with --built" \
    says 1 "[sign-required]" publish --to "$PORTAL" --built
check "and in a dry run" \
    says 1 "[sign-required]" publish --to "$PORTAL" --built --dry-run
check "nothing was sent" not test -e portal/moi-nhat.json
restore

refused_partly() {
	rm $ISSUE/chu-ky/67-qd-ubnd.pdf.json \
	    $ISSUE/chu-ky/manifest.json.p7s.json
	exits 0 build $ISSUE && sign manifest build/out/$BUILT $ISSUE &&
	says 1 "signed in part; these are not signed: 67-qd-ubnd.pdf" \
	    publish --to "$PORTAL" $ISSUE &&
	grep -qF 'out/2024/so-01: error' out err && [ ! -e portal/moi-nhat.json ]
}
check "an issue that is signed in part is refused" refused_partly
restore
refused_bare() {
	rm $ISSUE/chu-ky/manifest.json.p7s.json
	says 1 "these are not signed: manifest.json.p7s" \
	    publish --to "$PORTAL" $ISSUE
}
check "and one whose manifest is not signed" refused_bare
restore

check "a signed issue is published" exits 0 publish --to "$PORTAL" $ISSUE
as_signed() {
	for signed in signed/$BUILT/*; do
		cmp "$signed" portal/$BUILT/"$(basename "$signed")" || return 1
	done
	digest=$(sha256sum <portal/$BUILT/manifest.json.p7s | cut -d ' ' -f 1)
	grep -qF "\"signature\": \"$digest\"" portal/so-cai/000001.json
}
check "as it was signed, and the ledger has its signature" as_signed
check "it is as it was published" \
    says 0 "1 issue" verify "$PORTAL"
again_from() {
	rm -rf build && says 0 "published already" publish --to "$PORTAL" --all
}
check "published again from nothing, nothing is sent" again_from
check "and in a directory that the portal does not know" \
    says 0 "published already" publish -o elsewhere2 --to "$PORTAL" --all

# changed WORDS COMMAND…: verify finds what the command did.
changed() {
	words=$1
	shift
	cp -R portal kept-portal
	"$@"
	says 9 "$words" verify "$PORTAL"
	found=$?
	rm -rf portal && mv kept-portal portal
	return $found
}
check "a changed signature is found" \
    changed "manifest.json.p7s: error: is not the signature" \
    sed -i 's/nobody/anybody/' portal/$BUILT/manifest.json.p7s
check "and one that is gone" changed "manifest.json.p7s: error: is not there" \
    rm portal/$BUILT/manifest.json.p7s
check "and one in the ledger" changed "so-cai/000001.json" \
    sed -i 's/"signature": "../"signature": "00/' portal/so-cai/000001.json
check "and a signed PDF without its update" changed "$PDF: error" \
    cp plain/$BUILT/$PDF portal/$BUILT/$PDF
check "and a signature of nothing" changed "2.json.p7s: error: is there" \
    cp portal/$BUILT/manifest.json.p7s portal/$BUILT/manifest-2.json.p7s
repaired() {
	rm portal/$BUILT/manifest.json.p7s &&
	exits 0 publish --repair --to "$PORTAL" --all &&
	says 0 "1 issue" verify "$PORTAL"
}
check "a repair sends it again" repaired
not_another() {
	edit $ISSUE/chu-ky/manifest.json.p7s.json '
import base64, hashlib
other = b"another signature"
it["bytes"] = base64.b64encode(other).decode()
it["size"] = len(other)
it["sha256"] = hashlib.sha256(other).hexdigest()'
	exits 0 publish --repair --to "$PORTAL" --all &&
	says 0 "1 issue" verify "$PORTAL"
}
check "but not another" not_another
restore
old_unsigned() {
	exits 0 number issues/2024/02-gia-dat && required &&
	says 1 "2024/so-02: error: is not published unsigned" \
	    publish --to "$PORTAL" --all &&
	! grep -F 'so-01' out err | grep -q error
}
check "what is required is required of new issues" old_unsigned
restore
rebuilt() {
	says 0 "the same bytes as published before they were signed" \
	    rebuild "$PORTAL" $ISSUE -o rebuilt &&
	cmp -n "$(wc -c <rebuilt/$BUILT/$PDF)" \
	    rebuilt/$BUILT/$PDF portal/$BUILT/$PDF &&
	not cmp -s rebuilt/$BUILT/$PDF portal/$BUILT/$PDF
}
check "the issue is rebuilt as it was before it was signed" rebuilt

# A document is withheld from the signed issue.
GONE=cong-bao-so-01-2024-go-bo.pdf
exits 0 withhold --by "Sở Tư pháp" --why "Bí mật" 2024/so-01/67-qd-ubnd
cp -R portal before
without_delay() {
	rm -rf build &&
	says 0 "unsigned: no signature that fits it is recorded of $GONE" \
	    publish --to "$PORTAL" --all &&
	grep -qF 'recorded of manifest-go-bo.json.p7s' out err &&
	cmp before/$BUILT/manifest.json.p7s portal/$BUILT/manifest.json.p7s &&
	[ -e portal/$BUILT/$GONE ] && ! grep -q nobody portal/$BUILT/$GONE &&
	! grep -q '"signature"' portal/so-cai/000002.json &&
	says 0 "1 issue" verify "$PORTAL"
}
check "a document is withheld without delay, with a warning" without_delay
rm -rf portal build && cp -R before portal
rm issues/published
sign_withheld() {
	exits 0 build --published "$PORTAL" $ISSUE &&
	sign pdf build/out/$BUILT $ISSUE $GONE &&
	exits 0 build --published "$PORTAL" $ISSUE &&
	grep -q nobody build/out/$BUILT/$GONE &&
	sign manifest build/out/$BUILT $ISSUE manifest-go-bo.json.p7s &&
	exits 0 publish --to "$PORTAL" --all
}
check "its issue may be signed before" sign_withheld
signed_anew() {
	for file in manifest.json.p7s manifest-go-bo.json.p7s $GONE; do
		[ -e portal/$BUILT/$file ] || return 1
	done
	cmp before/$BUILT/manifest.json.p7s portal/$BUILT/manifest.json.p7s &&
	grep -q nobody portal/$BUILT/$GONE && [ ! -e portal/$BUILT/$PDF ] &&
	digest=$(sha256sum <portal/$BUILT/manifest-go-bo.json.p7s |
	    cut -d ' ' -f 1) &&
	grep -qF "\"signature\": \"$digest\"" portal/so-cai/000002.json &&
	grep -q '"base_sha256"' portal/$BUILT/manifest.json &&
	says 0 "1 issue" verify "$PORTAL"
}
check "both signatures are there, and the ledger has each" signed_anew
check "the second one is compared too" \
    changed "manifest-go-bo.json.p7s: error: is not the signature" \
    sed -i 's/nobody/anybody/' portal/$BUILT/manifest-go-bo.json.p7s
check "published again, nothing is sent" \
    says 0 "published already" publish --to "$PORTAL" --all
repaired_withheld() {
	rm -rf build && exits 0 publish --repair --to "$PORTAL" --all &&
	[ -e build/out/$BUILT/manifest-go-bo.json.p7s ] &&
	cmp before/$BUILT/manifest.json.p7s build/out/$BUILT/manifest.json.p7s &&
	says 0 "1 issue" verify "$PORTAL"
}
check "a repair takes both from the portal" repaired_withheld
another_withheld() {
	exits 0 withhold --by "Sở Tư pháp" --why "Bí mật" 2024/so-01/01-ct-ubnd &&
	rm -rf build && exits 0 build --published "$PORTAL" $ISSUE &&
	sign manifest build/out/$BUILT $ISSUE manifest-go-bo-2.json.p7s &&
	says 0 "of cong-bao-so-01-2024-go-bo-2.pdf" \
	    publish --to "$PORTAL" --all &&
	not grep -qF "of manifest-go-bo-2.json.p7s" err &&
	grep -qF '"signature"' portal/so-cai/000003.json &&
	says 0 "1 issue" verify "$PORTAL"
}
check "and that of each manifest after another withholding" another_withheld
check "the third one is compared too" \
    changed "manifest-go-bo-2.json.p7s: error: is not the signature" \
    sed -i 's/nobody/anybody/' portal/$BUILT/manifest-go-bo-2.json.p7s
check "and the second one still is" \
    changed "manifest-go-bo.json.p7s: error: is not the signature" \
    sed -i 's/nobody/anybody/' portal/$BUILT/manifest-go-bo.json.p7s
