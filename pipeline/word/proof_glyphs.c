#include "word/proof_glyphs.h"

#include <errno.h>
#include <iconv.h>
#include <strings.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { PRIVATE = 0xF000, PRIVATE_END = 0xF0FF };

struct glyph {
	uint32_t code, sign;
};

static const struct glyph SYMBOL[] = {
    {0x22, 0x2200},
    {0x24, 0x2203},
    {0x27, 0x220B},
    {0x2A, 0x2217},
    {0x2D, 0x2212},
    {0x40, 0x2245},
    {0x41, 0x0391},
    {0x42, 0x0392},
    {0x43, 0x03A7},
    {0x44, 0x0394},
    {0x45, 0x0395},
    {0x46, 0x03A6},
    {0x47, 0x0393},
    {0x48, 0x0397},
    {0x49, 0x0399},
    {0x4A, 0x03D1},
    {0x4B, 0x039A},
    {0x4C, 0x039B},
    {0x4D, 0x039C},
    {0x4E, 0x039D},
    {0x4F, 0x039F},
    {0x50, 0x03A0},
    {0x51, 0x0398},
    {0x52, 0x03A1},
    {0x53, 0x03A3},
    {0x54, 0x03A4},
    {0x55, 0x03A5},
    {0x56, 0x03C2},
    {0x57, 0x03A9},
    {0x58, 0x039E},
    {0x59, 0x03A8},
    {0x5A, 0x0396},
    {0x5C, 0x2234},
    {0x5E, 0x22A5},
    {0x61, 0x03B1},
    {0x62, 0x03B2},
    {0x63, 0x03C7},
    {0x64, 0x03B4},
    {0x65, 0x03B5},
    {0x66, 0x03C6},
    {0x67, 0x03B3},
    {0x68, 0x03B7},
    {0x69, 0x03B9},
    {0x6A, 0x03D5},
    {0x6B, 0x03BA},
    {0x6C, 0x03BB},
    {0x6D, 0x03BC},
    {0x6E, 0x03BD},
    {0x6F, 0x03BF},
    {0x70, 0x03C0},
    {0x71, 0x03B8},
    {0x72, 0x03C1},
    {0x73, 0x03C3},
    {0x74, 0x03C4},
    {0x75, 0x03C5},
    {0x76, 0x03D6},
    {0x77, 0x03C9},
    {0x78, 0x03BE},
    {0x79, 0x03C8},
    {0x7A, 0x03B6},
    {0x7E, 0x223C},
    {0xA2, 0x2032},
    {0xA3, 0x2264},
    {0xA4, 0x2044},
    {0xA5, 0x221E},
    {0xA7, 0x2663},
    {0xA8, 0x2666},
    {0xA9, 0x2665},
    {0xAA, 0x2660},
    {0xAB, 0x2194},
    {0xAC, 0x2190},
    {0xAD, 0x2191},
    {0xAE, 0x2192},
    {0xAF, 0x2193},
    {0xB0, 0x00B0},
    {0xB1, 0x00B1},
    {0xB2, 0x2033},
    {0xB3, 0x2265},
    {0xB4, 0x00D7},
    {0xB5, 0x221D},
    {0xB6, 0x2202},
    {0xB7, 0x2022},
    {0xB8, 0x00F7},
    {0xB9, 0x2260},
    {0xBA, 0x2261},
    {0xBB, 0x2248},
    {0xBC, 0x2026},
    {0xC5, 0x2295},
    {0xC6, 0x2205},
    {0xC7, 0x2229},
    {0xC8, 0x222A},
    {0xCC, 0x2282},
    {0xCD, 0x2286},
    {0xCE, 0x2208},
    {0xCF, 0x2209},
    {0xD0, 0x2220},
    {0xD1, 0x2207},
    {0xD5, 0x220F},
    {0xD6, 0x221A},
    {0xD7, 0x22C5},
    {0xD8, 0x00AC},
    {0xD9, 0x2227},
    {0xDA, 0x2228},
    {0xDB, 0x21D4},
    {0xDC, 0x21D0},
    {0xDD, 0x21D1},
    {0xDE, 0x21D2},
    {0xDF, 0x21D3},
    {0xE0, 0x25CA},
    {0xE5, 0x2211},
    {0xF2, 0x222B},
};

