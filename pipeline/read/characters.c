#include "read/characters.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "base/utf8.h"

/* Invisible characters. */
static const struct {
	uint32_t character;
	const char *name;
	bool removable; /* by characters_repair */
} INVISIBLE[] = {
    {0x00AD, N_("soft hyphen"), true},
    {0x200B, N_("zero-width space"), true},
    {0x200C, N_("zero-width non-joiner"), true},
    {0x200D, N_("zero-width joiner"), true},
    {0x2060, N_("word joiner"), true},
    {0xFEFF, N_("zero-width no-break space"), true},
    {0x200E, N_("left-to-right mark"), false},
    {0x200F, N_("right-to-left mark"), false},
    {0x202A, N_("direction mark"), false},
    {0x202B, N_("direction mark"), false},
    {0x202C, N_("direction mark"), false},
    {0x202D, N_("direction mark"), false},
    {0x202E, N_("direction mark"), false},
    {0x2066, N_("direction mark"), false},
    {0x2067, N_("direction mark"), false},
    {0x2068, N_("direction mark"), false},
    {0x2069, N_("direction mark"), false},
    {0x2028, N_("line separator"), false},
    {0x2029, N_("paragraph separator"), false},
    {0xFFFD, N_("replacement character: what stood here is lost"), false},
    {0xFFFE, N_("no character at all"), false},
    {0xFFFF, N_("no character at all"), false},
};

enum { INVISIBLE_COUNT = sizeof INVISIBLE / sizeof INVISIBLE[0] };

/* Letters of other alphabets that look like Vietnamese ones. */
static const struct {
	uint32_t character;
	const char *letter;
} LOOK_ALIKES[] = {
    {0x00D0, "Đ"},
    {0x00F0, "đ"},
    {0x0189, "Đ"},
    {0x0256, "đ"},
    {0x0410, "A"},
    {0x0412, "B"},
    {0x0415, "E"},
    {0x041A, "K"},
    {0x041C, "M"},
    {0x041D, "H"},
    {0x041E, "O"},
    {0x0420, "P"},
    {0x0421, "C"},
    {0x0422, "T"},
    {0x0425, "X"},
    {0x0430, "a"},
    {0x0435, "e"},
    {0x043E, "o"},
    {0x0440, "p"},
    {0x0441, "c"},
    {0x0443, "y"},
    {0x0445, "x"},
    {0x0456, "i"},
    {0x0391, "A"},
    {0x0392, "B"},
    {0x0395, "E"},
    {0x0397, "H"},
    {0x0399, "I"},
    {0x039A, "K"},
    {0x039C, "M"},
    {0x039D, "N"},
    {0x039F, "O"},
    {0x03A1, "P"},
    {0x03A4, "T"},
    {0x03A5, "Y"},
    {0x03A7, "X"},
    {0x03BF, "o"},
};

enum { LOOK_ALIKE_COUNT = sizeof LOOK_ALIKES / sizeof LOOK_ALIKES[0] };

struct scan {
	struct diag *diag;
	const struct source *source;
	struct text rest;
	size_t at; /* of the current character */
	uint32_t before, character;
	size_t new_tone, old_tone;	  /* syllables in each style */
	struct span new_place, old_place; /* the first of each */
	size_t tcvn3, vni, broken;	  /* signs of each in this line */
	struct span residue;
};

static struct span
here(const struct scan *scan)
{
	size_t end = (size_t)(scan->rest.at - scan->source->text.at);

	return span_at(scan->source, scan->at, end);
}

/* A Vietnamese letter, or one of the same block: correct by itself. */
static bool
is_plain(uint32_t c)
{
	return (c >= 0x1EA0 && c <= 0x1EF9) ||
	    (c >= 0xC0 && c <= 0x1B0 && c != 0xD0 && c != 0xF0 && c != 0x189);
}

static int
find_invisible(uint32_t c)
{
	for (int i = 0; i < INVISIBLE_COUNT; i++)
		if (INVISIBLE[i].character == c)
			return i;
	return -1;
}

