# congbao build --shard K/N: jobs that know nothing of each other make together
# what one run makes.
. "$TESTS/cli.sh"

sample .
check "the sample is numbered" exits 0 number $SAMPLE_ISSUES
check "one run builds all" exits 0 build -o whole --all
for k in 1 2 3 4; do
	check "part $k of 4 is built" exits 0 build -o "part-$k" --shard "$k/4" --all
	[ -d "part-$k" ] && mkdir -p joined && cp -R "part-$k/." joined/
done
check "the parts are joined" exits 0 build -o joined --join --all
check "into the same bytes" diff -r -x .congbao whole joined

manifests() {
	find "$@" -name manifest.json | sed 's,^[^/]*/,,' | sort
}
disjoint() {
	[ "$(manifests part-1 part-2 part-3 part-4)" = "$(manifests whole)" ]
}
check "no issue is built twice" disjoint
not_idle() {
	for k in 1 2 3 4; do
		[ -n "$(manifests part-$k)" ] || return 1
	done
}
check "and no job is idle" not_idle
check "more jobs than issues are no mistake" exits 0 build -o none --shard 99/99 --all
for wrong in 0/4 5/4 1 1/0 /4 1/ -1/4 1/4x; do
	check "--shard $wrong is refused" says 2 "a part such as 1/4" \
	    build -o none --shard "$wrong" --all
done

# What goes wrong in a worker ends as it does in the program's own process.
alike() {
	for jobs in 1 4; do
		says "$1" "$2" build -o joined --join --all -j "$jobs" || return 1
	done
}
rm joined/2024/van-ban/so-02/02-2024-nq-hdnd.html
for damaged in "" "02-2024-nq-hdnd html 2" "02-2024-nq-hdnd html 99999999" \
    "02-2024-nq-hdnd words 5" "other html 5"; do
	echo "$damaged" >joined/2024/van-ban/so-02.toan-van
	check "texts that no build left are an error: “$damaged”" \
	    alike 1 "not the texts of the issue"
done
cp whole/2024/van-ban/so-02.toan-van joined/2024/van-ban/
sed 's/ words / no /' whole/2024/van-ban/so-01.toan-van \
    >joined/2024/van-ban/so-01.toan-van
rm joined/2024/van-ban.json
check "and words" alike 1 "not the texts of the issue"
cp whole/2024/van-ban/so-01.toan-van joined/2024/van-ban/
rm joined/2024/so-02.html && mkdir joined/2024/so-02.html
check "a page that cannot be written is a failure" \
    alike 2 "Is a directory"