static const struct glyph WINGDINGS[] = {
    {0x6C, 0x25CF},
    {0x6E, 0x25A0},
    {0x6F, 0x25A1},
    {0x71, 0x2751},
    {0x72, 0x2752},
    {0x75, 0x25C6},
    {0x76, 0x2756},
    {0x77, 0x2B25},
    {0x9E, 0x00B7},
    {0x9F, 0x2022},
    {0xA7, 0x25AA},
    {0xA8, 0x25FB},
    {0xD8, 0x27A2},
    {0xE0, 0x2192},
    {0xE8, 0x2794},
    {0xF0, 0x21E8},
    {0xFB, 0x2717},
    {0xFC, 0x2713},
    {0xFD, 0x2612},
    {0xFE, 0x2611},
};

/*
 * VNI writes an accent after its letter. What a code adds to the letter, and
 * the letters that it may follow.
 */
struct accent {
	uint32_t code;
	const char *after;
	uint32_t marks[2];
};

#define TONED "aeouyAEOUY\xF4\xD4\xF6\xD6" /* with VNI's own for ơ and ư */

static const struct accent VNI_ACCENTS[] = {
    {0xF9, TONED, {0x301}},
    {0xF8, TONED, {0x300}},
    {0xFB, TONED, {0x309}},
    {0xF5, TONED, {0x303}},
    {0xEF, TONED, {0x323}},
    {0xE2, "aeoAEO", {0x302}},
    {0xE1, "aeoAEO", {0x302, 0x301}},
    {0xE0, "aeoAEO", {0x302, 0x300}},
    {0xE5, "aeoAEO", {0x302, 0x309}},
    {0xE3, "aeoAEO", {0x302, 0x303}},
    {0xE4, "aeoAEO", {0x302, 0x323}},
    {0xEA, "aA", {0x306}},
    {0xE9, "aA", {0x306, 0x301}},
    {0xE8, "aA", {0x306, 0x300}},
    {0xFA, "aA", {0x306, 0x309}},
    {0xFC, "aA", {0x306, 0x303}},
    {0xEB, "aA", {0x306, 0x323}},
};

