#!/bin/sh
# deb.sh DEB [BASE]: what `make deb` makes is the same bytes in other
# directories, lintian finds nothing, and a scratch root with that package alone
# does with the sample's issues what the source tree does. BASE is a Debian of
# the package's release, which is only read; without it the smallest is fetched
# to build/root. Must be begun by root. Closes with the count.
set -u
ROOT=$(cd "$(dirname "$0")/.." && pwd)
DEB=$(realpath "$1")
BASE=${2:-}
TMP=$(mktemp -d) || exit 2
trap 'umount "$TMP/root" 2>/dev/null; rm -rf "$TMP"' EXIT
trap 'exit 130' HUP INT TERM
TESTS=$ROOT/tests
WORK=$TMP
. "$ROOT/tests/cli.sh"
cd "$TMP" || exit 2

# Root may read the checkout of somebody else.
HOME=$TMP
export HOME
git config --global --add safe.directory '*'

# Two checkouts, for people with other habits.
builds() {
	git clone -q "$ROOT" "$TMP/one" &&
	git clone -q "$ROOT" "$TMP/elsewhere/deeper" &&
	(cd one && umask 022 && TZ=Asia/Ho_Chi_Minh make -s -j2 deb) &&
	(cd elsewhere/deeper && umask 077 && TZ=America/Los_Angeles LC_ALL=C \
	    make -s deb)
}
same_bytes() {
	cmp one/build/congbao_*.deb elsewhere/deeper/build/congbao_*.deb
}
lintian_is_content() {
	lintian --allow-root --fail-on error,warning "$DEB"
}
shells_read() {
	bash -n unpacked/usr/share/bash-completion/completions/congbao &&
	zsh -n unpacked/usr/share/zsh/vendor-completions/_congbao &&
	fish -n unpacked/usr/share/fish/vendor_completions.d/congbao.fish
}
in_fish() {
	fish -c 'source unpacked/usr/share/fish/vendor_completions.d/congbao.fish
	    complete -C "congbao chec"; complete -C "congbao portal "
	    complete -C "congbao number --da"' >said &&
	grep -q '^check	kiểm tra' said &&
	grep -q '^unlock' said && grep -q '^--date' said
}
what_is_installed() {
	(cd unpacked && find usr -type f | sort) >listed &&
	(cd "$ROOT" && make -s install DESTDIR="$TMP/made" PREFIX=/usr \
	    ZSH_COMPLETIONS=/usr/share/zsh/vendor-completions) &&
	(cd made && find usr -type f | sort |
	    sed 's/\.[157]$\|changelog$/&.gz/') | diff listed -
}

# A root of its own, above BASE, which keeps its files.
base() {
	[ -z "$BASE" ] || return 0
	BASE=$ROOT/build/root
	[ ! -e "$BASE/etc/debian_version" ] || return 0
	. /etc/os-release
	debootstrap --variant=minbase "$VERSION_CODENAME" "$BASE.part" &&
	mv "$BASE.part" "$BASE"
}
scratch() {
	mkdir -p root upper work
	base >said 2>&1 || { cat said; return 1; }
	mount -t overlay overlay -o \
	    "lowerdir=$BASE,upperdir=$TMP/upper,workdir=$TMP/work" root ||
		cp -a "$BASE/." root
}
# Has the root what programs are compiled with? One that is given may.
compiles() {
	chroot root dpkg -s libc6-dev >/dev/null 2>&1
}
installs() {
	compiles
	compiled=$?
	cp "$DEB" root/congbao.deb &&
	cp /etc/resolv.conf root/etc &&
	chroot root apt-get -qq update &&
	chroot root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
	    --no-install-recommends install /congbao.deb || return 1
	compiles
	[ $? -eq $compiled ]
}

