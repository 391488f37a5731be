# The build: flags that are given, packages that cannot be installed, and what
# is installed where.
. "$TESTS/cli.sh"

# fresh_make [NAME=VALUE…] make ARGUMENT…: in an environment of its own, not that
# of the make which runs the tests.
fresh_make() {
	env -i PATH="$PATH" "$@" --no-print-directory -C "$ROOT" BUILD="$BUILD"
}

# commands ARGUMENT…: what make would run to build the program anew.
commands() {
	fresh_make make -n -B "$BUILD/congbao" "$@" >"$WORK/commands" ||
		return 1
	grep -F -e ' -c -o ' "$WORK/commands" | grep -F text.c >"$WORK/compile"
	grep -F -e " -o $BUILD/congbao " "$WORK/commands" >"$WORK/link"
	[ -s "$WORK/compile" ] && [ -s "$WORK/link" ]
}

# has FILE WORDS…
has() {
	file=$1
	shift
	for words; do
		grep -qF -e "$words" "$file" || {
			echo "no $words in $(cat "$file")"
			return 1
		}
	done
}

plain() {
	commands && has "$WORK/compile" -std=c11 -O2 -Werror \
	    -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE &&
	has "$WORK/link" -pie -Wl,-z,relro,-z,now
}
given() {
	commands CC=cc-of-ours CFLAGS=-Os CPPFLAGS=-Dours LDFLAGS=-Lours \
	    LDLIBS=-lours &&
	has "$WORK/compile" cc-of-ours -std=c11 -Werror -Dours -Os \
	    -D_FORTIFY_SOURCE=2 -D_POSIX_C_SOURCE=200809L &&
	not has "$WORK/compile" -O2 &&
	has "$WORK/link" cc-of-ours -Lours -lours -lhpdf
}
given_by_environment() {
	fresh_make CFLAGS=-Os CPPFLAGS=-Dours CC=cc-of-ours make -n -B \
	    "$BUILD/pipeline/base/text.o" >"$WORK/compile" &&
	has "$WORK/compile" cc-of-ours -std=c11 -Dours -Os
}
unfortified() {
	commands "$@" && not has "$WORK/compile" -D_FORTIFY_SOURCE=2
}
check "flags of our own" plain
check "flags that are given are added" given
check "flags of the environment as well" given_by_environment
check "nothing is fortified without optimization" unfortified CFLAGS=-g
check "nor where it is taken back" unfortified CFLAGS='-O2 -O0'
check "nor under a sanitizer" unfortified SANITIZE=-fsanitize=address
check "another level counts" unfortified CPPFLAGS=-D_FORTIFY_SOURCE=3

# An office's machine: somebody who is not root and may not become it.
mkdir bin
for command in sh grep cat; do
	ln -s "$(command -v $command)" bin
done
printf '#!/bin/sh\necho 1000\n' >bin/id
chmod +x bin/id

# packages STATUS WORDS FOUND PACKAGE…: on that machine.
packages() {
	status=$1
	words=$2
	shift 2
	PATH=$WORK/bin "$TESTS/packages.sh" "$@" >"$WORK/said" 2>&1
	[ $? -eq "$status" ] && [ "$(cat "$WORK/said")" = "$words" ] && return
	cat "$WORK/said"
	return 1
}
asked="packages: an administrator has to install these, by their names in Debian:"
found="packages: not installed as Debian packages, but found:"
check "without dpkg, packages are named" packages 1 "$asked one two" false one two
check "and are not needed where all is found" \
    packages 0 "$found one two" true one two
cat >bin/dpkg-query <<'END'
#!/bin/sh
for package; do :; done
[ "$package" = one ] && echo 'install ok installed'
END
printf '#!/bin/sh\necho apt-get must not run\n' >bin/apt-get
chmod +x bin/dpkg-query bin/apt-get
check "without sudo, those that are missing" \
    packages 1 "$asked two three" false one two three
check "nothing is said where none is missing" packages 0 "" false one
printf '#!/bin/sh\necho "$1: not you" >&2\nexit 1\n' >bin/sudo
chmod +x bin/sudo
check "sudo that refuses is heard" packages 1 "installing two
apt-get: not you
$asked two" false two

installs() {
	fresh_make make install DESTDIR="$WORK/root" PREFIX=/opt &&
	(cd root && find . -type f | sort) >installed &&
	sed 's|^|./opt/|' <<-'END' | cmp - installed &&
		bin/congbao
		share/bash-completion/completions/congbao
		share/congbao/fonts/manifest.yaml
		share/congbao/schemas/decision.json
		share/congbao/schemas/issue.json
		share/congbao/schemas/profile.json
		share/doc/congbao/changelog
		share/doc/congbao/copyright
		share/doc/congbao/examples/dau-thoi-gian-thu.py
		share/doc/congbao/examples/gazette.yaml
		share/doc/congbao/huong-dan.md
		share/fish/vendor_completions.d/congbao.fish
		share/man/man1/congbao.1
		share/man/man5/congbao.5
		share/man/man7/congbao.7
		share/man/vi/man1/congbao.1
		share/man/vi/man5/congbao.5
		share/man/vi/man7/congbao.7
		share/zsh/site-functions/_congbao
	END
	cmp "$PROGRAM" root/opt/bin/congbao &&
	jq -e .properties.province root/opt/share/congbao/schemas/profile.json
}
# Without fonts/, from where it is installed.
finds_its_faces() {
	sample office && rm -r office/fonts &&
	(cd office && "$WORK/root/opt/bin/congbao" build \
	    issues/2025/01-thang-04)
}
uninstalls() {
	touch root/opt/bin/other
	fresh_make make uninstall DESTDIR="$WORK/root" PREFIX=/opt &&
	[ "$(find root -type f)" = root/opt/bin/other ]
}
# The program's own CI, of what is known.
tests_itself() {
	for file in .gitlab-ci.yml .github/workflows/program.yml; do
		grep -q '[:-] \.ci/run$' "$ROOT/$file" &&
		grep -q 'debian:12@sha256:[0-9a-f]\{64\}$' "$ROOT/$file" ||
			return 1
	done
	! grep 'uses:' "$ROOT/.github/workflows/program.yml" |
	    grep -v '@[0-9a-f]\{40\} '
}
check "CI runs what checks the program" tests_itself
check "installed" installs
check "it finds its faces" finds_its_faces
check "and taken away" uninstalls
