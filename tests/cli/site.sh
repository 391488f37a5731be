# The readers' site: whole, true to the text, as its formats say, and built
# anew only where it changed.
. "$TESTS/cli.sh"

sample .
check "the sample is numbered" exits 0 number $SAMPLE_ISSUES
check "and built" exits 0 build -o site --all

site() {
	python3 "$TESTS/site.py" "$@"
}
# valid SCHEMA FILE…
valid() {
	schema=$1
	shift
	[ -e "$1" ] && xmllint --noout --relaxng "$TESTS/site/$schema.rng" "$@"
}
check "pages, feeds and XML are well-formed" site parse site
check "every link and anchor leads somewhere" site links site
check "pages and Akoma Ntoso have the letters of the text" site text site
check "JSON is as the published schemas say" site schemas site
check "Akoma Ntoso is valid" valid akoma site/20*/so-*/*.xml
check "Atom is valid" valid atom site/*.atom site/co-quan/*/*.atom
check "site maps are valid" valid sitemap site/sitemap.xml site/20*/sitemap.xml
check "the search description is valid" valid opensearch site/opensearch.xml
check "robots find the map" \
    grep -qxF "Sitemap: https://congbao.giadinh.example/sitemap.xml" site/robots.txt

check "files are found by their digests" site digests site

sums() {
	cp site/2024/SHA256SUMS-so-02.txt site/2024/so-02/SHA256SUMS &&
	(cd site/2024/so-02 && sha256sum --quiet --check SHA256SUMS)
}
check "sums are those of the files" sums
rm -f site/2024/so-02/SHA256SUMS

bundle() {
	python3 -c 'import sys, zipfile
with zipfile.ZipFile("site/2024/cong-bao-2024.zip") as box:
    assert box.testzip() is None
    assert all(info.date_time == (1980, 1, 1, 0, 0, 0) and
               info.compress_type == zipfile.ZIP_DEFLATED
               for info in box.infolist())
    for name in box.namelist():
        with open("site/" + name, "rb") as file:
            assert file.read() == box.read(name), name
    assert sum(name.endswith(".md") for name in box.namelist()) == 13
    assert sum(name.endswith(".xml") for name in box.namelist()) == 13'
}
check "a year in one file" bundle

# state DOCUMENT STATE: in its JSON.
state() {
	[ "$(jq -r .state "site/$1.json")" = "$2" ] ||
		{ jq .state "site/$1.json"; return 1; }
}
check "in force" state 2025/van-ban/so-02/31-2025-qd-ubnd con-hieu-luc
check "not yet in force" state 2025/van-ban/so-03/35-2025-nq-hdnd chua-hieu-luc
check "amended, which is more than corrected" \
    state 2024/van-ban/so-01/02-2024-qd-ubnd da-sua-doi
check "corrected" state 2025/van-ban/so-01/06-2025-nq-hdnd da-dinh-chinh
check "repealed" state 2024/van-ban/so-03-04/13-2024-qd-ubnd het-hieu-luc
check "will be amended, and is not" \
    state 2024/van-ban/so-02/02-2024-nq-hdnd con-hieu-luc
check "without a day of effect" state 2024/van-ban/so-03-04/87-kh-ubnd da-ban-hanh
related() {
	jq -e '.acted_on_by | map([.kind, .number]) |
	    index([["amends", "14/2024/QĐ-UBND"]]) and
	    index([["corrects", "305/QĐ-UBND"]])' \
	    site/2024/van-ban/so-01/02-2024-qd-ubnd.json
}
check "and it is said by which" related

# Vietnamese order: d before đ, and accents after all letters.
order() {
	sed -n '/class="values"/,/<.ul>/s/.*html"[^>]*>\([^<]*\).*/\1/p' \
	    site/linh-vuc/index.html >order
	diff - order <<'END'
An ninh, trật tự
Cải cách hành chính
Đất đai
Kế hoạch, đầu tư
Nội vụ
Nông nghiệp, môi trường
Tài chính
Thông tin, truyền thông
Tư pháp
Xây dựng
Y tế
END
}
check "lists are in Vietnamese order" order

