#include "word/font_encoding.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/utf8.h"

static bool
starts(const char *font, const char *prefix)
{
	return strncasecmp(font, prefix, strlen(prefix)) == 0;
}

/* Families of other encodings: VPS, VISCII, Vietware and the like. */
static bool
is_unknown(const char *font)
{
	static const char *const FAMILIES[] = {"VPS ", "VPS-", "VISCII",
	    "Vietware", "VNU-", "VNU ", "BK HCM", "BKHCM", "SVNtimes",
	    "VNtimes", "vntime", "vnarial", "HP-"};

	for (size_t i = 0; i < sizeof FAMILIES / sizeof *FAMILIES; i++)
		if (starts(font, FAMILIES[i]))
			return true;
	return false;
}

enum font_encoding
font_encoding_of(const char *font)
{
	if (font == NULL || font[0] == '\0')
		return FONT_UNICODE;
	if (starts(font, ".Vn"))
		return font[strlen(font) - 1] == 'H' ? FONT_TCVN3_CAPITALS
						     : FONT_TCVN3;
	if (starts(font, "VNI-") || starts(font, "VNI "))
		return FONT_VNI;
	return is_unknown(font) ? FONT_UNKNOWN : FONT_UNICODE;
}

/* The characters of Windows-1252 that are no bytes of Latin-1: 80 to 9F. */
static const uint16_t WINDOWS[32] = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E,
    0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};

/* The byte of Windows-1252; 0 if it has none. */
static unsigned char
byte_of(uint32_t character)
{
	if (character < 0x80 || (character >= 0xA0 && character <= 0xFF))
		return (unsigned char)character;
	for (unsigned i = 0; i < 32; i++)
		if (character == WINDOWS[i])
			return (unsigned char)(0x80 + i);
	return 0;
}

static bool
is_ascii(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.at[i] >= 0x80)
			return false;
	return true;
}

/* Quotation marks and dashes are the same in these fonts and in Unicode. */
static bool
is_punctuation(uint32_t character)
{
	return (character >= 0x2010 && character <= 0x2026) ||
	    character == 0xA0;
}

/* Has it letters that were typed in Unicode? */
static bool
is_unicode(struct text text)
{
	while (text.length > 0) {
		uint32_t character = utf8_next(&text);

		if (byte_of(character) == 0 && !is_punctuation(character))
			return true;
	}
	return false;
}

/* From TCVN 5712 with bytes of letters only; false if one has no letter. */
static bool
add_tcvn3(struct buffer *out, iconv_t tables, unsigned char byte)
{
	char in = (char)byte, letter[16], *from = &in, *to = letter;
	size_t left = 1, room = sizeof letter;

	if (iconv(tables, &from, &left, &to, &room) == (size_t)-1 ||
	    /* A letter is held back, since a mark may follow it. */
	    iconv(tables, NULL, NULL, &to, &room) == (size_t)-1)
		return false;
	buffer_add(out, (struct text) {letter, (size_t)(to - letter)});
	return to > letter;
}

static enum font_text
convert_tcvn3(struct buffer *out, struct text text)
{
	iconv_t tables = iconv_open("UTF-8", "TCVN5712-1");
	enum font_text result = FONT_TEXT_CONVERTED;

	if (tables == (iconv_t)-1)
		return FONT_TEXT_REFUSED;
	while (text.length > 0) {
		uint32_t character = utf8_next(&text);

		if (character < 0x80 || is_punctuation(character))
			utf8_add(out, character);
		else if (!add_tcvn3(out, tables, byte_of(character)))
			result = FONT_TEXT_REFUSED;
	}
	iconv_close(tables);
	return result;
}

