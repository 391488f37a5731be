#include "typeset/words.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/face.h"
#include "typeset/layout_context.h"
#include "typeset/no_break.h"

/* Superscript and subscript, in percent of the size around them. */
enum { SHIFTED_SIZE = 66, RAISE = 34, LOWER = 14, NOTE_SIZE = 60 };

struct word_builder {
	const struct layout_context *layout_context;
	struct words *words;
	struct type_size type;
	int widest;
	bool open; /* more fragments may be added to the last word */
};

static struct word *
open_word(struct word_builder *builder)
{
	struct words *words = builder->words;

	if (!builder->open) {
		words->at = arena_more(builder->layout_context->scratch,
		    words->at, words->count, &words->room, sizeof *words->at);
		words->at[words->count++] =
		    (struct word) {.first = words->fragment_count};
	}
	builder->open = true;
	return &words->at[words->count - 1];
}

static void
add_fragment(struct word_builder *builder, struct fragment fragment)
{
	struct words *words = builder->words;
	struct word *word = open_word(builder);

	words->fragments = arena_more(builder->layout_context->scratch,
	    words->fragments, words->fragment_count, &words->fragment_room,
	    sizeof *words->fragments);
	words->fragments[words->fragment_count++] = fragment;
	word->count++;
	word->width += fragment.width;
}

/* The FACE_… flags for the style of a run. */
static int
face_style(unsigned style)
{
	return (style & RUN_BOLD ? FACE_BOLD : 0) |
	    (style & RUN_ITALIC ? FACE_ITALIC : 0);
}

static int
width_of(const struct shape *shape, int size)
{
	return (int)((int64_t)shape->width * size / 1000);
}

static struct fragment
fragment_of(const struct word_builder *builder, const struct run *run)
{
	unsigned style = run->style;
	int size = builder->type.size;
	struct fragment fragment = {.size = size, .part = run->part};

	if (run->kind == RUN_NOTE)
		style |= RUN_SUPERSCRIPT;
	if (style & (RUN_SUPERSCRIPT | RUN_SUBSCRIPT))
		fragment.size = size * SHIFTED_SIZE / 100;
	if (style & RUN_SUPERSCRIPT)
		fragment.rise = size * RAISE / 100;
	else if (style & RUN_SUBSCRIPT)
		fragment.rise = -size * LOWER / 100;
	return fragment;
}

static void
missing_glyph(
    struct word_builder *builder, struct text character, struct span span)
{
	struct text rest = character;
	uint32_t c = utf8_next(&rest);

	character.length -= rest.length;
	diag_error(builder->layout_context->diag, CODE_GLYPH_MISSING, span,
	    "no font of the manifest has “%.*s” (U+%04X)", TEXT_OF(character),
	    (unsigned)c);
}

/* Adds text without spaces, in as few fragments as the faces allow. */
static void
add_text(struct word_builder *builder, const struct run *run, struct text text)
{
	int style = face_style(run->style | builder->type.style);
	size_t offset = (size_t)(text.at - run->text.at);

	while (text.length > 0) {
		struct fragment fragment = fragment_of(builder, run);
		struct span span = span_part(run->span, offset, text.length);
		const struct shape *shape =
		    faces_shape(builder->layout_context->faces, style, text);
		size_t taken;

		if (shape == NULL) {
			struct text rest = text;

			missing_glyph(builder, text, span);
			utf8_next(&rest);
			taken = text.length - rest.length;
		} else {
			taken = shape->text.length;
			fragment.shape = shape;
			fragment.width = width_of(shape, fragment.size);
			fragment.span = span_part(span, 0, taken);
			add_fragment(builder, fragment);
		}
		offset += taken;
		text = text_part(text, taken, text.length);
	}
}

/* The length of the white space at the start; sets whether it
   forbids a break. */
static size_t
space_length(struct text text, bool *no_break)
{
	struct text rest = text;
	uint32_t c = text.length > 0 ? utf8_next(&rest) : 0;

	*no_break = c == 0xA0 || c == 0x202F || c == 0x2007;
	if (c == ' ' || c == '\t' || c == '\n' || *no_break ||
	    (c >= 0x2000 && c <= 0x200A))
		return text.length - rest.length;
	return 0;
}