static bool
check_private(struct diag *diag, uint32_t c, struct span span)
{
	if (utf8_is_private(c))
		diag_error(diag, CODE_PRIVATE_USE, span,
		    "U+%04X is a private-use character: every font draws "
		    "another sign for it; write the sign itself (☐, ●, -, …)",
		    (unsigned)c);
	else if (utf8_is_control(c))
		diag_error(diag, CODE_CONTROL, span,
		    "U+%04X is a control character; take it out", (unsigned)c);
	else
		return true;
	return false;
}

/*
 * Invisible characters. `itself`: the source has the character, not an escape.
 */
static bool
check_invisible(struct diag *diag, uint32_t c, struct span span, bool itself)
{
	int found = find_invisible(c);

	if (found < 0)
		return check_private(diag, c, span);
	diag_error(diag, CODE_INVISIBLE, span,
	    itself && INVISIBLE[found].removable
		? N_("U+%04X, %s: `congbao check --fix` takes it out")
		: N_("U+%04X, %s; take it out"),
	    (unsigned)c, translate(INVISIBLE[found].name));
	return false;
}

/* A Greek or Cyrillic letter among others is intended. */
static void
check_look_alike(struct scan *scan)
{
	uint32_t next = 0;
	struct text rest = scan->rest;
	bool latin;

	if (rest.length > 0)
		next = utf8_next(&rest);
	latin =
	    (utf8_is_letter(scan->before) && !utf8_is_foreign(scan->before)) ||
	    (utf8_is_letter(next) && !utf8_is_foreign(next));
	for (size_t i = 0; i < LOOK_ALIKE_COUNT; i++) {
		if (LOOK_ALIKES[i].character != scan->character)
			continue;
		if (utf8_is_foreign(scan->character) && !latin)
			continue;
		diag_warning(scan->diag, CODE_LOOK_ALIKE, here(scan),
		    "U+%04X only looks like “%s”: a search would not find "
		    "this word",
		    (unsigned)scan->character, LOOK_ALIKES[i].letter);
	}
}

static bool
is_no_break(uint32_t c)
{
	return c == 0xA0 || c == 0x202F;
}

static bool
is_edge(uint32_t c)
{
	return c == 0 || c == '\n' || c == ' ' || c == '|';
}

/*
 * Next to a space or at the edge of a line, a no-break space only widens the
 * gap.
 */
static void
check_no_break_space(struct scan *scan)
{
	struct text rest = scan->rest;
	struct span span = here(scan);
	uint32_t next = 0;
	size_t count = 1;

	if (!is_no_break(scan->character) || is_no_break(scan->before))
		return;
	while (rest.length > 0 && is_no_break(next = utf8_next(&rest))) {
		span.end = (uint32_t)(rest.at - scan->source->text.at);
		count++;
	}
	if (count > 1 || is_edge(scan->before) || is_edge(next))
		diag_warning(scan->diag, CODE_NO_BREAK_SPACE, span,
		    count == 1
			? N_("a no-break space where a line or cell ends or "
			     "beside another space; take it out")
			: N_("no-break spaces where a line or cell ends or "
			     "beside another space; take them out"));
}

/*
 * Characters that TCVN3 (ABC) text has for Vietnamese letters when it is read
 * as Latin-1.
 */
static bool
is_tcvn3_sign(uint32_t c)
{
	return (c >= 0xA1 && c <= 0xBF && c != 0xB0 && c != 0xB1 && c != 0xB2 &&
		   c != 0xB3 && c != 0xB4 && c != 0xB7 && c != 0xBA &&
		   c != 0xA0) ||
	    c == 0xD6 || c == 0xD8 || c == 0xDE || c == 0xDF || c == 0xE4 ||
	    c == 0xE6 || c == 0xEB || c == 0xEE || c == 0xF6 || c == 0xF8 ||
	    c == 0xFB || c == 0xFE || c == 0xCB || c == 0xCE || c == 0xCF ||
	    c == 0xC6 || c == 0xD1;
}

static bool
is_vowel(uint32_t c)
{
	return c < 0x80 && c != 0 && strchr("aeiouyAEIOUY", (char)c) != NULL;
}

