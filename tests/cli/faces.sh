# The manifest of the faces: a face is known by what is used of it, wherever
# its file is and whatever else is in it.
. "$TESTS/cli.sh"

small .
mkdir -p issues/2025/01
{
	decision 1/QĐ-UBND 2025-06-12
	echo
	echo 'Chợ **Bến Thành** và *chợ Lớn*, ☐.'
} >issues/2025/01/a.md
exits 0 build -o plain issues/2025/01

# manifest ROLE PYTHON [FIELD]: the entry of the role has another file, whose
# tables the statements change: t is a mapping from tags to bytes. What follows
# the file's own place in the entry is FIELD, else what stands there.
manifest() {
	rm -rf built
	python3 - "$SAMPLE/fonts/manifest.yaml" "$@" <<'END'
import os, re, struct, sys
manifest = open(sys.argv[1], encoding='utf-8').read()
entry = re.compile(r'  file:.*?(?=  licence:)', re.S).search(
    manifest, manifest.index('- role: %s\n' % sys.argv[2]))
places = [path for path in re.findall(r'/\S+', entry[0])
          if os.path.exists(path)]
b = open(places[0], 'rb').read()


def total(data):
    data += bytes(-len(data) % 4)
    return sum(struct.unpack('>%dI' % (len(data) // 4), data)) & 0xffffffff


def pack(tables):
    """Whole, as a font tool would write it: in another order, and padded."""
    head = struct.pack('>IHHHH', 0x10000, len(tables), 0, 0, 0)
    at, places, body = len(head) + 16 * len(tables), {}, b''
    for tag in sorted(tables, reverse=True):
        places[tag] = at + len(body)
        body += tables[tag] + bytes(-len(tables[tag]) % 4)
    for tag in sorted(tables):
        data = tables[tag]
        if tag == 'head':
            data = data[:8] + bytes(4) + data[12:]
        head += struct.pack('>4sIII', tag.encode(), total(data), places[tag],
                            len(tables[tag]))
    return head + body


t = {}
for i in range(struct.unpack_from('>H', b, 4)[0]):
    tag, _, start, length = struct.unpack_from('>4sIII', b, 12 + 16 * i)
    t[tag.decode()] = b[start:start + length]


def flip(tag, at):
    t[tag] = t[tag][:at] + bytes([t[tag][at] ^ 1]) + t[tag][at + 1:]


def formats():
    """Where cmap has subtables of format 4, and their number of segments."""
    for start in {struct.unpack_from('>I', t['cmap'], 8 + 8 * i)[0]
                  for i in range(struct.unpack_from('>H', t['cmap'], 2)[0])}:
        form, _, _, twice = struct.unpack_from('>4H', t['cmap'], start)
        if form == 4:
            yield start, twice // 2


exec(sys.argv[3])
with open('face.ttf', 'wb') as file:
    file.write(pack(t))
field = sys.argv[4] if len(sys.argv) > 4 else entry[0][entry[0].index(
    '  digest:'):]
with open('fonts/manifest.yaml', 'w', encoding='utf-8') as file:
    file.write(manifest[:entry.start()] + '  file: ./face.ttf\n' + field +
               manifest[entry.end():])
END
}

# declared ROLE: the first digest of the face.
declared() {
	sed -n "/^- role: $1\$/,/licence/ s/.*\([0-9a-f]\{64\}\)\$/\1/p" \
	    "$SAMPLE/fonts/manifest.yaml" | head -n 1
}

# accepted NAME ROLE PYTHON: the same face, and the same bytes.
accepted() {
	manifest "$2" "$3"
	check "$1" exits 0 build -o built issues/2025/01
	for file in plain/2025/*/*.pdf plain/2025/*/manifest.json; do
		check "$1, and ${file##*/} is the same" \
		    cmp "$file" "built${file#plain}"
	done
}

accepted "a face packed in another order" regular ''
accepted "without what only screens and names need" bold '
for tag in ("FFTM", "cvt ", "fpgm", "prep", "gasp"):
    t.pop(tag, None)
t["name"] += b"another licence"
t["post"] = b"\0\3\0\0" + t["post"][4:32]'
accepted "with characters in another form" italic '
start, count = next(formats())
four = t["cmap"][start:]
groups = []
for i in range(count - 1):
    end, = struct.unpack_from(">H", four, 14 + 2 * i)
    begin, = struct.unpack_from(">H", four, 16 + 2 * count + 2 * i)
    delta, = struct.unpack_from(">H", four, 16 + 4 * count + 2 * i)
    place = 16 + 6 * count + 2 * i
    offset, = struct.unpack_from(">H", four, place)
    for c in range(begin, end + 1):
        glyph = c
        if offset:
            glyph, = struct.unpack_from(">H", four,
                                        place + offset + 2 * (c - begin))
        if glyph or not offset:
            groups.append(struct.pack(">III", c, c, glyph + delta & 0xffff))
t["cmap"] = (struct.pack(">HHHHI", 0, 1, 3, 10, 12) +
             struct.pack(">HHIII", 12, 0, 16 + 12 * len(groups), 0,
                         len(groups)) + b"".join(groups))'
accepted "a fallback face packed anew" fallback 't.pop("FFTM")'
accepted "another checksum in its head" bold-italic 'flip("head", 9)'

# refused NAME ROLE PYTHON: another face, at the line of its digest.
refused() {
	manifest "$2" "$3"
	check "$1" says 1 "[font-digest]" build -o built issues/2025/01
	check "$1, and no PDF" test -z "$(find built -name '*.pdf' 2>/dev/null)"
}

refused "another glyph" regular 'flip("glyf", len(t["glyf"]) // 2)'
check "its place is told" grep -qE \
    '^fonts/manifest.yaml:19:11: error: ./face.ttf is another face than' err
check "with a caret" grep -qE '^ +\| +\^~{63}$' err
check "and what was found and expected" grep -qE \
    "its digest is [0-9a-f]{64}, expected $(declared regular) " \
    err
refused "another width" bold 'flip("hmtx", 401)'
check "of several all that are expected are told" grep -qE \
    'expected [0-9a-f]{64} or [0-9a-f]{64} ' err
refused "another glyph for a character" italic '
for start, count in list(formats()):
    flip("cmap", start + 16 + 4 * count + 1)'
refused "another kerning" bold-italic 'flip("GPOS", len(t["GPOS"]) - 1)'
refused "another height" regular 'flip("hhea", 5)'
refused "another slant" italic 'flip("post", 5)'
refused "another date, which is embedded" bold 'flip("head", 27)'
refused "another name" regular '
t["name"] = t["name"].replace("LiberationSerif".encode("utf-16-be"),
                              "LiberationSerix".encode("utf-16-be"))
t["name"] = t["name"].replace(b"LiberationSerif", b"LiberationSerix")'
refused "another fallback face, where it is needed" fallback \
    'flip("glyf", 400)'

# What was said of the other face can be declared.
manifest regular 'flip("glyf", len(t["glyf"]) // 2)'
exits 1 build -o built issues/2025/01
digest=$(sed -n 's/.* its digest is \([0-9a-f]*\),.*/\1/p' err)
manifest regular 'flip("glyf", len(t["glyf"]) // 2)' "  digest: $digest
"
check "its digest can be declared" exits 0 build -o built issues/2025/01
check "it is another face for the record" not grep -qF \
    "$(grep -m 1 '"faces"' plain/2025/*/manifest.json)" \
    built/2025/*/manifest.json
manifest regular '' "  digest:
    - $(printf %064d 0)
    - $(declared regular)
"
check "the second of two digests" exits 0 build -o built issues/2025/01
flipped=$(wc -c <face.ttf)
printf X | dd of=face.ttf bs=1 seek=$((flipped / 2)) conv=notrunc 2>said
check "a damaged file has no digest that could be declared" \
    says 1 "[font-damaged]" build -o built issues/2025/01

# Places.
cp "$SAMPLE/fonts/manifest.yaml" fonts
sed -i 's|^    - /usr.*liberation2/.*|    - ./nowhere.ttf\n&|' fonts/manifest.yaml
check "the first place that is there counts" \
    exits 0 build -o elsewhere issues/2025/01
check "and the record is the same" same plain/2025 elsewhere/2025
sed -i '/^- role: bold$/,/licence/ s|/usr/share|/no/share|' fonts/manifest.yaml
check "a face that is nowhere" says 2 "/no/share/fonts/truetype/liberation/" \
    build -o built issues/2025/01
check "all its places are told" grep -qE \
    '^\./nowhere.ttf: No such file.*liberation2/.*liberation/' err
cp "$SAMPLE/fonts/manifest.yaml" fonts
sed -i '/^- role: bold$/,/licence/ { /^    - .usr/d; }' fonts/manifest.yaml
check "no place at all" says 1 "[field-form]" build -o built issues/2025/01

# Digests.
cp "$SAMPLE/fonts/manifest.yaml" fonts
sed -i '/^- role: regular/,/licence/ { /digest/d; }' fonts/manifest.yaml
check "no digest" says 1 "[field-missing]" build -o built issues/2025/01
cp "$SAMPLE/fonts/manifest.yaml" fonts
sed -i '/^- role: regular/,/licence/ s/^  digest: \(.*\)/&\n  sha256: \1/' \
    fonts/manifest.yaml
check "two kinds of them" says 1 "[field-missing]" \
    build -o built issues/2025/01

# A gazette without a manifest has the one that came with the program: below its
# prefix, or in its source tree. Another place is that of the build.
rm -r fonts
mkdir -p prefix/bin prefix/share/congbao tree/build
cp "$PROGRAM" prefix/bin
cp "$PROGRAM" tree/build
cp -R "$SAMPLE/fonts" prefix/share/congbao/fonts
cp -R "$SAMPLE/fonts" tree
there() {
	PROGRAM=$WORK/$1/congbao exits "$2" build -o "$3" issues/2025/01 &&
	{ [ "$2" -ne 0 ] || same plain/2025 "$3/2025"; }
}
check "the installed manifest" there prefix/bin 0 installed
check "that of the source tree" there tree/build 0 of-tree
echo 'fonts: fonts/manifest.yaml' >>issues/gazette.yaml
check "not where the profile names one" there prefix/bin 2 none
check "which is told" grep -q "^fonts/manifest.yaml: No such file" err
sed -i '$d' issues/gazette.yaml
sed -i '/^- role: bold$/,/licence/ s|/usr/share|/no/share|' \
    prefix/share/congbao/fonts/manifest.yaml
check "the installed one is read" there prefix/bin 2 none
mkdir fonts
cp "$SAMPLE/fonts/manifest.yaml" fonts
check "the gazette's own counts" there prefix/bin 0 again

# A face that is replaced by another that is accepted makes pages anew.
manifest fallback ''
check "a fallback face" exits 0 build -o again issues/2025/01
stat -c '%i %z' again/.congbao/2025/01 >stamp
exits 0 build -o again issues/2025/01
check "is the same" sh -c 'stat -c "%i %z" again/.congbao/2025/01 | cmp - stamp'
touch -d 2001-01-01 face.ttf
check "its file is replaced" exits 0 build -o again issues/2025/01
check "and its pages are made anew" not sh -c \
    'stat -c "%i %z" again/.congbao/2025/01 | cmp - stamp'
