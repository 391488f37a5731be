#!/bin/sh
# deb.sh VERSION BUILD: the program as a Debian package of this machine's
# release and architecture, BUILD/congbao_VERSION_ARCH.deb. Made of what `make
# install` installs, with dpkg's tools alone: names in order, owners root, times
# those of the commit, so that the same commit makes the same bytes.
set -eu
cd "$(dirname "$0")/../.."
VERSION=$1
BUILD=$2
STAGE=$BUILD/deb/root
TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' HUP INT TERM
LC_ALL=C.UTF-8
export LC_ALL
umask 022

die() {
	echo "deb: $*" >&2
	exit 1
}

changelog() {
	dpkg-parsechangelog -l pipeline/package/changelog -S "$1"
}

# The day of the commit; what `make dist` made has that of the changelog.
commit_time() {
	[ "$(git rev-parse --show-toplevel 2>/dev/null)" = "$(pwd -P)" ] &&
	git log -1 --format=%ct || changelog Timestamp
}

# flags NAME: Debian's, which harden the program.
flags() {
	DEB_BUILD_MAINT_OPTIONS=hardening=+all dpkg-buildflags --get "$1"
}

# package_of PATTERN: the package of a file that is installed here, if any.
package_of() {
	{ dpkg-query -S "$1" 2>/dev/null || true; } |
	    sed -n 's/^\([a-z0-9.+-]*\)[:,].*/\1/p' | sort -u | head -n 1
}

# commas: lines, as a field of the control file has them.
commas() {
	sort -u | paste -sd , | sed 's/,/, /g'
}

# loaded PROGRAM: packages of the libraries that it loads when it needs them. It
# has their names; of those that differ in nothing but the version one is here.
loaded() {
	names=$(strings -a "$1" | grep -xE 'lib[a-z0-9-]+\.so\.[0-9]+')
	[ -n "$names" ] || die "$1 has no names of libraries"
	for library in $(echo "$names" | sed 's/\.so\..*//' | sort -u); do
		for name in $(echo "$names" | grep -F "$library.so."); do
			package_of "*/$name"
		done >"$TMP/packages"
		[ -s "$TMP/packages" ] || die "no package has $library"
		cat "$TMP/packages"
	done
}

# Packages of the faces: of each the first file that is there.
faces() {
	for file in $(grep -o '/usr/share/fonts/.*' fonts/manifest.yaml); do
		[ ! -e "$file" ] || package_of "$file"
	done
}

# dpkg-shlibdeps reads debian/control from where it is run.
linked() {
	mkdir "$TMP/debian"
	cp pipeline/package/control "$TMP/debian"
	program=$(realpath "$STAGE/usr/bin/congbao")
	(cd "$TMP" && dpkg-shlibdeps -O "$program" 2>"$TMP/said") || {
		cat "$TMP/said" >&2
		return 1
	}
}

[ "$(changelog Version)" = "$VERSION" ] ||
	die "pipeline/package/changelog does not begin with version $VERSION"
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(commit_time)}
export SOURCE_DATE_EPOCH

rm -rf "$STAGE"
${MAKE:-make} --no-print-directory install BUILD="$BUILD/deb" \
    DESTDIR="$STAGE" PREFIX=/usr \
    ZSH_COMPLETIONS=/usr/share/zsh/vendor-completions \
    CPPFLAGS="$(flags CPPFLAGS)" CFLAGS="$(flags CFLAGS)" \
    LDFLAGS="$(flags LDFLAGS)"
strip --remove-section=.comment --remove-section=.note \
    "$STAGE/usr/bin/congbao"
gzip -9n "$STAGE"/usr/share/man/man?/* "$STAGE"/usr/share/man/*/man?/* \
    "$STAGE/usr/share/doc/congbao/changelog"

linked >"$TMP/substvars"
loaded "$STAGE/usr/bin/congbao" >"$TMP/loaded"
faces >"$TMP/faces"
[ -s "$TMP/faces" ] || die "no package has the faces"
echo "loaded:Depends=$(commas <"$TMP/loaded")" >>"$TMP/substvars"
echo "faces:Depends=$(commas <"$TMP/faces")" >>"$TMP/substvars"

mkdir "$STAGE/DEBIAN"
(cd "$STAGE" && find usr -type f | sort | xargs md5sum) \
    >"$STAGE/DEBIAN/md5sums"
dpkg-gencontrol -cpipeline/package/control -lpipeline/package/changelog -f"$TMP/files" \
    -T"$TMP/substvars" -P"$STAGE" -O >"$TMP/control"
mv "$TMP/control" "$STAGE/DEBIAN/control"
chmod -R u=rwX,go=rX "$STAGE"
find "$STAGE" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

deb=$BUILD/congbao_${VERSION}_$(dpkg-architecture -qDEB_HOST_ARCH).deb
dpkg-deb --root-owner-group --threads-max=1 -Zxz --build "$STAGE" \
    "$deb.part" >/dev/null
mv "$deb.part" "$deb"
echo "$deb"
