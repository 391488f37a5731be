#include "word/styled_text.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "word/word_document.h"

static bool
is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 ||
	    (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
	    c == 0x3000;
}

/* Soft hyphen, zero-width characters and direction marks. */
static bool
shows_nothing(uint32_t c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
	    c == 0xFEFF || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x2069);
}

bool
styled_is_space(const struct styled *item)
{
	return item->run == NULL && item->character == ' ';
}

bool
styled_is(const struct styled *item, int kind)
{
	return item->run != NULL && (int)item->run->kind == kind;
}

static bool
is_gap(const struct styled *item)
{
	return styled_is_space(item) || styled_is(item, WORD_LINE_BREAK);
}

static void
add(struct arena *arena, struct styled_text *text, struct styled item)
{
	text->at = arena_more(
	    arena, text->at, text->count, &text->room, sizeof *text->at);
	text->at[text->count++] = item;
}

static void
add_space(struct arena *arena, struct styled_text *text, unsigned style)
{
	if (text->count > 0 && !is_gap(&text->at[text->count - 1]))
		add(arena, text, (struct styled) {' ', style, NULL});
}

static void
add_break(
    struct arena *arena, struct styled_text *text, const struct word_run *run)
{
	if (text->count > 0 && styled_is_space(&text->at[text->count - 1]))
		text->count--;
	if (text->count > 0)
		add(arena, text, (struct styled) {0, run->style, run});
}

static void
add_characters(struct arena *arena, struct styled_text *text,
    struct text characters, unsigned style)
{
	while (characters.length > 0) {
		uint32_t c = utf8_next(&characters);

		if (is_space(c))
			add_space(arena, text, style);
		else if (!shows_nothing(c))
			add(arena, text, (struct styled) {c, style, NULL});
	}
}

static void
add_run(
    struct arena *arena, struct styled_text *text, const struct word_run *run)
{
	switch (run->kind) {
	case WORD_TEXT:
		add_characters(arena, text, run->text, run->style);
		break;
	case WORD_TAB:
	case WORD_PAGE_BREAK:
		add_space(arena, text, run->style);
		break;
	case WORD_LINE_BREAK:
		add_break(arena, text, run);
		break;
	case WORD_NOTE:
	case WORD_PICTURE:
		add(arena, text, (struct styled) {0, run->style, run});
		break;
	}
}

/* At most: a character has at least one byte. */
static size_t
count_items(const struct word_paragraph *paragraph)
{
	size_t count = paragraph->label.length + paragraph->count + 1;

	for (size_t i = 0; i < paragraph->count; i++)
		count += paragraph->runs[i].text.length;
	return count;
}

/* With room for all: an array that grows would leave copies in the arena. */
struct styled_text
styled_text_of(struct arena *arena, const struct word_paragraph *paragraph)
{
	struct styled_text text = {.room = count_items(paragraph)};

	text.at = arena_alloc(arena, text.room * sizeof *text.at);
	add_characters(arena, &text, paragraph->label, paragraph->label_style);
	if (text.count > 0 && !paragraph->label_joined)
		add_space(arena, &text, paragraph->label_style);
	for (size_t i = 0; i < paragraph->count; i++)
		add_run(arena, &text, &paragraph->runs[i]);
	return styled_part(&text, 0, text.count);
}

struct styled_text
styled_part(const struct styled_text *text, size_t start, size_t end)
{
	while (start < end && is_gap(&text->at[start]))
		start++;
	while (end > start && is_gap(&text->at[end - 1]))
		end--;
	if (end == start)
		return (struct styled_text) {0};
	return (struct styled_text) {text->at + start, end - start, 0};
}

struct text
styled_plain(struct arena *arena, const struct styled_text *text, bool lines)
{
	struct buffer out = {.arena = arena};

	for (size_t i = 0; i < text->count; i++) {
		const struct styled *item = &text->at[i];

		if (item->run == NULL)
			utf8_add(&out, item->character);
		else if (item->run->kind == WORD_LINE_BREAK)
			buffer_byte(&out, lines ? '\n' : ' ');
	}
	return buffer_text(&out);
}

/* A copy that can grow; parts of a text cannot. */
static void
own(struct arena *arena, struct styled_text *text)
{
	struct styled_text copy = {0};

	if (text->room > 0 || text->count == 0)
		return;
	for (size_t i = 0; i < text->count; i++)
		add(arena, &copy, text->at[i]);
	*text = copy;
}

void
styled_join(struct arena *arena, struct styled_text *text,
    const struct styled_text *more)
{
	if (more->count == 0)
		return;
	own(arena, text);
	add_space(arena, text,
	    text->count == 0
		? 0
		: text->at[text->count - 1].style & more->at[0].style);
	for (size_t i = 0; i < more->count; i++)
		add(arena, text, more->at[i]);
}

void
styled_insert(struct arena *arena, struct styled_text *text, size_t at,
    struct text characters)
{
	struct styled_text out = {0};
	unsigned style = at > 0 ? text->at[at - 1].style : 0;

	for (size_t i = 0; i < at; i++)
		add(arena, &out, text->at[i]);
	add_characters(arena, &out, characters, style);
	for (size_t i = at; i < text->count; i++)
		add(arena, &out, text->at[i]);
	*text = out;
}

bool
styled_is_all(const struct styled_text *text, unsigned style)
{
	bool found = false;

	for (size_t i = 0; i < text->count; i++) {
		const struct styled *item = &text->at[i];

		if (item->run != NULL || !utf8_is_letter(item->character))
			continue;
		if ((item->style & style) == 0)
			return false;
		found = true;
	}
	return found;
}

void
styled_clear(struct styled_text *text, unsigned style)
{
	for (size_t i = 0; i < text->count; i++)
		text->at[i].style &= ~style;
}