static void
close_word(struct word_builder *builder, enum gap gap, unsigned style)
{
	struct words *words = builder->words;
	struct word *word;

	if (words->count == 0 || (!builder->open && gap != GAP_BREAK))
		return;
	word = &words->at[words->count - 1];
	if (word->gap != GAP_BREAK)
		word->gap = gap;
	word->space = (int)((int64_t)faces_space(builder->layout_context->faces,
				face_style(style | builder->type.style)) *
	    builder->type.size / 1000);
	builder->open = false;
}

/* Can white space begin with this byte? */
static bool
may_be_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\xC2' ||
	    byte == '\xE2';
}

/* The length up to the first white space. */
static size_t
word_length(struct text text)
{
	size_t length = 0;
	bool no_break;

	while (length < text.length &&
	    !(may_be_space(text.at[length]) &&
		space_length(text_part(text, length, text.length), &no_break) >
		    0))
		length++;
	return length;
}

static void
add_run(struct word_builder *builder, const struct run *run)
{
	struct text rest = run->text;

	while (rest.length > 0) {
		size_t length = word_length(rest);
		bool no_break = false;
		size_t space = space_length(
		    text_part(rest, length, rest.length), &no_break);

		if (length > 0)
			add_text(builder, run, text_part(rest, 0, length));
		if (space > 0)
			close_word(builder, no_break ? GAP_NO_BREAK : GAP_SPACE,
			    run->style);
		rest = text_part(rest, length + space, rest.length);
	}
}

static void
add_note(struct word_builder *builder, const struct run *run)
{
	add_text(builder, run, run->text);
	open_word(builder)->note = run->note;
}

/* A line break at the very start or after another is an empty word, to make an
   empty line. */
static void
add_break(struct word_builder *builder)
{
	if (builder->words->count == 0 ||
	    builder->words->at[builder->words->count - 1].gap == GAP_BREAK)
		open_word(builder);
	close_word(builder, GAP_BREAK, 0);
}

/* The text of the word's last fragment. */
static struct text
last_text(const struct words *words, size_t index)
{
	const struct word *word = &words->at[index];

	return word->count == 0
	    ? (struct text) {NULL, 0}
	    : words->fragments[word->first + word->count - 1].shape->text;
}

static void
set_gaps(struct words *words)
{
	for (size_t i = 0; i + 1 < words->count; i++)
		if (words->at[i].gap == GAP_SPACE &&
		    words_stay_together(words, i))
			words->at[i].gap = GAP_NO_BREAK;
}

/* A trailing punctuation mark may protrude by a fifth of the type size. */
static void
set_hangs(struct words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		struct text text = last_text(words, i);
		const struct word *word = &words->at[i];

		if (text.length == 0 ||
		    strchr(".,;:-", text.at[text.length - 1]) == NULL)
			continue;
		words->at[i].hang =
		    words->fragments[word->first + word->count - 1].size / 5;
	}
}

/* Dots and underscores to write on, which may be cut anywhere. */
static bool
is_leader(struct text text)
{
	return text_ends(text, "..") || text_ends(text, "…") ||
	    text_ends(text, "__") || text_ends(text, "--");
}

/* A word that is too wide may be cut after these, else after any character. */
static bool
is_cut(struct text text, bool leader)
{
	return leader ||
	    (text.length > 0 &&
		strchr("/-.,;_@&=", text.at[text.length - 1]) != NULL);
}

/* The length of the longest start of the text that fits; at least one
   character. */
static size_t
fitting_length(struct word_builder *builder, int style, int size,
    struct text text, int room, bool leader)
{
	struct text rest = text;
	size_t fits = 0, cut = 0;

	while (rest.length > 0) {
		const struct shape *shape;
		struct text start;

		utf8_next(&rest);
		start = text_part(text, 0, text.length - rest.length);
		shape =
		    faces_shape(builder->layout_context->faces, style, start);
		if (shape == NULL || shape->text.length < start.length ||
		    (width_of(shape, size) > room && fits > 0))
			break;
		fits = start.length;
		if (is_cut(start, leader))
			cut = fits;
	}
	return cut > 0 ? cut : fits;
}