# office ARGUMENT…: the installed program, in a gazette of issues alone.
office() {
	chroot root env -C /office LC_ALL=C.UTF-8 congbao "$@"
}
libraries() {
	chroot root ldd /usr/bin/congbao >linked &&
	not grep 'not found' linked || return 1
	chroot root ldconfig -p >known
	strings -a root/usr/bin/congbao |
	    grep -xE 'lib[a-z0-9-]+\.so\.[0-9]+' >names
	[ -s names ] || return 1
	for library in $(sed 's/\.so\..*//' names | sort -u); do
		grep -F "$library.so." names | grep -qFf - known || {
			echo "no $library"
			return 1
		}
	done
}
gazette() {
	mkdir root/office &&
	sample root/office && rm -r root/office/fonts
}
numbers() {
	office number $SAMPLE_ISSUES
}
builds_the_same() {
	office build --all -o out &&
	sample here && cp "$ROOT/fonts/manifest.yaml" here/fonts &&
	cp root/office/issues/2024/register here/issues/2024 &&
	cp root/office/issues/2025/register here/issues/2025 &&
	(cd here && "$ROOT/build/congbao" build --all -o out) &&
	rm -r root/office/out/.congbao here/out/.congbao &&
	[ "$(find here/out -name '*.pdf' | wc -l)" -gt 20 ] &&
	diff -r root/office/out here/out
}
word_files() {
	office export -o word issues/2025/01-thang-04/01-tach-thua-dat.md &&
	mkdir -p root/office/word/in &&
	mv root/office/word/*.docx root/office/word/in/a.docx 2>/dev/null ||
	    find root/office/word -name '*.docx' -exec \
		mv {} root/office/word/in/a.docx \;
	office import --received 2025-04-11 issues/2026/01-tu-word \
	    word/in/a.docx && rm -r root/office/issues/2026
}
publishes() {
	mkdir root/portal && office publish --all --to file:///portal &&
	office verify file:///portal
}
again() {
	office publish --all --to file:///portal >said 2>&1 &&
	cat said && grep -q 'published already' said
}
withholds() {
	office withhold --by 'Tòa án nhân dân tỉnh' --why 'bản án' \
	    issues/2024/01-thang-01/02-chi-thi-tet-giap-thin.md &&
	office publish --all --to file:///portal &&
	office verify file:///portal
}
over_the_network() {
	office verify https://127.0.0.1:1/ >said 2>&1
	[ $? -eq 8 ] && return
	cat said
	return 1
}
explains() {
	office explain date-impossible && office show schema profile &&
	office report --year 2025 &&
	office show pages issues/2025/01-thang-04
}
begins_anew() {
	mkdir -p root/new/issues/2026/01 &&
	cp root/usr/share/doc/congbao/examples/gazette.yaml root/new/issues &&
	decision 1/QĐ-UBND 2026-01-12 >root/new/issues/2026/01/a.md &&
	chroot root env -C /new congbao check
}
leaves_nothing() {
	chroot root dpkg --purge congbao &&
	[ -z "$(find root/usr/bin root/usr/share -name '*congbao*' \
	    -not -path '*/doc/*')" ]
}

{
	dpkg-deb -x "$DEB" unpacked
	check "the package is built in two directories" builds
	check "and has the same bytes" same_bytes
	check "lintian finds nothing" lintian_is_content
	check "shells can read the completions" shells_read
	check "fish proposes what is right" in_fish
	check "it has what make install installs" what_is_installed
	check "a scratch root" scratch
	check "the package is installed, and no compiler" installs
	check "every library is there" libraries
	check "a gazette without faces" gazette
	check "check" office check
	check "number" numbers
	check "build: the same bytes as of the source tree" builds_the_same
	check "export and import" word_files
	check "publish and verify" publishes
	check "publish again" again
	check "withhold" withholds
	check "the network" over_the_network
	check "what needs no portal" explains
	check "the sample profile begins a gazette" begins_anew
	check "and is taken away" leaves_nothing
} >"$TMP/results"
grep -v '^ok ' "$TMP/results"
failed=$(grep -c '^not ok ' "$TMP/results")
echo "$(grep -c '^ok ' "$TMP/results") passed, $failed failed"
[ "$failed" -eq 0 ]
