#!/bin/sh
# packages.sh [--stopped] FOUND PACKAGE…: Debian packages, of which those that
# are missing are installed, by apt-get, as root or through sudo. Where that
# cannot be done they are named, and FOUND, a command, tells whether what is
# wanted of them is there all the same: only then is the exit status 0.
# --stopped: no server among them is started, for the tests start their own.
set -u

stopped=
if [ "$1" = --stopped ]; then
	stopped=yes
	shift
fi
found=$1
shift

is_installed() {
	dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'
}

missing=
for package in "$@"; do
	is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
[ "$(id -u)" = 0 ] || as_root=sudo

# Debian's packages ask this file whether their daemons may start.
keep_stopped() {
	policy=/usr/sbin/policy-rc.d
	[ -n "$stopped" ] && [ ! -e $policy ] || return 0
	trap '$as_root rm -f $policy' EXIT
	trap 'exit 130' HUP INT TERM
	printf '#!/bin/sh\nexit 101\n' | $as_root tee $policy >/dev/null &&
	    $as_root chmod 755 $policy
}

install_missing() {
	command -v apt-get >/dev/null && command -v ${as_root:-env} >/dev/null ||
		return 1
	echo "installing$missing"
	export DEBIAN_FRONTEND=noninteractive
	keep_stopped &&
	    $as_root apt-get update -qq &&
	    $as_root apt-get install -qq -y --no-install-recommends \
		$missing >/dev/null
}

install_missing && exit 0
if sh -c "$found" >/dev/null 2>&1; then
	echo "packages: not installed as Debian packages, but found:$missing"
	exit 0
fi
echo "packages: an administrator has to install these, by their names in" \
    "Debian:$missing" >&2
exit 1
