#!/bin/sh
# install.sh WORK: what drives a browser, in this directory. The lock file pins
# what is installed; the checkout is only read.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cp "$HERE/package.json" "$HERE/package-lock.json" "$HERE"/*.js "$1"
cd "$1"
[ node_modules -nt package-lock.json ] && [ -d node_modules/axe-core ] ||
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
