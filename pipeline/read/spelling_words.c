#include "read/spelling_words.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/decision.h"
#include "read/syllable.h"

enum { LONGEST_SYLLABLE = 7 }; /* "nghieng" */

/* A walk over the words of a paragraph. */
struct word_walk {
	spelling_take *take;
	void *context;
	bool starts;	    /* a sentence begins here */
	bool foreign;	    /* the words before are of another language */
	char before, after; /* the bytes around the run; '\0': a border */
	struct span span;   /* of the run */
	struct text text;   /* of the run */
	size_t found;	    /* of the span, up to the last word */
};

/* Letters with a tone mark, which abbreviations never have. */
static const char TONES[] =
    "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
    "ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ";

static bool
has_tone(struct text word)
{
	while (word.length > 0) {
		char letter[8] = "";
		const char *start = word.at;

		utf8_next(&word);
		memcpy(letter, start, (size_t)(word.at - start));
		if (letter[1] != '\0' && strstr(TONES, letter) != NULL)
			return true;
	}
	return false;
}

static bool
is_unit(struct text word)
{
	static const char *const UNITS[] = {"km", "µm", "μm", "kg", "cm", "mm",
	    "dm", "ml", "dl", "cl", "mg", "kw", "kv", "kva", "kwh", "kwp",
	    "mwp", "db", "lx", "ppm", "pcu", "đ", "vnđ", "gb", "mb", "tb", "cc",
	    "kn"};

	for (size_t i = 0; i < sizeof UNITS / sizeof UNITS[0]; i++)
		if (text_is(word, UNITS[i]))
			return true;
	return false;
}

enum letters {
	LETTERS_LOWER,
	LETTERS_FIRST, /* only the first one is a capital */
	LETTERS_UPPER,
	LETTERS_MIXED, /* "GDĐTx", "kWh" */
};

static enum letters
letters_of(struct text word)
{
	size_t count = 0, capitals = 0;
	bool first = false;

	while (word.length > 0) {
		uint32_t character = utf8_next(&word);
		bool capital =
		    !utf8_is_lower(character) && !utf8_is_mark(character);

		first |= count == 0 && capital;
		capitals += capital;
		count++;
	}
	if (capitals == 0)
		return LETTERS_LOWER;
	if (capitals == count)
		return LETTERS_UPPER;
	return capitals == 1 && first ? LETTERS_FIRST : LETTERS_MIXED;
}

/* A name inside a sentence, or an abbreviation? */
static bool
is_name(struct text word, bool starts)
{
	switch (letters_of(word)) {
	case LETTERS_LOWER:
		return false;
	case LETTERS_FIRST:
		return !starts;
	case LETTERS_UPPER:
		return !has_tone(word);
	default:
		return true;
	}
}

/* Text may be shorter than its source, which has escapes and entities. */
static struct span
span_of(struct word_walk *walk, struct text word)
{
	struct text source = span_text(walk->span);
	size_t at = (size_t)(word.at - walk->text.at);

	if (source.length == walk->text.length)
		return span_part(walk->span, at, word.length);
	at = walk->found;
	while (at + word.length <= source.length &&
	    !text_equal(text_part(source, at, at + word.length), word))
		at++;
	if (at + word.length > source.length)
		return walk->span;
	walk->found = at + word.length;
	return span_part(walk->span, at, word.length);
}

static bool
is_ascii(struct text chunk)
{
	for (size_t i = 0; i < chunk.length; i++)
		if ((unsigned char)chunk.at[i] >= 0x80)
			return false;
	return true;
}

/*
 * Without accents, and of a shape that no syllable has: "internet". What has
 * such a shape is foreign among foreign words: "an" in "website of an office".
 */
static bool
is_foreign(struct word_walk *walk, struct text word)
{
	char lower[LONGEST_SYLLABLE + 1];
	size_t i = 0;

	if (!is_ascii(word)) {
		walk->foreign = false;
		return false;
	}
	if (walk->foreign || word.length > LONGEST_SYLLABLE)
		return walk->foreign = true;
	for (; i < word.length; i++)
		lower[i] = (char)tolower((unsigned char)word.at[i]);
	walk->foreign = !syllable_is_shaped((struct text) {lower, i});
	return walk->foreign;
}

