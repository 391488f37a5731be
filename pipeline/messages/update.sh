#!/bin/sh
# update.sh [FILE.po]: puts new messages of the sources into the Vietnamese
# catalogue, without a translation, and takes out those that are gone.
set -eu
cd "$(dirname "$0")"
catalogue=${1:-vi.po}
TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT

./extract.sh >"$TMP/congbao.pot"
msgmerge --quiet --no-fuzzy-matching --add-location=file --no-wrap \
    --output-file="$TMP/merged.po" "$catalogue" "$TMP/congbao.pot"
msgattrib --no-obsolete --add-location=file --no-wrap \
    --output-file="$TMP/vi.po" "$TMP/merged.po"
sed '/^"POT-Creation-Date:/d' "$TMP/vi.po" >"$catalogue"