/* Codes that are a letter each. */
static const struct glyph VNI_LETTERS[] = {
    {0xF1, 0x111},
    {0xD1, 0x110},
    {0xF4, 0x1A1},
    {0xD4, 0x1A0},
    {0xF6, 0x1B0},
    {0xD6, 0x1AF},
    {0xED, 0xED},
    {0xCD, 0xCD},
    {0xEC, 0xEC},
    {0xCC, 0xCC},
    {0xE6, 0x1EC9},
    {0xC6, 0x1EC8},
    {0xF3, 0x129},
    {0xD3, 0x128},
    {0xF2, 0x1ECB},
    {0xD2, 0x1ECA},
    {0xEE, 0x1EF5},
    {0xCE, 0x1EF4},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static uint32_t
find(const struct glyph *table, size_t count, uint32_t code)
{
	for (size_t i = 0; i < count; i++)
		if (table[i].code == code)
			return table[i].sign;
	return 0;
}

static bool
font_starts(struct text font, const char *prefix)
{
	size_t length = strlen(prefix);

	return font.length >= length &&
	    strncasecmp(font.at, prefix, length) == 0;
}

static bool
font_is(struct text font, const char *name)
{
	return font.length == strlen(name) && font_starts(font, name);
}

uint32_t
proof_glyphs_sign(uint32_t code, struct text font)
{
	uint32_t low =
	    code >= PRIVATE && code <= PRIVATE_END ? code - PRIVATE : code;
	uint32_t sign = 0;

	if (font_is(font, "Symbol"))
		sign = find(SYMBOL, COUNT(SYMBOL), low);
	else if (font_is(font, "Wingdings"))
		sign = find(WINGDINGS, COUNT(WINGDINGS), low);
	else if (code != low && low < 0x7F)
		return low;
	/* Both fonts have digits and marks where ASCII has them. */
	if (sign == 0 && font_is(font, "Symbol") && low < 0x7F)
		return low;
	return sign == 0 ? code : sign;
}

static struct text
decode_signs(struct arena *arena, struct text text, struct text font)
{
	struct buffer out = {.arena = arena};

	while (text.length > 0) {
		uint32_t c = utf8_next(&text);

		utf8_add(&out,
		    c >= PRIVATE && c <= PRIVATE_END
			? proof_glyphs_sign(c, font)
			: c);
	}
	return buffer_text(&out);
}

static bool
may_follow(const struct accent *accent, uint32_t letter)
{
	return letter != 0 && letter < 0x100 &&
	    strchr(accent->after, (int)letter) != NULL;
}

/* The accent of VNI that a code is after a letter, or NULL. An accent in
   capitals is 0x20 less. */
static const struct accent *
vni_accent(uint32_t code, uint32_t letter)
{
	uint32_t small = code >= 0xC0 && code < 0xE0 ? code + 0x20 : code;

	for (size_t i = 0; i < COUNT(VNI_ACCENTS); i++)
		if (VNI_ACCENTS[i].code == small &&
		    may_follow(&VNI_ACCENTS[i], letter))
			return &VNI_ACCENTS[i];
	return NULL;
}

static struct text
decode_vni(struct arena *arena, struct text text)
{
	struct buffer out = {.arena = arena};
	uint32_t before = 0;

	while (text.length > 0) {
		uint32_t c = utf8_next(&text), letter;
		const struct accent *accent = vni_accent(c, before);

		before = 0;
		if (accent != NULL) {
			utf8_add(&out, accent->marks[0]);
			if (accent->marks[1] != 0)
				utf8_add(&out, accent->marks[1]);
			continue;
		}
		letter = find(VNI_LETTERS, COUNT(VNI_LETTERS), c);
		utf8_add(&out, letter == 0 ? c : letter);
		before = c;
	}
	return utf8_compose(arena, buffer_text(&out));
}

/* Word keeps the bytes of such a font as the characters of Latin-1. */
static bool
add_bytes(struct buffer *out, struct text text)
{
	while (text.length > 0) {
		uint32_t c = utf8_next(&text);

		if (c >= 0x100)
			return false;
		buffer_byte(out, (char)c);
	}
	return true;
}

static struct text
decode_tcvn(struct arena *arena, struct text text, bool capitals)
{
	struct buffer bytes = {.arena = arena};
	size_t room = text.length * 4 + 16, left = room;
	char *out = arena_alloc(arena, room), *to = out, *from;
	iconv_t decoder;
	bool good;

	if (text.length == 0 || !add_bytes(&bytes, text))
		return text;
	decoder = iconv_open("UTF-8", "TCVN5712-1");
	if (decoder == (iconv_t)-1)
		return text;
	from = bytes.at;
	good = iconv(decoder, &from, &bytes.length, &to, &left) != (size_t)-1 &&
	    iconv(decoder, NULL, NULL, &to, &left) != (size_t)-1;
	iconv_close(decoder);
	if (!good)
		return text;
	text = utf8_compose(arena, (struct text) {out, (size_t)(to - out)});
	return capitals ? utf8_upper(arena, text) : text;
}

static bool
is_ascii(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.at[i] >= 0x80)
			return false;
	return true;
}

struct text
proof_glyphs_decode(struct arena *arena, struct text text, struct text font)
{
	bool capitals = font.length > 0 && font.at[font.length - 1] == 'H';

	if (font_starts(font, ".Vn"))
		return is_ascii(text) && !capitals
		    ? text
		    : decode_tcvn(arena, text, capitals);
	if (is_ascii(text))
		return text;
	if (font_starts(font, "VNI-") || font_starts(font, "VNI "))
		return decode_vni(arena, text);
	return decode_signs(arena, text, font);
}