/* A character that VNI puts after a vowel for its diacritics. */
static bool
is_vni_mark(uint32_t c)
{
	return c == 0xF8 || c == 0xEF || c == 0xE4 || c == 0xEB || c == 0xF6 ||
	    c == 0xFC || c == 0xE5 || c == 0xF1 || c == 0xFB || c == 0xD8 ||
	    c == 0xCF || c == 0xC4 || c == 0xCB || c == 0xD6 || c == 0xDC ||
	    c == 0xC5;
}

/*
 * Mojibake: the first two bytes of a Vietnamese letter in UTF-8, read as
 * Windows-1252: "á»‹" for ị, "Ä‘" for đ.
 */
static bool
is_broken_pair(uint32_t first, uint32_t second)
{
	return (first == 0xE1 && (second == 0xBA || second == 0xBB)) ||
	    (first == 0xC4 && (second == 0x2018 || second == 0x192)) ||
	    (first == 0xC6 && (second == 0xB0 || second == 0xA1)) ||
	    (first == 0xC3 && second >= 0xA1 && second <= 0xBF);
}

static void
report_residue(struct scan *scan)
{
	if (scan->broken >= 2)
		diag_warning(scan->diag, CODE_OLD_ENCODING, scan->residue,
		    "this looks like UTF-8 that was read as Windows-1252; "
		    "open the file anew as UTF-8");
	else if (scan->tcvn3 + scan->vni >= 2)
		diag_warning(scan->diag, CODE_OLD_ENCODING, scan->residue,
		    "this looks like a text of %s that was not converted; "
		    "convert it to Unicode",
		    scan->vni >= scan->tcvn3 ? "VNI" : "TCVN3 (ABC)");
	scan->tcvn3 = scan->vni = scan->broken = 0;
}

/* A single such word may be a name; two in a line are a bad conversion. */
static void
check_residue(struct scan *scan)
{
	bool vni;

	if (scan->character == '\n' || scan->rest.length == 0) {
		report_residue(scan);
		return;
	}
	if (is_broken_pair(scan->before, scan->character)) {
		scan->broken++;
		scan->residue = here(scan);
		return;
	}
	if (scan->character < 0xA1 || scan->character > 0xFE)
		return;
	vni = is_vni_mark(scan->character) && is_vowel(scan->before);
	if ((!vni && !is_tcvn3_sign(scan->character)) ||
	    !utf8_is_letter(scan->before))
		return;
	if (vni)
		scan->vni++;
	else
		scan->tcvn3++;
	scan->residue = here(scan);
}

/* Does `letters` contain the character? */
static bool
is_in(uint32_t c, const char *letters)
{
	struct text rest = text_of(letters);

	while (rest.length > 0)
		if (utf8_next(&rest) == c)
			return true;
	return false;
}

enum tone_style { TONE_NONE, TONE_NEW, TONE_OLD };

static enum tone_style
tone_style(uint32_t first, uint32_t second)
{
	if (second >= 0x80) {
		if ((first == 'o' || first == 'O') &&
		    is_in(second, "àáảãạèéẻẽẹ"))
			return TONE_NEW;
		if ((first == 'u' || first == 'U') && is_in(second, "ỳýỷỹỵ"))
			return TONE_NEW;
	} else if (first >= 0x80) {
		if ((second == 'a' || second == 'e') && is_in(first, "òóỏõọ"))
			return TONE_OLD;
		if ((second == 'y' || second == 'Y') &&
		    is_in(first, "ùúủũụÙÚỦŨỤ"))
			return TONE_OLD;
	}
	return TONE_NONE;
}

static void
check_tone(struct scan *scan, uint32_t two_before)
{
	enum tone_style style = tone_style(scan->before, scan->character);
	struct text rest = scan->rest;

	if (style == TONE_NONE)
		return;
	if (rest.length > 0 && utf8_is_letter(utf8_next(&rest)))
		return; /* "toàn": the tone has only one place */
	if (two_before == 'q' || two_before == 'Q')
		return; /* "quý": u belongs to q */
	if (style == TONE_NEW && scan->new_tone++ == 0)
		scan->new_place = here(scan);
	if (style == TONE_OLD && scan->old_tone++ == 0)
		scan->old_place = here(scan);
}

