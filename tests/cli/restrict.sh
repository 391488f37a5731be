# issues/restrictions: what is written there, and what is refused at its place.
. "$TESTS/cli.sh"

small .
mkdir -p issues/2025/01 issues/2025/02
decision 3/QĐ-UBND 2025-06-12 >issues/2025/01/a.md
decision 4/QĐ-UBND 2025-06-12 >issues/2025/01/b.md
decision 3/QĐ-UBND 2024-12-14 >issues/2025/02/a.md
for i in 01 02; do
	echo 'date: 2025-06-20' >issues/2025/$i/issue.yaml
done
exits 0 number issues/2025/01 >said || cat said
list=issues/restrictions

decide() {
	exits "$1" "$2" --date 2025-07-01 --by "Tòa án" --why "Bản án" "$3"
}
check "by and why are asked for" says 2 "needs --by and --why" restrict 3/QĐ-UBND
check "a document is restricted by its number" decide 0 restrict 3/QĐ-UBND
check "as the file has it" sh -c 'printf "2025-07-01\trestricted\t2025/so-01/3-qd-ubnd\t3/QĐ-UBND\tTòa án\tBản án\n" | diff - issues/restrictions'
check "not twice" says 1 restriction-again restrict --by a --why b 3/QĐ-UBND
check "it is let go by its file" decide 0 lift issues/2025/01/a.md
check "and withheld by its address" decide 0 withhold \
    https://a.example/2025/van-ban/so-01/3-qd-ubnd.html
grown() {
	[ "$(cut -f 2 $list | tr '\n' ' ')" = "restricted lifted withheld " ]
}
check "the file grows" grown
check "for good" says 1 "for good" lift --by a --why b 3/QĐ-UBND
check "a document without a number is none" \
    says 1 restriction-unknown withhold --by a --why b 99/QĐ-UBND
exits 0 number issues/2025/02 >said || cat said
check "of two with one number the address is asked for" \
    says 1 "more than one" restrict --by a --why b 3/QĐ-UBND
check "which tells them apart" exits 0 restrict --by a --why b 2025/so-02/3-qd-ubnd
check "a body on two lines is none" \
    says 1 restriction-form restrict --by "a
b" --why c 4/QĐ-UBND
check "a checkout with restrictions is right" exits 0 check

# refused LINE WORDS: such a line in the file is an error at its place.
cp $list good
refused() {
	{ cat good; printf "$1\n"; } >$list
	says 1 "$2" check && grep -q "restrictions:5:1: error:" err
}
check "five fields are refused" refused '2025-07-01\trestricted\tx\ty\tz' "six fields"
check "so is a day that there is not" \
    refused '2025-02-30\trestricted\t2025/so-01/4-qd-ubnd\t4\tb\tw' "a day such as"
check "another measure" \
    refused '2025-07-01\tforbidden\t2025/so-01/4-qd-ubnd\t4\tb\tw' "withheld, restricted or lifted"
check "an address that leads elsewhere" \
    refused '2025-07-01\trestricted\t2025/../x/4-qd-ubnd\t4\tb\tw' "address"
check "an empty ground" \
    refused '2025-07-01\trestricted\t2025/so-01/4-qd-ubnd\t4\tb\t' "texts"
check "and what contradicts a line above it" \
    refused '2025-07-01\tlifted\t2025/so-01/4-qd-ubnd\t4\tb\tw' "is not restricted"
cp good $list

# A restriction that fails leaves the file as it was.
full() {
	FAIL_WRITE=issues/.congbao failing decide 2 restrict 4/QĐ-UBND
}
check "a full disk is a failure" full
check "that changes nothing" same good $list