static void
cut_fragment(struct word_builder *builder, const struct fragment *fragment,
    int style, bool leader)
{
	struct text rest = fragment->shape->text;
	size_t offset = 0;

	while (rest.length > 0) {
		struct fragment part = *fragment;
		size_t length = fitting_length(builder, style, fragment->size,
		    rest, builder->widest, leader);

		part.shape = faces_shape(builder->layout_context->faces, style,
		    text_part(rest, 0, length));
		if (part.shape == NULL)
			return; /* reported when it was first shaped */
		part.width = width_of(part.shape, part.size);
		part.span = span_part(fragment->span, offset, length);
		if (builder->open)
			close_word(builder, GAP_NONE, 0);
		add_fragment(builder, part);
		offset += length;
		rest = text_part(rest, length, rest.length);
	}
}

static int
style_of(const struct faces *faces, const struct fragment *fragment)
{
	size_t number = face_number(fragment->shape->face);

	(void)faces;
	return number < 4 ? (int)number : 0;
}

/* Cuts words that are wider than a line into several without a space between
   them. */
static void
cut_word(struct word_builder *builder, const struct words *from,
    const struct word *word)
{
	const struct fragment *fragments = &from->fragments[word->first];
	struct text last = fragments[word->count - 1].shape->text;
	bool leader = is_leader(last) || is_leader(fragments[0].shape->text);
	struct span span =
	    span_join(fragments[0].span, fragments[word->count - 1].span);

	if (!leader)
		diag_warning(builder->layout_context->diag, CODE_WORD_WIDE,
		    span, "this word is wider than its line and was broken");
	for (size_t i = 0; i < word->count; i++)
		cut_fragment(builder, &fragments[i],
		    style_of(builder->layout_context->faces, &fragments[i]),
		    leader);
	builder->words->at[builder->words->count - 1].note = word->note;
}

static void
copy_word(struct word_builder *builder, const struct words *from,
    const struct word *word)
{
	if (word->count == 0)
		open_word(builder);
	for (size_t i = 0; i < word->count; i++)
		add_fragment(builder, from->fragments[word->first + i]);
	open_word(builder)->note = word->note;
}

static void
cut_wide_words(struct word_builder *builder)
{
	struct words from = *builder->words;
	bool wide = false;

	for (size_t i = 0; i < from.count; i++)
		wide |= from.at[i].width > builder->widest;
	if (!wide)
		return;
	*builder->words = (struct words) {0};
	for (size_t i = 0; i < from.count; i++) {
		struct word *last;

		builder->open = false;
		if (from.at[i].width > builder->widest)
			cut_word(builder, &from, &from.at[i]);
		else
			copy_word(builder, &from, &from.at[i]);
		last = &builder->words->at[builder->words->count - 1];
		last->gap = from.at[i].gap;
		last->space = from.at[i].space;
	}
}

struct words
words_make(const struct layout_context *layout_context, const struct runs *runs,
    struct type_size type, int widest)
{
	struct words words = {0};
	struct word_builder builder = {.layout_context = layout_context,
	    .words = &words,
	    .type = type,
	    .widest = widest};

	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		switch (run->kind) {
		case RUN_TEXT:
			add_run(&builder, run);
			break;
		case RUN_SOFT:
			close_word(&builder, GAP_SPACE, run->style);
			break;
		case RUN_BREAK:
			add_break(&builder);
			break;
		case RUN_NOTE:
			add_note(&builder, run);
			break;
		}
	}
	if (widest > 0)
		cut_wide_words(&builder);
	set_gaps(&words);
	if (layout_context->look->hanging)
		set_hangs(&words);
	return words;
}

int
words_widest(const struct words *words, int leader, int bound)
{
	int widest = 0, width = 0;

	for (size_t i = 0; i < words->count; i++) {
		const struct word *word = &words->at[i];
		bool cut =
		    word->width > leader && is_leader(last_text(words, i));

		int own = cut ? leader : word->width;

		width = width + own > bound ? own : width + own;
		if (width > widest)
			widest = width;
		if (word->gap == GAP_NO_BREAK)
			width += word->space;
		else
			width = 0;
	}
	return widest;
}

int
words_width(const struct words *words)
{
	int widest = 0, width = 0;

	for (size_t i = 0; i < words->count; i++) {
		width += words->at[i].width;
		if (width > widest)
			widest = width;
		if (words->at[i].gap == GAP_BREAK)
			width = 0;
		else
			width += words->at[i].space;
	}
	return widest;
}

int
words_total(const struct words *words)
{
	int total = 0;

	for (size_t i = 0; i < words->count; i++)
		total += words->at[i].width + words->at[i].space;
	return total;
}
