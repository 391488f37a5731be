#include "word/signing.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/label.h"

enum {
	NAME_MOST = 8,	   /* words */
	NAME_WITHIN = 12,  /* blocks below the table, blank ones included */
	POST_LONGEST = 140 /* bytes */
};

struct signature_search {
	struct arena *arena;
	const struct word_blocks *blocks;
	struct signing *signing;
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* "TM. ỦY BAN NHÂN DÂN": for a collective. */
static bool
is_collective(struct text text)
{
	static const char *const STARTS[] = {"TM.", "T/M", "TM ", "Tm.", "TM/"};

	return text_starts_with_one(text, STARTS, COUNT(STARTS));
}

/* "KT. CHỦ TỊCH": in place of, by order or by delegation of someone. */
static bool
is_in_place(struct text text)
{
	static const char *const STARTS[] = {"KT.", "K/T", "KT ", "TL.", "T/L",
	    "TL ", "TUQ.", "TUQ ", "T/UQ", "Kt.", "TUN.", "KT/"};

	return text_starts_with_one(text, STARTS, COUNT(STARTS));
}

static bool
is_post(const struct word_line *line)
{
	static const char *const POSTS[] = {"chu-tich", "pho-chu-tich",
	    "giam-doc", "pho-giam-doc", "chanh-van-phong",
	    "pho-chanh-van-phong", "bo-truong", "thu-truong", "thu-tuong",
	    "pho-thu-tuong", "thong-doc", "chanh-an", "pho-chanh-an",
	    "vien-truong", "tong-giam-doc", "cuc-truong", "truong-ban",
	    "pho-truong-ban", "truong-phong", "chanh-thanh-tra", "q-chu-tich",
	    "quyen-chu-tich", "tong-thanh-tra", "tong-kiem-toan", "tong-bi-thu",
	    "bi-thu", "pho-bi-thu", "chu-nhiem", "hieu-truong", "truong-doan",
	    "to-truong", "thu-ky", "chi-cuc-truong"};

	if (!utf8_is_upper(line->text) || line->text.length > POST_LONGEST)
		return false;
	for (size_t i = 0; i < COUNT(POSTS); i++)
		if (slug_starts(line->slug, POSTS[i]))
			return true;
	return false;
}

static bool
is_capacity(const struct word_line *line)
{
	return line->text.length <= POST_LONGEST && utf8_is_upper(line->text) &&
	    (is_collective(line->text) || is_in_place(line->text) ||
		is_post(line));
}

static bool
is_recipients(const struct word_line *line)
{
	return slug_starts(line->slug, "noi-nhan");
}

/* Letters, spaces and full stops only: "TS. Nguyễn Văn A" */
static bool
has_letters_only(struct text text)
{
	while (text.length > 0) {
		uint32_t c = utf8_next(&text);

		if (!utf8_is_letter(c) && !utf8_is_mark(c) && c != ' ' &&
		    c != '.' && c != '\'')
			return false;
	}
	return true;
}

/* Two to eight words, one in lower case if a rank: "Thiếu tướng Lê Văn B". */
static bool
is_name(const struct word_line *line)
{
	struct text rest = line->text, word;
	size_t words = 0, lower = 0;
	bool last = false;

	if (utf8_is_upper(rest) || !has_letters_only(rest) ||
	    label_of(rest).kind != LABEL_NONE)
		return false;
	while (text_take(&rest, ' ', &word)) {
		struct text first = word;

		if (word.length == 0)
			continue;
		last = utf8_is_lower(utf8_next(&first));
		if (last && words == 0)
			return false;
		words++;
		lower += last;
	}
	return words >= 2 && words <= NAME_MOST && lower <= 1 && !last;
}

static bool
is_place_for_seal(const struct word_line *line)
{
	return slug_starts(line->slug, "da-ky") ||
	    slug_starts(line->slug, "ky-ten");
}

static void
keep(struct signature_search *search, struct word_line line)
{
	word_lines_keep(search->arena, &search->signing->rest, line);
}

/* Which part of the signature the last line was. */
enum signature_part { PART_NONE, PART_CAPACITY, PART_ON_BEHALF, PART_POSITION };

static enum signature_part
part_of(const struct signing *signing, const struct word_line *line,
    enum signature_part before)
{
	if (before == PART_NONE && is_collective(line->text))
		return PART_CAPACITY;
	if (is_in_place(line->text))
		return signing->on_behalf.length > 0 ? PART_POSITION
						     : PART_ON_BEHALF;
	if (before == PART_CAPACITY && !is_post(line))
		return PART_CAPACITY;
	return PART_POSITION;
}

static void
take_signer_line(struct signature_search *search, const struct word_line *line,
    enum signature_part *before)
{
	struct signing *signing = search->signing;
	enum signature_part part;

