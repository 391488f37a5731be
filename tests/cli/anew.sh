# build --site: the whole site made anew from the record, at once or by parts,
# and published as an entry of its own.
. "$TESTS/cli.sh"

sample .
exits 0 number $SAMPLE_ISSUES >numbered || cat numbered
check "the sample is published" exits 0 publish -o made --to "file://$WORK/portal" --all
exits 0 withhold 11/2024/QĐ-UBND --by "Tòa án" --why "Bản án" >said || cat said
check "a text is withheld" exits 0 publish -o made --to "file://$WORK/portal" --all
cp -R portal before

check "without a portal there is nothing to make anew" \
    says 2 "nothing is" build -o none --site
check "a site that is the same is not published again" \
    says 0 "published already" publish -o same --to "file://$WORK/portal" --site

sed -i 's/^phone:.*/phone: 0200 111 1111/' issues/gazette.yaml
check "the site is made anew" exits 0 build -o whole --published portal --site
for k in 1 2 3; do
	check "part $k of 3 is" exits 0 build -o "part-$k" --published portal \
	    --shard "$k/3" --site
	[ -d "part-$k" ] && mkdir -p joined && cp -R "part-$k/." joined/
done
pages() {
	find "part-$1" -path '*/van-ban/so-*/*.html' | sed "s,part-$1,," | sort
}
apart() {
	[ -z "$(for k in 1 2 3; do pages $k; done | sort | uniq -d)" ] &&
	    [ -n "$(pages 1)" ] && [ -n "$(pages 2)" ] && [ -n "$(pages 3)" ]
}
check "no page is made twice, and no part is idle" apart
check "the parts are joined" exits 0 build -o joined --published portal --join --site
check "into the same bytes" diff -r -x .congbao whole joined

check "it is published" exits 0 publish -o joined --built --to "file://$WORK/portal"
entry() {
	last=$(ls portal/so-cai | tail -n 1)
	jq -e '.kind == "site" and .issue == null' "portal/so-cai/$last"
}
check "as an entry of its own" entry
check "the portal is whole" exits 0 verify portal
everywhere() {
	! grep -rL "0200 111 1111" --include='*.html' portal | grep .
}
check "every page has the new number" everywhere
kept() {
	for year in 2024 2025; do
		for issue in portal/$year/so-*/; do
			same "before/${issue#portal/}" "$issue" || return 1
		done
	done
	same before/tim-kiem portal/tim-kiem &&
	same before/kiem-tra portal/kiem-tra
}
check "issues, search and digests are what they were" kept
check "and nothing of what is withheld came back" \
    not grep -rq "Điều chỉnh Bảng giá đất ở tại đô thị trong Bảng giá các loại đất giai đoạn 2020 - 2024 trên địa bàn tỉnh Giả Định ban hành kèm" portal