static void
report_tones(const struct scan *scan)
{
	bool few_new = scan->new_tone < scan->old_tone;

	if (scan->new_tone == 0 || scan->old_tone == 0)
		return;
	diag_note(scan->diag, CODE_TONE_MIXED,
	    few_new ? scan->new_place : scan->old_place,
	    "the text places tones in both ways: hòa, ủy %zu times, "
	    "hoà, uỷ %zu times; printed as written",
	    scan->old_tone, scan->new_tone);
}

/* Once per file: base/source.c has made the changes that --fix would save. */
static void
report_repairs(struct diag *diag, const struct source *source)
{
	struct span start = {source, 0, 0};

	if (source->was.decomposed)
		diag_note(diag, CODE_DECOMPOSED, start,
		    "accents were written as characters of their own; read as "
		    "composed, the same text; `congbao check --fix` writes it "
		    "so");
	if (source->was.carriage_returns)
		diag_note(diag, CODE_LINE_ENDS, start,
		    "lines end with carriage returns; `congbao check --fix` "
		    "writes line feeds");
	if (source->was.marked)
		diag_note(diag, CODE_BYTE_ORDER_MARK, start,
		    "the file begins with a byte order mark; `congbao check "
		    "--fix` takes it out");
}

/* A combining mark that is not composed with a letter before it. */
static void
check_accent(struct scan *scan)
{
	if (utf8_is_mark(scan->character) && !utf8_is_letter(scan->before) &&
	    !utf8_is_mark(scan->before))
		diag_warning(scan->diag, CODE_ACCENT_ALONE, here(scan),
		    "U+%04X is an accent, and no letter stands before it",
		    (unsigned)scan->character);
}

static void
check_alone(struct scan *scan)
{
	uint32_t c = scan->character;

	if (is_plain(c) || (c >= ' ' && c < 0x7F) || c == '\n')
		return;
	check_invisible(scan->diag, c, here(scan), true);
	check_accent(scan);
	check_look_alike(scan);
	check_no_break_space(scan);
}

/*
 * A printable ASCII character after another; most text needs no further checks.
 */
static bool
is_between_ascii(const struct scan *scan)
{
	return scan->character >= ' ' && scan->character < 0x7F &&
	    scan->before < 0x80 && scan->rest.length > 0;
}

void
characters_check(struct diag *diag, const struct source *source)
{
	struct scan scan = {
	    .diag = diag, .source = source, .rest = source->text};
	uint32_t two_before = 0;

	report_repairs(diag, source);
	while (scan.rest.length > 0) {
		scan.at = (size_t)(scan.rest.at - source->text.at);
		scan.character = utf8_next(&scan.rest);
		if (!is_between_ascii(&scan)) {
			check_alone(&scan);
			check_residue(&scan);
			check_tone(&scan, two_before);
		}
		two_before = scan.before;
		scan.before = scan.character;
	}
	report_tones(&scan);
}

static bool
has_character(struct text text, uint32_t character)
{
	while (text.length > 0)
		if (utf8_next(&text) == character)
			return true;
	return false;
}

bool
characters_check_escaped(struct diag *diag, struct text text, struct span span)
{
	bool good = true;

	while (text.length > 0) {
		uint32_t c = utf8_next(&text);

		if (!has_character(span_text(span), c))
			good &= check_invisible(diag, c, span, false);
	}
	return good;
}

/* Without removable invisible characters, and with line feeds. */
static struct text
cleaned(struct arena *arena, struct text bytes)
{
	struct buffer out = {.arena = arena};
	struct text rest = bytes;

	while (rest.length > 0) {
		struct text here = rest;
		uint32_t c = utf8_next(&rest);
		int found = find_invisible(c);

		here.length -= rest.length;
		if (found >= 0 && INVISIBLE[found].removable)
			continue;
		if (c != '\r')
			buffer_add(&out, here);
		else if (!text_starts(rest, "\n"))
			buffer_byte(&out, '\n');
	}
	return buffer_text(&out);
}

struct text
characters_repair(struct arena *arena, struct text bytes)
{
	if (utf8_valid_length(bytes) < bytes.length)
		return bytes;
	return utf8_compose(arena, cleaned(arena, bytes));
}