static void
take(struct word_walk *walk, struct text word)
{
	struct text rest = word;

	utf8_next(&rest);
	if (rest.length == 0 || is_unit(word) || is_name(word, walk->starts) ||
	    is_foreign(walk, word))
		return;
	walk->take(walk->context, word, span_of(walk, word));
}

static bool
is_in_word(uint32_t character)
{
	return utf8_is_letter(character) || utf8_is_mark(character);
}

/* Each sequence of letters. */
static void
take_letters(struct word_walk *walk, struct text chunk)
{
	struct text rest = chunk;

	while (rest.length > 0) {
		struct text word = rest;

		if (!is_in_word(utf8_next(&rest)))
			continue;
		while (rest.length > 0) {
			struct text next = rest;

			if (!is_in_word(utf8_next(&next)))
				break;
			rest = next;
		}
		word.length = (size_t)(rest.at - word.at);
		take(walk, word);
		walk->starts = false;
	}
}

static bool
has(struct text chunk, const char *part)
{
	return text_find(chunk, part) < chunk.length;
}

static bool
has_digit(struct text chunk)
{
	for (size_t i = 0; i < chunk.length; i++)
		if (utf8_is_digit((unsigned char)chunk.at[i]))
			return true;
	return false;
}

/* "congbao.example", "a@b", "https://…" */
static bool
is_address(struct text chunk)
{
	struct text inner = chunk;

	while (inner.length > 0 && strchr(".,;:)", inner.at[inner.length - 1]))
		inner.length--;
	return has(chunk, "@") || has(chunk, "://") || has(chunk, "www.") ||
	    (is_ascii(inner) && has(inner, "."));
}

static bool
is_letter_byte(char byte)
{
	return (unsigned char)byte >= 0x80 ||
	    utf8_is_letter((unsigned char)byte);
}

/* A part of it is in another style, in the run before or after. */
static bool
is_broken(const struct word_walk *walk, struct text chunk)
{
	const char *end = walk->text.at + walk->text.length;

	return (chunk.at == walk->text.at && is_letter_byte(chunk.at[0]) &&
		   is_letter_byte(walk->before)) ||
	    (chunk.at + chunk.length == end &&
		is_letter_byte(chunk.at[chunk.length - 1]) &&
		is_letter_byte(walk->after));
}

/* A dash of a list, or the end of a sentence or label. */
static bool
ends_sentence(struct text chunk)
{
	return strchr(".:;!?)-+", chunk.at[chunk.length - 1]) != NULL ||
	    text_ends(chunk, "…") || text_ends(chunk, "–") ||
	    text_ends(chunk, ".”");
}

/* "A-déc-bai-gian", "(Xing-ga-po)": a name with the sounds of Vietnamese. */
static bool
is_hyphened_name(struct text chunk)
{
	bool capital = false;

	while (chunk.length > 0) {
		uint32_t character = utf8_next(&chunk);

		if (!is_in_word(character))
			continue;
		capital = !utf8_is_lower(character);
		break;
	}
	while (capital && chunk.length > 1) {
		struct text rest = text_part(chunk, 1, chunk.length);

		if (chunk.at[0] == '-' && is_in_word(utf8_next(&rest)))
			return true;
		utf8_next(&chunk);
	}
	return false;
}

/* What stands between two spaces. */
static void
take_chunk(struct word_walk *walk, struct text chunk)
{
	if (!has_digit(chunk) && !is_address(chunk) &&
	    !is_hyphened_name(chunk) && !is_broken(walk, chunk))
		take_letters(walk, chunk);
	walk->starts = ends_sentence(chunk);
}

static void
take_text(struct word_walk *walk)
{
	struct text rest = walk->text;

	walk->found = 0;
	while (rest.length > 0) {
		size_t length = 0;

		while (length < rest.length && !text_is_space(rest.at[length]))
			length++;
		if (length > 0)
			take_chunk(walk, text_part(rest, 0, length));
		else
			length = 1;
		rest = text_part(rest, length, rest.length);
	}
}

