# Texts that nobody writes: what they bring is a finding, never a crash.
. "$TESTS/cli.sh"

small .

# survives NAME PYTHON: the body that the expression gives is typeset or
# refused; a crash has a status beyond 2.
survives() {
	rm -rf issues/2025
	mkdir -p issues/2025/01
	python3 - "$2" >body <<'END'
import sys
sys.stdout.write('**Điều 1.** Chợ.\n\n' + eval(sys.argv[1]) + '\n')
END
	{
		decision 1/QĐ-UBND 2025-06-12 | sed '/^Căn cứ/,$d'
		cat body
	} >issues/2025/01/a.md
	"$PROGRAM" build -o built issues/2025/01 >out 2>err
	status=$?
	check "$1" test $status -le 1
	[ $status -le 1 ] || head -n 5 err | cut -c 1-200 | sed 's/^/    /'
}

survives "a list in a list, deeper than any" '"- " * 50000 + "x"'
survives "lists beneath each other" \
    '"".join(" " * (2 * i) + "- x\n" for i in range(400))'
survives "quotations in each other" '"> " * 50000 + "x"'
survives "emphasis that is never closed" '"*a **b " * 20000'
survives "brackets that are never closed" '"[" * 50000'
survives "a word wider than the page" '"a" * 20000'
survives "a very long paragraph" '"nhân dân " * 20000'
survives "headings of every depth" \
    '"".join("#" * (i % 6 + 1) + " Mục đích\n\n" for i in range(500))'
survives "a table of 200 columns" \
    '"|a" * 200 + "|\n" + "|-" * 200 + "|\n" + "|1" * 200 + "|"'
survives "a table far too wide" \
    '"|" + ("a" * 2500 + "|") * 200 + "\n" + "|-" * 200 + "|\n" + "|1" * 200 + "|"'
survives "a number as wide as a page" \
    '"|a|b|\n|-|-:|\n|một|" + "1" * 40 + ",5|\n|hai|2,5|"'
survives "a table of 5000 rows" \
    '"|a|b|\n|-|-|\n" + "|một|hai|\n" * 5000'
survives "a cell longer than a page" \
    '"|a|b|\n|-|-|\n|một|" + "hai " * 5000 + "|"'
survives "a table head longer than a page" \
    '"|a|" + "hai " * 5000 + "|\n|-|-|\n|một|hai|"'
survives "a footnote longer than a page" \
    '"Chợ[^1].\n\n[^1]: " + "hai " * 5000'
survives "500 footnotes in a line" \
    '"".join("[^%d]" % i for i in range(500)) + "\n\n" + '\
'"".join("[^%d]: Một.\n\n" % i for i in range(500))'
survives "a footnote that refers to itself" '"Chợ[^1].\n\n[^1]: Một[^1]."'
survives "footnotes that refer to each other" \
    '"Chợ[^1].\n\n[^1]: Một[^2].\n\n[^2]: Hai[^1]."'
survives "letters with a hundred accents" '("e" + "\u0323" * 100 + " ") * 50'
survives "letters of other scripts" '"Привет 你好 שלום مرحبا हिन्दी 🎉"'
survives "every kind of space" \
    '"a".join(chr(c) for c in (0x2000, 0x2003, 0x2009, 0x3000, 0xa0, 0x85))'
survives "numbers beyond counting" \
    '"99999999999. a\n\n1.99999999999. b\n\nĐiều 99999999999. c"'

# damage ROLE PYTHON: the face of the role is one whose bytes the expression
# makes of good ones, declared with the SHA-256 of its own file.
damage() {
	rm -rf issues/2025 built
	mkdir -p issues/2025/01
	decision 1/QĐ-UBND 2025-06-12 >issues/2025/01/a.md
	cp "$SAMPLE/fonts/manifest.yaml" fonts/manifest.yaml
	python3 - "$1" "$2" <<'END'
import hashlib, os, re, sys
manifest = open('fonts/manifest.yaml', encoding='utf-8').read()
entry = re.compile(r'file:.*?(?=  licence:)', re.S).search(
    manifest, manifest.index('- role: ' + sys.argv[1]))
b = open(next(path for path in re.findall(r'/\S+', entry[0])
              if os.path.exists(path)), 'rb').read()
face = eval(sys.argv[2])
open('face.ttf', 'wb').write(face)
named = 'file: %s\n  sha256: %s\n' % (
    os.path.abspath('face.ttf'), hashlib.sha256(face).hexdigest())
open('fonts/manifest.yaml', 'w', encoding='utf-8').write(
    manifest[:entry.start()] + named + manifest[entry.end():])
END
}

# refused CODE: the diagnostic is this, and no PDF is written.
refused() {
	says 1 "[font-$1]" build -o built issues/2025/01 &&
	    [ -z "$(find built -name '*.pdf' 2>/dev/null)" ]
}

# damaged NAME CODE PYTHON: so is a face of the text.
damaged() {
	damage regular "$3"
	check "$1" refused "$2"
}

damaged "a face that was cut off" damaged 'b[:300000]'
damaged "a face with one byte changed" damaged \
    'b[:200000] + bytes([b[200000] ^ 1]) + b[200001:]'
damaged "a face that is text" unusable 'b"not a font\n"'
damaged "an empty face" unusable 'b""'
damaged "a face whose tables lie beyond everything" damaged \
    'b[:12] + b"glyf" + b"\xff" * (16 * b[5] - 4) + b[12 + 16 * b[5]:]'

# A fallback face matters where a character asks for it.
damage fallback 'b[:300000]'
check "a fallback face that was cut off, and is not needed" \
    exits 0 build -o built issues/2025/01
check "is not read by the check of an issue" exits 0 check issues/2025/01
check "and told by the check of the gazette" says 1 "[font-damaged]" check
echo '☐' >>issues/2025/01/a.md
rm -r built
check "and refused where it is needed" refused damaged
damage fallback b
echo '☐' >>issues/2025/01/a.md
check "a whole one is used" exits 0 build -o built issues/2025/01
rm -r built
sed -i '/^- role: fallback/,$ s/sha256: ./sha256: x/' fonts/manifest.yaml
check "so is one that is not declared" refused digest
cp "$SAMPLE/fonts/manifest.yaml" fonts/manifest.yaml
check "a good one is used" exits 0 build -o built issues/2025/01