	if (signing->name.length > 0) {
		keep(search, *line);
		return;
	}
	if (*before != PART_NONE && is_name(line)) {
		signing->name = line->text;
		return;
	}
	if (!utf8_is_upper(line->text)) {
		keep(search, *line);
		return;
	}
	part = part_of(signing, line, *before);
	if (part == PART_CAPACITY)
		signing->capacity = word_text_join(
		    search->arena, signing->capacity, line->text);
	else if (part == PART_ON_BEHALF)
		signing->on_behalf = word_text_join(
		    search->arena, signing->on_behalf, line->text);
	else
		signing->position = word_text_join(
		    search->arena, signing->position, line->text);
	*before = part;
}

/* Without the dash, its space, and the label of a list. */
static struct text
without_dash(struct arena *arena, const struct word_line *line)
{
	static const char *const DASHES[] = {"-", "–", "—", "−", "•", "·", "˗"};
	struct text text = line->text;

	for (size_t i = 0; i < COUNT(DASHES); i++)
		if (text_starts(text, DASHES[i])) {
			text = text_trim(
			    text_part(text, strlen(DASHES[i]), text.length));
			break;
		}
	return text_of(arena_copy(arena, text.at, text.length));
}

/* A line that goes on from the one before: "…, Lưu:" and "VT." below it. */
static bool
goes_on(const struct word_line *line, struct text before)
{
	struct text text = line->text;

	if (before.length == 0 || line->listed || strchr("-+", text.at[0]) ||
	    text_starts(text, "–") || text_starts(text, "•"))
		return false;
	return strchr(";.", before.at[before.length - 1]) == NULL;
}

static void
take_recipient(struct signature_search *search, const struct word_line *line)
{
	struct signing *signing = search->signing;
	size_t last = signing->recipient_count;
	struct text text = without_dash(search->arena, line);

	if (text.length == 0)
		return;
	if (last > 0 && goes_on(line, signing->recipients[last - 1])) {
		signing->recipients[last - 1] = word_text_join(
		    search->arena, signing->recipients[last - 1], text);
		return;
	}
	signing->recipients = arena_more(search->arena, signing->recipients,
	    last, &signing->recipient_room, sizeof *signing->recipients);
	signing->recipients[signing->recipient_count++] = text;
}

/* "Nơi nhận: - Như trên;": what follows in the same line is a recipient. What
   stands there instead of "Nơi nhận" is text. */
static void
take_recipients_head(
    struct signature_search *search, const struct word_line *line)
{
	size_t colon = 0;
	const struct styled_text *styled = &line->styled;
	struct styled_text after, before;
	struct word_line rest;

