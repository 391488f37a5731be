# sample_gazette.sh: sourced; the gazette that the tests read, below $TESTS, and
# copies of it. It and its faces belong to the tests: what stands in issues/ and
# fonts/ of the source tree is whose gazette it is, and may be anything.

SAMPLE=$TESTS/sample

# Its issues, in the order of numbers.
SAMPLE_ISSUES="issues/2024/01-thang-01 issues/2024/02-gia-dat
issues/2024/03-thu-tuc-hanh-chinh issues/2025/01-thang-04
issues/2025/02-thang-07-cap-xa issues/2025/03-thang-12-ky-hop"

# sample DIRECTORY: issues without numbers, and faces.
sample() {
	mkdir -p "$1"
	cp -R "$SAMPLE/issues" "$SAMPLE/fonts" "$1"
}

# small DIRECTORY: a gazette without issues.
small() {
	mkdir -p "$1/issues"
	cp -R "$SAMPLE/fonts" "$1"
	cp "$TESTS/gazette.yaml" "$1/issues"
}