figures() {
	for figure in numbers issues documents pages; do
		count=$(jq ".$figure" figures.json)
		grep -qF ">$count<" site/bao-cao.html ||
			{ echo "$figure: $count"; return 1; }
	done
}
"$PROGRAM" report --year 2025 --json >figures.json
check "the figures are those of the report" figures

# What does not change is not written again: an issue more, and only what it
# says something of is new.
mkdir -p issues/2026/01
cat >issues/2026/01/issue.yaml <<'END'
date: 2026-01-20
END
cat >issues/2026/01/01.md <<'END'
---
number: 1/2026/QĐ-UBND
type: Quyết định
authority: Ủy ban nhân dân tỉnh
place: Giả Định
date: 2026-01-12
effective: 2026-02-01
repeals: 31/2025/QĐ-UBND
title: Bãi bỏ Quyết định số 31/2025/QĐ-UBND ngày 17 tháng 7 năm 2025
signer:
  position: CHỦ TỊCH
  name: Lê Giả Thiết
---

QUYẾT ĐỊNH:

**Điều 1.** Bãi bỏ Quyết định số 31/2025/QĐ-UBND./.
END
check "an issue more is numbered" exits 0 number issues/2026/01
sleep 1
touch mark
check "and built alone" exits 0 build -o site issues/2026/01
fresh() {
	# Those that came into force in the meantime are others, too.
	find site/20*/van-ban -name '*.html' -newer mark | sort >fresh
	diff - fresh <<'END'
site/2024/van-ban/so-02/02-2024-nq-hdnd.html
site/2025/van-ban/so-01/09-2025-qd-ubnd.html
site/2025/van-ban/so-02/31-2025-qd-ubnd.html
site/2025/van-ban/so-03/35-2025-nq-hdnd.html
site/2025/van-ban/so-03/36-2025-nq-hdnd.html
site/2025/van-ban/so-03/47-2025-qd-ubnd.html
site/2026/van-ban/so-01/1-2026-qd-ubnd.html
END
}
check "pages of which nothing new is said stay" fresh
check "links hold" site links site
check "digests too" site digests site
check "nor is the year before last touched" \
    sh -c '[ -z "$(find site/tim-kiem/2024.js site/kiem-tra/2024.js -newer mark)" ]'
check "built at once it is the same" exits 0 build -o again --all
check "byte for byte" diff -r -x .congbao site again

# Signed files have a second digest, and their pages say that they are signed.
signed() {
	python3 "$TESTS/signatures.py" pdf site/2024/so-02 \
	    issues/2024/02-gia-dat &&
	exits 0 build -o site --all &&
	grep -lr 'kiem-tra.html#chu-ky' site | sort >saying
	ls site/2024/so-02.html site/2024/van-ban/so-02/*.html | diff - saying
}
check "pages of signed files say so, and no others" signed
check "both of their digests are known" site digests site

# Titles are hostile until they are escaped.
mkdir -p hostile/issues/2024/01
cp "$TESTS/gazette.yaml" hostile/issues
cp -R fonts hostile
cp "$TESTS/browser/hostile.md" hostile/issues/2024/01
echo "date: 2024-01-20" >hostile/issues/2024/01/issue.yaml
cd hostile || exit 2
exits 0 number issues/2024/01 || cat "$WORK/err"
check "a gazette of hostile titles is built" exits 0 build -o site --all
check "and they stay text" site hostile site 1/QĐ-UBND \
    "</script><img onerror=alert(1) src=x> ]]> <!-- & \" ' {\\tex}"
check "in what is well-formed" site parse site
check "with the letters of the text" site text site
check "and links that lead somewhere" site links site
check "without an address of its own it has no feeds" \
    sh -c '! ls site/*.atom site/sitemap.xml 2>/dev/null'