/* Letters of VNI that are one character, and marks after a letter. */
static const struct {
	uint16_t vni, first, second;
} VNI[] = {
    {0xF1, 0x0111, 0},
    {0xD1, 0x0110, 0},
    {0xF4, 0x01A1, 0},
    {0xD4, 0x01A0, 0},
    {0xF6, 0x01B0, 0},
    {0xD6, 0x01AF, 0},
    {0xED, 0x00ED, 0},
    {0xCD, 0x00CD, 0},
    {0xEC, 0x00EC, 0},
    {0xCC, 0x00CC, 0},
    {0xE6, 0x1EC9, 0},
    {0xC6, 0x1EC8, 0},
    {0xF3, 0x0129, 0},
    {0xD3, 0x0128, 0},
    {0xF2, 0x1ECB, 0},
    {0xD2, 0x1ECA, 0},
    {0xEE, 0x1EF5, 0},
    {0xCE, 0x1EF4, 0},
    {0xF9, 0x0301, 0},
    {0xD9, 0x0301, 0},
    {0xF8, 0x0300, 0},
    {0xD8, 0x0300, 0},
    {0xFB, 0x0309, 0},
    {0xDB, 0x0309, 0},
    {0xF5, 0x0303, 0},
    {0xD5, 0x0303, 0},
    {0xEF, 0x0323, 0},
    {0xCF, 0x0323, 0},
    {0xE2, 0x0302, 0},
    {0xC2, 0x0302, 0},
    {0xE1, 0x0302, 0x0301},
    {0xC1, 0x0302, 0x0301},
    {0xE0, 0x0302, 0x0300},
    {0xC0, 0x0302, 0x0300},
    {0xE5, 0x0302, 0x0309},
    {0xC5, 0x0302, 0x0309},
    {0xE3, 0x0302, 0x0303},
    {0xC3, 0x0302, 0x0303},
    {0xE4, 0x0302, 0x0323},
    {0xC4, 0x0302, 0x0323},
    {0xEA, 0x0306, 0},
    {0xCA, 0x0306, 0},
    {0xE9, 0x0306, 0x0301},
    {0xC9, 0x0306, 0x0301},
    {0xE8, 0x0306, 0x0300},
    {0xC8, 0x0306, 0x0300},
    {0xFA, 0x0306, 0x0309},
    {0xDA, 0x0306, 0x0309},
    {0xFC, 0x0306, 0x0303},
    {0xDC, 0x0306, 0x0303},
    {0xEB, 0x0306, 0x0323},
    {0xCB, 0x0306, 0x0323},
};

/* Marks follow a vowel; ô and ö stand for ơ and ư. */
static bool
may_follow(uint32_t mark, uint32_t before)
{
	static const char VOWELS[] = "aeouyAEOUY\xF4\xD4\xF6\xD6";

	if (mark < 0x300 || mark > 0x36F)
		return true;
	return before != 0 && before < 0x100 &&
	    strchr(VOWELS, (int)before) != NULL;
}

static bool
add_vni(struct buffer *out, uint32_t character, uint32_t before)
{
	for (size_t i = 0; i < sizeof VNI / sizeof *VNI; i++) {
		if (VNI[i].vni != character)
			continue;
		if (!may_follow(VNI[i].first, before))
			return false;
		utf8_add(out, VNI[i].first);
		if (VNI[i].second != 0)
			utf8_add(out, VNI[i].second);
		return true;
	}
	return false;
}

static enum font_text
convert_vni(struct buffer *out, struct text text)
{
	enum font_text result = FONT_TEXT_CONVERTED;
	uint32_t before = 0;

	while (text.length > 0) {
		uint32_t character = utf8_next(&text);

		if (character < 0x80 || is_punctuation(character))
			utf8_add(out, character);
		else if (!add_vni(out, character, before))
			result = FONT_TEXT_REFUSED;
		before = character;
	}
	return result;
}

enum font_text
font_encoding_convert(struct arena *arena, enum font_encoding encoding,
    struct text text, struct text *converted)
{
	struct buffer out = {.arena = arena};
	enum font_text result = FONT_TEXT_SAME;

	*converted = text;
	if (encoding == FONT_TCVN3_CAPITALS && is_ascii(text))
		*converted = utf8_upper(arena, text);
	if (encoding == FONT_UNICODE || is_ascii(text) || is_unicode(text))
		return FONT_TEXT_SAME;
	if (encoding == FONT_UNKNOWN)
		return FONT_TEXT_REFUSED;
	result = encoding == FONT_VNI ? convert_vni(&out, text)
				      : convert_tcvn3(&out, text);
	if (result == FONT_TEXT_REFUSED)
		return result;
	*converted = utf8_compose(arena, buffer_text(&out));
	if (encoding == FONT_TCVN3_CAPITALS)
		*converted = utf8_upper(arena, *converted);
	return result;
}