	while (colon < styled->count && styled->at[colon].character != ':')
		colon++;
	before = styled_part(styled, 0, colon);
	rest = word_line_of(search->arena, line->place, before);
	if (!word_text_same(rest.text, text_of("Nơi nhận"))) {
		keep(search, *line);
		return;
	}
	after = styled_part(styled,
	    colon < styled->count ? colon + 1 : styled->count, styled->count);
	if (after.count == 0)
		return;
	rest = word_line_of(search->arena, line->place, after);
	take_recipient(search, &rest);
}

static bool
has(const struct word_lines *lines, bool (*is)(const struct word_line *))
{
	for (size_t i = 0; i < lines->count; i++)
		if (is(&lines->at[i]))
			return true;
	return false;
}

static bool
is_signature_table(
    const struct word_table *table, const struct word_lines *lines)
{
	if (lines->count == 0)
		return false;
	if (has(lines, is_recipients))
		return has(lines, is_capacity) || !table->bordered;
	return !table->bordered && table->count <= 4 &&
	    has(lines, is_capacity) && !has(lines, word_line_is_country);
}

static bool
is_recipient_column(const struct word_lines *lines, size_t column)
{
	for (size_t i = 0; i < lines->count; i++)
		if (lines->at[i].column == column &&
		    is_recipients(&lines->at[i]))
			return true;
	return false;
}

static void
take_table(struct signature_search *search, const struct word_lines *lines)
{
	enum signature_part before = PART_NONE;
	size_t signer_column = 0;
	bool signer = false, receiving = false;

	for (size_t i = 0; i < lines->count; i++) {
		const struct word_line *line = &lines->at[i];

		if (i == 0 || lines->at[i - 1].column != line->column)
			receiving = false;
		if (word_line_is_rule(line) || is_place_for_seal(line))
			keep(search, *line);
		else if (is_recipients(line)) {
			receiving = true;
			take_recipients_head(search, line);
		} else if (is_recipient_column(lines, line->column)) {
			if (receiving)
				take_recipient(search, line);
			else
				keep(search, *line);
		} else if (!signer || signer_column == line->column ||
		    search->signing->name.length == 0) {
			signer = true;
			signer_column = line->column;
			take_signer_line(search, line, &before);
		} else
			keep(search, *line);
	}
}

/* The name in a paragraph or a table below that of the signature. */
static void
take_name_below(struct signature_search *search)
{
	struct signing *signing = search->signing;
	size_t end = signing->end;

	for (size_t i = end; i < search->blocks->count && i < end + NAME_WITHIN;
	     i++) {
		struct word_lines lines =
		    word_lines_of(search->arena, &search->blocks->at[i]);

		if (search->blocks->at[i].kind == WORD_PARAGRAPH &&
		    search->blocks->at[i].paragraph->starts_page)
			return;
		if (lines.count == 0)
			continue;
		if (lines.count != 1 || !is_name(&lines.at[0]) ||
		    is_capacity(&lines.at[0]))
			return;
		signing->name = lines.at[0].text;
		signing->end = i + 1;
		return;
	}
}

static bool
find_table(struct signature_search *search, size_t from, size_t end)
{
	struct signing *signing = search->signing;

	for (size_t i = from; i < end; i++) {
		const struct word_block *block = &search->blocks->at[i];
		struct word_lines lines;

		if (block->kind != WORD_TABLE)
			continue;
		lines = word_lines_of(search->arena, block);
		if (!is_signature_table(block->table, &lines))
			continue;
		signing->found = true;
		signing->start = i;
		signing->end = i + 1;
		signing->place = block->table->place;
		take_table(search, &lines);
		if (signing->name.length == 0)
			take_name_below(search);
		return true;
	}
	return false;
}

/* The last block from `from` to below `end` that has text; `end`: none. */
static size_t
last_with_text(struct signature_search *search, size_t from, size_t end,
    struct word_lines *lines)
{
	for (size_t i = end; i-- > from;) {
		*lines = word_lines_of(search->arena, &search->blocks->at[i]);
		if (lines->count > 0)
			return i;
	}
	return end;
}

/* Capacity and name as paragraphs, at the end of what is before `end`. */
static bool
find_paragraphs(struct signature_search *search, size_t from, size_t end)
{
	struct signing *signing = search->signing;
	enum signature_part before = PART_NONE;
	struct word_lines name, lines;
	size_t last = last_with_text(search, from, end, &name);
	size_t first = last;

	if (last == end || name.count != 1 || !is_name(&name.at[0]) ||
	    is_capacity(&name.at[0]))
		return false;
	for (;;) {
		size_t above = last_with_text(search, from, first, &lines);

		if (above == first || lines.count != 1 ||
		    !is_capacity(&lines.at[0]))
			break;
		first = above;
	}
	if (first == last)
		return false;
	signing->found = true;
	signing->start = first;
	signing->end = last + 1;
	for (size_t i = first; i < last; i++) {
		lines = word_lines_of(search->arena, &search->blocks->at[i]);
		for (size_t j = 0; j < lines.count; j++)
			take_signer_line(search, &lines.at[j], &before);
	}
	signing->name = name.at[0].text;
	signing->place = name.at[0].place;
	return true;
}

/* A post is required of a signer, and may be all that there is. */
static void
give_position(struct signing *signing)
{
	struct text *from = signing->on_behalf.length > 0 ? &signing->on_behalf
							  : &signing->capacity;

	if (signing->position.length > 0 || from->length == 0)
		return;
	signing->position = *from;
	*from = (struct text) {0};
}

/* "PHỤ LỤC I": what is signed in an annex is a form. */
static bool
begins_annex(struct arena *arena, const struct word_block *block)
{
	struct word_lines lines = {0};
	struct label label;

	if (block->kind != WORD_PARAGRAPH ||
	    block->paragraph->align != WORD_CENTRE)
		return false;
	word_lines_add(arena, &lines, block->paragraph, 0);
	if (lines.count == 0)
		return false;
	label = label_of(lines.at[0].text);
	return label.kind == LABEL_ANNEX &&
	    label.length == lines.at[0].text.length;
}

static size_t
first_annex(struct arena *arena, const struct word_blocks *blocks, size_t from)
{
	while (from < blocks->count && !begins_annex(arena, &blocks->at[from]))
		from++;
	return from;
}

struct signing
signing_find(struct arena *arena, const struct word_blocks *blocks, size_t from)
{
	struct signing signing = {0};
	struct signature_search search = {arena, blocks, &signing};
	size_t end = first_annex(arena, blocks, from);

	if (!find_table(&search, from, end) &&
	    !find_paragraphs(&search, from, end))
		signing.start = signing.end = end;
	give_position(&signing);
	return signing;
}