/* The byte of the run that is next to its neighbour; '\0': it is no text. */
static char
border(const struct runs *runs, size_t index, bool last)
{
	const struct run *run;

	if (index >= runs->count)
		return '\0';
	run = &runs->at[index];
	if (run->kind != RUN_TEXT || run->text.length == 0)
		return '\0';
	return run->text.at[last ? run->text.length - 1 : 0];
}

static void
take_runs(struct word_walk *walk, const struct runs *runs)
{
	walk->starts = true;
	walk->foreign = false;
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		if (run->kind != RUN_TEXT || run->language != NULL)
			continue;
		walk->text = run->text;
		walk->span = run->span;
		walk->before = i == 0 ? '\0' : border(runs, i - 1, true);
		walk->after = border(runs, i + 1, false);
		take_text(walk);
	}
}

static void
take_node(struct word_walk *walk, const struct node *node)
{
	take_runs(walk, &node->runs);
	for (const struct node *child = node->first; child != NULL;
	     child = child->next)
		take_node(walk, child);
}

void
spelling_words_of_node(
    const struct node *node, spelling_take *take_word, void *context)
{
	struct word_walk walk = {.take = take_word, .context = context};

	take_node(&walk, node);
}

void
spelling_words_of_value(
    const struct value *value, spelling_take *take_word, void *context)
{
	struct word_walk walk = {.take = take_word,
	    .context = context,
	    .starts = true,
	    .text = text_of(value->text),
	    .span = value->span};

	take_text(&walk);
}

/* With the tone mark on the other vowel, or y for i. */
static const char *const OTHERS[][2] = {{"òa", "oà"}, {"óa", "oá"},
    {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"}, {"òe", "oè"}, {"óe", "oé"},
    {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"}, {"ùy", "uỳ"}, {"úy", "uý"},
    {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"}, {"ì", "ỳ"}, {"í", "ý"},
    {"ỉ", "ỷ"}, {"ĩ", "ỹ"}, {"ị", "ỵ"}, {"i", "y"}};

const char *
spelling_other(struct arena *arena, const char *word)
{
	struct text text = text_of(word);

	for (size_t i = 0; i < 2 * sizeof OTHERS / sizeof OTHERS[0]; i++) {
		const char *one = OTHERS[i / 2][i % 2];
		const char *other = OTHERS[i / 2][1 - i % 2];

		if (text_ends(text, one))
			return arena_format(arena, TEXT "%s",
			    TEXT_OF(
				text_part(text, 0, text.length - strlen(one))),
			    other);
	}
	return NULL;
}

static const char *const MOVED[][2] = {{"ừo", "ườ"}, {"ứo", "ướ"}, {"ửo", "ưở"},
    {"ữo", "ưỡ"}, {"ựo", "ượ"}, {"ừơ", "ườ"}, {"ứơ", "ướ"}, {"ửơ", "ưở"},
    {"ữơ", "ưỡ"}, {"ựơ", "ượ"}, {"uờ", "ườ"}, {"uớ", "ướ"}, {"uở", "ưở"},
    {"uỡ", "ưỡ"}, {"uợ", "ượ"}, {"uơ", "ươ"}, {"ưo", "ươ"}, {"ìê", "iề"},
    {"íê", "iế"}, {"ỉê", "iể"}, {"ĩê", "iễ"}, {"ịê", "iệ"}, {"ùô", "uồ"},
    {"úô", "uố"}, {"ủô", "uổ"}, {"ũô", "uỗ"}, {"ụô", "uộ"}, {"ỳê", "yề"},
    {"ýê", "yế"}, {"ỷê", "yể"}, {"ỹê", "yễ"}, {"ỵê", "yệ"}};

const char *
spelling_moved_tone(struct arena *arena, const char *word)
{
	struct text text = text_of(word);

	for (size_t i = 0; i < sizeof MOVED / sizeof MOVED[0]; i++) {
		size_t at = text_find(text, MOVED[i][0]);
		struct text rest;

		if (at == text.length)
			continue;
		rest = text_part(text, at + strlen(MOVED[i][0]), text.length);
		return arena_format(arena, TEXT "%s" TEXT,
		    TEXT_OF(text_part(text, 0, at)), MOVED[i][1],
		    TEXT_OF(rest));
	}
	return NULL;
}
